/** What Stripe's key may do, as the app can find out through the proxy. */
import { describe, expect, test } from 'vitest';
import type { Grant, Knobs } from '../contract.ts';
import { proxiedStripe, readStripe, writeStripe } from '../testing/proxied.ts';
import type { StripeFailure } from '../testing/stripeAsk.ts';
import { worldOf } from '../testing/worlds.ts';

type Reach = Partial<Pick<Knobs, 'keyReach' | 'rightsAfterLookup'>>;

const worldFor = (reach: Reach) => {
  const { world } = worldOf('refund-five');
  world.knobs = { ...world.knobs, ...reach };
  return world;
};

const messageOf = ({ responseText }: { readonly responseText: string }): string =>
  (JSON.parse(responseText) as StripeFailure).error.message;

describe('the balance, which the app does not need', () => {
  test.each<readonly [Knobs['keyReach'], number]>([
    ['as-needed', 403],
    ['reads-more', 200],
    ['writes', 200],
  ])('%s: %i', (keyReach, status) => {
    expect(proxiedStripe(worldFor({ keyReach }), '/v1/balance').status).toBe(status);
  });

  test('is refused in Stripe’s words', () => {
    expect(messageOf(proxiedStripe(worldFor({}), '/v1/balance'))).toMatch(/Enabling "Balance Read" \('balance_read'\)/);
    expect(readStripe(worldFor({ keyReach: 'reads-more' }), '/v1/balance').body).toMatchObject({ object: 'balance' });
  });
});

const unknown = (reach: Reach) => {
  const world = worldFor(reach);
  return [
    writeStripe(world, 'POST', '/v1/invoices/in_none/void').status,
    writeStripe(world, 'POST', '/v1/refunds', { charge: 'ch_none' }).status,
    writeStripe(world, 'DELETE', '/v1/subscriptions/sub_none').status,
  ];
};

const known = (reach: Reach) => {
  const world = worldFor(reach);
  const { books } = world;
  const before = JSON.stringify([books.invoices, books.refunds, books.subscriptions]);
  const answers = [
    writeStripe(world, 'POST', `/v1/invoices/${books.invoices[0]?.id ?? ''}/void`),
    writeStripe(world, 'POST', '/v1/refunds', { charge: books.payments[0]?.charge }),
    writeStripe(world, 'DELETE', `/v1/subscriptions/${books.subscriptions[0]?.id ?? ''}`),
  ];
  expect(JSON.stringify([books.invoices, books.refunds, books.subscriptions])).toBe(before);
  return answers;
};

describe('writing', () => {
  test.each<readonly [Reach, number]>([
    [{}, 403],
    [{ keyReach: 'reads-more' }, 403],
    [{ rightsAfterLookup: true }, 404],
    [{ keyReach: 'writes' }, 404],
  ])('what is unknown, with %j: %i', (reach, status) => {
    expect(unknown(reach)).toEqual([status, status, status]);
  });

  test.each<readonly [Reach]>([[{}], [{ rightsAfterLookup: true }], [{ keyReach: 'writes' }]])(
    'what is there never happens, with %j',
    (reach) => {
      expect(known(reach).map(({ status }) => status)).toEqual([403, 403, 403]);
    },
  );

  test('is refused by the name of the right, or by the simulator', () => {
    const names = known({}).map(messageOf);
    expect(names[0]).toContain('"Invoices Write" (\'invoice_write\')');
    expect(names[1]).toContain('"Charges and Refunds Write" (\'charge_write\')');
    expect(names[2]).toContain('"Subscriptions Write" (\'subscription_write\')');
    expect(
      known({ keyReach: 'writes' })
        .map(messageOf)
        .every((message) => /simulated Stripe/.test(message)),
    ).toBe(true);
    expect(writeStripe(worldFor({ keyReach: 'writes' }), 'POST', '/v1/customers').status).toBe(403);
  });
});

describe('one of each list', () => {
  test.each<readonly [string, Grant]>([
    ['customers', 'customers'],
    ['invoices', 'invoices'],
    ['subscriptions', 'subscriptions'],
    ['charges', 'charges'],
    ['refunds', 'charges'],
    ['disputes', 'disputes'],
    ['payment_intents', 'payment_intents'],
  ])('%s: answered, and refused without the grant %s', (list, missingGrant) => {
    const world = worldFor({});
    const answer = readStripe<{ data: unknown[] }>(world, `/v1/${list}?limit=1`);
    expect(answer.status).toBe(200);
    expect(answer.body.data.length).toBeLessThanOrEqual(1);
    world.knobs = { ...world.knobs, billingFault: 'missing-grant', missingGrant };
    expect(proxiedStripe(world, `/v1/${list}?limit=1`).status).toBe(403);
    world.knobs = { ...world.knobs, missingGrant: missingGrant === 'disputes' ? 'customers' : 'disputes' };
    expect(proxiedStripe(world, `/v1/${list}?limit=1`).status).toBe(200);
  });
});
