/** What links an invoice to its payment intents: payments made, and the one that is still to be made. */
import { finalizedAt, paymentIds, paymentsOf, remaining } from './books.ts';
import type { Books, InvoiceRecord, PaymentRecord } from './records.ts';
import type { StripeObject } from './shapes.ts';

/** One such link. */
export interface InvoicePayment {
  readonly id: string;
  readonly intent: string;
  readonly invoice: string;
  readonly customer: string;
  readonly currency: string;
  readonly created: number;
  readonly requested: number;
  /** Null while nothing is paid. */
  readonly paid: number | null;
  readonly status: 'open' | 'paid' | 'canceled';
  readonly intentStatus: 'succeeded' | 'processing' | 'requires_payment_method' | 'canceled';
  readonly paidAt: number | null;
  readonly canceledAt: number | null;
}

const made = (payment: PaymentRecord): InvoicePayment => ({
  ...payment,
  requested: payment.amount,
  paid: payment.amount,
  status: 'paid',
  intentStatus: 'succeeded',
  paidAt: payment.created,
  canceledAt: null,
});

/** Stripe makes the next payment together with the invoice, and cancels it with a void one. */
const pending = (books: Books, invoice: InvoiceRecord): readonly InvoicePayment[] => {
  const created = finalizedAt(invoice);
  if (created === null || invoice.status === 'paid') return [];
  const isVoid = invoice.status === 'void';
  const { id, intent } = paymentIds(invoice, paymentsOf(books, invoice).length + 1);
  const waiting = invoice.debit === 'processing' ? 'processing' : 'requires_payment_method';
  return [
    {
      id,
      intent,
      invoice: invoice.id,
      customer: invoice.customer,
      currency: invoice.currency,
      created,
      requested: remaining(invoice),
      paid: null,
      status: isVoid ? 'canceled' : 'open',
      intentStatus: isVoid ? 'canceled' : waiting,
      paidAt: null,
      canceledAt: isVoid ? invoice.voidedAt : null,
    },
  ];
};

/** All of one invoice, the newest last. */
export const invoicePaymentsOf = (books: Books, invoice: InvoiceRecord): readonly InvoicePayment[] => [
  ...paymentsOf(books, invoice).map(made),
  ...pending(books, invoice),
];

/** All of the account. */
export const allInvoicePayments = (books: Books): readonly InvoicePayment[] => [
  ...books.payments.map(made),
  ...books.invoices.flatMap((invoice) => pending(books, invoice)),
];

/** The payment intent itself, as far as the app reads it. */
export const intentObject = (payment: InvoicePayment, live: boolean): StripeObject => ({
  id: payment.intent,
  object: 'payment_intent',
  amount: payment.requested,
  created: payment.created,
  currency: payment.currency,
  customer: payment.customer,
  livemode: live,
  status: payment.intentStatus,
});

/** One of them as Stripe's API gives it; the payment intent is an id unless it is to be expanded. */
export const invoicePaymentObject = (payment: InvoicePayment, live: boolean, withIntent = false): StripeObject => ({
  id: payment.id,
  object: 'invoice_payment',
  amount_paid: payment.paid,
  amount_requested: payment.requested,
  created: payment.created,
  currency: payment.currency,
  invoice: payment.invoice,
  is_default: true,
  livemode: live,
  payment: { type: 'payment_intent', payment_intent: withIntent ? intentObject(payment, live) : payment.intent },
  status: payment.status,
  status_transitions: { canceled_at: payment.canceledAt, paid_at: payment.paidAt },
});
