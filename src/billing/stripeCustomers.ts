import * as v from 'valibot';
import type { StripeApi } from './stripeApi.ts';
import { isPastDue, stripeInvoice } from './stripeInvoices.ts';
import { dashboard } from './stripeLinks.ts';
import { id } from './stripeValues.ts';
import type { BillingFault, CustomerOption, FaultName } from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';
import { inertName } from '../domain/inert.ts';
import { err, ok, type Result } from '../domain/result.ts';

const customer = v.object({
  id,
  email: v.nullish(v.string(), null),
  name: v.nullish(v.string(), null),
  livemode: v.boolean(),
});
export type StripeCustomer = v.InferOutput<typeof customer>;

const customerOrGone = v.union([v.object({ id, deleted: v.literal(true) }), customer]);

/** How many of several customers are looked into before the agent chooses. */
const MOST_OPTIONS = 5;

/** Whether two spellings are the same address; the local part's letter case decides nothing in practice. */
export function sameEmail(a: string | null, b: string): boolean {
  return a?.trim().toLowerCase() === b.trim().toLowerCase();
}

/** A customer as a person calls it. */
export function labelOf({ id, name, email }: StripeCustomer): string {
  const called = inertName(name ?? '');
  return called === '' ? inertName(email ?? id) : called;
}

/** The customer with that id; null where Stripe has none, or none any more. */
export async function customerById(api: StripeApi, id: string): Promise<Result<StripeCustomer | null, BillingFault>> {
  // Another word than an id would lead to another place of the API.
  if (!/^\w+$/.test(id)) return ok(null);
  const found = await api.one(`/v1/customers/${encodeURIComponent(id)}`, {}, customerOrGone);
  if (!found.ok) return found.error.name === 'not-found' ? ok(null) : found;
  return ok('deleted' in found.value ? null : found.value);
}

/** What a key without the right, or an account without the search, is answered: then the filter has to do. */
const UNSEARCHABLE: readonly FaultName[] = ['missing-grant', 'not-found', 'malformed'];

async function searched(api: StripeApi, email: string): Promise<Result<readonly StripeCustomer[], BillingFault>> {
  const query = `email:"${email.replaceAll(/["\\]/g, '\\$&')}"`;
  const found = await api.page('/v1/customers/search', { query }, customer);
  if (!found.ok) return found;
  const same = found.value.data.filter((one) => sameEmail(one.email, email));
  // So many longer addresses hold the words that this very one may be on another page, too.
  const isUndecided = same.length < 2 && found.value.hasMore;
  return isUndecided ? err({ name: 'too-long', detail: '/v1/customers/search' }) : ok(same);
}

/**
 * Everybody with this e-mail. Stripe's filter is exact in letter case, its search is not but also finds longer addresses
 * that hold the words; so: as written, in lower case, then searched. `isThorough`: searched first, since the filter finds
 * one customer where another one has the same address in other letters.
 */
export async function customersByEmail(
  api: StripeApi,
  email: string,
  isThorough: boolean,
): Promise<Result<readonly StripeCustomer[], BillingFault>> {
  // The search lags a minute behind, and not every account has it.
  const first = isThorough ? await searched(api, email) : ok([]);
  if (first.ok && first.value.length > 0) return first;
  if (!first.ok && !UNSEARCHABLE.includes(first.error.name)) return first;
  for (const spelling of new Set([email, email.toLowerCase()])) {
    const listed = await api.page('/v1/customers', { email: spelling }, customer);
    if (!listed.ok) return listed;
    if (listed.value.data.length > 0) return ok(listed.value.data);
  }
  return isThorough ? first : searched(api, email);
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
      if (place >= MOST_OPTIONS) return { ...shown, count: null, atLeast: 0 };
      const open = await api.all('/v1/invoices', { customer: one.id, status: 'open' }, stripeInvoice);
      const { length } = (open.ok ? open.value : open.error.read).filter((invoice) => isPastDue(invoice, now));
      return open.ok ? { ...shown, count: length, atLeast: 0 } : { ...shown, count: null, atLeast: length };
    }),
  );
}
