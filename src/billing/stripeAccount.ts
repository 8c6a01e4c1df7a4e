import * as v from 'valibot';
import type { StripeApi } from './stripeApi.ts';
import { amount, currency, maybeTime, unixTime } from './stripeValues.ts';
import type { BillingFault, BillingRead, Refund } from '../domain/invoice.ts';
import { err, ok, type Result } from '../domain/result.ts';

type Full = Extract<BillingRead, { kind: 'invoices' }>;

const subscription = v.object({
  id: v.string(),
  status: v.string(),
  canceled_at: maybeTime,
  ended_at: maybeTime,
});

/** What was read beside the invoices; `gap`: what kept it from being read, so that it cannot be told. */
export interface Beside<T> {
  readonly told: T | 'cannot-tell';
  readonly gap: BillingFault | null;
}

const told = <T>(value: T | 'cannot-tell'): Result<Beside<T>, BillingFault> => ok({ told: value, gap: null });

/** A key without this right cannot tell; what it may read still counts. */
function unlessNotGranted(fault: BillingFault): Result<Beside<never>, BillingFault> {
  return fault.name === 'missing-grant' ? ok({ told: 'cannot-tell', gap: fault }) : err(fault);
}

/** Never began, so it is neither running nor cancelled. */
const NEVER_BEGAN = 'incomplete_expired';

/**
 * Whether the account is closed: every subscription of the customer is cancelled. One that only ends with its period is
 * still running, and where there is none at all, Stripe cannot tell.
 */
export async function readSubscription(
  api: StripeApi,
  customerId: string,
): Promise<Result<Beside<Full['subscription']>, BillingFault>> {
  const page = await api.page('/v1/subscriptions', { customer: customerId, status: 'all' }, subscription);
  if (!page.ok) return unlessNotGranted(page.error);
  const begun = page.value.data.filter(({ status }) => status !== NEVER_BEGAN);
  if (begun.some(({ status }) => status !== 'canceled')) return told('active');
  if (begun.length === 0 || page.value.hasMore) return told('cannot-tell');
  // The time of the act: a cancellation that only took effect during the case was made before it.
  const acts = begun.map(({ ended_at: ended, canceled_at: cancelled }) => cancelled ?? ended);
  const last = Math.max(...acts.filter((at) => at !== null));
  return told(Number.isFinite(last) ? { cancelledAt: last } : 'cannot-tell');
}

const refund = v.object({
  id: v.string(),
  amount,
  currency,
  created: unixTime,
  status: v.nullish(v.string()),
});
const charge = v.object({
  id: v.string(),
  amount_refunded: amount,
  disputed: v.nullish(v.boolean(), false),
  refunds: v.nullish(v.object({ data: v.array(refund), has_more: v.boolean() })),
});

const NOT_MADE: readonly unknown[] = ['failed', 'canceled'];

/** What the customer's payments tell. */
export interface Payments {
  readonly refunds: Full['refunds'];
  readonly disputed: boolean;
}

/** What went back to the customer, and whether anything was charged back, of the newest 100 charges (Stripe lists refunds per charge and not per customer). */
export async function readPayments(
  api: StripeApi,
  customerId: string,
): Promise<Result<Beside<Payments>, BillingFault>> {
  const page = await api.page('/v1/charges', { customer: customerId, 'expand[]': 'data.refunds' }, charge);
  if (!page.ok) return unlessNotGranted(page.error);
  const refunded = page.value.data.filter(({ amount_refunded: amount }) => amount > 0);
  const disputed = page.value.data.some((one) => one.disputed);
  if (refunded.some(({ refunds }) => refunds == null || refunds.has_more)) {
    return told({ refunds: 'cannot-tell', disputed });
  }
  const refunds = refunded
    .flatMap((one) => one.refunds?.data ?? [])
    .filter(({ status }) => !NOT_MADE.includes(status))
    .map((one): Refund => ({
      id: one.id,
      at: one.created,
      amount: { minor: one.amount, currency: one.currency },
    }));
  return told({ refunds, disputed });
}
