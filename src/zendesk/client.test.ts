// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hostOver } from './client.ts';
import { proxiedGet } from './proxied.ts';
import { openZendeskPage } from './testing/zendeskPage.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('the host over the genuine SDK', () => {
  test('gives values, and names the path that Zendesk refuses', async () => {
    const page = await openZendeskPage(() => ({ 'ticket.id': 4711, 'ticket.tags': ['a'] }));
    const host = hostOver(page.client);
    expect(await host.get('ticket.id', 'ticket.tags')).toMatchObject({ ok: true, value: { 'ticket.id': 4711 } });
    expect(await host.get('ticket.id', 'ticket.nope')).toMatchObject({
      ok: false,
      error: { why: 'refused', detail: expect.stringContaining('ticket.nope') as string },
    });
  });

  test('a host that never answers is a time-out, before the SDK resolves with its own error object', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const page = await openZendeskPage(() => ({ hangs: true }));
    const asked = hostOver(page.client).get('ticket.id');
    await vi.advanceTimersByTimeAsync(4600);
    expect(await asked).toMatchObject({ ok: false, error: { why: 'timeout' } });
  });

  test('an error object where a value should be is a failure', async () => {
    const page = await openZendeskPage(() => ({}));
    const broken = { ...page.client, get: () => Promise.resolve({ name: 'TimeoutError', message: 'x' }) };
    expect(await hostOver(broken).get('ticket.id')).toMatchObject({ ok: false, error: { why: 'timeout' } });
  });

  test('a request gives its body, or what Zendesk said against it', async () => {
    const page = await openZendeskPage(() => ({}));
    const host = hostOver(page.client);
    const answer = (key: string, args: readonly unknown[]): void => {
      page.post({ key: `zaf.${key}`, message: { responseArgs: args } });
    };
    const asked = [host.request({ url: '/api/v2/a.json' }), host.request({ url: '/api/v2/b.json' })] as const;
    const keys = page.posted.filter(({ key }) => /^request:\d+$/.test(key ?? '')).map(({ key }) => key ?? '');
    answer(`${keys[0] ?? ''}.done`, [{ fine: true }, 'success', {}]);
    answer(`${keys[1] ?? ''}.fail`, [
      { status: 409, statusText: 'Conflict', responseJSON: { error: 'UpdateConflict' } },
    ]);
    expect(await asked[0]).toEqual({ ok: true, body: { fine: true } });
    expect(await asked[1]).toMatchObject({ ok: false, status: 409, body: { error: 'UpdateConflict' } });
  });

  test('a request that is never answered ends', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const page = await openZendeskPage(() => ({}));
    const asked = hostOver(page.client).request({ url: '/api/v2/a.json' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await asked).toMatchObject({ ok: false, status: 0 });
  });

  test('another service is asked through the proxy, with the key’s placeholder and never with the browser’s own request', async () => {
    const page = await openZendeskPage(() => ({}));
    void proxiedGet(hostOver(page.client))({
      url: 'https://api.stripe.com/v1/customers',
      headers: { Authorization: 'Bearer {{setting.stripe_key}}' },
    });
    const asked = page.posted.find(({ key }) => /^request:\d+$/.test(key ?? '')) as { message?: unknown } | undefined;
    expect(asked?.message).toMatchObject({
      secure: true,
      cors: false,
      type: 'GET',
      headers: { Authorization: 'Bearer {{setting.stripe_key}}' },
    });
  });
});
