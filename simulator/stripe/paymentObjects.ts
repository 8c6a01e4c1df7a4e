/** Charges, refunds and disputes as Stripe's API gives them. */
import type { Books, DisputeRecord, PaymentRecord, RefundRecord } from './records.ts';
import { newestFirst } from './order.ts';
import { type StripeObject, emptyAddress, listOf, nullsFor } from './shapes.ts';

/** How many refunds stand within a charge: an expanded list is cut like any other. */
const refundsShown = 10;

const refundsIn = (books: Books, payment: PaymentRecord): StripeObject => {
  const refunds = newestFirst(books.refunds.filter((refund) => refund.payment === payment));
  const shown = refunds.slice(0, refundsShown).map(refundObject);
  return { refunds: listOf(shown, `/v1/charges/${payment.charge}/refunds`, refunds.length > shown.length) };
};

/**
 * Since 2025-03-31.basil a charge no longer names its invoice: /v1/invoice_payments does. Its refunds are there only where
 * they are to be expanded.
 */
export const chargeObject = (books: Books, payment: PaymentRecord, expand: readonly string[]): StripeObject => ({
  ...(expand.includes('refunds') ? refundsIn(books, payment) : {}),
  id: payment.charge,
  object: 'charge',
  ...nullsFor('application application_fee application_fee_amount balance_transaction description'),
  ...nullsFor('failure_balance_transaction failure_code failure_message on_behalf_of outcome payment_method'),
  ...nullsFor('payment_method_details receipt_email receipt_number receipt_url review shipping source'),
  ...nullsFor('source_transfer statement_descriptor statement_descriptor_suffix transfer_data transfer_group'),
  amount: payment.amount,
  amount_captured: payment.amount,
  amount_refunded: payment.refunded,
  billing_details: { address: emptyAddress, ...nullsFor('email name phone tax_id') },
  calculated_statement_descriptor: 'VISTA SOCIAL',
  captured: true,
  created: payment.created,
  currency: payment.currency,
  customer: payment.customer,
  disputed: payment.disputed,
  fraud_details: {},
  livemode: books.live,
  metadata: {},
  paid: true,
  payment_intent: payment.intent,
  refunded: payment.refunded === payment.amount,
  status: 'succeeded',
});

/** A refund, which names its charge and payment intent. */
export const refundObject = (refund: RefundRecord): StripeObject => ({
  id: refund.id,
  object: 'refund',
  ...nullsFor('balance_transaction customer_account payment_method receipt_number source_transfer_reversal'),
  amount: refund.amount,
  charge: refund.payment.charge,
  created: refund.created,
  currency: refund.payment.currency,
  customer: refund.payment.customer,
  metadata: refund.metadata,
  payment_intent: refund.payment.intent,
  reason: 'requested_by_customer',
  status: 'succeeded',
  transfer_reversal: null,
});

const noEvidence = nullsFor(
  'access_activity_log billing_address cancellation_policy cancellation_policy_disclosure cancellation_rebuttal ' +
    'customer_communication customer_email_address customer_name customer_purchase_ip customer_signature ' +
    'duplicate_charge_documentation duplicate_charge_explanation duplicate_charge_id product_description receipt ' +
    'refund_policy refund_policy_disclosure refund_refusal_explanation service_date service_documentation ' +
    'shipping_address shipping_carrier shipping_date shipping_documentation shipping_tracking_number ' +
    'uncategorized_file uncategorized_text',
);

const daysToAnswer = 7;

/** A chargeback. One that was won leaves the payment as it was before; `disputed` stays on its charge all the same. */
export const disputeObject = (books: Books, dispute: DisputeRecord): StripeObject => ({
  id: dispute.id,
  object: 'dispute',
  amount: dispute.payment.amount,
  balance_transactions: [],
  charge: dispute.payment.charge,
  created: dispute.created,
  currency: dispute.payment.currency,
  enhanced_eligibility_types: [],
  evidence: { ...noEvidence, enhanced_evidence: {} },
  evidence_details: {
    due_by: dispute.created + daysToAnswer * 86_400,
    enhanced_eligibility: {},
    has_evidence: false,
    past_due: false,
    submission_count: 0,
    submission_method: 'not_submitted',
  },
  intended_submission_method: null,
  is_charge_refundable: dispute.status === 'won',
  livemode: books.live,
  metadata: {},
  payment_intent: dispute.payment.intent,
  reason: 'subscription_canceled',
  status: dispute.status,
});
