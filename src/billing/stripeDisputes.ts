import * as v from 'valibot';
import type { StripeApi } from './stripeApi.ts';
import { dashboard } from './stripeLinks.ts';
import { amount, currency, id } from './stripeValues.ts';
import type { BillingFault, Dispute } from '../domain/invoice.ts';
import { inertName } from '../domain/inert.ts';
import { err, ok, type Result } from '../domain/result.ts';

const charge = v.object({ id, disputed: v.boolean() });
const dispute = v.object({
  id,
  amount,
  currency,
  status: v.string(),
  // Only the link needs it; a chargeback is told without one as well.
  livemode: v.nullish(v.boolean(), null),
});

/** Stripe's words for disputes that are over; one that it has only lately invented is worth a look. */
const OVER: readonly string[] = ['won', 'lost', 'warning_closed', 'prevented'];

/** With the search at most three requests in all. */
const MOST_CHARGES = 2;

/** The customer's open disputes. Stripe lists disputes by charge and not by customer, so the charges come first. */
export async function openDisputes(
  api: StripeApi,
  customerId: string,
): Promise<Result<readonly Dispute[], BillingFault>> {
  const query = `customer:"${customerId.replaceAll(/["\\]/g, '\\$&')}" AND disputed:"true"`;
  const charges = await api.page('/v1/charges/search', { query }, charge);
  if (!charges.ok) return charges;
  const disputed = charges.value.data.filter((one) => one.disputed);
  const asked = disputed.slice(0, MOST_CHARGES);
  const lists = await Promise.all(asked.map(({ id }) => api.page('/v1/disputes', { charge: id }, dispute)));
  const open: Dispute[] = [];
  for (const list of lists) {
    if (!list.ok) return err(list.error);
    for (const { id, status, livemode, ...sum } of list.value.data) {
      if (OVER.includes(status)) continue;
      open.push({
        id,
        amount: { minor: sum.amount, currency: sum.currency },
        status: inertName(status),
        url: livemode === null ? null : dashboard(livemode, 'disputes', id),
      });
    }
  }
  // That the newest ones are over says nothing about the others.
  const isAllRead = asked.length === disputed.length && !charges.value.hasMore;
  return open.length > 0 || isAllRead
    ? ok(open)
    : err({ name: 'too-long', detail: `/v1/disputes: ${disputed.length} charges` });
}
