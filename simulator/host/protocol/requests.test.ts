// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OpenedWorkspace, TICKET } from '../testing/openedWorkspace.ts';
import type { SdkClient } from '../testing/genuineSdk.ts';
import { carryOut, ownPath } from './requests.ts';

let workspace: OpenedWorkspace;
let client: SdkClient;

beforeEach(async () => {
  workspace = await OpenedWorkspace.with('refund-five');
  client = await workspace.registered();
});
afterEach(() => workspace.close());

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => error,
  );

const stripe = {
  url: 'https://api.stripe.com/v1/customers',
  headers: { Authorization: 'Bearer {{setting.stripe_key}}' },
  secure: true,
};

describe('client.request', () => {
  test('asks Zendesk as the signed-in person', async () => {
    expect(await client.request('/api/v2/users/me.json')).toMatchObject({ user: { name: 'Ana Torres' } });
  });

  test('writes JSON, and the open form follows', async () => {
    await client.request({
      url: `/api/v2/tickets/${TICKET}.json`,
      type: 'PUT',
      contentType: 'application/json',
      data: JSON.stringify({ ticket: { tags: ['by_app'] } }),
    });
    await workspace.desk.refresh();
    expect(workspace.tags).toEqual(['by_app']);
  });

  test('rejects with status, text and JSON, not with an Error', async () => {
    const failed = await rejection(client.request('/api/v2/nothing.json'));
    expect(failed).not.toBeInstanceOf(Error);
    expect(failed).toMatchObject({
      status: 404,
      statusText: 'Not Found',
      responseJSON: { error: expect.any(String) as string },
    });
    expect((failed as { responseText: unknown }).responseText).toEqual(expect.any(String));
  });

  test('a server that is down is a 503 of the app’s, not an error of the page', async () => {
    await workspace.knobs({ zendeskRest: 'down', billing: 'down' });
    expect(await rejection(client.request('/api/v2/users/me.json'))).toMatchObject({ status: 503 });
    expect(await rejection(client.request(stripe))).toMatchObject({ status: 503 });
  });

  test('elsewhere goes through the proxy, which fills in secure settings and keeps to the whitelist', async () => {
    expect(await client.request(stripe)).toMatchObject({ object: 'list' });
    expect(await rejection(client.request('https://example.com/'))).toMatchObject({ status: 403 });
  });

  test('a failure tells its headers, unless the proxy keeps them', async () => {
    const wrong = { ...stripe, url: 'https://api.stripe.com/v1/nothing' };
    expect(await rejection(client.request(wrong))).toHaveProperty('responseHeaders.request-id');
    expect(await rejection(client.request('/api/v2/nothing.json'))).toHaveProperty('responseHeaders');
    await workspace.knobs({ proxyTellsHeaders: false });
    expect(await rejection(client.request(wrong))).not.toHaveProperty('responseHeaders');
    expect(await rejection(client.request('/api/v2/nothing.json'))).not.toHaveProperty('responseHeaders');
  });

  test('the whole response is told where it is asked for', async () => {
    const me = { url: '/api/v2/users/me.json', httpCompleteResponse: true };
    const complete = (await client.request(me)) as Record<string, unknown>;
    expect(complete).toMatchObject({ status: 200, statusText: 'OK', responseJSON: { user: { name: 'Ana Torres' } } });
    expect(JSON.parse(String(complete['responseText']))).toEqual(complete['responseJSON']);
    expect(complete['responseHeaders']).toMatchObject({ 'content-type': expect.any(String) as string });
    expect(await client.request({ ...stripe, httpCompleteResponse: true })).toHaveProperty(
      'responseHeaders.request-id',
    );
  });

  test('what names no address fails', async () => {
    expect(await rejection(client.request({}))).toMatchObject({ status: 0, statusText: 'error' });
  });
});

test.each([
  ['POST', '{"a":1}', { status: 201, statusText: 'Created', responseText: '{"b":2}' }, { b: 2 }],
  ['DELETE', undefined, { status: 204, statusText: 'No Content', responseText: '' }, undefined],
])('%s goes to Zendesk as it is', async (type, data, envelope, value) => {
  const sent: unknown[] = [];
  const outcome = await carryOut(
    { url: '/api/v2/x.json', type, data, contentType: 'application/json', headers: { 'X-Given': 'g' } },
    {
      fetch: (url, { method, body, headers }) => {
        sent.push([url, method, body, (headers as Record<string, string>)['X-Given']]);
        return Promise.resolve(Response.json(envelope));
      },
      origin: 'http://localhost:4600',
      subdomain: 'vistasocial',
      signedInAs: () => 101,
    },
  );
  expect(sent).toEqual([['/api/v2/x.json', type, data, 'g']]);
  expect([outcome.ok, outcome.responseArgs[0]]).toEqual([true, value]);
});

test.each([
  ['/api/v2/x', '/api/v2/x'],
  ['api/v2/x', '/api/v2/x'],
  ['https://vistasocial.zendesk.com/api/v2/x?a=1', '/api/v2/x?a=1'],
  ['http://localhost:4600/api/v2/x', '/api/v2/x'],
  ['https://evil.example/api/v2/x', undefined],
  ['//evil.example/x', undefined],
])('%s is %s of the pretend Zendesk', (url, path) => {
  expect(ownPath(url, { origin: 'http://localhost:4600', subdomain: 'vistasocial' })).toBe(path);
});
