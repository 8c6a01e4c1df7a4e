import { describe, expect, test } from 'vitest';
import type { BillingAct } from '../contract.ts';
import { askStripe } from '../testing/stripeAsk.ts';
import { beginSeconds, worldOf } from '../testing/worlds.ts';
import type { World } from '../world/world.ts';
import { actInStripe } from './acts.ts';
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

  test.each(['won', 'lost'] as const)(
    'is %s: its charge stays disputed; only one that was won can be refunded',
    (outcome) => {
      const { world } = worldOf('chargeback-open');
      const sundial = 'cus_SundialTravel';
      const settle = () => act(world, { act: 'settle-dispute', customer: sundial, outcome });
      expect(settle()).toHaveProperty('done');
      expect(askStripe(world, '/v1/disputes').body.data).toMatchObject([
        { status: outcome, is_charge_refundable: outcome === 'won' },
      ]);
      const query = encodeURIComponent(`customer:"${sundial}" AND disputed:"true"`);
      expect(askStripe(world, `/v1/charges/search?query=${query}`).body.data).toHaveLength(1);
      const invoice = world.books.disputes[0]?.payment.invoice ?? '';
      expect(act(world, { act: 'refund', invoice })).toHaveProperty(outcome === 'won' ? 'done' : 'refused');
      expect(settle()).toHaveProperty('refused');
    },
  );
});

describe('a deleted customer', () => {
  test('is known by id alone; what was billed stays, and the subscription ends', () => {
    const { world } = worldOf('continue-five');
    expect(act(world, { act: 'delete-customer', customer })).toHaveProperty('done');
    const ids = (path: string) => askStripe(world, path).body.data.map(({ id }) => id);
    expect(askStripe(world, `/v1/customers/${customer}`)).toMatchObject({ status: 200 });
    expect(askStripe(world, `/v1/customers/${customer}`).body).toEqual({
      id: customer,
      object: 'customer',
      deleted: true,
    });
    expect(ids('/v1/customers?email=maya@brightfox.example')).toEqual([]);
    expect(ids(`/v1/customers/search?query=${encodeURIComponent('name:"Brightfox"')}`)).toEqual([]);
    expect(ids(`/v1/invoices?customer=${customer}`)).toHaveLength(9);
    expect(ids(`/v1/subscriptions?customer=${customer}`)).toEqual([]);
    expect(act(world, { act: 'delete-customer', customer })).toHaveProperty('refused');
    expect(act(world, { act: 'new-past-due', customer })).toHaveProperty('refused');
  });
});
