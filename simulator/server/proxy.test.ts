import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { RunningWorkspace } from '../testing/runningWorkspace.ts';
import { rightKey } from '../testing/stripeAsk.ts';
import { testApp, worldOf } from '../testing/worlds.ts';
import type { InstalledApp } from '../world/installedApp.ts';
import { type ProxyAnswer, answerProxied } from './proxy.ts';

const customers = 'https://api.stripe.com/v1/customers';

/** As the app asks: the key's place is held by its name. */
const request: Json = {
  url: `${customers}?email=maya@brightfox.example&limit=100`,
  type: 'GET',
  headers: { Authorization: 'Bearer {{setting.stripe_key}}' },
  secure: true,
};

const { world } = worldOf('continue-five');

const proxied = (change: Json, app: InstalledApp = testApp) => answerProxied({ ...request, ...change }, app, world);

const withScopes = (scopes: readonly string[] | undefined): InstalledApp => ({
  ...testApp,
  secure: [{ name: 'stripe_key', scopes }],
});

describe('placeholders of secure settings', () => {
  test('the package limits the key to headers', () => {
    expect(testApp.secure).toContainEqual({ name: 'stripe_key', scopes: ['header'] });
    expect(testApp.domainWhitelist).toEqual(['api.stripe.com']);
  });

  test('are replaced in a header, on the way out only', () => {
    const answer = proxied({});
    expect(answer).toMatchObject({ status: 200, statusText: 'OK' });
    expect(answer.responseText).toContain('cus_BrightfoxStudio');
    expect(JSON.stringify(answer)).not.toContain(rightKey);
  });

  test('spaces within the braces, and any case of the header’s name, will do', () => {
    expect(proxied({ headers: { authorization: 'Bearer {{ setting.stripe_key }}' } }).status).toBe(200);
  });

  test.each([
    ['without secure: true', { secure: false }],
    ['of an unknown setting', { headers: { Authorization: 'Bearer {{setting.nonsense}}' } }],
  ])('%s go out as they are', (_, change) => {
    const answer = proxied(change);
    expect(answer.status).toBe(401);
    expect(JSON.stringify(answer)).not.toContain(rightKey);
  });

  test('are left alone outside their scope', () => {
    const inUrl = proxied({ url: `${customers}/{{setting.stripe_key}}` });
    expect(inUrl.status).toBe(404);
    expect(JSON.stringify(inUrl)).not.toContain(rightKey);
    expect(proxied({}, withScopes(['url'])).status).toBe(401);
    expect(proxied({}, withScopes(undefined)).status).toBe(200);
  });
});

describe('which addresses it reaches', () => {
  test.each([
    'https://evil.example/v1/customers',
    'https://api.stripe.com.evil.example/v1/customers',
    'https://evil.example/?to=api.stripe.com',
    'https://api.stripe.com@evil.example/v1/customers',
    'https://sub.api.stripe.com/v1/customers',
  ])('%s is outside the whitelist', (url) => {
    const answer = proxied({ url });
    expect(answer.status).toBe(403);
    expect(answer.responseText).toMatch(/^Domain not in whitelist: /);
    expect(JSON.stringify(answer)).not.toContain(rightKey);
  });

  test('without a whitelist none, Stripe included', () => {
    expect(proxied({}, { ...testApp, domainWhitelist: [] }).status).toBe(403);
  });

  test.each(['http://api.stripe.com/v1/customers', 'nonsense', ''])('%j is no https address', (url) => {
    expect(proxied({ url }).status).toBe(400);
  });

  test('a whitelisted host that is not simulated cannot be reached', () => {
    const app = { ...testApp, domainWhitelist: ['billing.example.com'] };
    expect(proxied({ url: 'https://billing.example.com/' }, app).status).toBe(502);
  });
});

