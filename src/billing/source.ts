import { httpSource } from './http.ts';
import type { ProxiedGet } from './request.ts';
import { retrying, type Patience } from './retrying.ts';
import { stripeSource } from './stripe.ts';
import { userFieldSource } from './userField.ts';
import type { AppSettings, BillingSource, UserReader } from '../app/ports.ts';
import { unknownRead, type UnknownRead } from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';

/** A source that knows nothing: the agent types the count, marked as such (playbook §3). */
function silentSource(said: (at: Instant) => UnknownRead, now: () => Instant): BillingSource {
  return { read: () => Promise.resolve(said(now())), search: null, disputes: null };
}

/** What every source may need of the outside. */
export interface Surroundings {
  readonly get: ProxiedGet;
  readonly userOf: UserReader;
  readonly now: () => Instant;
  readonly patience?: Patience;
}

/** The billing source of the settings; without a name that is one, a source that says so. */
export function billingSourceFrom(
  {
    billingSource,
    billingUrl,
    stripeCustomerField,
  }: Pick<AppSettings, 'billingSource' | 'billingUrl' | 'stripeCustomerField'>,
  { get, userOf, now, patience }: Surroundings,
): BillingSource {
  const patient = retrying(get, patience);
  switch (billingSource) {
    case 'stripe':
      return stripeSource(patient, now, userOf, { customerField: stripeCustomerField });
    case 'http':
      return billingUrl === null
        ? silentSource((at) => unknownRead('not-configured', at, { name: 'no-address', detail: 'billing_url' }), now)
        : httpSource(patient, now, userOf, billingUrl);
    case 'user_field':
      return userFieldSource(userOf, now);
    case 'typed':
      return silentSource((at) => unknownRead('to-be-typed', at), now);
    case null:
      return silentSource(
        (at) => unknownRead('not-configured', at, { name: 'unknown-source', detail: 'billing_source' }),
        now,
      );
  }
}
