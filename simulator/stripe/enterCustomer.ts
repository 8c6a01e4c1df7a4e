/** Makes a customer's invoices and subscriptions up from what a scenario tells of them. */
import { enterPayment, idOf, untouched } from './books.ts';
import type { Books, InvoiceRecord } from './records.ts';
import { type CustomerSeed, invoiceNumber } from './seeds.ts';

const day = 86_400;

const monthsBefore = (at: number, months: number): number => {
  const date = new Date(at * 1000);
  const wantedDay = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const daysInMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wantedDay, daysInMonth));
  return Math.floor(date.getTime() / 1000);
};

type State = 'paid' | 'owed' | 'written-off' | 'debit' | 'draft';

interface Bill {
  readonly created: number;
  readonly subscription: string | null;
  readonly description: string;
  readonly amount: number;
  readonly currency: string;
  readonly state: State;
  readonly dueDate: number | null;
}

const daysUntilWrittenOff = 30;

/** Until a renewal is left past due there is one first attempt and the three automatic retries. */
const attemptsOf: Readonly<Record<State, number>> = { paid: 1, owed: 4, 'written-off': 4, debit: 1, draft: 0 };

const whatBecame = (bill: Bill): Partial<InvoiceRecord> => {
  switch (bill.state) {
    case 'written-off':
      return { status: 'uncollectible', uncollectibleAt: bill.created + daysUntilWrittenOff * day };
    case 'draft':
      return { status: 'draft', autoAdvance: false };
    case 'debit':
      return { debit: 'processing' };
    default:
      return {};
  }
};

const enterBill = (books: Books, customer: CustomerSeed, bill: Bill, sequence: number): void => {
  const number = invoiceNumber(bill.created, sequence, customer.numberPrefix);
  const sent = bill.dueDate !== null;
  const invoice: InvoiceRecord = {
    ...untouched,
    id: idOf('in', invoiceNumber(bill.created, sequence)),
    number,
    customer: customer.id,
    subscription: bill.subscription,
    description: bill.description,
    created: bill.created,
    currency: bill.currency,
    amountDue: bill.amount,
    sent,
    dueDate: bill.dueDate,
    attemptCount: sent ? 0 : attemptsOf[bill.state],
    ...whatBecame(bill),
  };
  books.invoices.push(invoice);
  if (bill.state === 'paid') enterPayment(books, invoice, invoice.amountDue, invoice.created + 3700);
};

/** The state of each month's renewal, oldest first. */
const statesOf = (seed: CustomerSeed): readonly State[] => {
  const times = (state: State, count = 0): readonly State[] => Array.from({ length: count }, () => state);
  const writtenOff = seed.writtenOffMonths ?? 0;
  return [
    ...times('paid', seed.paidMonths),
    ...times('written-off', writtenOff),
    ...times('owed', seed.pastDueMonths - writtenOff),
    ...times('debit', seed.debitMonths),
    ...times('draft', seed.draftMonths),
  ];
};

const subscriptionStatus = (seed: CustomerSeed): 'active' | 'past_due' | 'unpaid' => {
  if ((seed.draftMonths ?? 0) > 0) return 'unpaid';
  return seed.pastDueMonths > 0 ? 'past_due' : 'active';
};

/** Enters the customer with all that was billed until `nowMs`. */
export const enterCustomer = (books: Books, seed: CustomerSeed, nowMs: number): void => {
  const now = Math.floor(nowMs / 1000);
  const latest = now - seed.lastRenewalDaysAgo * day;
  const states = statesOf(seed);
  const count = seed.subscriptions ?? 1;
  const owing = seed.owingSubscriptions ?? count;
  const start = monthsBefore(latest, Math.max(states.length - 1, 0));
  const { id, email, name, plan } = seed;
  const currency = plan.currency ?? 'usd';
  books.customers.push({ id, email, name, created: start - day, currency, deleted: false });

  const subscriptionIds = Array.from({ length: count }, (_, index) => idOf('sub', id.slice(4), 'N', index + 1));
  const renewals = states.flatMap((state, month) =>
    subscriptionIds.map((subscription, index): Bill => ({
      // Subscriptions of one customer renew minutes apart, so that "the most recent" is never a tie by accident.
      created: monthsBefore(latest, states.length - 1 - month) + index * 60,
      subscription,
      description: `Vista Social ${plan.name}`,
      amount: plan.price,
      currency,
      state: index < owing ? state : 'paid',
      dueDate: null,
    })),
  );
  const oneOffs = (seed.oneOffs ?? []).map((item): Bill => ({
    created: now - item.issuedDaysAgo * day,
    subscription: null,
    description: item.description,
    amount: item.amount,
    currency: item.currency,
    state: 'owed',
    dueDate: now - item.dueDaysAgo * day,
  }));
  const bills = [...renewals, ...oneOffs].sort((one, other) => one.created - other.created);
  for (const [index, bill] of bills.entries()) enterBill(books, seed, bill, seed.firstNumber + index);

  for (const [index, subscription] of subscriptionIds.entries()) {
    books.subscriptions.push({
      id: subscription,
      customer: id,
      plan: plan.name,
      price: plan.price,
      currency,
      created: start,
      status: index < owing ? subscriptionStatus(seed) : 'active',
      latestInvoice: books.invoices.findLast((invoice) => invoice.subscription === subscription)?.id ?? null,
      canceledAt: null,
    });
  }
};
