import type { ProxiedGet } from './request.ts';
import { stripeSource } from './stripe.ts';
import type { AppSettings, BillingSource } from '../app/ports.ts';
import type { Instant } from '../domain/money.ts';

/** A source that knows nothing: the agent types the count, marked as such (playbook §3). */
function notConfigured(detail: string, now: () => Instant): BillingSource {
  return { read: () => Promise.resolve({ kind: 'unknown', why: 'not-configured', detail, asOf: now() }) };
}

/** The billing source of the settings; a name that is not one gives a source that says so. */
export function billingSourceFrom(
  { billingSource }: Pick<AppSettings, 'billingSource'>,
  get: ProxiedGet,
  now: () => Instant,
): BillingSource {
  switch (billingSource.toLowerCase()) {
    case 'stripe':
      return stripeSource(get, now);
    case 'typed':
      return notConfigured('billing_source: typed', now);
    default:
      return notConfigured(`billing_source: ${billingSource}`, now);
  }
}
