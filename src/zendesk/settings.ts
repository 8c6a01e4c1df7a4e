import type { AppSettings, ApproverSetting, SettingProblem } from '../app/ports.ts';
import { SOURCES } from '../domain/invoice.ts';

const DAY_MS = 86_400_000;
const FORMER = /^(.+)@(\d{4}-\d{2}-\d{2})$/;

function approverFrom(entry: string): ApproverSetting | null {
  const [, before, date] = FORMER.exec(entry) ?? [];
  const who = before ?? entry;
  const until = date === undefined ? null : Date.parse(date) + DAY_MS;
  if (until !== null && Number.isNaN(until)) return null;
  if (/^\d+$/.test(who)) return { idOrEmail: Number(who), until };
  return /^[^@\s]+@[^@\s]+$/.test(who) ? { idOrEmail: who.toLowerCase(), until } : null;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}`.trim() : '';

// A checkbox comes as a boolean; `zcli` sends what was typed.
const isTicked = (value: unknown): boolean => value === true || value === 'true';

/** The HTTP source's address; only https may carry a token. */
function addressIn(text: string): string | null {
  return URL.canParse(text) && new URL(text).protocol === 'https:' ? text : null;
}

/**
 * The installation's settings (manifest.json). Approvers: user ids or e-mails, comma separated, the first is Reggie;
 * `id@2026-12-31` was one to the end of that day (UTC). What cannot be read grants nothing and is told in `problems`.
 */
export function settingsFrom(given: Readonly<Record<string, unknown>>): AppSettings {
  const problems: SettingProblem[] = [];
  const approvers: ApproverSetting[] = [];
  const entries = textOf(given['approvers'])
    .split(/[\s,;]+/)
    .filter((entry) => entry !== '');
  for (const entry of entries) {
    const approver = approverFrom(entry);
    if (approver === null) problems.push({ setting: 'approvers', value: entry });
    else approvers.push(approver);
  }
  if (!approvers.some(({ until }) => until === null)) problems.push({ setting: 'approvers', value: '' });
  const named = textOf(given['billing_source']) || 'user_field';
  const billingSource = SOURCES.find((source) => source === named.toLowerCase()) ?? null;
  if (billingSource === null) problems.push({ setting: 'billing_source', value: named });
  const address = textOf(given['billing_url']);
  const billingUrl = addressIn(address);
  if (billingSource === 'http' && billingUrl === null) problems.push({ setting: 'billing_url', value: address });
  return {
    approvers,
    policy: {
      flagEveryVoid: isTicked(given['flag_every_void']),
      continueRequiresTwoPaid: isTicked(given['continue_requires_two_paid']),
    },
    billingSource,
    billingUrl,
    stripeCustomerField: textOf(given['stripe_customer_field']) || null,
    noteLanguage: textOf(given['note_language']) || 'en',
    problems,
  };
}
