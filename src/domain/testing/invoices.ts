import {
  caseInvoices,
  unknownRead,
  type BillingRead,
  type Invoice,
  type InvoiceStatus,
  type PastDue,
  type UnknownRead,
} from '../invoice.ts';
import type { Instant, Money } from '../money.ts';

/*
 * Invoices written the way a support lead says them: 'VS-5', 'VS-4 paid', 'VS-3 void eur'. What is not said is past
 * due, in US dollars, and issued a month before the one named before it.
 */

/** 2026-11-23T00:00Z; the run of every example begins here. */
export const RUN_BEGAN: Instant = 1_795_392_000_000;
const DAY = 86_400_000;
export const MONTH = 30 * DAY;

const STATUSES: readonly string[] = ['paid', 'void', 'written-off', 'open', 'draft'] satisfies InvoiceStatus[];
const CURRENCIES: readonly string[] = ['usd', 'eur', 'jpy'];

/** One past-due invoice called VS-1, but for the overrides; its id is made of its number. */
export function invoice(overrides: Partial<Invoice> = {}): Invoice {
  const number = overrides.number ?? 'VS-1';
  return {
    id: `in_${number}`,
    number,
    status: 'past-due',
    issuedAt: RUN_BEGAN - MONTH,
    pastDueSince: RUN_BEGAN - DAY,
    settledAt: null,
    amount: { minor: 9900, currency: 'usd' },
    url: null,
    ...overrides,
  };
}

function spoken(text: string, issuedAt: Instant): Invoice {
  const [number, ...words] = text.split(' ');
  const strange = words.filter((word) => !STATUSES.includes(word) && !CURRENCIES.includes(word));
  if (strange.length > 0) throw new Error(`Not a word for an invoice: ${strange.join(' ')}`);
  const status = (words.find((word) => STATUSES.includes(word)) ?? 'past-due') as InvoiceStatus;
  const isSettled = status === 'paid' || status === 'void' || status === 'written-off';
  return invoice({
    ...(number === undefined ? {} : { number }),
    status,
    issuedAt,
    settledAt: isSettled ? RUN_BEGAN + DAY : null,
    amount: { minor: 9900, currency: words.find((word) => CURRENCIES.includes(word)) ?? 'usd' },
  });
}

/** Monthly invoices, the newest named first. */
export function monthly(...texts: readonly string[]): readonly Invoice[] {
  return texts.map((text, place) => spoken(text, RUN_BEGAN - (place + 1) * MONTH));
}

/** Invoices that were all issued in the same instant. */
export function issuedTogether(...texts: readonly string[]): readonly Invoice[] {
  return texts.map((text) => spoken(text, RUN_BEGAN - MONTH));
}

/** What Stripe says in full of a customer with these invoices. */
export function billing(
  invoices: readonly Invoice[],
  customerId = 'cus_1',
): Extract<BillingRead, { kind: 'invoices' }> {
  return {
    kind: 'invoices',
    source: 'stripe',
    customer: { id: customerId, label: 'Bright Fox', matchedBy: 'id', choice: null, url: null },
    scope: 'full',
    invoices,
    subscription: 'active',
    refunds: [],
    gaps: [],
    testMode: false,
    asOf: RUN_BEGAN,
  };
}

/** The case's invoices as the app reads them; billing lists them oldest first, so that nothing is sorted by luck. */
export function known(invoices: readonly Invoice[], customerId = 'cus_1'): PastDue {
  return caseInvoices(billing([...invoices].reverse(), customerId), RUN_BEGAN);
}

/** A count that the agent saw and typed. */
export function counted(count: number): Extract<PastDue, { kind: 'count' }> {
  return { kind: 'count', source: 'typed', count, seenIn: 'the billing dashboard', asOf: RUN_BEGAN };
}

export const UNKNOWN: UnknownRead = unknownRead('down', RUN_BEGAN);

/** '9900 eur + 19800 usd'. */
export function spelled(amounts: readonly Money[]): string {
  return amounts.map(({ minor, currency }) => `${minor} ${currency}`).join(' + ');
}
