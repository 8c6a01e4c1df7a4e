import * as v from 'valibot';
import type { StripeApi } from './stripeApi.ts';
import { isPastDue, stripeInvoice } from './stripeInvoices.ts';
import { dashboard } from './stripeLinks.ts';
import type { BillingFault, CustomerOption } from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';
import { ok, type Result } from '../domain/result.ts';

const customer = v.object({
  id: v.string(),
  email: v.nullish(v.string(), null),
  name: v.nullish(v.string(), null),
  livemode: v.boolean(),
});
export type StripeCustomer = v.InferOutput<typeof customer>;

const customerOrGone = v.union([v.object({ id: v.string(), deleted: v.literal(true) }), customer]);

/** How many of several customers are looked into before the agent chooses. */
const MOST_OPTIONS = 5;

/** Whether two spellings are the same address; the local part's letter case decides nothing in practice. */
export function sameEmail(a: string | null, b: string): boolean {
  return a?.trim().toLowerCase() === b.trim().toLowerCase();
}

/** A customer as a person calls it. */
export function labelOf({ id, name, email }: StripeCustomer): string {
  const called = name?.trim() ?? '';
  return called === '' ? (email ?? id) : called;
}

/** The customer with that id; null where Stripe has none, or none any more. */
export async function customerById(api: StripeApi, id: string): Promise<Result<StripeCustomer | null, BillingFault>> {
  const found = await api.one(`/v1/customers/${encodeURIComponent(id)}`, {}, customerOrGone);
  if (!found.ok) return found.error.name === 'not-found' ? ok(null) : found;
  return ok('deleted' in found.value ? null : found.value);
}

/**
 * Everybody with this e-mail. Stripe's filter is exact in letter case, its search is not but also finds longer addresses
 * that hold the words; so: as written, in lower case, then searched.
 */
export async function customersByEmail(
  api: StripeApi,
  email: string,
): Promise<Result<readonly StripeCustomer[], BillingFault>> {
  for (const spelling of new Set([email, email.toLowerCase()])) {
    const listed = await api.page('/v1/customers', { email: spelling }, customer);
    if (!listed.ok) return listed;
    if (listed.value.data.length > 0) return ok(listed.value.data);
  }
  const query = `email:"${email.replaceAll(/["\\]/g, '\\$&')}"`;
  const searched = await api.page('/v1/customers/search', { query }, customer);
  return searched.ok ? ok(searched.value.data.filter((one) => sameEmail(one.email, email))) : searched;
}

/** The customers to choose from, each with how many of its invoices are past due, as far as that can be read. */
export function optionsOf(
  api: StripeApi,
  customers: readonly StripeCustomer[],
  now: Instant,
): Promise<readonly CustomerOption[]> {
  return Promise.all(
    customers.map(async (one, place): Promise<CustomerOption> => {
      const shown = { id: one.id, label: labelOf(one), url: dashboard(one.livemode, 'customers', one.id) };
      if (place >= MOST_OPTIONS) return { ...shown, count: null };
      const open = await api.all('/v1/invoices', { customer: one.id, status: 'open' }, stripeInvoice);
      return { ...shown, count: open.ok ? open.value.filter((invoice) => isPastDue(invoice, now)).length : null };
    }),
  );
}
