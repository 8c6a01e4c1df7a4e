// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OpenedWorkspace, TICKET } from '../testing/openedWorkspace.ts';
import type { SdkClient } from '../testing/genuineSdk.ts';
import { ownPath } from './requests.ts';

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

  test('what names no address fails', async () => {
    expect(await rejection(client.request({}))).toMatchObject({ status: 0, statusText: 'error' });
  });
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
