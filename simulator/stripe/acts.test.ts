import { describe, expect, test } from 'vitest';
import type { BillingAct } from '../contract.ts';
import { askStripe } from '../testing/stripeAsk.ts';
import { beginSeconds, worldOf } from '../testing/worlds.ts';
import type { World } from '../world/world.ts';
import { actInStripe } from './acts.ts';
import { type InvoiceRecord, isPastDue } from './books.ts';

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

  test('that was never paid has nothing to refund; an unknown one is refused', () => {
    const { world } = worldOf('continue-five');
    expect(act(world, { act: 'refund', invoice: theOldest(world).id })).toHaveProperty('refused');
    expect(act(world, { act: 'pay', invoice: 'in_none' })).toEqual({ refused: "No such invoice: 'in_none'." });
  });
});

describe('the subscription', () => {
  const subscriptionOf = (world: World) => world.books.subscriptions.find((item) => item.customer === customer);

  test('is cancelled: nothing is paid or voided by it, but nothing is collected any more', () => {
    const { world } = worldOf('continue-five');
    expect(act(world, { act: 'cancel-subscription', customer })).toHaveProperty('done');
    expect(askStripe(world, `/v1/subscriptions?customer=${customer}&status=all`).body.data).toMatchObject([
      { status: 'canceled', canceled_at: beginSeconds, ended_at: beginSeconds },
    ]);
    expect(openOf(world)).toHaveLength(5);
    expect(openOf(world).some((invoice) => invoice.autoAdvance)).toBe(false);
    expect(act(world, { act: 'cancel-subscription', customer })).toHaveProperty('refused');
  });

  test('turns active when its newest invoice is paid, although older ones stay open', () => {
    const { world } = worldOf('continue-five');
    act(world, { act: 'pay', invoice: theOldest(world).id });
    expect(subscriptionOf(world)?.status).toBe('past_due');
    act(world, { act: 'pay', invoice: openOf(world).at(-1)?.id ?? '' });
    expect(subscriptionOf(world)?.status).toBe('active');
    expect(openOf(world)).toHaveLength(3);
  });

  test('falls past due with a new invoice, which is the newest of all', () => {
    const { world } = worldOf('nothing-past-due');
    const cedar = 'cus_CedarAndCo';
    for (const nth of [1, 2, 3]) {
      expect(act(world, { act: 'new-past-due', customer: cedar })).toHaveProperty('done');
      const { data } = askStripe(world, `/v1/invoices?customer=${cedar}&status=open`).body;
      expect(data).toHaveLength(nth);
      expect(new Set(data.map(({ id }) => id)).size).toBe(nth);
    }
    const newest = world.books.invoices.at(-1);
    const [subscription] = askStripe<{ data: { status: string; latest_invoice: string }[] }>(
      world,
      `/v1/subscriptions?customer=${cedar}`,
    ).body.data;
    expect(subscription).toMatchObject({ status: 'past_due', latest_invoice: newest?.id });
  });

  test('a new invoice may have any amount, but has to owe something', () => {
    const { world } = worldOf('continue-five');
    act(world, { act: 'new-past-due', customer, amount: 1234 });
    expect(ownOf(world).at(-1)).toMatchObject({ amountDue: 1234, status: 'open' });
    const before = ownOf(world).length;
    for (const amount of [0, -5, 9.99]) {
      expect(act(world, { act: 'new-past-due', customer, amount })).toHaveProperty('refused');
    }
    expect(ownOf(world)).toHaveLength(before);
  });
});

describe('a dispute', () => {
  test('is opened on the newest payment, which can then not be refunded', () => {
    const { world } = worldOf('continue-five');
    const newest = world.books.payments.filter((payment) => payment.customer === customer).at(-1);
    expect(act(world, { act: 'open-dispute', customer })).toHaveProperty('done');
    expect(askStripe(world, `/v1/disputes?charge=${newest?.charge ?? ''}`).body.data).toMatchObject([
      { amount: 9900, status: 'needs_response', payment_intent: newest?.intent },
    ]);
    expect(act(world, { act: 'refund', invoice: newest?.invoice ?? '' })).toHaveProperty('refused');
  });

  test('needs a payment', () => {
    const { world } = worldOf('continue-five');
    expect(act(world, { act: 'open-dispute', customer: 'cus_none' })).toHaveProperty('refused');
  });
});
