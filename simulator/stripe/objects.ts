/** Customers, invoices and invoice payments as Stripe's API gives them. Every required property is there. */
import {
  type Books,
  type CustomerRecord,
  type InvoiceRecord,
  type PaymentRecord,
  idOf,
  isPastDue,
  remaining,
} from './books.ts';
import { type StripeObject, listOf, nullsFor } from './shapes.ts';

/** A customer; `now` (Unix seconds) decides whether it is delinquent. */
export const customerObject = (books: Books, customer: CustomerRecord, now: number): StripeObject => ({
  id: customer.id,
  object: 'customer',
  ...nullsFor('address default_source description phone shipping test_clock'),
  balance: 0,
  created: customer.created,
  currency: customer.currency,
  delinquent: books.invoices.some((invoice) => invoice.customer === customer.id && isPastDue(invoice, now)),
  email: customer.email,
  invoice_prefix: customer.id.slice(-8).toUpperCase(),
  invoice_settings: nullsFor('custom_fields default_payment_method footer rendering_options'),
  livemode: false,
  metadata: {},
  name: customer.name,
  next_invoice_sequence: books.invoices.filter((invoice) => invoice.customer === customer.id).length + 1,
  preferred_locales: ['en-US'],
  tax_exempt: 'none',
});

const lineOf = (invoice: InvoiceRecord): StripeObject => ({
  id: idOf('il', invoice.number),
  object: 'line_item',
  ...nullsFor('parent quantity_decimal'),
  amount: invoice.amountDue,
  currency: invoice.currency,
  description: `1 × ${invoice.description}`,
  discount_amounts: [],
  discountable: true,
  discounts: [],
  invoice: invoice.id,
  livemode: false,
  metadata: {},
  period: { start: invoice.created, end: invoice.created + 30 * 86_400 },
  pretax_credit_amounts: [],
  pricing: { type: 'price_details', unit_amount_decimal: String(invoice.amountDue) },
  quantity: 1,
  subscription: invoice.subscription,
  subtotal: invoice.amountDue,
  taxes: [],
});

const parentOf = (invoice: InvoiceRecord): StripeObject | null =>
  invoice.subscription === null
    ? null
    : {
        type: 'subscription_details',
        quote_details: null,
        subscription_details: { metadata: {}, subscription: invoice.subscription },
      };

/** The hour between creation and finalization that Stripe gives a renewal before it is attempted. */
const finalizedAt = (invoice: InvoiceRecord): number => invoice.created + (invoice.sent ? 0 : 3600);

/** An invoice with its one line. */
export const invoiceObject = (books: Books, invoice: InvoiceRecord): StripeObject => {
  const customer = books.customers.find((candidate) => candidate.id === invoice.customer);
  return {
    id: invoice.id,
    object: 'invoice',
    ...nullsFor('account_tax_ids application automatically_finalizes_at custom_fields customer_account customer_phone'),
    ...nullsFor('customer_shipping default_payment_method default_source description footer from_invoice'),
    ...nullsFor('last_finalization_error latest_revision on_behalf_of receipt_number rendering shipping_cost'),
    ...nullsFor('shipping_details statement_descriptor test_clock customer_address'),
    account_country: 'US',
    account_name: 'Vista Social LLC',
    amount_due: invoice.amountDue,
    amount_overpaid: 0,
    amount_paid: invoice.amountPaid,
    amount_remaining: remaining(invoice),
    amount_shipping: 0,
    attempt_count: invoice.attemptCount,
    attempted: invoice.attemptCount > 0,
    auto_advance: invoice.autoAdvance,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    billing_reason: invoice.subscription === null ? 'manual' : 'subscription_cycle',
    collection_method: invoice.sent ? 'send_invoice' : 'charge_automatically',
    created: invoice.created,
    currency: invoice.currency,
    customer: invoice.customer,
    customer_email: customer?.email ?? null,
    customer_name: customer?.name ?? null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_tax_rates: [],
    discounts: [],
    due_date: invoice.dueDate,
    effective_at: finalizedAt(invoice),
    ending_balance: 0,
    hosted_invoice_url: `https://invoice.stripe.com/i/acct_1SimulatedVista/test_${invoice.id}`,
    invoice_pdf: `https://pay.stripe.com/invoice/acct_1SimulatedVista/test_${invoice.id}/pdf`,
    issuer: { type: 'self' },
    lines: listOf([lineOf(invoice)], `/v1/invoices/${invoice.id}/lines`),
    livemode: false,
    metadata: {},
    next_payment_attempt: invoice.nextPaymentAttempt,
    number: invoice.number,
    parent: parentOf(invoice),
    payment_settings: nullsFor('default_mandate payment_method_options payment_method_types'),
    period_end: invoice.created,
    period_start: invoice.created - 30 * 86_400,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    starting_balance: 0,
    status: invoice.status,
    status_transitions: {
      finalized_at: finalizedAt(invoice),
      marked_uncollectible_at: invoice.uncollectibleAt,
      paid_at: invoice.paidAt,
      voided_at: invoice.voidedAt,
    },
    subtotal: invoice.amountDue,
    subtotal_excluding_tax: invoice.amountDue,
    total: invoice.amountDue,
    total_discount_amounts: [],
    total_excluding_tax: invoice.amountDue,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: finalizedAt(invoice),
  };
};

/** What links an invoice to its payment intent. */
export const invoicePaymentObject = (payment: PaymentRecord): StripeObject => ({
  id: payment.id,
  object: 'invoice_payment',
  amount_paid: payment.amount,
  amount_requested: payment.amount,
  created: payment.created,
  currency: payment.currency,
  invoice: payment.invoice,
  is_default: true,
  livemode: false,
  payment: { type: 'payment_intent', payment_intent: payment.intent },
  status: 'paid',
  status_transitions: { canceled_at: null, paid_at: payment.created },
});
