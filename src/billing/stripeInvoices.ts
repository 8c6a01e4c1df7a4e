import * as v from 'valibot';
import { dashboard } from './stripeLinks.ts';
import { amount, currency, id, maybeTime, unixTime, whole } from './stripeValues.ts';
import { inertName } from '../domain/inert.ts';
import type { Invoice, InvoiceStatus } from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';

/** A Stripe invoice, as far as D1 and the case need it; all of it is the same in the versions 2023-08-16 to endive. */
export const stripeInvoice = v.object({
  id,
  number: v.nullish(v.string()),
  // Open-ended in Stripe's own words: a status that is not known is `other`.
  status: v.nullish(v.string(), ''),
  created: unixTime,
  due_date: maybeTime,
  // D1 has an arm for each of these; another one could not be judged.
  collection_method: v.picklist(['charge_automatically', 'send_invoice']),
  attempted: v.boolean(),
  attempt_count: whole,
  next_payment_attempt: maybeTime,
  amount_due: amount,
  amount_paid: amount,
  amount_remaining: amount,
  pre_payment_credit_notes_amount: v.nullish(amount, 0),
  currency,
  livemode: v.boolean(),
  status_transitions: v.object({
    finalized_at: maybeTime,
    paid_at: maybeTime,
    voided_at: maybeTime,
    marked_uncollectible_at: maybeTime,
  }),
});
export type StripeInvoice = v.InferOutput<typeof stripeInvoice>;

/** Stripe makes the first attempt about when it finalizes; paid later than this after it, the first attempt had failed. */
const FIRST_ATTEMPT_MS = 3_600_000;

/** D1 of docs/billing.md: Stripe has no such status. An instant that is exactly the due date is not past it. */
export function isPastDue(invoice: StripeInvoice, now: Instant): boolean {
  if (invoice.status !== 'open' || invoice.amount_remaining <= 0) return false;
  if (invoice.collection_method === 'send_invoice') return invoice.due_date !== null && invoice.due_date < now;
  return invoice.attempted;
}

/** Stripe says `paid` as well where a credit note took off all that was owed, so that no money came. */
function isCredited({ amount_due, amount_paid, pre_payment_credit_notes_amount: credited }: StripeInvoice): boolean {
  return amount_paid === 0 && (amount_due > 0 || credited > 0);
}

function statusOf(invoice: StripeInvoice, now: Instant): InvoiceStatus {
  switch (invoice.status) {
    case 'open':
      return isPastDue(invoice, now) ? 'past-due' : 'open';
    case 'paid':
      return isCredited(invoice) ? 'credited' : 'paid';
    case 'void':
    case 'draft':
      return invoice.status;
    case 'uncollectible':
      return 'written-off';
    default:
      return 'other';
  }
}

function settledAt({ status, status_transitions: at }: StripeInvoice): Instant | null {
  if (status === 'paid') return at.paid_at;
  if (status === 'void') return at.voided_at;
  return status === 'uncollectible' ? at.marked_uncollectible_at : null;
}

/** When it became past due, or null where it never was: settled at its first attempt, or before its due date. */
function pastDueSince(invoice: StripeInvoice, status: InvoiceStatus, settled: Instant | null): Instant | null {
  const firstAttempt = invoice.status_transitions.finalized_at ?? invoice.created;
  const since = invoice.collection_method === 'send_invoice' ? invoice.due_date : firstAttempt;
  if (status === 'past-due') return since;
  if (settled === null || since === null || settled <= since) return null;
  if (invoice.collection_method === 'send_invoice') return since;
  const failedOnce =
    invoice.attempt_count > 1 || (invoice.attempted && (status !== 'paid' || settled - since > FIRST_ATTEMPT_MS));
  return failedOnce ? since : null;
}

/** What the invoice was made out for, also after a credit note has brought it to nothing; nobody owes less than nothing. */
function amountOf({ status, amount_due, amount_remaining, pre_payment_credit_notes_amount }: StripeInvoice): number {
  if (status === 'open') return Math.max(0, amount_remaining);
  return Math.max(0, amount_due === 0 ? pre_payment_credit_notes_amount : amount_due);
}

/** The invoice in the playbook's terms at `now`. */
export function invoiceFrom(invoice: StripeInvoice, now: Instant): Invoice {
  const status = statusOf(invoice, now);
  const settled = settledAt(invoice);
  return {
    id: invoice.id,
    number: inertName(invoice.number ?? '') || inertName(invoice.id),
    status,
    issuedAt: invoice.created,
    pastDueSince: pastDueSince(invoice, status, settled),
    settledAt: settled,
    amount: { minor: amountOf(invoice), currency: invoice.currency },
    url: dashboard(invoice.livemode, 'invoices', invoice.id),
  };
}

/**
 * Whether it may be a bank debit that is still under way, which D1 cannot tell from one that failed: its first attempt was
 * made and no other one is planned.
 */
export function maybeProcessing(invoice: StripeInvoice, now: Instant): boolean {
  return (
    isPastDue(invoice, now) &&
    invoice.collection_method === 'charge_automatically' &&
    invoice.attempt_count <= 1 &&
    invoice.next_payment_attempt === null
  );
}
