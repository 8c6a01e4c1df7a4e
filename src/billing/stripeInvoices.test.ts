import { describe, expect, it } from 'vitest';
import { DAY, HOUR, NOW, customer, invoice, known, readOnce, unix } from './testing/books.ts';
import { pretendStripe, type StripeJson } from './testing/pretendStripe.ts';
import { caseInvoices, type Invoice } from '../domain/invoice.ts';
import { totals } from '../domain/money.ts';

const readAll = async (...invoices: readonly StripeJson[]): Promise<ReturnType<typeof known>> =>
  known(await readOnce(pretendStripe({ customers: [customer()], invoices }), 'full'));

async function readOne(only: StripeJson): Promise<Invoice | undefined> {
  return (await readAll(only)).invoices[0];
}

/** How many invoices a case has whose run began an hour ago. */
async function countOfCase(...invoices: readonly StripeJson[]): Promise<number> {
  const pastDue = caseInvoices(await readAll(...invoices), NOW - HOUR);
  return pastDue.kind === 'invoices' ? pastDue.invoices.length : -1;
}

const HALF_HOUR_AGO = NOW - HOUR / 2;
const PAID = { status: 'paid', amount_paid: 9900, amount_remaining: 0 };
const sent = (due: number): Readonly<Record<string, unknown>> => ({
  collection_method: 'send_invoice',
  due_date: unix(due),
  attempted: false,
  attempt_count: 0,
});

describe('a past-due invoice', () => {
  it('shows what is still owed of it, its number, its page and its instants in ms', async () => {
    expect(await readOne(invoice(30, { amount_due: 9900, amount_remaining: 4900 }))).toEqual({
      id: 'in_30',
      number: 'VS-970',
      status: 'past-due',
      issuedAt: NOW - 30 * DAY,
      pastDueSince: NOW - 30 * DAY + HOUR,
      settledAt: null,
      amount: { minor: 4900, currency: 'usd' },
      url: 'https://dashboard.stripe.com/invoices/in_30',
    });
  });

  it('that was sent is past due from its due date on', async () => {
    expect(await readOne(invoice(30, sent(NOW - 1000)))).toMatchObject({
      status: 'past-due',
      pastDueSince: NOW - 1000,
    });
    expect(await readOne(invoice(30, sent(NOW)))).toMatchObject({ status: 'open', pastDueSince: null });
  });

  it('has its id for a number where Stripe gives none', async () => {
    expect(await readOne(invoice(3, { number: null }))).toMatchObject({ number: 'in_3' });
  });

  it('of test mode leads to the test mode’s page', async () => {
    const url = 'https://dashboard.stripe.com/test/invoices/in_3';
    expect(await readOne(invoice(3, { livemode: false }))).toMatchObject({ url });
  });

  it('in two currencies is summed for each', async () => {
    const { invoices } = await readAll(invoice(1), invoice(2, { currency: 'jpy', amount_remaining: 5000 }));
    expect(totals(invoices.map(({ amount }) => amount))).toEqual([
      { minor: 5000, currency: 'jpy' },
      { minor: 9900, currency: 'usd' },
    ]);
  });

  it('is not one whose status Stripe has only lately invented', async () => {
    expect(await readOne(invoice(1, { status: 'disputed' }))).toMatchObject({ status: 'other', pastDueSince: null });
  });
});

