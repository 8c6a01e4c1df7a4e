import { whyOf } from './faults.ts';
import type { ProxiedGet } from './request.ts';
import { readPayments, readSubscription, type Beside } from './stripeAccount.ts';
import { stripeApiOver, type BrokenList } from './stripeApi.ts';
import { customersByEmail, optionsOf } from './stripeCustomers.ts';
import { openDisputes } from './stripeDisputes.ts';
import { invoiceFrom, isPastDue, stripeInvoice, type StripeInvoice } from './stripeInvoices.ts';
import { createLookup, type Found } from './stripeLookup.ts';
import { NONE_PROCESSING, stillProcessing } from './stripeProcessing.ts';
import { dashboard } from './stripeLinks.ts';
import type { BillingAsk, BillingSource, UserReader } from '../app/ports.ts';
import { unknownRead, type BillingFault, type BillingRead, type UnknownRead } from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';
import { err, ok, type Result } from '../domain/result.ts';

type Full = Extract<BillingRead, { kind: 'invoices' }>;

const NOT_ASKED: Beside<never> = { told: 'cannot-tell', gap: null };

export interface StripeSettings {
  /** The key of the user field that holds the customer's id; null where there is none. */
  readonly customerField: string | null;
}

/** A list that broke off is no count, but what was read of it is owed all the same. */
function brokenRead({ fault, read }: BrokenList<StripeInvoice>, asOf: Instant): UnknownRead {
  const isPart = read.length > 0;
  const atLeast = read.filter((invoice) => isPastDue(invoice, asOf)).length;
  return { ...unknownRead(isPart ? 'not-all-read' : whyOf(fault), asOf, fault), atLeast };
}

/**
 * Stripe as the billing source (docs/billing.md). `open` costs 2 requests, `full` at most 4 per 100 invoices: customer,
 * invoices, subscriptions, and charges where refunds matter; one more for each possible bank debit.
 */
export function stripeSource(
  get: ProxiedGet,
  now: () => Instant,
  userOf: UserReader,
  settings: StripeSettings,
): BillingSource {
  const api = stripeApiOver(get);
  const lookup = createLookup(api, now, userOf, settings);

  async function invoicesOf(
    id: string,
    scope: BillingAsk['scope'],
  ): Promise<
    Result<{ readonly scope: Full['scope']; readonly invoices: readonly StripeInvoice[] }, BrokenList<StripeInvoice>>
  > {
    const all = scope === 'full' ? await api.all('/v1/invoices', { customer: id }, stripeInvoice) : null;
    if (all?.ok === true) return ok({ scope, invoices: all.value });
    if (all !== null && all.error.fault.name !== 'too-long') return all;
    // Many years of paid invoices do not make the count uncertain: what is owed is a list of its own.
    const open = await api.all('/v1/invoices', { customer: id, status: 'open' }, stripeInvoice);
    if (!open.ok) return open;
    if (all === null) return ok({ scope, invoices: open.value });
    const newest = new Map(all.error.read.map((invoice) => [invoice.id, invoice]));
    for (const invoice of open.value) newest.set(invoice.id, invoice);
    return ok({ scope: 'newest-only', invoices: [...newest.values()] });
  }

  async function readOf(
    { customer, matchedBy, choice, label, gap }: Found,
    ask: BillingAsk,
    asOf: Instant,
  ): Promise<BillingRead> {
    const { id, livemode } = customer;
    const isFull = ask.scope === 'full';
    const [invoices, subscription, payments] = await Promise.all([
      invoicesOf(id, ask.scope),
      isFull ? readSubscription(api, id) : ok(NOT_ASKED),
      isFull && ask.withRefunds ? readPayments(api, id) : ok(NOT_ASKED),
    ]);
    const failed = (fault: BillingFault): UnknownRead => unknownRead(whyOf(fault), asOf, fault);
    if (!invoices.ok) return brokenRead(invoices.error, asOf);
    if (!subscription.ok) return failed(subscription.error);
    if (!payments.ok) return failed(payments.error);
    const processing = isFull ? await stillProcessing(api, invoices.value.invoices, asOf) : ok(NONE_PROCESSING);
    if (!processing.ok) return failed(processing.error);
    return {
      kind: 'invoices',
      source: 'stripe',
      customer: { id, label, matchedBy, choice, url: dashboard(livemode, 'customers', id) },
      scope: invoices.value.scope,
      invoices: invoices.value.invoices.map((invoice) => {
        const shown = invoiceFrom(invoice, asOf);
        return processing.value.ids.has(invoice.id) ? { ...shown, status: 'processing', pastDueSince: null } : shown;
      }),
      subscription: subscription.value.told,
      ...(payments.value.told === 'cannot-tell' ? { refunds: 'cannot-tell' } : payments.value.told),
      gaps: [gap, subscription.value.gap, payments.value.gap, processing.value.gap].filter((one) => one !== null),
      testMode: !livemode,
      asOf,
    };
  }

  async function read(ask: BillingAsk): Promise<BillingRead> {
    const asOf = now();
    const found = await lookup.find(ask);
    if (!found.ok) return { ...found.error, asOf };
    const answer = await readOf(found.value, ask, asOf);
    if (answer.kind !== 'unknown') return answer;
    lookup.forget(ask);
    // A customer of some minutes ago may have been deleted or merged since: then it is found anew, or nobody is.
    const isGone = answer.fault?.name === 'not-found' && found.value.isRemembered;
    return isGone ? read({ ...ask, isFresh: true }) : answer;
  }

  return {
    read,
    search: async (email) => {
      const found = await customersByEmail(api, email.trim(), true);
      return found.ok ? ok(await optionsOf(api, found.value, now())) : err(found.error);
    },
    disputes: async (customerId) => {
      const asOf = now();
      const open = await openDisputes(api, customerId);
      return open.ok ? { kind: 'disputes', open: open.value, asOf } : { kind: 'cannot-tell', fault: open.error, asOf };
    },
  };
}
