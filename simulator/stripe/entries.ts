/** The account's objects, its own and the recorded ones, as lists and searches go through them. */
import type { Books } from './books.ts';
import { customerObject, invoiceObject, invoicePaymentObject } from './objects.ts';
import { chargeObject, disputeObject, refundObject } from './paymentObjects.ts';
import type { StripeObject } from './shapes.ts';
import { subscriptionObject } from './subscriptionObject.ts';

type Facts = Readonly<Record<string, string | null>>;

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

/** `now` (Unix seconds) decides whether a customer is delinquent. */
export const customerEntries = (books: Books, now: number): readonly Entry[] => [
  ...books.recorded.customers.map(recordedEntry),
  ...books.customers.map((customer) => ({
    id: customer.id,
    created: customer.created,
    facts: { email: customer.email, name: customer.name },
    show: () => customerObject(books, customer, now),
  })),
];

export const invoiceEntries = (books: Books): readonly Entry[] => [
  ...books.recorded.invoices.map(recordedEntry),
  ...books.invoices.map((invoice) => ({
    id: invoice.id,
    created: invoice.created,
    facts: { customer: invoice.customer, status: invoice.status, subscription: invoice.subscription },
    show: () => invoiceObject(books, invoice),
  })),
];

export const subscriptionEntries = (books: Books): readonly Entry[] => {
  const createdOf = (id: string | null): number | undefined =>
    books.invoices.find((invoice) => invoice.id === id)?.created;
  return [
    ...books.recorded.subscriptions.map(recordedEntry),
    ...books.subscriptions.map((subscription) => ({
      id: subscription.id,
      created: subscription.created,
      facts: { customer: subscription.customer, status: subscription.status },
      show: () => subscriptionObject(subscription, createdOf(subscription.latestInvoice) ?? subscription.created),
    })),
  ];
};

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
    show: (expand: readonly string[]) => chargeObject(payment, expand.includes('refunds') ? books.refunds : undefined),
  })),
];

export const refundEntries = (books: Books): readonly Entry[] => [
  ...books.recorded.refunds.map(recordedEntry),
  ...books.refunds.map((refund) => ({
    id: refund.id,
    created: refund.created,
    facts: { customer: refund.payment.customer, charge: refund.payment.charge, payment_intent: refund.payment.intent },
    show: () => refundObject(refund),
  })),
];

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
    show: () => disputeObject(dispute),
  })),
];

export const invoicePaymentEntries = (books: Books): readonly Entry[] =>
  books.payments.map((payment) => ({
    id: payment.id,
    created: payment.created,
    facts: {
      invoice: payment.invoice,
      'payment[type]': 'payment_intent',
      'payment[payment_intent]': payment.intent,
      status: 'paid',
    },
    show: () => invoicePaymentObject(payment),
  }));

/** Stripe lists by creation, newest first; what was entered later counts as newer within one second. */
export const newestFirst = <T extends { readonly created: number }>(entries: readonly T[]): readonly T[] =>
  entries.toReversed().sort((one, other) => other.created - one.created);
