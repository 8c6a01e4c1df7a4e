/** A customer as Stripe's API gives it. */
import { isPastDue } from './books.ts';
import type { Books, CustomerRecord } from './records.ts';
import { type StripeObject, nullsFor } from './shapes.ts';

/** `now` (Unix seconds) decides whether the customer is delinquent. */
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
  livemode: books.live,
  metadata: {},
  name: customer.name,
  next_invoice_sequence: books.invoices.filter((invoice) => invoice.customer === customer.id).length + 1,
  preferred_locales: ['en-US'],
  tax_exempt: 'none',
});

/** All that Stripe still says of a deleted customer. */
export const deletedCustomerObject = ({ id }: CustomerRecord): StripeObject => ({
  id,
  object: 'customer',
  deleted: true,
});
