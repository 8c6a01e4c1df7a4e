/** What another billing system says of a customer, in the words of the contract that such a system has to keep to. */
import { finalizedAt, isPastDue, remaining } from '../stripe/books.ts';
import type { Books, CustomerRecord, DisputeRecord, InvoiceRecord } from '../stripe/records.ts';

/** An instant of the records (Unix seconds) in ISO 8601. */
export const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

const isoOrNull = (seconds: number | null): string | null => (seconds === null ? null : isoOf(seconds));

const origin = 'https://billing.sim.example';

const statusOf = (invoice: InvoiceRecord, now: number): string => {
  if (invoice.status !== 'open') return invoice.status;
  if (invoice.debit === 'processing') return 'processing';
  return isPastDue(invoice, now) ? 'past_due' : 'open';
};

const settledAt = ({ status, paidAt, voidedAt, uncollectibleAt }: InvoiceRecord): number | null =>
  ({ draft: null, open: null, paid: paidAt, void: voidedAt, uncollectible: uncollectibleAt })[status];

const firstAttemptTakes = 3600;

/** When it became past due, or null where it never was: paid at its first attempt, or before its due date. */
const pastDueSince = (invoice: InvoiceRecord, now: number): number | null => {
  const settled = settledAt(invoice);
  if (invoice.sent) return invoice.dueDate !== null && invoice.dueDate < (settled ?? now) ? invoice.dueDate : null;
  const attempted = finalizedAt(invoice);
  if (attempted === null || invoice.attemptCount === 0) return null;
  if (invoice.debit === 'processing' || invoice.debit === 'succeeded') return null;
  const paidAtOnce = invoice.status === 'paid' && settled !== null && settled - attempted <= firstAttemptTakes;
  return paidAtOnce && invoice.attemptCount === 1 ? null : attempted;
};

/** One invoice; the amount is what is still owed while it is owed, and else what it was made out for. */
export const invoiceLine = (invoice: InvoiceRecord, now: number) => ({
  id: invoice.id,
  number: invoice.number,
  status: statusOf(invoice, now),
  issuedAt: isoOf(invoice.created),
  pastDueSince: isoOrNull(pastDueSince(invoice, now)),
  settledAt: isoOrNull(settledAt(invoice)),
  amountMinor: invoice.status === 'open' ? remaining(invoice) : invoice.amountDue,
  currency: invoice.currency,
  url: `${origin}/invoices/${invoice.id}`,
});

/** A customer with the number of invoices past due, which tells customers of one address apart. */
export const customerLine = (books: Books, customer: CustomerRecord, now: number) => ({
  id: customer.id,
  label: customer.name,
  pastDueCount: books.invoices.filter((invoice) => invoice.customer === customer.id && isPastDue(invoice, now)).length,
  url: `${origin}/customers/${customer.id}`,
});

/** Cancelled once nothing runs any more, at the last cancellation; null where there never was a subscription. */
export const subscriptionOf = (books: Books, customer: string) => {
  const own = books.subscriptions.filter((subscription) => subscription.customer === customer);
  if (own.length === 0) return null;
  if (own.some(({ status }) => status !== 'canceled')) return { status: 'active' };
  return { status: 'cancelled', cancelledAt: isoOf(Math.max(...own.map(({ canceledAt }) => canceledAt ?? 0))) };
};

/** All that was given back. */
export const refundsOf = (books: Books, customer: string) =>
  books.refunds
    .filter(({ payment }) => payment.customer === customer)
    .map(({ id, created, amount, payment }) => ({
      id,
      at: isoOf(created),
      amountMinor: amount,
      currency: payment.currency,
    }));

const isOpen = ({ status }: DisputeRecord): boolean => status === 'needs_response' || status === 'under_review';

/** Chargebacks that are not decided yet. */
export const openDisputesOf = (books: Books, customer: string) =>
  books.disputes
    .filter((dispute) => dispute.payment.customer === customer && isOpen(dispute))
    .map(({ id, payment, status }) => ({
      id,
      amountMinor: payment.amount,
      currency: payment.currency,
      status,
      url: null,
    }));
