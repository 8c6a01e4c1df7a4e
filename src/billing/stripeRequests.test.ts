import { describe, expect, it } from 'vitest';
import { EMAIL, NOW, ask, customer, invoice, owing, requester, stripeOver } from './testing/books.ts';
import { pretendStripe, type Books, type PretendStripe } from './testing/pretendStripe.ts';
import { stripeSpecification } from './testing/stripeSpecification.ts';
import type { UserReader } from '../app/ports.ts';
import { ok } from '../domain/result.ts';

const specification = stripeSpecification();

/** A customer with more invoices than a page holds, a debit under way and a payment that was charged back. */
const EVERYTHING: Books = {
  customers: [customer()],
  invoices: [invoice(0, { id: 'in_0', attempt_count: 1 }), ...owing(250)],
  charges: [{ id: 'ch_1', customer: 'cus_A', disputed: true, amount_refunded: 0 }],
  disputes: [{ id: 'dp_1', charge: 'ch_1', amount: 1, currency: 'usd', status: 'lost', livemode: true }],
};
const FULL = ask({ scope: 'full', withRefunds: true });
const withId: UserReader = () => Promise.resolve(ok({ externalId: null, fields: { stripe: 'cus_A' } }));

/** One run through every way in which the adapter asks Stripe. */
async function everyWay(): Promise<readonly PretendStripe[]> {
  const all = pretendStripe(EVERYTHING);
  const source = stripeOver(all.get);
  await source.read(ask());
  await source.read(FULL);
  await source.disputes?.('cus_A');
  await source.search?.(EMAIL);

  const shouting = pretendStripe({ customers: [customer({ email: 'OWNER@brightfox.example' })] });
  await stripeOver(shouting.get).read(ask({ who: requester('Owner@BrightFox.example') }));

  const several = pretendStripe({ ...EVERYTHING, customers: [customer(), customer({ id: 'cus_B' })] });
  await stripeOver(several.get).read(ask());
  await stripeOver(several.get).read(ask({ choice: { customerId: 'cus_A', email: null, requester: EMAIL } }));

  const byId = pretendStripe(EVERYTHING);
  await stripeOver(byId.get, () => NOW, withId, 'stripe').read(ask());

  const long = pretendStripe({ customers: [customer()], invoices: owing(501) });
  await stripeOver(long.get).read(FULL);
  return [all, shouting, several, byId, long];
}

describe('every request to Stripe', () => {
  it.skipIf(specification === undefined)('is one that Stripe’s specification allows', async () => {
    const urls = (await everyWay()).flatMap(({ urls: asked }) => asked);
    expect(urls.flatMap((url) => specification?.faultsOf(url) ?? [])).toEqual([]);
    expect(new Set(urls.map(({ host }) => host))).toEqual(new Set([specification?.host]));
  });

  it.skipIf(specification === undefined)('asks in the version of that specification', async () => {
    const headers = (await everyWay()).flatMap(({ asked }) => asked.map((one) => one.headers['Stripe-Version']));
    expect(new Set(headers)).toEqual(new Set([specification?.version]));
  });

  it.skipIf(specification === undefined)('is one of these', async () => {
    const shapes = (await everyWay()).flatMap(({ urls }) =>
      urls.map((url) => `${specification?.pathOf(url) ?? '?'} ${[...url.searchParams.keys()].sort().join(' ')}`.trim()),
    );
    expect([...new Set(shapes)].sort()).toEqual([
      '/v1/charges customer expand[] limit',
      '/v1/charges/search limit query',
      '/v1/customers email limit',
      '/v1/customers/search limit query',
      '/v1/customers/{customer}',
      '/v1/disputes charge limit',
      '/v1/invoices customer limit',
      '/v1/invoices customer limit starting_after',
      '/v1/invoices customer limit starting_after status',
      '/v1/invoices customer limit status',
      '/v1/invoices/{invoice} expand[]',
      '/v1/subscriptions customer limit status',
    ]);
  });
});

describe.skipIf(specification === undefined)('a request that the specification does not allow is found', () => {
  it.each([
    ['/v1/invoices?status=past_due', '/v1/invoices status: '],
    ['/v1/invoices?due_before=1', '/v1/invoices has no parameter due_before'],
    ['/v1/invoices?limit=many', '/v1/invoices limit: '],
    ['/v1/customers/search', '/v1/customers/search needs query'],
    ['/v1/balance', 'GET /v1/balance is not in the specification'],
  ])('%s', (path, fault) => {
    const faults = specification?.faultsOf(new URL(path, 'https://api.stripe.com'));
    expect(faults).toEqual([expect.stringContaining(fault)]);
  });
});
