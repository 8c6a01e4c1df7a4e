/** The account's objects, its own and the recorded ones, as lists and searches go through them. */
import type { Books } from './records.ts';
import { customerObject } from './customerObject.ts';
import { invoiceObject } from './invoiceObject.ts';
import { allInvoicePayments, intentObject, invoicePaymentObject } from './invoicePayments.ts';
import { chargeObject, disputeObject, refundObject } from './paymentObjects.ts';
import type { StripeObject } from './shapes.ts';
import { subscriptionObject } from './subscriptionObject.ts';

type Facts = Readonly<Record<string, string | null>>;

/** One object as a list or a search sees it. */
export interface Entry {
  readonly id: string;
  /** Unix seconds. */
  readonly created: number;
  /** What the object can be filtered and searched by, under the names of Stripe's parameters and search fields. */
  readonly facts: Facts;
  /** The whole object; `expand` are the properties to be expanded in it. */
  readonly show: (expand: readonly string[]) => StripeObject;
}

const text = (value: unknown): string | null => {
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : null;
};

const subscriptionIn = (invoice: StripeObject): unknown => {
  const parent = invoice['parent'] as { subscription_details?: { subscription?: unknown } | null } | null | undefined;
  return parent?.subscription_details?.subscription;
};

/** What was recorded is answered as it is, whatever is asked to be expanded. */
const recordedEntry = (object: StripeObject): Entry => ({
  id: String(object['id']),
  created: Number(object['created']),
  facts: {
    ...Object.fromEntries(
      'customer status email name charge payment_intent disputed refunded'
        .split(' ')
        .map((name) => [name, text(object[name])]),
    ),
    subscription: text(subscriptionIn(object)),
  },
  show: () => object,
});

/** Without those deleted. `now` (Unix seconds) decides whether a customer is delinquent. */
export const customerEntries = (books: Books, now: number): readonly Entry[] => [
  ...books.recorded.customers.map(recordedEntry),
  ...books.customers
    .filter((customer) => !customer.deleted)
    .map((customer) => ({
      id: customer.id,
      created: customer.created,
      facts: { email: customer.email, name: customer.name },
      show: () => customerObject(books, customer, now),
    })),
];

/** All invoices, drafts included. */
export const invoiceEntries = (books: Books): readonly Entry[] => [
  ...books.recorded.invoices.map(recordedEntry),
  ...books.invoices.map((invoice) => ({
    id: invoice.id,
    created: invoice.created,
    facts: { customer: invoice.customer, status: invoice.status, subscription: invoice.subscription },
    show: (expand: readonly string[]) => invoiceObject(books, invoice, expand),
  })),
];

/** All subscriptions, cancelled ones included. */
export const subscriptionEntries = (books: Books): readonly Entry[] => [
  ...books.recorded.subscriptions.map(recordedEntry),
  ...books.subscriptions.map((subscription) => ({
    id: subscription.id,
    created: subscription.created,
    facts: { customer: subscription.customer, status: subscription.status },
    show: () => subscriptionObject(books, subscription),
  })),
];

/** The charges of all payments that succeeded. */
export const chargeEntries = (books: Books): readonly Entry[] => [
  ...books.recorded.charges.map(recordedEntry),
  ...books.payments.map((payment) => ({
    id: payment.charge,
    created: payment.created,
    facts: {
      customer: payment.customer,
      payment_intent: payment.intent,
      disputed: String(payment.disputed),
      refunded: String(payment.refunded === payment.amount),
    },
    show: (expand: readonly string[]) => chargeObject(books, payment, expand),
  })),
];

/** All refunds. */
export const refundEntries = (books: Books): readonly Entry[] => [
  ...books.recorded.refunds.map(recordedEntry),
  ...books.refunds.map((refund) => ({
    id: refund.id,
    created: refund.created,
    facts: { customer: refund.payment.customer, charge: refund.payment.charge, payment_intent: refund.payment.intent },
    show: () => refundObject(refund),
  })),
];

/** All disputes, settled ones included. */
export const disputeEntries = (books: Books): readonly Entry[] => [
  ...books.recorded.disputes.map(recordedEntry),
  ...books.disputes.map((dispute) => ({
    id: dispute.id,
    created: dispute.created,
    facts: {
      customer: dispute.payment.customer,
      charge: dispute.payment.charge,
      payment_intent: dispute.payment.intent,
    },
    show: () => disputeObject(books, dispute),
  })),
];

/** All that links invoices to payment intents. */
export const invoicePaymentEntries = (books: Books): readonly Entry[] =>
  allInvoicePayments(books).map((payment) => ({
    id: payment.id,
    created: payment.created,
    facts: {
      invoice: payment.invoice,
      'payment[type]': 'payment_intent',
      'payment[payment_intent]': payment.intent,
      status: payment.status,
    },
    show: () => invoicePaymentObject(payment, books.live),
  }));

/** Those that were made, and those that are still to be made. */
export const paymentIntentEntries = (books: Books): readonly Entry[] =>
  allInvoicePayments(books).map((payment) => ({
    id: payment.intent,
    created: payment.created,
    facts: { customer: payment.customer },
    show: () => intentObject(payment, books.live),
  }));
