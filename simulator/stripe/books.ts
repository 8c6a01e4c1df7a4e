/**
 * The simulated Stripe account's records: only what can differ from object to object. `objects*.ts` turns them into the
 * full shapes of API version 2026-10-28.endive. Times are Unix seconds, as Stripe keeps them.
 */

import type { StripeObject } from './shapes.ts';

export interface CustomerRecord {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly created: number;
  readonly currency: string;
}

export type InvoiceStatus = 'draft' | 'open' | 'paid' | 'uncollectible' | 'void';

export interface InvoiceRecord {
  readonly id: string;
  readonly number: string;
  readonly customer: string;
  /** Null for a one-off invoice. */
  readonly subscription: string | null;
  readonly description: string;
  readonly created: number;
  readonly currency: string;
  readonly amountDue: number;
  readonly sent: boolean;
  readonly dueDate: number | null;
  amountPaid: number;
  status: InvoiceStatus;
  attemptCount: number;
  nextPaymentAttempt: number | null;
  autoAdvance: boolean;
  paidAt: number | null;
  voidedAt: number | null;
  uncollectibleAt: number | null;
}

export interface SubscriptionRecord {
  readonly id: string;
  readonly customer: string;
  readonly plan: string;
  readonly price: number;
  readonly currency: string;
  readonly created: number;
  status: 'active' | 'past_due' | 'canceled';
  latestInvoice: string | null;
  canceledAt: number | null;
}

/** One payment: a payment intent with its one charge, made for one invoice. */
export interface PaymentRecord {
  readonly id: string;
  readonly charge: string;
  readonly intent: string;
  readonly invoice: string;
  readonly customer: string;
  readonly amount: number;
  readonly currency: string;
  readonly created: number;
  refunded: number;
  disputed: boolean;
}

export interface RefundRecord {
  readonly id: string;
  readonly payment: PaymentRecord;
  readonly amount: number;
  readonly created: number;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface DisputeRecord {
  readonly id: string;
  readonly payment: PaymentRecord;
  readonly created: number;
  readonly status: 'needs_response' | 'under_review' | 'won' | 'lost';
}

/** What may be recorded, each object as Stripe's API gave it. */
export interface RecordedObjects {
  readonly customers: readonly StripeObject[];
  readonly invoices: readonly StripeObject[];
  readonly subscriptions: readonly StripeObject[];
  readonly charges: readonly StripeObject[];
  readonly disputes: readonly StripeObject[];
  readonly refunds: readonly StripeObject[];
}

export interface Books {
  readonly customers: CustomerRecord[];
  readonly invoices: InvoiceRecord[];
  readonly subscriptions: SubscriptionRecord[];
  readonly payments: PaymentRecord[];
  readonly refunds: RefundRecord[];
  readonly disputes: DisputeRecord[];
  readonly recorded: RecordedObjects;
  /** What the account has been asked within the present second. */
  readonly load: { second: number; requests: number };
}

/** An account in which nothing has happened, beside what was recorded. */
export const emptyBooks = (recorded: Partial<RecordedObjects> = {}): Books => ({
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
  load: { second: 0, requests: 0 },
});

/** What is still owed, in minor units. */
export const remaining = (invoice: InvoiceRecord): number => invoice.amountDue - invoice.amountPaid;

/** Stripe's nearest written definition of "past due": a failed automatic payment, or a due date that has passed. */
export const isPastDue = (invoice: InvoiceRecord, now: number): boolean =>
  invoice.status === 'open' &&
  remaining(invoice) > 0 &&
  (invoice.sent ? invoice.dueDate !== null && invoice.dueDate < now : invoice.attemptCount > 0);

const idLength = 14;

/** Ids that look like Stripe's, and are the same on every run. */
export const idOf = (prefix: string, ...parts: readonly (string | number)[]): string =>
  `${prefix}_${parts
    .join('')
    .replace(/[^A-Za-z0-9]/g, '')
    .padStart(idLength, 'Sim')}`;

/** Enters a succeeded payment; the invoice is paid once nothing remains. */
export const enterPayment = (books: Books, invoice: InvoiceRecord, amount: number, at: number): PaymentRecord => {
  const nth = books.payments.filter((payment) => payment.invoice === invoice.id).length + 1;
  const payment: PaymentRecord = {
    id: idOf('inpay', invoice.number, 'P', nth),
    charge: idOf('ch', invoice.number, 'P', nth),
    intent: idOf('pi', invoice.number, 'P', nth),
    invoice: invoice.id,
    customer: invoice.customer,
    amount,
    currency: invoice.currency,
    created: at,
    refunded: 0,
    disputed: false,
  };
  books.payments.push(payment);
  invoice.amountPaid += amount;
  if (remaining(invoice) === 0) {
    invoice.status = 'paid';
    invoice.paidAt = at;
    invoice.nextPaymentAttempt = null;
  }
  return payment;
};
