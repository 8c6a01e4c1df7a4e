/** An invoice as Stripe's API gives it. Every required property is there. */
import { finalizedAt, idOf, remaining } from './books.ts';
import type { Books, InvoiceRecord } from './records.ts';
import { invoicePaymentObject, invoicePaymentsOf } from './invoicePayments.ts';
import { type StripeObject, listOf, nullsFor } from './shapes.ts';

const month = 30 * 86_400;

const lineParent = (invoice: InvoiceRecord): StripeObject => {
  if (invoice.subscription === null) {
    const invoice_item_details = {
      invoice_item: idOf('ii', invoice.number),
      proration: false,
      proration_details: { credited_items: null },
      subscription: null,
    };
    return { type: 'invoice_item_details', invoice_item_details, subscription_item_details: null };
  }
  const subscription_item_details = {
    invoice_item: null,
    proration: false,
    proration_details: { credited_items: null },
    subscription: invoice.subscription,
    subscription_item: idOf('si', invoice.subscription.slice(4)),
  };
  return { type: 'subscription_item_details', invoice_item_details: null, subscription_item_details };
};

const lineOf = (books: Books, invoice: InvoiceRecord): StripeObject => ({
  id: idOf('il', invoice.number),
  object: 'line_item',
  amount: invoice.amountDue,
  currency: invoice.currency,
  description: `1 × ${invoice.description}`,
  discount_amounts: [],
  discountable: true,
  discounts: [],
  invoice: invoice.id,
  livemode: books.live,
  metadata: {},
  parent: lineParent(invoice),
  period: { start: invoice.created, end: invoice.created + month },
  pretax_credit_amounts: [],
  pricing: {
    price_details: {
      price: idOf('price', invoice.description, invoice.amountDue),
      product: idOf('prod', invoice.description),
    },
    type: 'price_details',
    unit_amount_decimal: String(invoice.amountDue),
  },
  quantity: 1,
  quantity_decimal: '1',
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

/** As long as Stripe's own addresses of invoices, which hold a token; a draft has none yet. */
const addresses = (books: Books, invoice: InvoiceRecord): StripeObject => {
  if (invoice.status === 'draft') return { hosted_invoice_url: null, invoice_pdf: null };
  const token = Buffer.from(`${invoice.id},_simulated_${invoice.customer}_${invoice.created}`).toString('base64url');
  const path = `acct_1SimulatedVista/${books.live ? 'live' : 'test'}_${token}0200${invoice.id.slice(3)}`;
  return {
    hosted_invoice_url: `https://invoice.stripe.com/i/${path}?s=ap`,
    invoice_pdf: `https://pay.stripe.com/invoice/${path}/pdf?s=ap`,
  };
};

const paymentsIn = (books: Books, invoice: InvoiceRecord, expand: readonly string[]): StripeObject => {
  if (!expand.some((path) => path.startsWith('payments'))) return {};
  const withIntent = expand.includes('payments.data.payment.payment_intent');
  const payments = invoicePaymentsOf(books, invoice).map((one) => invoicePaymentObject(one, books.live, withIntent));
  return { payments: listOf(payments, `/v1/invoice_payments?invoice=${invoice.id}`) };
};

/** An invoice with its one line; its payments only where `expand` asks for them. */
export const invoiceObject = (books: Books, invoice: InvoiceRecord, expand: readonly string[] = []): StripeObject => {
  const customer = books.customers.find((candidate) => candidate.id === invoice.customer);
  const finalized = finalizedAt(invoice);
  return {
    id: invoice.id,
    object: 'invoice',
    ...nullsFor('account_tax_ids application automatically_finalizes_at custom_fields customer_account customer_phone'),
    ...nullsFor('customer_shipping default_payment_method default_source description footer from_invoice'),
    ...nullsFor('last_finalization_error latest_revision on_behalf_of receipt_number rendering shipping_cost'),
    ...nullsFor('shipping_details statement_descriptor test_clock customer_address'),
    account_country: 'US',
    account_name: 'Vista Social LLC',
    amount_due: invoice.amountDue - invoice.credited,
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
    effective_at: finalized,
    ending_balance: 0,
    ...addresses(books, invoice),
    issuer: { type: 'self' },
    lines: listOf([lineOf(books, invoice)], `/v1/invoices/${invoice.id}/lines`),
    livemode: books.live,
    metadata: {},
    next_payment_attempt: invoice.nextPaymentAttempt,
    number: invoice.status === 'draft' ? null : invoice.number,
    parent: parentOf(invoice),
    payment_settings: nullsFor('default_mandate payment_method_options payment_method_types'),
    ...paymentsIn(books, invoice, expand),
    period_end: invoice.created,
    period_start: invoice.created - month,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: invoice.credited,
    starting_balance: 0,
    status: invoice.status,
    status_transitions: {
      finalized_at: finalized,
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
    webhooks_delivered_at: invoice.created,
  };
};
