/** What an agent or the customer does in Stripe itself: the workspace's billing page does it in their place. */
import type { BillingAct } from '../contract.ts';
import { type Books, type InvoiceRecord, enterPayment, idOf, remaining } from './books.ts';
import { invoiceNumber } from './seeds.ts';

export type Done = { readonly done: string } | { readonly refused: string };

const refused = (why: string): Done => ({ refused: why });
const done = (what: string): Done => ({ done: what });

/** Judged by its newest invoice alone, as Stripe does; older open ones can remain under an active subscription. */
const settleSubscription = (books: Books, invoice: InvoiceRecord): void => {
  const subscription = books.subscriptions.find((candidate) => candidate.latestInvoice === invoice.id);
  if (subscription?.status === 'past_due' && invoice.status !== 'open') subscription.status = 'active';
};

const open = (invoice: InvoiceRecord): boolean => invoice.status === 'open';
const openOrWrittenOff = (invoice: InvoiceRecord): boolean => open(invoice) || invoice.status === 'uncollectible';

type InvoiceAct = (books: Books, invoice: InvoiceRecord, now: number) => Done;

const invoiceActs: Readonly<Record<'pay' | 'void' | 'write-off' | 'refund', InvoiceAct>> = {
  pay: (books, invoice, now) => {
    if (!openOrWrittenOff(invoice))
      return refused(`Invoice ${invoice.number} is ${invoice.status}; it cannot be paid.`);
    enterPayment(books, invoice, remaining(invoice), now);
    return done(`Invoice ${invoice.number} is paid.`);
  },
  void: (_, invoice, now) => {
    if (!openOrWrittenOff(invoice))
      return refused(`Invoice ${invoice.number} is ${invoice.status}; it cannot be voided.`);
    invoice.status = 'void';
    invoice.voidedAt = now;
    invoice.nextPaymentAttempt = null;
    return done(`Invoice ${invoice.number} is void.`);
  },
  'write-off': (_, invoice, now) => {
    if (!open(invoice)) return refused(`Invoice ${invoice.number} is ${invoice.status}; it cannot be written off.`);
    invoice.status = 'uncollectible';
    invoice.uncollectibleAt = now;
    invoice.nextPaymentAttempt = null;
    return done(`Invoice ${invoice.number} is written off.`);
  },
  refund: (books, invoice, now) => {
    const payments = books.payments.filter(
      (payment) => payment.invoice === invoice.id && payment.refunded < payment.amount,
    );
    if (payments.length === 0) return refused(`Invoice ${invoice.number} has no payment to refund.`);
    if (payments.some((payment) => payment.disputed)) {
      return refused(`The charge of invoice ${invoice.number} has been charged back; it cannot be refunded.`);
    }
    for (const payment of payments) {
      books.refunds.push({
        id: idOf('re', payment.charge.slice(3), 'R', books.refunds.length + 1),
        payment,
        amount: payment.amount - payment.refunded,
        created: now,
        metadata: { invoice: invoice.number },
      });
      payment.refunded = payment.amount;
    }
    return done(`The payment of invoice ${invoice.number} is refunded.`);
  },
};

const onInvoice = (books: Books, id: string, now: number, act: InvoiceAct): Done => {
  const invoice = books.invoices.find((candidate) => candidate.id === id || candidate.number === id);
  if (invoice === undefined) return refused(`No such invoice: '${id}'.`);
  const outcome = act(books, invoice, now);
  if ('done' in outcome) settleSubscription(books, invoice);
  return outcome;
};

const payPart =
  (amount: number): InvoiceAct =>
  (books, invoice, now) => {
    if (!open(invoice)) return refused(`Invoice ${invoice.number} is ${invoice.status}; it takes no part payment.`);
    if (!Number.isSafeInteger(amount) || amount < 1 || amount >= remaining(invoice)) {
      return refused(`A part payment of ${invoice.number} is between 1 and ${remaining(invoice) - 1}, in minor units.`);
    }
    enterPayment(books, invoice, amount, now);
    return done(`${amount} is paid on invoice ${invoice.number}.`);
  };

const cancelSubscription = (books: Books, customer: string, now: number): Done => {
  const running = books.subscriptions.filter((item) => item.customer === customer && item.status !== 'canceled');
  if (running.length === 0) return refused(`Customer ${customer} has no subscription to cancel.`);
  for (const subscription of running) {
    subscription.status = 'canceled';
    subscription.canceledAt = now;
  }
  // Cancelling stops automatic collection of what is unpaid; it neither pays nor voids it.
  for (const invoice of books.invoices) if (invoice.customer === customer && open(invoice)) invoice.autoAdvance = false;
  return done(`The subscription of ${customer} is cancelled.`);
};

const hour = 3600;

const newPastDue = (books: Books, customer: string, amount: number | undefined, now: number): Done => {
  if (amount !== undefined && (!Number.isSafeInteger(amount) || amount < 1)) {
    return refused('A new invoice owes a whole amount above 0, in minor units.');
  }
  if (!books.customers.some((candidate) => candidate.id === customer))
    return refused(`No such customer: '${customer}'.`);
  const own = books.invoices.filter((invoice) => invoice.customer === customer);
  const subscription = books.subscriptions.find((item) => item.customer === customer && item.status !== 'canceled');
  const created = now - 2 * hour;
  const last = Math.max(0, ...own.map((invoice) => Number(invoice.number.slice(-4))));
  const number = invoiceNumber(created, last + 1);
  const invoice: InvoiceRecord = {
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
    amountPaid: 0,
    status: 'open',
    attemptCount: 1,
    nextPaymentAttempt: now + 72 * hour,
    autoAdvance: true,
    paidAt: null,
    voidedAt: null,
    uncollectibleAt: null,
  };
  books.invoices.push(invoice);
  if (subscription !== undefined) {
    subscription.status = 'past_due';
    subscription.latestInvoice = invoice.id;
  }
  return done(`Invoice ${number} is past due.`);
};

const openDispute = (books: Books, customer: string, now: number): Done => {
  const payment = books.payments.filter((item) => item.customer === customer && !item.disputed).at(-1);
  if (payment === undefined) return refused(`Customer ${customer} has no payment that could be charged back.`);
  payment.disputed = true;
  books.disputes.push({ id: idOf('dp', payment.charge.slice(3)), payment, created: now, status: 'needs_response' });
  return done(`The payment ${payment.charge} is charged back.`);
};

/** Carries out one act; `now` in Unix seconds. */
export const actInStripe = (books: Books, act: BillingAct, now: number): Done => {
  switch (act.act) {
    case 'pay':
    case 'void':
    case 'write-off':
    case 'refund':
      return onInvoice(books, act.invoice, now, invoiceActs[act.act]);
    case 'pay-part':
      return onInvoice(books, act.invoice, now, payPart(act.amount));
    case 'cancel-subscription':
      return cancelSubscription(books, act.customer, now);
    case 'new-past-due':
      return newPastDue(books, act.customer, act.amount, now);
    case 'open-dispute':
      return openDispute(books, act.customer, now);
  }
};
