import * as v from 'valibot';
import type { StripeApi, StripeFailure } from './stripeApi.ts';
import { err, ok, type Result } from '../domain/result.ts';

const customer = v.object({
  id: v.string(),
  email: v.nullish(v.string()),
  name: v.nullish(v.string()),
  livemode: v.boolean(),
});
export type StripeCustomer = v.InferOutput<typeof customer>;

const same = (a: string | null | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();
const nameOf = ({ id, name }: StripeCustomer): string => (name == null || name === '' ? id : `${name}, ${id}`);

/**
 * The one customer with this e-mail. Stripe's filter is exact in letter case, its search is not but also finds longer
 * addresses that hold the words; so: as written, in lower case, then searched. None or several is a failure, never a pick.
 */
export async function findCustomer(api: StripeApi, email: string): Promise<Result<StripeCustomer, StripeFailure>> {
  const spellings = [...new Set([email, email.toLowerCase()])];
  let found: readonly StripeCustomer[] = [];
  for (const spelling of spellings) {
    if (found.length > 0) break;
    const listed = await api.page('/v1/customers', { email: spelling }, customer);
    if (!listed.ok) return listed;
    found = listed.value.data;
  }
  if (found.length === 0) {
    const query = `email:"${email.replaceAll(/["\\]/g, '\\$&')}"`;
    const searched = await api.page('/v1/customers/search', { query }, customer);
    if (!searched.ok) return searched;
    found = searched.value.data.filter((one) => same(one.email, email));
  }
  const [only] = found;
  if (only === undefined) return err({ why: 'no-customer', detail: email });
  return found.length === 1 ? ok(only) : err({ why: 'several-customers', detail: found.map(nameOf).join('; ') });
}
