import type { Requester } from '../../app/ports.ts';
import type { BillingRead } from '../../domain/invoice.ts';
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
    amount_remaining: 9900,
    attempted: true,
    attempt_count: 4,
    hosted_invoice_url: `https://invoice.stripe.com/i/${days}`,
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

/** Lets no time pass. */
export const noPause = (): Promise<void> => Promise.resolve();

/** One reading at NOW by a source that knows nothing yet. */
export const readOnce = (
  stripe: PretendStripe,
  scope: 'open' | 'full' = 'open',
  withRefunds = false,
): Promise<BillingRead> => stripeSource(stripe.get, () => NOW, noPause).read(requester(), scope, withRefunds);

/** The answer with invoices; fails the test where there is none. */
export function known(read: BillingRead): Extract<BillingRead, { kind: 'invoices' }> {
  if (read.kind !== 'invoices') throw new Error(`No invoices: ${JSON.stringify(read)}`);
  return read;
}
