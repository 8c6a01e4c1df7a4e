/** A customer's billing as a scenario tells it: plan, months paid, months owed. */
import { type Books, type InvoiceRecord, enterPayment, idOf } from './books.ts';

export interface PlanSeed {
  readonly name: string;
  /** In minor units. */
  readonly price: number;
}

export interface OneOffSeed {
  readonly description: string;
  readonly amount: number;
  readonly currency: string;
  readonly issuedDaysAgo: number;
  readonly dueDaysAgo: number;
}

export interface CustomerSeed {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly plan: PlanSeed;
  /** Renewals paid at the first attempt, before the unpaid ones began. */
  readonly paidMonths: number;
  readonly pastDueMonths: number;
  /** The oldest of `pastDueMonths` that were written off since; none where not said. */
  readonly writtenOffMonths?: number;
  /** How many subscriptions to `plan` run side by side; 1 where not said. */
  readonly subscriptions?: number;
  readonly lastRenewalDaysAgo: number;
  /** Number of the first invoice within its year; later ones count up. */
  readonly firstNumber: number;
  readonly oneOffs?: readonly OneOffSeed[];
}

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

/** The number that people read, such as VS-2026-0401. */
export const invoiceNumber = (created: number, sequence: number): string =>
  `VS-${new Date(created * 1000).getUTCFullYear()}-${String(sequence).padStart(4, '0')}`;

interface Bill {
  readonly created: number;
  readonly subscription: string | null;
  readonly description: string;
  readonly amount: number;
  readonly currency: string;
  readonly owed: boolean;
  readonly writtenOff: boolean;
  readonly dueDate: number | null;
}

const daysUntilWrittenOff = 30;

const enterBill = (books: Books, customer: CustomerSeed, bill: Bill, sequence: number): void => {
  const number = invoiceNumber(bill.created, sequence);
  const sent = bill.dueDate !== null;
  const invoice: InvoiceRecord = {
    id: idOf('in', number),
    number,
    customer: customer.id,
    subscription: bill.subscription,
    description: bill.description,
    created: bill.created,
    currency: bill.currency,
    amountDue: bill.amount,
    sent,
    dueDate: bill.dueDate,
    amountPaid: 0,
    status: bill.writtenOff ? 'uncollectible' : 'open',
    // One first attempt, then the three automatic retries that are used up before a renewal is left past due.
    attemptCount: sent ? 0 : bill.owed ? 4 : 1,
    nextPaymentAttempt: null,
    autoAdvance: true,
    paidAt: null,
    voidedAt: null,
    uncollectibleAt: bill.writtenOff ? bill.created + daysUntilWrittenOff * day : null,
  };
  books.invoices.push(invoice);
  if (!bill.owed) enterPayment(books, invoice, invoice.amountDue, invoice.created + 3700);
};

/** Enters the customer with all that was billed until `nowMs`. */
export const enterCustomer = (books: Books, seed: CustomerSeed, nowMs: number): void => {
  const now = Math.floor(nowMs / 1000);
  const latest = now - seed.lastRenewalDaysAgo * day;
  const months = seed.paidMonths + seed.pastDueMonths;
  const count = seed.subscriptions ?? 1;
  const start = monthsBefore(latest, Math.max(months - 1, 0));
  const currency = 'usd';
  const { id, email, name } = seed;
  books.customers.push({ id, email, name, created: start - day, currency });

  const subscriptionIds = Array.from({ length: count }, (_, index) => idOf('sub', seed.id.slice(4), 'N', index + 1));
  const renewals = Array.from({ length: months }, (_, month) => monthsBefore(latest, months - 1 - month)).flatMap(
    (created, month) =>
      subscriptionIds.map((subscription, index): Bill => ({
        // Subscriptions of one customer renew minutes apart, so that "the most recent" is never a tie by accident.
        created: created + index * 60,
        subscription,
        description: `Vista Social ${seed.plan.name}`,
        amount: seed.plan.price,
        currency,
        owed: month >= seed.paidMonths,
        writtenOff: month >= seed.paidMonths && month < seed.paidMonths + (seed.writtenOffMonths ?? 0),
        dueDate: null,
      })),
  );
  const oneOffs = (seed.oneOffs ?? []).map((item): Bill => ({
    created: now - item.issuedDaysAgo * day,
    subscription: null,
    description: item.description,
    amount: item.amount,
    currency: item.currency,
    owed: true,
    writtenOff: false,
    dueDate: now - item.dueDaysAgo * day,
  }));
  const bills = [...renewals, ...oneOffs].sort((one, other) => one.created - other.created);
  for (const [index, bill] of bills.entries()) enterBill(books, seed, bill, seed.firstNumber + index);

  for (const subscription of subscriptionIds) {
    const own = books.invoices.filter((invoice) => invoice.subscription === subscription);
    books.subscriptions.push({
      id: subscription,
      customer: seed.id,
      plan: seed.plan.name,
      price: seed.plan.price,
      currency,
      created: start,
      status: seed.pastDueMonths > 0 ? 'past_due' : 'active',
      latestInvoice: own.at(-1)?.id ?? null,
      canceledAt: null,
    });
  }
};