describe('an invoice settled during the case (n never changes by carrying out the plan)', () => {
  const HALF = unix(HALF_HOUR_AGO);

  it.each([
    ['paid', 'paid', { paid_at: HALF }],
    ['void', 'void', { voided_at: HALF }],
    ['uncollectible', 'written-off', { marked_uncollectible_at: HALF }],
  ] as const)('%s: still counts, with the time and the full amount', async (status, shown, at) => {
    const settled = invoice(30, { status, amount_paid: status === 'paid' ? 9900 : 0, amount_remaining: 0 }, at);
    expect(await readOne(settled)).toMatchObject({
      status: shown,
      settledAt: HALF_HOUR_AGO,
      amount: { minor: 9900, currency: 'usd' },
    });
    expect(await countOfCase(settled, invoice(60))).toBe(2);
  });

  it('does not count where it was settled before the case', async () => {
    expect(await countOfCase(invoice(30, { status: 'void' }, { voided_at: unix(NOW - 2 * HOUR) }))).toBe(0);
  });

  it('counts where the one failed attempt was followed by a payment by hand', async () => {
    expect(await countOfCase(invoice(9, { ...PAID, attempt_count: 1 }, { paid_at: HALF }))).toBe(1);
  });

  it('was never past due where its first attempt succeeded', async () => {
    const finalized = unix(HALF_HOUR_AGO - 60_000);
    expect(
      await countOfCase(invoice(0, { ...PAID, attempt_count: 1 }, { finalized_at: finalized, paid_at: HALF })),
    ).toBe(0);
  });

  it.each([
    ['paid at a second attempt', 'paid', 2, 'paid_at'],
    ['voided after its one attempt failed', 'void', 1, 'voided_at'],
  ])('counts where it was %s, also within the hour', async (_what, status, attempts, when) => {
    const at = { finalized_at: unix(HALF_HOUR_AGO - 60_000), [when]: HALF };
    expect(await countOfCase(invoice(0, { status, attempt_count: attempts }, at))).toBe(1);
  });

  it('was never past due where nobody tried to charge it before it was voided', async () => {
    const fresh = { status: 'void', attempted: false, attempt_count: 0 };
    expect(await countOfCase(invoice(0, fresh, { voided_at: HALF }))).toBe(0);
  });

  it.each([
    ['after its due date', HALF_HOUR_AGO - DAY, 1],
    ['on its due date to the second', HALF_HOUR_AGO, 0],
    ['before its due date', NOW + DAY, 0],
  ])('that was sent and paid %s', async (_when, due, count) => {
    expect(await countOfCase(invoice(30, { ...sent(due), ...PAID }, { paid_at: HALF }))).toBe(count);
  });
});

it.each([
  ['open', { amount_remaining: -1 }],
  ['paid', { status: 'paid', amount_due: -1, amount_paid: 0, amount_remaining: 0 }],
])('an invoice that says less than nothing takes nothing from what others owe: %s', async (_status, amounts) => {
  expect(await readOne(invoice(30, amounts))).toMatchObject({ amount: { minor: 0, currency: 'usd' } });
});

describe('an invoice that a credit note brought to nothing', () => {
  const HALF = unix(HALF_HOUR_AGO);
  const paidAt = { paid_at: HALF };
  const credited = { status: 'paid', amount_paid: 0, amount_remaining: 0, pre_payment_credit_notes_amount: 9900 };

  it.each([
    ['what was due stays written on it', { amount_due: 9900, pre_payment_credit_notes_amount: 0 }],
    ['what was due is taken off', { amount_due: 0 }],
  ])('is credited, though Stripe says paid: %s', async (_how, amounts) => {
    expect(await readOne(invoice(30, { ...credited, ...amounts }, paidAt))).toMatchObject({
      status: 'credited',
      settledAt: HALF_HOUR_AGO,
      amount: { minor: 9900, currency: 'usd' },
    });
  });

  it('counts on, like one that was voided', async () => {
    expect(await countOfCase(invoice(30, { ...credited, amount_due: 0 }, paidAt))).toBe(1);
  });

  it('is paid where the customer paid the rest of it', async () => {
    const rest = { ...PAID, amount_paid: 100, amount_due: 100, pre_payment_credit_notes_amount: 9800 };
    expect(await readOne(invoice(30, rest, paidAt))).toMatchObject({ status: 'paid' });
  });

  it('is none where nothing was ever due, as in a trial', async () => {
    const trial = { ...PAID, amount_due: 0, amount_paid: 0 };
    expect(await readOne(invoice(30, trial, paidAt))).toMatchObject({ status: 'paid' });
  });
});