describe('what it passes on', () => {
  test('the data of a GET is its query', () => {
    const answer = proxied({ url: customers, data: { email: 'maya@brightfox.example', limit: 1 } });
    expect(answer.responseText).toContain('cus_BrightfoxStudio');
    expect(answer.responseText).not.toContain('cus_MeadowMarket');
  });

  test('status, body and headers of the answer, errors included', () => {
    const missing = proxied({ url: 'https://api.stripe.com/v1/invoices/in_none' });
    expect(missing).toMatchObject({ status: 404, statusText: 'Not Found' });
    expect(JSON.parse(missing.responseText)).toMatchObject({ error: { code: 'resource_missing' } });
    expect(missing.responseHeaders).toMatchObject({
      'content-type': 'application/json',
      'request-id': expect.stringMatching(/^req_/) as string,
    });
    expect(proxied({ type: 'POST' }).status).toBe(403);
  });

  test('the API version that was asked for', () => {
    const headers = { Authorization: 'Bearer {{setting.stripe_key}}', 'Stripe-Version': '2025-03-31.basil' };
    expect(proxied({ headers }).responseHeaders?.['stripe-version']).toBe('2025-03-31.basil');
  });

  test('too many requests, with Stripe’s reason', () => {
    const busy = worldOf('continue-five').world;
    const statuses = Array.from({ length: 26 }, () => answerProxied(request, testApp, busy));
    expect(statuses.at(-1)).toMatchObject({
      status: 429,
      statusText: 'Too Many Requests',
      responseHeaders: { 'stripe-rate-limited-reason': 'global-rate' },
    });
  });
});

describe('over HTTP', () => {
  test('a failed request may lose its headers on the way, others keep them', async () => {
    const workspace = await RunningWorkspace.with('continue-five');
    const wrong = { ...request, url: 'https://api.stripe.com/v1/nothing' };
    expect((await workspace.proxy(wrong)).responseHeaders).toHaveProperty('request-id');
    await workspace.turn({ proxyTellsHeaders: false });
    expect((await workspace.proxy(wrong)).responseHeaders).toBeUndefined();
    expect((await workspace.proxy(request)).responseHeaders).toHaveProperty('request-id');
    await workspace.close();
  });

  test('the headers tell the workspace’s time, of REST as well, unless they are lost', async () => {
    const workspace = await RunningWorkspace.with('continue-five');
    const enveloped = async () => {
      const headers = { 'X-Enveloped': '1', 'X-Signed-In-As': '101' };
      const response = await fetch(`${workspace.url}/api/v2/users/me.json`, { headers });
      return (await response.json()) as ProxyAnswer;
    };
    await workspace.turn({ clockAheadMs: 86_400_000 });
    const tomorrow = /^Mon, 23 Nov 2026 15:\d\d:\d\d GMT$/;
    expect((await workspace.proxy(request)).responseHeaders?.['date']).toMatch(tomorrow);
    expect((await enveloped()).responseHeaders?.['date']).toMatch(tomorrow);
    await workspace.turn({ proxyTellsHeaders: false });
    expect((await enveloped()).responseHeaders).not.toHaveProperty('date');
    await workspace.close();
  });

  test('turned knobs make every address a first try again', async () => {
    const workspace = await RunningWorkspace.with('continue-five');
    const status = async () => (await workspace.proxy(request)).status;
    await workspace.turn({ billingFault: 'rate-limited-once' });
    expect([await status(), await status()]).toEqual([429, 200]);
    await workspace.turn({ billingFault: 'rate-limited-once' });
    expect(await status()).toBe(429);
    await workspace.close();
  });

  test('the page never sees the key: not in answers, not in the record, not in the state', async () => {
    const workspace = await RunningWorkspace.with('continue-five');
    const answer = await workspace.proxy(request);
    expect(answer.status).toBe(200);
    const [record] = await workspace.requests();
    expect(record).toMatchObject({ to: 'billing', method: 'GET', status: 200, by: 101, url: request['url'] });
    const seen = [
      answer.text,
      JSON.stringify(record),
      (await workspace.state()).text,
      (await workspace.ask('GET', '/workspace/billing/4711')).text,
    ];
    for (const text of seen) expect(text).not.toContain(rightKey);
    await workspace.close();
  });
});
