import type { BillingAsk, BillingSource, Requester, UserReader } from '../../app/ports.ts';
import type { BillingRead } from '../../domain/invoice.ts';
import { ok } from '../../domain/result.ts';
import type { ProxiedGet } from '../request.ts';
import { retrying, type Patience } from '../retrying.ts';
import { stripeSource } from '../stripe.ts';
import type { PretendStripe, StripeJson } from './pretendStripe.ts';

export const NOW = Date.UTC(2026, 10, 22, 15);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Milliseconds as Stripe's Unix seconds. */
export const unix = (instant: number): number => instant / 1000;

export const EMAIL = 'owner@brightfox.example';

export const customer = (overrides: Readonly<Record<string, unknown>> = {}): StripeJson => ({
  id: 'cus_A',
  email: EMAIL,
  name: 'Bright Fox',
  livemode: true,
  ...overrides,
});

/** A card-billed renewal of `days` ago whose attempts failed. `at` sets single status transitions (Unix seconds). */
export function invoice(
  days: number,
  overrides: Readonly<Record<string, unknown>> = {},
  at: Readonly<Record<string, number>> = {},
): StripeJson {
  const created = NOW - days * DAY;
  return {
    id: `in_${days}`,
    number: `VS-${1000 - days}`,
    customer: 'cus_A',
    status: 'open',
    collection_method: 'charge_automatically',
    currency: 'usd',
    created: unix(created),
    due_date: null,
    amount_due: 9900,
    amount_paid: 0,
    amount_remaining: 9900,
    pre_payment_credit_notes_amount: 0,
    next_payment_attempt: null,
    livemode: true,
    attempted: true,
    attempt_count: 4,
    status_transitions: {
      finalized_at: unix(created + HOUR),
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
      ...at,
    },
    ...overrides,
  };
}

/** Past-due invoices, one a day, newest first. */
export const owing = (count: number): readonly StripeJson[] =>
  Array.from({ length: count }, (_, index) => invoice(index + 1));

export const requester = (email: string | null = EMAIL): Requester => ({ id: 201, name: 'Dana', email });

/** What the panel asks when a ticket of that requester is opened. */
export const ask = (overrides: Partial<BillingAsk> = {}): BillingAsk => ({
  who: requester(),
  choice: null,
  scope: 'open',
  withRefunds: false,
  isFresh: false,
  ...overrides,
});

/** Lets no time pass, and chance falls in the middle. */
export const NO_WAIT: Patience = { pause: () => Promise.resolve(), random: () => 0.5 };

/** A help desk in which nobody has any user field. */
export const NO_USER: UserReader = () => Promise.resolve(ok({ externalId: null, fields: {} }));

/** The Stripe source over `get`, at NOW. */
export const stripeOver = (
  get: ProxiedGet,
  now = (): number => NOW,
  userOf = NO_USER,
  customerField: string | null = null,
): BillingSource => stripeSource(retrying(get, NO_WAIT), now, userOf, { customerField });

/** One reading at NOW by a source that knows nothing yet. */
export const readOnce = (
  stripe: PretendStripe,
  scope: 'open' | 'full' = 'open',
  withRefunds = false,
): Promise<BillingRead> => stripeOver(stripe.get).read(ask({ scope, withRefunds }));

/** The answer with invoices; fails the test where there is none. */
export function known(read: BillingRead): Extract<BillingRead, { kind: 'invoices' }> {
  if (read.kind !== 'invoices') throw new Error(`No invoices: ${JSON.stringify(read)}`);
  return read;
}
