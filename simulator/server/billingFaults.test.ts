/** Billing's bad days, as the app meets them through the proxy. */
import { describe, expect, test } from 'vitest';
import type { BillingFault, Grant, Knobs } from '../contract.ts';
import type { ScenarioId } from '../scenarios/scenarioIds.ts';
import type { StripeFailure, StripeList } from '../testing/stripeAsk.ts';
import { proxiedPastDue, proxiedStripe, readPastDue, readStripe } from '../testing/proxied.ts';
import { testApp, worldOf } from '../testing/worlds.ts';
import { knobsAtRest } from '../world/knobs.ts';
import type { World } from '../world/world.ts';
import { answerProxied } from './proxy.ts';

const worldWith = (knobs: Partial<Knobs>, scenario: ScenarioId = 'refund-five', live = false): World => {
  const { world } = worldOf(scenario, { live });
  world.knobs = { ...knobsAtRest, ...knobs };
  return world;
};

const on = (billingFault: BillingFault): World => worldWith({ billingFault });

const customer = 'cus_PapertrailBooks';
const invoices = `/v1/invoices?customer=${customer}`;
const said = `customer=${customer}`;

describe('refusals', () => {
  test.each<readonly [BillingFault, number, string | undefined, RegExp]>([
    ['invalid-key', 401, undefined, /^Invalid API Key provided: rk_test_\*+only$/],
    ['expired-key', 401, 'api_key_expired', /^Expired API Key provided: rk_test_\*+only$/],
    ['ip-not-allowed', 403, undefined, /^The API key provided does not allow requests from your IP address\.$/],
    ['rate-limited', 429, 'rate_limit', /rate limit/],
    ['server-error', 500, undefined, /unknown error/],
  ])('Stripe, %s: %i', (fault, status, code, message) => {
    for (const path of [invoices, '/v1/customers?email=x@y.example', '/v1/charges']) {
      const world = on(fault);
      const answer = readStripe<StripeFailure>(world, path);
      expect(answer.status).toBe(status);
      expect(answer.body.error.message).toMatch(message);
      expect(answer.body.error.code).toBe(code);
      expect(answer.responseText).not.toContain(world.secureSettings['stripe_key']);
    }
  });

  test.each<readonly [BillingFault, number, string]>([
    ['invalid-key', 401, 'unauthorized'],
    ['expired-key', 401, 'unauthorized'],
    ['ip-not-allowed', 403, 'forbidden'],
    ['rate-limited', 429, 'rate_limited'],
    ['server-error', 500, 'internal'],
  ])('the other system, %s: %i', (fault, status, error) => {
    expect(readPastDue(on(fault), said)).toMatchObject({ status, body: { error } });
  });

  test('without a key Stripe says that first', () => {
    const options = { url: `https://api.stripe.com${invoices}` };
    expect(answerProxied(options, testApp, on('ip-not-allowed')).responseText).toMatch(/did not provide an API key/);
  });
});

