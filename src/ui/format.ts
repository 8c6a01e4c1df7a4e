import type { Viewer } from '../app/ports.ts';
import type { Wording } from '../domain/case/noteWords.ts';
import type { Instant, Money } from '../domain/money.ts';
import type { Say } from './wording.ts';

/** The panel's sentences, and how a reader sees amounts and instants: in their locale and time zone. */
export interface Format extends Wording {
  /** Amounts of several currencies side by side, never added. */
  readonly sums: (amounts: readonly Money[]) => string;
  readonly time: (at: Instant) => string;
  /** `moment`, and the time alone where that was on the reader's present day. */
  readonly lately: (at: Instant, now: Instant) => string;
}

function known<T>(make: () => T, otherwise: () => T): T {
  try {
    return make();
  } catch {
    // An unknown locale or zone throws a RangeError; the panel must not fail over it.
    return otherwise();
  }
}

/** The zone by that name, or the browser's own where it knows none of that name: Zendesk's names are not all the platform's. */
function knownZone(name: string): string {
  return known(
    () => new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone,
    () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
}

/** Instants in that manner; the formatter is made when it is first used, as making one costs more than all its uses. */
function dated(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): (at: Instant) => string {
  let made: Intl.DateTimeFormat | null = null;
  return (at) => {
    made ??= known(
      () => new Intl.DateTimeFormat(locale, { ...options, timeZone }),
      () => new Intl.DateTimeFormat('en', { ...options, timeZone: knownZone(timeZone) }),
    );
    return made.format(at);
  };
}

const NO_DECIMALS = 'bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf'.split(' ');
const THREE_DECIMALS = 'bhd jod kwd omr tnd'.split(' ');

/** How many decimals billing's minor units have (docs/billing.md); the platform's own table differs for some. */
export function decimalsOf(currency: string): number {
  const code = currency.toLowerCase();
  if (NO_DECIMALS.includes(code)) return 0;
  return THREE_DECIMALS.includes(code) ? 3 : 2;
}

/** Making a formatter costs far more than using it, and a panel shows hundreds of amounts. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const digits = decimalsOf(currency);
  const made =
    formatters.get(key) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  formatters.set(key, made);
  return made;
}

function moneyText(locale: string, { minor, currency }: Money): string {
  const value = minor / 10 ** decimalsOf(currency);
  return known(
    () => formatterOf(locale, currency).format(value),
    () => `${value} ${currency.toUpperCase()}`,
  );
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function ageText(locale: string, ms: number): string {
  const [unit, length] = UNITS.find(([, unitMs]) => ms >= unitMs) ?? ['minute', 60_000];
  const options = { style: 'unit', unit, unitDisplay: 'long' } as const;
  const count = Math.max(1, Math.floor(ms / length));
  return known(
    () => new Intl.NumberFormat(locale, options).format(count),
    () => new Intl.NumberFormat('en', options).format(count),
  );
}

/** Formats for one reader, beside the sentences in their language; `day` is a calendar day, `moment` has the zone's name in it. */
export function formatFor({ locale, timeZone }: Pick<Viewer, 'locale' | 'timeZone'>, say: Say): Format {
  const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const money = (amount: Money): string => moneyText(locale, amount);
  const onDay = dated(locale, timeZone, day);
  const atTime = dated(locale, timeZone, time);
  const moment = dated(locale, timeZone, { ...day, ...time, timeZoneName: 'short' });
  return {
    say,
    money,
    sums: (amounts) => amounts.map(money).join(' + '),
    day: onDay,
    time: atTime,
    moment,
    lately: (at, now) => (onDay(at) === onDay(now) ? atTime(at) : moment(at)),
    age: (since, now) => ageText(locale, Math.max(0, now - since)),
  };
}
