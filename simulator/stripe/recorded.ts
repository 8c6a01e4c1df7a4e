/** Stripe objects recorded elsewhere, which an account answers beside its own records, word for word. */
import { emptyBooks, idOf } from './books.ts';
import type { Books, RecordedObjects } from './records.ts';
import type { StripeObject } from './shapes.ts';

/** The charge that a dispute is about, where it was not recorded with it: otherwise nothing would lead to the dispute. */
const enterCharge = (books: Books, dispute: StripeObject, customer: StripeObject): void => {
  const charge = String(dispute['charge']);
  const paid = books.recorded.invoices.find((invoice) => invoice['status'] === 'paid');
  books.payments.push({
    id: idOf('inpay', charge),
    charge,
    intent: String(dispute['payment_intent']),
    invoice: paid === undefined ? '' : String(paid['id']),
    customer: String(customer['id']),
    amount: Number(dispute['amount']),
    currency: String(dispute['currency']),
    created: Number(paid?.['created'] ?? dispute['created']),
    refunded: 0,
    disputed: true,
  });
};

/**
 * An account that holds nothing but what was recorded; for instance one case of ../shared/data/billing-cases.json. It is in
 * live mode where its customers are.
 */
export const recordedBooks = (recorded: Partial<RecordedObjects>): Books => {
  const books = emptyBooks({
    recorded,
    live: recorded.customers?.some((customer) => customer['livemode'] === true) ?? false,
  });
  const [customer, ...others] = books.recorded.customers;
  if (customer === undefined || others.length > 0) return books;
  const known = new Set(books.recorded.charges.map((charge) => charge['id']));
  for (const dispute of books.recorded.disputes)
    if (!known.has(dispute['charge'])) enterCharge(books, dispute, customer);
  return books;
};
