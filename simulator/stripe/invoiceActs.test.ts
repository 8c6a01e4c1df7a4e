import { describe, expect, test } from 'vitest';
import type { BillingAct } from '../contract.ts';
import { askStripe } from '../testing/stripeAsk.ts';
import { beginSeconds, worldOf } from '../testing/worlds.ts';
import type { World } from '../world/world.ts';
import { actInStripe } from './acts.ts';
import { isPastDue } from './books.ts';
import type { InvoiceRecord } from './records.ts';

const customer = 'cus_BrightfoxStudio';

const act = (world: World, what: BillingAct) => actInStripe(world.books, what, beginSeconds);

const ownOf = (world: World): readonly InvoiceRecord[] =>
  world.books.invoices.filter((invoice) => invoice.customer === customer);

/** The customer's open invoices, oldest first. */
const openOf = (world: World): readonly InvoiceRecord[] => ownOf(world).filter(({ status }) => status === 'open');

const theOldest = (world: World): InvoiceRecord => {
  const [oldest] = openOf(world);
  if (oldest === undefined) throw new Error('Nothing is open.');
  return oldest;
};

const answered = (world: World, id: string): unknown => askStripe(world, `/v1/invoices/${id}`).body;

describe('one invoice', () => {
  test('is paid: nothing remains, and a payment exists', () => {
    const { world } = worldOf('continue-five');
    const { id, number } = theOldest(world);
    expect(act(world, { act: 'pay', invoice: id })).toEqual({ done: `Invoice ${number} is paid.` });
    expect(answered(world, id)).toMatchObject({
      status: 'paid',
      amount_paid: 9900,
      amount_remaining: 0,
      status_transitions: { paid_at: beginSeconds },
    });
    expect(askStripe(world, `/v1/invoice_payments?invoice=${id}`).body.data).toHaveLength(1);
    expect(act(world, { act: 'pay', invoice: id })).toHaveProperty('refused');
  });

  test('is paid in part: it stays open and past due, and the rest can be paid', () => {
    const { world } = worldOf('continue-five');
    const invoice = theOldest(world);
    expect(act(world, { act: 'pay-part', invoice: invoice.id, amount: 4000 })).toHaveProperty('done');
    expect(answered(world, invoice.id)).toMatchObject({ status: 'open', amount_paid: 4000, amount_remaining: 5900 });
    expect(isPastDue(invoice, beginSeconds)).toBe(true);
    act(world, { act: 'pay', invoice: invoice.id });
    expect(answered(world, invoice.id)).toMatchObject({ status: 'paid', amount_paid: 9900 });
    expect(askStripe(world, `/v1/invoice_payments?invoice=${invoice.id}`).body.data).toHaveLength(2);
  });

  test.each([0, -1, 9900, 12.5])('takes no part payment of %d', (amount) => {
    const { world } = worldOf('continue-five');
    expect(act(world, { act: 'pay-part', invoice: theOldest(world).id, amount })).toHaveProperty('refused');
  });

  test('is voided for good', () => {
    const { world } = worldOf('continue-five');
    const { id } = theOldest(world);
    expect(act(world, { act: 'void', invoice: id })).toHaveProperty('done');
    expect(answered(world, id)).toMatchObject({ status: 'void', status_transitions: { voided_at: beginSeconds } });
    expect(openOf(world)).toHaveLength(4);
    for (const again of ['pay', 'void', 'write-off', 'refund'] as const) {
      expect(act(world, { act: again, invoice: id })).toHaveProperty('refused');
    }
  });

  test('is written off, and may still be voided or paid', () => {
    const { world } = worldOf('continue-five');
    const [one, two] = openOf(world);
    for (const invoice of [one, two]) act(world, { act: 'write-off', invoice: invoice?.id ?? '' });
    expect(answered(world, one?.id ?? '')).toMatchObject({
      status: 'uncollectible',
      status_transitions: { marked_uncollectible_at: beginSeconds },
    });
    expect(act(world, { act: 'pay', invoice: one?.id ?? '' })).toHaveProperty('done');
    expect(act(world, { act: 'void', invoice: two?.id ?? '' })).toHaveProperty('done');
  });

  test('is refunded once, by its charge', () => {
    const { world } = worldOf('refund-five');
    const paid = world.books.payments.find((payment) => payment.customer === 'cus_PapertrailBooks');
    const invoice = paid?.invoice ?? '';
    expect(act(world, { act: 'refund', invoice })).toHaveProperty('done');
    expect(askStripe(world, `/v1/refunds?charge=${paid?.charge ?? ''}`).body.data).toMatchObject([
      { object: 'refund', amount: 9900, status: 'succeeded', created: beginSeconds },
    ]);
    expect(askStripe(world, `/v1/charges?payment_intent=${paid?.intent ?? ''}`).body.data).toMatchObject([
      { refunded: true, amount_refunded: 9900 },
    ]);
    // Stripe leaves the invoice as it is: paid.
    expect(answered(world, invoice)).toMatchObject({ status: 'paid' });
    expect(act(world, { act: 'refund', invoice })).toHaveProperty('refused');
  });

  test('is refunded in part, and then the rest', () => {
    const { world } = worldOf('refund-five');
    const paid = world.books.payments.find((payment) => payment.customer === 'cus_PapertrailBooks');
    const invoice = paid?.invoice ?? '';
    for (const amount of [0, 9901, 1.5])
      expect(act(world, { act: 'refund', invoice, amount })).toHaveProperty('refused');
    expect(act(world, { act: 'refund', invoice, amount: 4000 })).toHaveProperty('done');
    const charge = () =>
      askStripe(world, `/v1/charges?payment_intent=${paid?.intent ?? ''}&expand[]=data.refunds`).body.data[0];
    expect(charge()).toMatchObject({
      refunded: false,
      amount_refunded: 4000,
      refunds: { object: 'list', has_more: false, data: [{ amount: 4000 }] },
    });
    expect(act(world, { act: 'refund', invoice, amount: 5901 })).toHaveProperty('refused');
    act(world, { act: 'refund', invoice });
    expect(charge()).toMatchObject({ refunded: true, refunds: { data: [{ amount: 5900 }, { amount: 4000 }] } });
  });

  test('paid by two payments, is refunded from the first one first', () => {
    const { world } = worldOf('continue-five');
    const { id } = theOldest(world);
    act(world, { act: 'pay-part', invoice: id, amount: 4000 });
    act(world, { act: 'pay', invoice: id });
    expect(act(world, { act: 'refund', invoice: id, amount: 5000 })).toHaveProperty('done');
    expect(world.books.refunds.map(({ amount }) => amount)).toEqual([4000, 1000]);
  });

  test('refunded more than ten times, shows ten of them within its charge', () => {
    const { world } = worldOf('refund-five');
    const paid = world.books.payments.find((payment) => payment.customer === 'cus_PapertrailBooks');
    for (let nth = 1; nth <= 11; nth++) act(world, { act: 'refund', invoice: paid?.invoice ?? '', amount: nth });
    const path = `/v1/charges?payment_intent=${paid?.intent ?? ''}`;
    const [charge] = askStripe<{ data: { refunds: { data: { amount: number }[]; has_more: boolean } }[] }>(
      world,
      `${path}&expand[]=data.refunds`,
    ).body.data;
    expect(charge?.refunds.data.map(({ amount }) => amount)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    expect(charge?.refunds.has_more).toBe(true);
    expect(askStripe(world, path).body.data[0]).not.toHaveProperty('refunds');
  });

  test('that was never paid has nothing to refund; an unknown one is refused', () => {
    const { world } = worldOf('continue-five');
    expect(act(world, { act: 'refund', invoice: theOldest(world).id })).toHaveProperty('refused');
    expect(act(world, { act: 'pay', invoice: 'in_none' })).toEqual({ refused: "No such invoice: 'in_none'." });
  });
});