describe('a grant that is missing', () => {
  const without = (missingGrant: Grant): World => worldWith({ billingFault: 'missing-grant', missingGrant });
  const expanded = `/v1/invoices/in_x?expand[]=payments.data.payment.payment_intent`;
  const paths: Readonly<Record<Grant, readonly string[]>> = {
    customers: ['/v1/customers', `/v1/customers/${customer}`, '/v1/customers/search?query=email:"x"'],
    invoices: [invoices, '/v1/invoices/in_x', '/v1/invoice_payments'],
    subscriptions: [`/v1/subscriptions?customer=${customer}`],
    charges: ['/v1/charges', '/v1/charges/search?query=disputed:"true"', '/v1/refunds'],
    disputes: ['/v1/disputes'],
    payment_intents: [expanded],
  };

  test.each(Object.keys(paths) as Grant[])('%s: refused for these alone, and named as Stripe names it', (grant) => {
    const world = without(grant);
    const refused = Object.values(paths)
      .flat()
      .filter((path) => proxiedStripe(world, path).status === 403);
    expect(refused).toEqual([...paths[grant], ...(grant === 'invoices' ? [expanded] : [])]);
    const { error } = readStripe<StripeFailure>(world, paths[grant][0] ?? '').body;
    expect(error.code).toBe('more_permissions_required');
    expect(error.message).toMatch(/does not have the required permissions for this endpoint on account 'acct_/);
    expect(error.message).toMatch(new RegExp(`Enabling ".+ Read" \\('${grant.replace(/s$/, '')}_read'\\) permissions`));
  });

  test('of the other system’s statement leaves a part unknown, or all of it', () => {
    const part = (grant: Grant) => readPastDue(without(grant), said);
    expect(part('subscriptions').body).toMatchObject({ subscription: null, refunds: [] });
    expect(part('charges').body).toMatchObject({ refunds: null, openDisputes: [] });
    expect(part('disputes').body).toMatchObject({ openDisputes: null, refunds: [] });
    expect(part('customers').status).toBe(403);
    expect(part('invoices').status).toBe(403);
  });
});

describe('limits', () => {
  test('are told with a time to wait where the knob has one', () => {
    for (const billingFault of ['rate-limited', 'rate-limited-once'] as const) {
      const patient = worldWith({ billingFault, retryAfterS: 7 });
      expect(proxiedStripe(patient, invoices).responseHeaders).toMatchObject({ 'retry-after': '7' });
      expect(proxiedPastDue(patient, said).responseHeaders).toMatchObject({ 'retry-after': '7' });
    }
    const silent = on('rate-limited');
    expect(proxiedStripe(silent, invoices).responseHeaders).toMatchObject({
      'stripe-rate-limited-reason': 'global-rate',
    });
    expect(proxiedStripe(silent, invoices).responseHeaders).not.toHaveProperty('retry-after');
    expect(proxiedPastDue(silent, said).responseHeaders).not.toHaveProperty('retry-after');
  });

  test('hold for ever, or for the first try of each address', () => {
    const tries = (world: World) =>
      [invoices, invoices, `${invoices}&limit=1`, invoices].map((path) => proxiedStripe(world, path).status);
    expect(tries(on('rate-limited'))).toEqual([429, 429, 429, 429]);
    const once = on('rate-limited-once');
    expect(tries(once)).toEqual([429, 200, 429, 200]);
    expect([proxiedPastDue(once, said).status, proxiedPastDue(once, said).status]).toEqual([429, 200]);
  });
});

describe('a key of the other mode', () => {
  test.each([
    [false, 'a similar object exists in test mode, but a live mode key was used'],
    [true, 'a similar object exists in live mode, but a test mode key was used'],
  ])('finds nobody (live: %s), and of what it names Stripe says where it is', (live, words) => {
    const world = worldWith({ billingFault: 'wrong-mode' }, 'refund-five', live);
    for (const path of ['/v1/customers?email=sofia@papertrail.example', '/v1/customers/search?query=email:"sofia"']) {
      expect(readStripe<StripeList>(world, path)).toMatchObject({ status: 200, body: { data: [] } });
    }
    const named = (path: string) => readStripe<StripeFailure>(world, path);
    for (const [path, status] of [
      [`/v1/customers/${customer}`, 404],
      [invoices, 400],
    ] as const) {
      expect(named(path)).toMatchObject({ status, body: { error: { code: 'resource_missing' } } });
      expect(named(path).body.error.message).toBe(`No such customer: '${customer}'; ${words} to make this request.`);
    }
  });
});

describe('an answer that is spoilt', () => {
  test('later pages fail, the first one does not', () => {
    const world = worldWith({ billingFault: 'page-two-fails' }, 'many-invoices');
    const path = '/v1/invoices?customer=cus_NorthwindAgency&limit=100';
    const first = readStripe<StripeList>(world, path);
    expect(first).toMatchObject({ status: 200, body: { has_more: true } });
    expect(proxiedStripe(world, `${path}&starting_after=${first.body.data.at(-1)?.id ?? ''}`).status).toBe(500);
    const { body } = readPastDue(world, 'customer=cus_NorthwindAgency');
    expect([body.complete, body.invoices.length]).toEqual([false, 100]);
    expect(readPastDue(on('page-two-fails'), said).body.complete).toBe(true);
  });

  test('one invoice of a list has text for an amount', () => {
    const world = on('malformed-invoice');
    const amounts = readStripe<StripeList>(world, invoices).body.data.map(({ amount_remaining }) => amount_remaining);
    expect(amounts.filter((amount) => typeof amount !== 'number')).toEqual(['99.00']);
    const minors = readPastDue(world, said).body.invoices.map(({ amountMinor }) => amountMinor);
    expect(minors.filter((amount) => typeof amount !== 'number')).toEqual(['99.00']);
    expect(proxiedStripe(world, '/v1/charges').responseText).not.toContain('99.00');
    expect(readStripe<StripeList>(world, '/v1/invoices?status=void').body.data).toEqual([]);
  });

  test.each<readonly [BillingFault, number, string, RegExp]>([
    ['not-json', 200, 'text/html; charset=utf-8', /^<!doctype html>/],
    ['proxy-error', 502, 'application/json', /^\{"error":"Internal API error"\}$/],
    ['whitelist', 403, 'text/plain', /^Domain not in whitelist: /],
  ])('%s: %i', (fault, status, type, text) => {
    for (const answer of [proxiedStripe(on(fault), invoices), proxiedPastDue(on(fault), said)]) {
      expect(answer).toMatchObject({ status, responseHeaders: { 'content-type': type } });
      expect(answer.responseText).toMatch(text);
    }
  });
});

test('the host of the other system is reached only in a package that was built for it', () => {
  const world = worldWith({ billingHostWhitelisted: false });
  expect(proxiedPastDue(world, said)).toMatchObject({
    status: 403,
    responseText: 'Domain not in whitelist: billing.sim.example',
  });
  expect(proxiedStripe(world, invoices).status).toBe(200);
  expect(readPastDue(worldWith({}), said).body.customers).toHaveLength(1);
});
