/** What is done to one invoice. */
import { enterPayment, idOf, paymentsOf, remaining } from './books.ts';
import type { Books, InvoiceRecord, PaymentRecord } from './records.ts';
import { type Done, done, isAmount, refused } from './outcome.ts';

/** An act upon an invoice; `now` in Unix seconds. */
export type InvoiceAct = (books: Books, invoice: InvoiceRecord, now: number) => Done;

/** Judged by its newest invoice alone, as Stripe does; older open ones can remain under an active subscription. */
const settleSubscription = (books: Books, invoice: InvoiceRecord): void => {
  const subscription = books.subscriptions.find((candidate) => candidate.latestInvoice === invoice.id);
  if (subscription === undefined || subscription.status === 'canceled') return;
  if (invoice.status !== 'open') subscription.status = 'active';
  else if (invoice.debit === 'failed') subscription.status = 'past_due';
};

/** Carries the act out on the invoice of this id or number, and lets its subscription follow. */
export const onInvoice = (books: Books, id: string, now: number, act: InvoiceAct): Done => {
  const invoice = books.invoices.find((candidate) => candidate.id === id || candidate.number === id);
  if (invoice === undefined) return refused(`No such invoice: '${id}'.`);
  const outcome = act(books, invoice, now);
  if ('done' in outcome) settleSubscription(books, invoice);
  return outcome;
};

const open = (invoice: InvoiceRecord): boolean => invoice.status === 'open';
const openOrWrittenOff = (invoice: InvoiceRecord): boolean => open(invoice) || invoice.status === 'uncollectible';

/** Why the invoice cannot be what `what` says, or undefined where it can. */
const hindrance = (
  invoice: InvoiceRecord,
  allowed: (invoice: InvoiceRecord) => boolean,
  what: string,
): Done | undefined => {
  if (!allowed(invoice)) return refused(`Invoice ${invoice.number} is ${invoice.status}; it cannot be ${what}.`);
  if (invoice.debit !== 'processing') return undefined;
  return refused(
    `A bank debit of invoice ${invoice.number} is on its way; it cannot be ${what} before that has ended.`,
  );
};

const endOfDebit =
  (end: 'succeeded' | 'failed', carryOut: InvoiceAct): InvoiceAct =>
  (books, invoice, now) => {
    if (invoice.debit !== 'processing') return refused(`No bank debit of invoice ${invoice.number} is on its way.`);
    invoice.debit = end;
    return carryOut(books, invoice, now);
  };

/** The acts that need no more than the invoice. */
export const invoiceActs: Readonly<
  Record<'pay' | 'void' | 'write-off' | 'credit' | 'debit-succeeds' | 'debit-fails', InvoiceAct>
> = {
  pay: (books, invoice, now) => {
    const hindered = hindrance(invoice, openOrWrittenOff, 'paid');
    if (hindered !== undefined) return hindered;
    enterPayment(books, invoice, remaining(invoice), now);
    return done(`Invoice ${invoice.number} is paid.`);
  },
  void: (_, invoice, now) => {
    const hindered = hindrance(invoice, openOrWrittenOff, 'voided');
    if (hindered !== undefined) return hindered;
    invoice.status = 'void';
    invoice.voidedAt = now;
    invoice.nextPaymentAttempt = null;
    return done(`Invoice ${invoice.number} is void.`);
  },
  'write-off': (_, invoice, now) => {
    const hindered = hindrance(invoice, open, 'written off');
    if (hindered !== undefined) return hindered;
    invoice.status = 'uncollectible';
    invoice.uncollectibleAt = now;
    invoice.nextPaymentAttempt = null;
    return done(`Invoice ${invoice.number} is written off.`);
  },
  credit: (_, invoice, now) => {
    const hindered = hindrance(invoice, open, 'credited');
    if (hindered !== undefined) return hindered;
    // Nothing was paid, and yet Stripe calls such an invoice paid.
    invoice.credited += remaining(invoice);
    invoice.status = 'paid';
    invoice.paidAt = now;
    invoice.nextPaymentAttempt = null;
    return done(`A credit note takes off all that was owed of invoice ${invoice.number}.`);
  },
  'debit-succeeds': endOfDebit('succeeded', (books, invoice, now) => {
    enterPayment(books, invoice, remaining(invoice), now);
    return done(`The bank debit of invoice ${invoice.number} has succeeded.`);
  }),
  'debit-fails': endOfDebit('failed', (_, invoice) =>
    done(`The bank debit of invoice ${invoice.number} has failed; it is past due.`),
  ),
};

/** Pays some of what is owed. */
export const payPart =
  (amount: number): InvoiceAct =>
  (books, invoice, now) => {
    const hindered = hindrance(invoice, open, 'paid in part');
    if (hindered !== undefined) return hindered;
    if (!isAmount(amount) || amount >= remaining(invoice)) {
      return refused(`A part payment of ${invoice.number} is between 1 and ${remaining(invoice) - 1}, in minor units.`);
    }
    enterPayment(books, invoice, amount, now);
    return done(`${amount} is paid on invoice ${invoice.number}.`);
  };

const chargedBack = (books: Books, payment: PaymentRecord): boolean =>
  books.disputes.some((dispute) => dispute.payment === payment && dispute.status !== 'won');

/** Gives back what was paid: `amount` of it, or all that was not given back yet. */
export const refund =
  (amount: number | undefined): InvoiceAct =>
  (books, invoice, now) => {
    const payments = paymentsOf(books, invoice).filter((payment) => payment.refunded < payment.amount);
    if (payments.length === 0) return refused(`Invoice ${invoice.number} has no payment to refund.`);
    if (payments.some((payment) => chargedBack(books, payment))) {
      return refused(`The charge of invoice ${invoice.number} has been charged back; it cannot be refunded.`);
    }
    const most = payments.reduce((sum, payment) => sum + payment.amount - payment.refunded, 0);
    if (amount !== undefined && (!isAmount(amount) || amount > most)) {
      return refused(`A refund of invoice ${invoice.number} is between 1 and ${most}, in minor units.`);
    }
    let left = amount ?? most;
    for (const payment of payments) {
      const part = Math.min(left, payment.amount - payment.refunded);
      if (part === 0) break;
      books.refunds.push({
        id: idOf('re', payment.charge.slice(3), 'R', books.refunds.length + 1),
        payment,
        amount: part,
        created: now,
        metadata: { invoice: invoice.number },
      });
      payment.refunded += part;
      left -= part;
    }
    return done(
      amount === undefined
        ? `The payment of invoice ${invoice.number} is refunded.`
        : `${amount} of invoice ${invoice.number} is refunded.`,
    );
  };
