import type { AppSettings, ApproverSetting, SettingProblem } from '../app/ports.ts';
import { languageIn, type Language } from '../app/languages.ts';
import { SOURCES } from '../domain/invoice.ts';

const DAY_MS = 86_400_000;
const FORMER = /^(.+)@(\d{4}-\d{2}-\d{2})$/;

function approverFrom(entry: string): ApproverSetting | null {
  const [, before, date] = FORMER.exec(entry) ?? [];
  const who = before ?? entry;
  const until = date === undefined ? null : Date.parse(date) + DAY_MS;
  if (until !== null && Number.isNaN(until)) return null;
  // A number beyond fifteen digits would be rounded to somebody else's.
  if (/^\d+$/.test(who)) return who.length > 15 ? null : { idOrEmail: Number(who), until };
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

const entriesIn = (text: string): readonly string[] => text.split(/[\s,;]+/).filter((entry) => entry !== '');

/** The languages that a setting lists; what is none that the app speaks is told in `problems`. */
function languagesIn(
  given: unknown,
  setting: 'note_language' | 'customer_languages',
  problems: SettingProblem[],
): readonly Language[] {
  return entriesIn(textOf(given)).flatMap((entry) => {
    const language = languageIn(entry);
    if (language === null) problems.push({ setting, value: entry });
    return language ?? [];
  });
}

/**
 * The installation's settings (manifest.json). Approvers: user ids or e-mails, comma separated, the first is Reggie;
 * `id@2026-12-31` was one to the end of that day (UTC). What cannot be read grants nothing and is told in `problems`.
 */
export function settingsFrom(given: Readonly<Record<string, unknown>>): AppSettings {
  const problems: SettingProblem[] = [];
  const approvers: ApproverSetting[] = [];
  for (const entry of entriesIn(textOf(given['approvers']))) {
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
  const [noteLanguage = 'en'] = languagesIn(given['note_language'], 'note_language', problems);
  const customerLanguages = languagesIn(given['customer_languages'], 'customer_languages', problems);
  return {
    approvers,
    policy: {
      flagEveryVoid: isTicked(given['flag_every_void']),
      continueRequiresTwoPaid: isTicked(given['continue_requires_two_paid']),
    },
    billingSource,
    billingUrl,
    stripeCustomerField: textOf(given['stripe_customer_field']) || null,
    noteLanguage,
    customerLanguages: [...new Set<Language>(['en', ...customerLanguages])],
    problems,
  };
}
