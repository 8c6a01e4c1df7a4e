/** A subscription as Stripe's API gives it, with its one item, price and legacy plan. */
import { idOf } from './books.ts';
import type { Books, SubscriptionRecord } from './records.ts';
import { type StripeObject, listOf, nullsFor } from './shapes.ts';

const month = 30 * 86_400;

/** As it is called on the invoices. */
const productOf = ({ plan }: SubscriptionRecord): string => `Vista Social ${plan}`;

const priceOf = (books: Books, subscription: SubscriptionRecord): StripeObject => ({
  id: idOf('price', productOf(subscription), subscription.price),
  object: 'price',
  ...nullsFor('custom_unit_amount lookup_key tiers_mode transform_quantity'),
  active: true,
  billing_scheme: 'per_unit',
  created: subscription.created,
  currency: subscription.currency,
  livemode: books.live,
  metadata: {},
  nickname: subscription.plan,
  product: idOf('prod', productOf(subscription)),
  recurring: { interval: 'month', interval_count: 1, meter: null, trial_period_days: null, usage_type: 'licensed' },
  tax_behavior: 'unspecified',
  type: 'recurring',
  unit_amount: subscription.price,
  unit_amount_decimal: String(subscription.price),
});

const planOf = (books: Books, subscription: SubscriptionRecord): StripeObject => ({
  id: idOf('price', productOf(subscription), subscription.price),
  object: 'plan',
  ...nullsFor('meter tiers_mode transform_usage trial_period_days'),
  active: true,
  amount: subscription.price,
  amount_decimal: String(subscription.price),
  billing_scheme: 'per_unit',
  created: subscription.created,
  currency: subscription.currency,
  interval: 'month',
  interval_count: 1,
  livemode: books.live,
  metadata: {},
  nickname: subscription.plan,
  product: idOf('prod', productOf(subscription)),
  usage_type: 'licensed',
});

const itemOf = (books: Books, subscription: SubscriptionRecord, latest: number): StripeObject => ({
  id: idOf('si', subscription.id.slice(4)),
  object: 'subscription_item',
  ...nullsFor('billing_thresholds current_trial'),
  created: subscription.created,
  current_period_end: latest + month,
  current_period_start: latest,
  discounts: [],
  metadata: {},
  plan: planOf(books, subscription),
  price: priceOf(books, subscription),
  quantity: 1,
  subscription: subscription.id,
  tax_rates: [],
});

/** The current period runs from when the newest invoice was made. */
const periodStart = (books: Books, { latestInvoice, created }: SubscriptionRecord): number =>
  books.invoices.find((invoice) => invoice.id === latestInvoice)?.created ?? created;

/** A subscription with its one item. */
export const subscriptionObject = (books: Books, subscription: SubscriptionRecord): StripeObject => ({
  id: subscription.id,
  object: 'subscription',
  ...nullsFor('application application_fee_percent billing_cycle_anchor_config billing_thresholds cancel_at'),
  ...nullsFor('customer_account days_until_due default_payment_method default_source description'),
  ...nullsFor('next_pending_invoice_item_invoice on_behalf_of pause_collection pending_invoice_item_interval'),
  ...nullsFor('pending_setup_intent pending_update schedule test_clock transfer_data trial_end trial_settings'),
  ...nullsFor('trial_start managed_payments'),
  automatic_tax: { disabled_reason: null, enabled: false, liability: null },
  billing_cycle_anchor: subscription.created,
  billing_mode: { flexible: null, type: 'classic' },
  billing_schedules: [],
  cancel_at_period_end: false,
  canceled_at: subscription.canceledAt,
  cancellation_details: {
    ...nullsFor('comment feedback feedback_option'),
    reason: subscription.canceledAt === null ? null : 'cancellation_requested',
  },
  collection_method: 'charge_automatically',
  created: subscription.created,
  currency: subscription.currency,
  customer: subscription.customer,
  default_tax_rates: [],
  discounts: [],
  ended_at: subscription.canceledAt,
  invoice_settings: { ...nullsFor('account_tax_ids custom_fields description footer'), issuer: { type: 'self' } },
  items: listOf(
    [itemOf(books, subscription, periodStart(books, subscription))],
    `/v1/subscription_items?subscription=${subscription.id}`,
  ),
  latest_invoice: subscription.latestInvoice,
  livemode: books.live,
  metadata: {},
  payment_settings: {
    ...nullsFor('payment_method_options payment_method_types'),
    save_default_payment_method: 'off',
  },
  start_date: subscription.created,
  status: subscription.status,
});
