/** Invoices that are neither paid nor simply past due. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { BillingAct } from '../contract.ts';
import { type InvoiceAnswer, askBooks } from '../testing/stripeAsk.ts';
import { begin, beginSeconds } from '../testing/worlds.ts';
import { actInStripe } from './acts.ts';
import { emptyBooks, isPastDue } from './books.ts';
import { enterCustomer } from './enterCustomer.ts';
import type { Books } from './records.ts';
import type { CustomerSeed } from './seeds.ts';

const seed: CustomerSeed = {
  id: 'cus_OddOnes',
  email: 'odd@ones.example',
  name: 'Odd Ones',
  plan: { name: 'Professional', price: 9900 },
  paidMonths: 2,
  pastDueMonths: 1,
  lastRenewalDaysAgo: 5,
  firstNumber: 1,
};

let books: Books;
const of = (more: Partial<CustomerSeed>): void => {
  books = emptyBooks();
  enterCustomer(books, { ...seed, ...more }, begin);
};
const act = (what: BillingAct) => actInStripe(books, what, beginSeconds);
const newest = (): string => books.invoices.at(-1)?.id ?? '';
const invoice = (id: string, query = '') => askBooks<InvoiceAnswer>(books, `/v1/invoices/${id}${query}`).body;
const subscription = (): string | undefined =>
  askBooks(books, '/v1/subscriptions?status=all').body.data.map(({ status }) => status)[0];
const pastDue = (): number => books.invoices.filter((one) => isPastDue(one, beginSeconds)).length;

const withPayments = '?expand[]=payments.data.payment.payment_intent';

interface Payments {
  readonly payments?: {
    readonly data: readonly { readonly status: string; readonly payment: { readonly payment_intent: unknown } }[];
  };
}

const intents = (id: string, query = withPayments): readonly unknown[] =>
  (invoice(id, query) as Payments).payments?.data.map(({ payment }) => payment.payment_intent) ?? [];

describe('drafts', () => {
  beforeEach(() => {
    of({ draftMonths: 2 });
  });

  test('have no number, no address and no attempt, and are not past due', () => {
    const drafts = askBooks(books, '/v1/invoices?status=draft').body.data;
    expect(drafts).toHaveLength(2);
    expect(drafts[0]).toMatchObject({
      number: null,
      hosted_invoice_url: null,
      attempted: false,
      attempt_count: 0,
      auto_advance: false,
      amount_remaining: 9900,
      status_transitions: { finalized_at: null },
    });
    expect(pastDue()).toBe(1);
    expect(subscription()).toBe('unpaid');
  });

  test.each(['pay', 'void', 'write-off', 'credit'] as const)('cannot be settled: %s', (what) => {
    expect(act({ act: what, invoice: newest() })).toEqual({ refused: expect.stringContaining('is draft') as string });
  });
});

describe('a bank debit that is on its way', () => {
  beforeEach(() => {
    of({ debitMonths: 1 });
  });

  test('is an invoice attempted once, of which only the payment intent tells that it is processing', () => {
    expect(invoice(newest())).toMatchObject({
      status: 'open',
      attempted: true,
      attempt_count: 1,
      next_payment_attempt: null,
    });
    expect(invoice(newest())).not.toHaveProperty('payments');
    expect(intents(newest(), '?expand[]=payments')).toEqual([expect.stringMatching(/^pi_/)]);
    expect(intents(newest())).toEqual([
      expect.objectContaining({
        id: expect.stringMatching(/^pi_/) as string,
        object: 'payment_intent',
        status: 'processing',
      }),
    ]);
    expect(pastDue()).toBe(1);
  });

  test('a failed card stands beside it as what it is, and a paid invoice as paid', () => {
    const [paid, , failed] = books.invoices;
    expect(intents(paid?.id ?? '')).toMatchObject([{ status: 'succeeded' }]);
    expect(intents(failed?.id ?? '')).toMatchObject([{ status: 'requires_payment_method' }]);
    act({ act: 'void', invoice: failed?.id ?? '' });
    expect(intents(failed?.id ?? '')).toMatchObject([{ status: 'canceled' }]);
  });

  test('succeeds: the invoice is paid, by the payment that was on its way', () => {
    const [before] = intents(newest());
    expect(act({ act: 'debit-succeeds', invoice: newest() })).toHaveProperty('done');
    expect(invoice(newest())).toMatchObject({ status: 'paid', amount_paid: 9900 });
    expect(intents(newest())).toMatchObject([{ id: (before as { id: string }).id, status: 'succeeded' }]);
    expect(subscription()).toBe('active');
    expect(act({ act: 'debit-succeeds', invoice: newest() })).toHaveProperty('refused');
  });

  test('fails: the invoice is past due, and the subscription with it', () => {
    of({ pastDueMonths: 0, debitMonths: 1 });
    expect([pastDue(), subscription()]).toEqual([0, 'active']);
    expect(act({ act: 'debit-fails', invoice: newest() })).toHaveProperty('done');
    expect(intents(newest())).toMatchObject([{ status: 'requires_payment_method' }]);
    expect([pastDue(), subscription()]).toEqual([1, 'past_due']);
    expect(act({ act: 'pay', invoice: newest() })).toHaveProperty('done');
  });

  test.each(['pay', 'void', 'write-off', 'credit'] as const)('comes before: %s', (what) => {
    expect(act({ act: what, invoice: newest() })).toEqual({
      refused: expect.stringMatching(/is on its way/) as string,
    });
    expect(act({ act: 'pay-part', invoice: newest(), amount: 1 })).toHaveProperty('refused');
  });

  test('is none where none was made', () => {
    expect(act({ act: 'debit-fails', invoice: books.invoices[2]?.id ?? '' })).toHaveProperty('refused');
  });
});

describe('expansion', () => {
  beforeEach(() => {
    of({});
  });

  test.each([
    ['/v1/invoices?expand[]=data.payments.data.payment.payment_intent', /more than 4 levels/],
    ['/v1/invoices?expand[]=data.customer', /cannot be expanded \(data\.customer\)/],
    ['/v1/invoices?expand[]=payments', /cannot be expanded/],
    ['/v1/customers/cus_OddOnes?expand[]=subscriptions', /cannot be expanded/],
    ['/v1/charges/search?query=refunded:"true"&expand[]=refunds', /cannot be expanded/],
  ])('%s is refused', (path, why) => {
    expect(askBooks(books, path)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringMatching(why) as string } },
    });
  });

  test('in a list the names begin with data', () => {
    const { data } = askBooks(books, '/v1/invoices?expand[]=data.payments').body;
    expect(data.every((one) => 'payments' in one)).toBe(true);
  });
});

describe('a credit note', () => {
  test('leaves an invoice that is paid though nobody paid', () => {
    of({});
    expect(act({ act: 'credit', invoice: newest() })).toHaveProperty('done');
    expect(invoice(newest())).toMatchObject({
      status: 'paid',
      amount_due: 0,
      amount_paid: 0,
      amount_remaining: 0,
      pre_payment_credit_notes_amount: 9900,
      total: 9900,
      status_transitions: { paid_at: beginSeconds },
    });
    expect(askBooks(books, `/v1/invoice_payments?invoice=${newest()}`).body.data).toEqual([]);
    expect(act({ act: 'credit', invoice: newest() })).toHaveProperty('refused');
    expect(act({ act: 'refund', invoice: newest() })).toHaveProperty('refused');
  });

  test('takes off no more than what was left of a part payment', () => {
    of({});
    act({ act: 'pay-part', invoice: newest(), amount: 4000 });
    act({ act: 'credit', invoice: newest() });
    expect(invoice(newest())).toMatchObject({
      status: 'paid',
      amount_due: 4000,
      amount_paid: 4000,
      pre_payment_credit_notes_amount: 5900,
    });
  });
});

describe('other accounts', () => {
  test('currencies without and with three decimals, and an invoice that is not due yet', () => {
    of({
      plan: { name: 'Professional', price: 15_000, currency: 'jpy' },
      oneOffs: [{ description: 'Onboarding', amount: 30_500, currency: 'kwd', issuedDaysAgo: 3, dueDaysAgo: -27 }],
    });
    const open = askBooks<{ data: unknown }>(books, '/v1/invoices?status=open').body.data;
    expect(open).toMatchObject([
      { currency: 'kwd', amount_remaining: 30_500, collection_method: 'send_invoice' },
      { currency: 'jpy', amount_remaining: 15_000 },
    ]);
    expect(pastDue()).toBe(1);
  });

  test('in live mode everything says so, and the limit is that of live mode', () => {
    books = emptyBooks({ live: true });
    enterCustomer(books, seed, begin);
    act({ act: 'open-dispute', customer: seed.id });
    for (const list of ['customers', 'invoices', 'subscriptions', 'charges', 'disputes', 'invoice_payments']) {
      const { body } = askBooks(books, `/v1/${list}`);
      expect(body.data).not.toEqual([]);
      expect(JSON.stringify(body)).toContain('"livemode":true');
      expect(JSON.stringify(body)).not.toContain('"livemode":false');
    }
    // Six were asked above, one of each list; one endpoint alone takes 25 a second in either mode.
    const lists = ['customers', 'invoices', 'subscriptions', 'charges', 'disputes'];
    const statuses = Array.from({ length: 95 }, (_, at) => askBooks(books, `/v1/${lists[at % 5] ?? ''}`).status);
    expect(statuses.findIndex((status) => status === 429)).toBe(94);
  });
});
