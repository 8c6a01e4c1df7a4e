import { caseOf } from './caseNow.ts';
import type { AppSettings } from './ports.ts';
import type { Session } from './session.ts';
import type { SessionState } from './sessionState.ts';
import { isApprover } from '../domain/case/events.ts';
import type { UnknownRead } from '../domain/invoice.ts';

/** What is known of page, browser and host beyond the session. */
export interface Surroundings {
  /** Of this package. */
  readonly version: string;
  /** As Zendesk tells it; another one where the page is older than the installation. */
  readonly installedVersion: string;
  readonly browser: string;
  /** Zendesk's own SDK script, or the copy in the package. */
  readonly sdk: 'own' | 'copy';
  readonly location: string;
  /** So long the page has been open. */
  readonly openForMs: number;
  readonly width: number;
  readonly isOnline: boolean;
}

const setOrNot = (isSet: boolean): string => (isSet ? 'set' : 'not set');
const onOrOff = (isOn: boolean): string => (isOn ? 'on' : 'off');

/**
 * Names of the settings, and values only where they are one of a few: what is typed freely may be somebody's e-mail, or a
 * key in the wrong field.
 */
function settingLines(settings: AppSettings, resolved: number): readonly string[] {
  const { approvers, policy, billingSource, billingUrl, stripeCustomerField, problems } = settings;
  const present = approvers.filter(({ until }) => until === null).length;
  const former = approvers.length - present;
  const wrong = problems.map(({ setting, value }) => `${setting} (${value === '' ? 'missing' : 'not understood'})`);
  return [
    `  approvers: ${present} named, ${former} former; ${resolved} found`,
    `  billing_source: ${billingSource ?? 'not understood'}`,
    '  secure, never told to this page: stripe_key, billing_token',
    `  billing_url: ${billingUrl === null ? 'not set' : `set, ${new URL(billingUrl).hostname}`}`,
    `  stripe_customer_field: ${setOrNot(stripeCustomerField !== null)}`,
    `  flag_every_void: ${onOrOff(policy.flagEveryVoid)}`,
    `  continue_requires_two_paid: ${onOrOff(policy.continueRequiresTwoPaid)}`,
    `  note_language: ${settings.noteLanguage}`,
    `  customer_languages: ${settings.customerLanguages.join(', ')}`,
    `  not in order: ${wrong.length === 0 ? 'none' : wrong.join(', ')}`,
  ];
}

const unknownWords = ({ why, fault }: UnknownRead): string =>
  `unknown, ${why}${fault === null ? '' : `, ${fault.name}`}`;

function billingWords({ billing }: SessionState): string {
  const { read, failed } = billing;
  const found = read === null ? 'not read' : read.kind === 'unknown' ? unknownWords(read) : read.kind;
  const gaps = read?.kind === 'invoices' ? read.gaps.map(({ name }) => name) : [];
  return [
    found,
    ...(gaps.length === 0 ? [] : [`not all of it: ${gaps.join(', ')}`]),
    ...(failed === null ? [] : [`newest attempt: ${unknownWords(failed)}`]),
    ...(read?.kind === 'invoices' && read.testMode ? ['test mode'] : []),
  ].join('; ');
}

function logWords(state: SessionState): string {
  const { log } = state;
  if (log.is === 'failed') return `failed, ${log.failure.why}`;
  if (log.is !== 'read') return log.is;
  const { run, unreadable } = caseOf(state);
  return `read, run ${run}, ${log.entries.length} entries, ${unreadable} unreadable`;
}

function noticeWords({ notice }: SessionState): string {
  switch (notice?.kind) {
    case undefined:
      return 'none';
    case 'refused':
      return `refused, ${notice.refusal}`;
    case 'failed':
      return `failed, ${notice.failure.why}`;
    case 'composer':
      return `not inserted, ${notice.why}`;
    case 'recorded':
      return `recorded ${notice.act.kind}`;
    case 'inserted':
      return `inserted into the ${notice.into}`;
  }
}

function ticketWords({ ticket, ticketFailure, savedStatus }: SessionState): string {
  if (ticketFailure !== null) return `not read, ${ticketFailure.why}`;
  if (ticket === null) return 'not read yet';
  const number = ticket.id === null ? 'being created' : `${ticket.id}`;
  return `${number}, ${ticket.status} in the form, saved as ${savedStatus ?? 'not known'}`;
}

/** What the report for the admin says of the panel as it stands: no customer data, and nothing that was typed. */
export function panelLines({ ports, getState }: Session, around: Surroundings): readonly string[] {
  const state = getState();
  const { viewer, settings, drafts } = ports;
  const isOlder = around.installedVersion !== around.version;
  const roles = [viewer.isAdmin ? 'admin' : 'agent'];
  if (isApprover(state.approvers, viewer.id, ports.now())) roles.push('approver');
  return [
    `App: ${around.version}${isOlder ? `, installed: ${around.installedVersion}` : ''}`,
    `Browser: ${around.browser}`,
    `SDK: ${around.sdk === 'own' ? 'Zendesk’s own' : 'the copy in the package'}; in ${around.location}`,
    `Page: open for ${Math.round(around.openForMs / 1000)} s, ${around.width} px wide, ${
      around.isOnline ? 'online' : 'offline'
    }, storage ${drafts.outlivesReload ? 'allowed' : 'refused'}`,
    `Language: ${viewer.locale}, time zone ${viewer.timeZone === '' ? 'not told' : viewer.timeZone}`,
    `Role: ${roles.join(', ')}`,
    `Ticket: ${ticketWords(state)}`,
    `Log: ${logWords(state)}`,
    `Billing: ${billingWords(state)}`,
    `Last act: ${noticeWords(state)}; under way: ${state.busy ?? 'nothing'}`,
    `Last save: ${state.blocked === null ? 'not blocked' : `blocked ${(state.blocked.match(/\[G\d+\]/g) ?? []).join(' ')}`}`,
    'Settings:',
    ...settingLines(settings, state.approvers.length),
  ];
}
