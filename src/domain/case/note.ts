import type { Decision } from './decision.ts';
import type { CaseAct, NewEvent } from './events.ts';
import type { CaseState } from './caseState.ts';
import type { Invoice, PastDue } from '../invoice.ts';
import { totals, type Instant, type Money } from '../money.ts';
import { playbookSaysNever } from '../policy/exception.ts';
import { resolutionName, ruleText } from '../policy/resolve.ts';
import type { Action } from '../policy/plan.ts';

/** The note's words and formats; the sentences live in translations under `note`, `resolution`, `rule` and so on. */
export interface NoteWords {
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly money: (amount: Money) => string;
  /** Calendar day in the agent's zone. */
  readonly day: (at: Instant) => string;
  /** Day, time and zone. */
  readonly moment: (at: Instant) => string;
}

export interface NoteContext {
  readonly event: NewEvent;
  readonly state: CaseState;
  readonly pastDue: PastDue;
  /** The agent's own words; may be empty. */
  readonly prose: string;
  readonly words: NoteWords;
}

/** The case reference that every note ends with; a public reply that holds it is held back (G9). */
export function caseReference(event: Pick<NewEvent, 'ticketId' | 'run' | 'seq'>): string {
  return `PDP-${event.ticketId}-${event.run}-${event.seq}`;
}

const REFERENCE = /\bPDP-\d+-\d+-\d+\b|\bpdp-data:/;
const LINE_THAT_TELLS = 40;

/** Whether a public reply holds the note: its reference, or one of its longer lines. */
export function holdsNote(reply: string, note: string | null): boolean {
  if (REFERENCE.test(reply)) return true;
  const flat = reply.replaceAll(/\s+/g, ' ');
  return (note ?? '')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .some((line) => line.length >= LINE_THAT_TELLS && flat.includes(line));
}

function actionLines(decision: Decision, pastDue: PastDue, words: NoteWords): string[] {
  const invoices = new Map<string, Invoice>(
    pastDue.kind === 'invoices' ? pastDue.invoices.map((invoice) => [invoice.id, invoice]) : [],
  );
  return decision.plan.actions.map((planned) => {
    const invoice = invoices.get(planned.invoiceId);
    const action = words.say(planned.done ? `note.done.${planned.action}` : `note.action.${planned.action}`);
    if (invoice === undefined) return `- ${planned.invoiceId}: ${action}`;
    return `- ${invoice.number} · ${words.money(invoice.amount)} · ${words.day(invoice.issuedAt)}: ${action}`;
  });
}

function totalLines(decision: Decision, pastDue: PastDue, words: NoteWords): string[] {
  if (pastDue.kind !== 'invoices') return [];
  const amounts = new Map(pastDue.invoices.map((invoice) => [invoice.id, invoice.amount]));
  return (['collect', 'void', 'keep'] as const satisfies readonly Action[]).flatMap((action) => {
    const planned = decision.plan.actions.filter((entry) => entry.action === action);
    const sums = totals(planned.flatMap((entry) => amounts.get(entry.invoiceId) ?? []));
    if (planned.length === 0) return [];
    return [
      `${words.say(`note.total.${action}`, { count: planned.length })}: ${sums.map((sum) => words.money(sum)).join(' + ')}`,
    ];
  });
}

function invoiceLines(decision: Decision, pastDue: PastDue, words: NoteWords): string[] {
  const { n } = decision.pastDue;
  if (n === null) return [words.say('note.countUnknown')];
  const heading = words.say('note.pastDue', { count: n });
  const { counts } = decision.plan;
  if (decision.plan.actions.length > 0) {
    return [heading, ...actionLines(decision, pastDue, words), ...totalLines(decision, pastDue, words)];
  }
  if (n === 0 || counts === null) return [heading];
  return [heading, words.say('note.byCount', { collect: counts.collect, void: counts.void, keep: counts.keep })];
}

function ruleLines(decision: Decision, words: NoteWords): string[] {
  const lines: string[] = [];
  if (decision.rule !== null)
    lines.push(
      `${words.say('note.rule')} ${decision.rule}: ${words.say(`rule.${ruleText(decision.rule, decision.settingsActed)}`)}`,
    );
  if (decision.boundary) lines.push(words.say('note.boundary'));
  for (const setting of decision.settingsActed) lines.push(words.say(`note.setting.${setting}`));
  if (decision.requestChange !== null) {
    const { before, reason } = decision.requestChange;
    lines.push(
      words.say(before === null ? 'note.requestAgainst' : 'note.requestChanged', {
        before: before === null ? '' : words.say(`answer.request.${before}`),
        after: words.say(`answer.request.${decision.request ?? 'continue'}`),
        reason,
      }),
    );
  }
  if (decision.askedWhen !== null) lines.push(words.say('note.askedWhen', { when: decision.askedWhen }));
  return lines;
}

