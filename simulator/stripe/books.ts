/** What can be said of an account's records, and how payments enter them. */
import type { Books, InvoiceRecord, PaymentRecord, RecordedObjects } from './records.ts';

/** What an account is from the start. */
export interface BooksOptions {
  readonly live?: boolean;
  readonly recorded?: Partial<RecordedObjects>;
}

/** An account in which nothing has happened, beside what was recorded. */
export const emptyBooks = ({ live = false, recorded = {} }: BooksOptions = {}): Books => ({
  live,
  customers: [],
  invoices: [],
  subscriptions: [],
  payments: [],
  refunds: [],
  disputes: [],
  recorded: {
    customers: recorded.customers ?? [],
    invoices: recorded.invoices ?? [],
    subscriptions: recorded.subscriptions ?? [],
    charges: recorded.charges ?? [],
    disputes: recorded.disputes ?? [],
    refunds: recorded.refunds ?? [],
  },
  load: { second: 0, requests: 0, byEndpoint: new Map() },
});

/** What every invoice is before anything happens to it. */
export const untouched = {
  amountPaid: 0,
  credited: 0,
  debit: null,
  status: 'open',
  attemptCount: 0,
  nextPaymentAttempt: null,
  autoAdvance: true,
  paidAt: null,
  voidedAt: null,
  uncollectibleAt: null,
} as const satisfies Partial<InvoiceRecord>;

/** What is still owed, in minor units. */
export const remaining = (invoice: InvoiceRecord): number => invoice.amountDue - invoice.credited - invoice.amountPaid;

/** Stripe finalizes a renewal one hour after it was made, and attempts it then; null for a draft. */
export const finalizedAt = (invoice: InvoiceRecord): number | null =>
  invoice.status === 'draft' ? null : invoice.created + (invoice.sent ? 0 : 3600);

/**
 * Stripe's nearest written definition of "past due": a failed automatic payment, or a due date that has passed. A bank debit
 * that is on its way was attempted, but has not failed.
 */
export const isPastDue = (invoice: InvoiceRecord, now: number): boolean =>
  invoice.status === 'open' &&
  remaining(invoice) > 0 &&
  (invoice.sent
    ? invoice.dueDate !== null && invoice.dueDate < now
    : invoice.attemptCount > 0 && invoice.debit !== 'processing');

const idLength = 14;

/** Ids that look like Stripe's, and are the same on every run. */
export const idOf = (prefix: string, ...parts: readonly (string | number)[]): string =>
  `${prefix}_${parts
    .join('')
    .replace(/[^A-Za-z0-9]/g, '')
    .padStart(idLength, 'Sim')}`;

/** The ids of an invoice's payments: the next one has them before it is made. */
export const paymentIds = (invoice: InvoiceRecord, nth: number) => ({
  id: idOf('inpay', invoice.number, 'P', nth),
  charge: idOf('ch', invoice.number, 'P', nth),
  intent: idOf('pi', invoice.number, 'P', nth),
});

/** What was paid of the invoice, in order. */
export const paymentsOf = (books: Books, invoice: InvoiceRecord): readonly PaymentRecord[] =>
  books.payments.filter((payment) => payment.invoice === invoice.id);

/** Enters a succeeded payment; the invoice is paid once nothing remains. */
export const enterPayment = (books: Books, invoice: InvoiceRecord, amount: number, at: number): void => {
  books.payments.push({
    ...paymentIds(invoice, paymentsOf(books, invoice).length + 1),
    invoice: invoice.id,
    customer: invoice.customer,
    amount,
    currency: invoice.currency,
    created: at,
    refunded: 0,
    disputed: false,
  });
  invoice.amountPaid += amount;
  if (remaining(invoice) === 0) {
    invoice.status = 'paid';
    invoice.paidAt = at;
    invoice.nextPaymentAttempt = null;
  }
};
