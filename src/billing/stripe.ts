import type { ProxiedGet } from './request.ts';
import { readRefunds, readSubscription } from './stripeAccount.ts';
import { stripeApiOver } from './stripeApi.ts';
import { findCustomer, type StripeCustomer } from './stripeCustomers.ts';
import { invoiceFrom, stripeInvoice } from './stripeInvoices.ts';
import type { BillingSource } from '../app/ports.ts';
import type { BillingRead } from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';
import { ok } from '../domain/result.ts';

/** How long the tab remembers which customer an e-mail belongs to. */
const CUSTOMER_KEPT_MS = 5 * 60_000;

/**
 * Stripe as the billing source (docs/billing.md). `open` costs 2 requests, `full` at most 4 per 100 invoices: customer,
 * invoices, subscriptions, and charges where refunds matter.
 */
export function stripeSource(
  get: ProxiedGet,
  now: () => Instant,
  pause?: (ms: number) => Promise<void>,
): BillingSource {
  const api = stripeApiOver(get, pause);
  const held = new Map<string, { readonly customer: StripeCustomer; readonly at: Instant }>();

  async function customerOf(email: string): ReturnType<typeof findCustomer> {
    const known = held.get(email);
    if (known !== undefined && now() - known.at < CUSTOMER_KEPT_MS) return ok(known.customer);
    const found = await findCustomer(api, email);
    if (found.ok) held.set(email, { customer: found.value, at: now() });
    return found;
  }

  return {
    read: async ({ email }, scope, withRefunds): Promise<BillingRead> => {
      const asOf = now();
      const address = email?.trim() ?? '';
      if (address === '') return { kind: 'unknown', why: 'no-requester', detail: '', asOf };
      const found = await customerOf(address);
      if (!found.ok) return { kind: 'unknown', ...found.error, asOf };
      const { id, name, livemode } = found.value;
      const status: Readonly<Record<string, string>> = scope === 'open' ? { status: 'open' } : {};
      const [invoices, subscription, refunds] = await Promise.all([
        api.all('/v1/invoices', { customer: id, ...status }, stripeInvoice),
        scope === 'full' ? readSubscription(api, id) : ok('cannot-tell' as const),
        scope === 'full' && withRefunds ? readRefunds(api, id) : ok('cannot-tell' as const),
      ]);
      if (!invoices.ok || !subscription.ok || !refunds.ok) {
        // The customer may have been deleted or merged since it was found.
        held.delete(address);
        const [failed] = [invoices, subscription, refunds].flatMap((part) => (part.ok ? [] : [part.error]));
        return { kind: 'unknown', why: 'down', detail: '', ...failed, asOf };
      }
      return {
        kind: 'invoices',
        source: 'stripe',
        customer: { id, label: name || id, matchedBy: 'email' },
        scope,
        invoices: invoices.value.map((invoice) => invoiceFrom(invoice, asOf)),
        subscription: subscription.value,
        refunds: refunds.value,
        testMode: !livemode,
        asOf,
      };
    },
  };
}
