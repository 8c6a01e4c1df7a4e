// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hostOver, type Answer } from './client.ts';
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

  describe('what Zendesk’s framework passes on of a refusal', () => {
    /** What a request comes to that the host rejects with this. */
    async function refusedWith(said: Readonly<Record<string, unknown>>): Promise<Answer> {
      const page = await openZendeskPage(() => ({}));
      const asked = hostOver(page.client).request({ url: 'https://api.stripe.com/v1/customers' });
      const key = page.posted.find((one) => /^request:\d+$/.test(one.key ?? ''))?.key ?? '';
      page.post({
        key: `zaf.${key}.fail`,
        message: { responseArgs: [{ status: 429, statusText: 'Too Many', ...said }] },
      });
      return asked;
    }

    test.each<[string, unknown, number | null]>([
      ['an object', { 'Retry-After': '2' }, 2000],
      ['an object in lower case, as a number', { 'retry-after': 3 }, 3000],
      ['an object in capitals', { 'CONTENT-TYPE': 'text/plain', 'RETRY-AFTER': ' 1 ' }, 1000],
      ['lines of text', 'content-type: application/json\r\nretry-after: 2\r\n', 2000],
      ['lines of text, in any letter case', 'X-Retry-After: 9\nReTrY-aFtEr:7', 7000],
      ['nothing', undefined, null],
      ['no word of it', { 'x-retry-after': '2' }, null],
      ['words', { 'retry-after': 'soon' }, null],
      ['an empty value', { 'retry-after': '' }, null],
      ['a list', { 'retry-after': ['2'] }, null],
    ])('Retry-After from %s', async (_what, responseHeaders, wait) => {
      expect(await refusedWith({ responseHeaders })).toMatchObject({ ok: false, status: 429, retryAfterMs: wait });
    });

    test('Retry-After as a date is the time until then, and none once it has passed', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 15) });
      const until = (date: string): Promise<Answer> => refusedWith({ responseHeaders: { 'Retry-After': date } });
      expect(await until('Sun, 22 Nov 2026 15:00:02 GMT')).toMatchObject({ retryAfterMs: 2000 });
      expect(await until('Sun, 22 Nov 2026 14:59:00 GMT')).toMatchObject({ retryAfterMs: 0 });
    });

    test('text, where the host could not read it as JSON', async () => {
      expect(await refusedWith({ status: 200, responseText: '<html>' })).toMatchObject({ status: 200, body: '<html>' });
    });
  });

  test('a request through the proxy that is never answered ends in 10 s, and says that it was late', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const page = await openZendeskPage(() => ({}));
    let answer: Answer | undefined;
    void proxiedGet(hostOver(page.client))({ url: 'https://api.stripe.com/v1/customers', headers: {} }).then((said) => {
      answer = said;
    });
    await vi.advanceTimersByTimeAsync(9999);
    expect(answer).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(answer).toEqual({ ok: false, status: 0, body: undefined, detail: 'no answer in 10 s', isLate: true });
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

  test('no address that a customer’s name stands in has a placeholder for the proxy', async () => {
    const page = await openZendeskPage(() => ({}));
    const url = 'https://api.stripe.com/v1/customers/{{setting.stripe_key}}?a={{setting.billing_token}}';
    void proxiedGet(hostOver(page.client))({ url, headers: {} });
    const asked = JSON.stringify(page.posted.filter(({ key }) => /^request:\d+$/.test(key ?? '')));
    expect(asked).toContain('%7B%7Bsetting.stripe_key%7D%7D');
    expect(asked).not.toContain('{{');
  });
});
