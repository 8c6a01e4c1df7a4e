import * as v from 'valibot';
import type { StripeApi, StripeFailure } from './stripeApi.ts';
import type { BillingRead, Refund } from '../domain/invoice.ts';
import { err, ok, type Result } from '../domain/result.ts';

type Full = Extract<BillingRead, { kind: 'invoices' }>;

const whole = v.pipe(v.number(), v.safeInteger());
const subscription = v.object({
  id: v.string(),
  status: v.string(),
  canceled_at: v.nullish(whole),
  ended_at: v.nullish(whole),
});

/** A key without this right cannot tell; what it may read still counts. */
function unlessNotGranted(failure: StripeFailure): Result<'cannot-tell', StripeFailure> {
  return failure.why === 'refused' ? ok('cannot-tell') : err(failure);
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
): Promise<Result<Full['subscription'], StripeFailure>> {
  const page = await api.page('/v1/subscriptions', { customer: customerId, status: 'all' }, subscription);
  if (!page.ok) return unlessNotGranted(page.error);
  const begun = page.value.data.filter(({ status }) => status !== NEVER_BEGAN);
  if (begun.some(({ status }) => status !== 'canceled')) return ok('active');
  if (begun.length === 0 || page.value.hasMore) return ok('cannot-tell');
  // The time of the act: a cancellation that only took effect during the case was made before it.
  const acts = begun.map(({ ended_at: ended, canceled_at: cancelled }) => cancelled ?? ended ?? null);
  const last = Math.max(...acts.filter((at) => at !== null));
  return ok(Number.isFinite(last) ? { cancelledAt: last * 1000 } : 'cannot-tell');
}

const refund = v.object({
  id: v.string(),
  amount: whole,
  currency: v.string(),
  created: whole,
  status: v.nullish(v.string()),
});
const charge = v.object({
  id: v.string(),
  amount_refunded: whole,
  refunds: v.nullish(v.object({ data: v.array(refund), has_more: v.boolean() })),
});

const NOT_MADE: readonly unknown[] = ['failed', 'canceled'];

/** What went back to the customer, of the newest 100 charges (Stripe lists refunds per charge and not per customer). */
export async function readRefunds(api: StripeApi, customerId: string): Promise<Result<Full['refunds'], StripeFailure>> {
  const page = await api.page('/v1/charges', { customer: customerId, 'expand[]': 'data.refunds' }, charge);
  if (!page.ok) return unlessNotGranted(page.error);
  const refunded = page.value.data.filter(({ amount_refunded: amount }) => amount > 0);
  if (refunded.some(({ refunds }) => refunds == null || refunds.has_more)) return ok('cannot-tell');
  return ok(
    refunded
      .flatMap(({ refunds }) => refunds?.data ?? [])
      .filter(({ status }) => !NOT_MADE.includes(status))
      .map(({ id, amount: minor, currency, created }): Refund => ({
        id,
        at: created * 1000,
        amount: { minor, currency },
      })),
  );
}