function exceptionLines(decision: Decision, words: NoteWords): string[] {
  const { exception } = decision;
  if (exception === null) return [];
  const lines = [
    `${words.say('note.exception')}: ${words.say(`exception.kind.${exception.kind}`)}`,
    ...(exception.amount === null ? [] : [`${words.say('note.amount')}: ${words.money(exception.amount)}`]),
    `${words.say('note.plan')}: ${words.say(`exception.plan.${exception.plan.shape}`)}`,
    `${words.say('note.reason')}: ${exception.reason}`,
  ];
  if (playbookSaysNever(decision.request, exception.plan)) lines.push(words.say('exception.never'));
  return lines;
}

function sourceLine(decision: Decision, pastDue: PastDue, words: NoteWords): string {
  const { source, asOf, seenIn } = decision.pastDue;
  if (source === null) return words.say('note.source.unknown', { asOf: words.moment(asOf) });
  const customer = pastDue.kind === 'invoices' ? pastDue.customer.label : '';
  return words.say(`note.source.${source}`, { asOf: words.moment(asOf), seenIn: seenIn ?? '', customer });
}

function headline({ exception, rule, settingsActed }: Decision, words: NoteWords): string {
  if (exception !== null) {
    return words.say('note.headlineException', { kind: words.say(`exception.kind.${exception.kind}`) });
  }
  return words.say(rule === null ? 'note.countUnknown' : `note.headline.${resolutionName(rule, settingsActed)}`);
}

const withWords = (line: string, said: string): string[] => (said === '' ? [line] : [line, said]);

/** The flag of this decision, and what Reggie last said to the one that it replaces. */
function flagLines(decision: Decision, flag: boolean, { state, words }: NoteContext): string[] {
  const said = decision.run === state.run ? (state.answer?.act ?? null) : null;
  return [
    ...(flag ? [words.say(decision.gate === 'approval' ? 'note.flaggedForApproval' : 'note.flagged')] : []),
    ...(said === null ? [] : withWords(words.say(`note.act.${said.kind}`), said.words)),
  ];
}

function decisionLines(decision: Decision, flag: boolean, context: NoteContext): string[] {
  const { words, pastDue, state } = context;
  const replaced = decision.run === state.run ? state.decision : null;
  return [
    ...(replaced === null ? [] : [words.say('note.replaces', { when: words.moment(replaced.event.at) })]),
    headline(decision, words),
    '',
    ...(decision.request === null
      ? []
      : [`${words.say('note.request')}: ${words.say(`answer.request.${decision.request}`)}`]),
    ...(decision.paysTwo === null
      ? []
      : [`${words.say('note.paysTwo')}: ${words.say(`answer.paysTwo.${decision.paysTwo}`)}`]),
    ...(decision.escalation === 'none' ? [] : [words.say(`note.escalation.${decision.escalation}`)]),
    '',
    ...invoiceLines(decision, pastDue, words),
    '',
    ...ruleLines(decision, words),
    ...(decision.request === 'refund-other' ? [words.say('note.refundOther')] : []),
    words.say(`note.account.${decision.plan.account}`),
    ...exceptionLines(decision, words),
    ...flagLines(decision, flag, context),
    sourceLine(decision, pastDue, words),
  ];
}

function actLines(act: CaseAct, context: NoteContext): string[] {
  const { words } = context;
  switch (act.kind) {
    case 'asked':
      return decisionLines(act.decision, false, context);
    case 'decided':
      return decisionLines(act.decision, act.flag, context);
    case 'flagged':
      return withWords(
        words.say(act.escalation === 'none' ? 'note.act.flagged' : `note.act.flagged-${act.escalation}`),
        act.words,
      );
    case 'confirmed':
      return [words.say(`note.act.confirmed-${act.what}`), act.words];
    case 'approved':
    case 'declined':
    case 'returned':
    case 'withdrawn':
      return withWords(words.say(`note.act.${act.kind}`), act.words);
    case 'dismissed':
      return [words.say('note.act.dismissed')];
  }
}

/** The internal note of one event, in the order of playbook §7, without the machine-readable line. */
export function noteFor(context: NoteContext): string {
  const prose = context.prose.trim();
  const lines = [
    context.words.say('note.title'),
    ...actLines(context.event.act, context),
    ...(prose === '' ? [] : ['', `${context.words.say('note.ownWords')}:`, prose]),
    '',
    `${context.words.say('note.reference')}: ${caseReference(context.event)}`,
  ];
  return lines.join('\n').replaceAll(/\n{3,}/g, '\n\n');
}
