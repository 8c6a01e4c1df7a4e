/** What is done to a customer: subscription, new invoices, disputes, the end. */
import { idOf, untouched } from './books.ts';
import type { Books, InvoiceRecord } from './records.ts';
import { type Done, done, isAmount, refused } from './outcome.ts';
import { invoiceNumber } from './seeds.ts';

const endSubscriptions = (books: Books, customer: string, now: number): boolean => {
  const running = books.subscriptions.filter((item) => item.customer === customer && item.status !== 'canceled');
  for (const subscription of running) {
    subscription.status = 'canceled';
    subscription.canceledAt = now;
  }
  // Cancelling stops automatic collection of what is unpaid; it neither pays nor voids it.
  for (const invoice of books.invoices)
    if (invoice.customer === customer && invoice.status === 'open') invoice.autoAdvance = false;
  return running.length > 0;
};

/** Cancels at once whatever the customer is subscribed to. */
export const cancelSubscription = (books: Books, customer: string, now: number): Done =>
  endSubscriptions(books, customer, now)
    ? done(`The subscription of ${customer} is cancelled.`)
    : refused(`Customer ${customer} has no subscription to cancel.`);

/** Stripe cancels the subscriptions with the customer, and keeps what was billed. */
export const deleteCustomer = (books: Books, customer: string, now: number): Done => {
  const record = books.customers.find((candidate) => candidate.id === customer && !candidate.deleted);
  if (record === undefined) return refused(`No such customer: '${customer}'.`);
  record.deleted = true;
  endSubscriptions(books, customer, now);
  return done(`Customer ${customer} is deleted.`);
};

const hour = 3600;

/** Bills one more period, whose first attempt has just failed. */
export const newPastDue = (books: Books, customer: string, amount: number | undefined, now: number): Done => {
  if (amount !== undefined && !isAmount(amount)) {
    return refused('A new invoice owes a whole amount above 0, in minor units.');
  }
  if (!books.customers.some((candidate) => candidate.id === customer && !candidate.deleted))
    return refused(`No such customer: '${customer}'.`);
  const own = books.invoices.filter((invoice) => invoice.customer === customer);
  const subscription = books.subscriptions.find((item) => item.customer === customer && item.status !== 'canceled');
  const created = now - 2 * hour;
  const last = Math.max(0, ...own.map((invoice) => Number(invoice.number.slice(-4))));
  const number = invoiceNumber(created, last + 1);
  const invoice: InvoiceRecord = {
    ...untouched,
    id: idOf('in', number),
    number,
    customer,
    subscription: subscription?.id ?? null,
    description: `Vista Social ${subscription?.plan ?? 'add-on'}`,
    created,
    currency: subscription?.currency ?? 'usd',
    amountDue: amount ?? subscription?.price ?? 9900,
    sent: false,
    dueDate: null,
    attemptCount: 1,
    nextPaymentAttempt: now + 72 * hour,
  };
  books.invoices.push(invoice);
  if (subscription !== undefined) {
    subscription.status = 'past_due';
    subscription.latestInvoice = invoice.id;
  }
  return done(`Invoice ${number} is past due.`);
};

/** The bank takes the newest payment back. */
export const openDispute = (books: Books, customer: string, now: number): Done => {
  const payment = books.payments.filter((item) => item.customer === customer && !item.disputed).at(-1);
  if (payment === undefined) return refused(`Customer ${customer} has no payment that could be charged back.`);
  payment.disputed = true;
  books.disputes.push({ id: idOf('dp', payment.charge.slice(3)), payment, created: now, status: 'needs_response' });
  return done(`The payment ${payment.charge} is charged back.`);
};

/** The bank decides; the charge counts as disputed ever after. */
export const settleDispute = (books: Books, customer: string, outcome: 'won' | 'lost'): Done => {
  const dispute = books.disputes.findLast(
    ({ payment, status }) => payment.customer === customer && status !== 'won' && status !== 'lost',
  );
  if (dispute === undefined) return refused(`Customer ${customer} has no open dispute.`);
  dispute.status = outcome;
  return done(`The dispute about ${dispute.payment.charge} is ${outcome}.`);
};
