import { describe, expect, it } from 'vitest';
import type { ProxiedAnswer } from './request.ts';
import { NOW, customer, invoice, known, owing, readOnce } from './testing/books.ts';
import { pretendStripe, refusal, type Books, type PretendStripe } from './testing/pretendStripe.ts';
import { unknownRead } from '../domain/invoice.ts';

const withInvoices = (count: number): Books => ({ customers: [customer()], invoices: owing(count) });

const troubledAt = (path: string, nth: number, answer: ProxiedAnswer, books = withInvoices(3)): PretendStripe =>
  pretendStripe(books, (ask, time) => (ask.path === path && time >= nth ? answer : null));

const noAnswer: ProxiedAnswer = { ok: false, status: 0, body: undefined, detail: 'no answer in 10 s', isLate: true };

describe('what is asked of Stripe', () => {
  it('carries the placeholder of the key and the pinned version, never a key', async () => {
    const stripe = pretendStripe(withInvoices(1));
    await readOnce(stripe, 'full', true);
    for (const { headers } of stripe.asked) {
      expect(headers).toEqual({
        Authorization: 'Bearer {{setting.stripe_key}}',
        'Stripe-Version': '2026-10-28.endive',
      });
    }
  });

  it('opening costs 2 requests, also with 100 owed invoices', async () => {
    const stripe = pretendStripe(withInvoices(100));
    expect(known(await readOnce(stripe)).invoices).toHaveLength(100);
    expect(stripe.paths()).toEqual(['/v1/customers', '/v1/invoices']);
  });

  it('a case costs 3, and 4 once refunds matter', async () => {
    const without = pretendStripe(withInvoices(100));
    await readOnce(without, 'full', false);
    expect(without.asked).toHaveLength(3);
    const stripe = pretendStripe(withInvoices(100));
    await readOnce(stripe, 'full', true);
    expect(stripe.asked).toHaveLength(4);
  });
});

describe('many invoices', () => {
  it('come in pages of 100, none twice and none left out', async () => {
    const stripe = pretendStripe(withInvoices(250));
    const ids = known(await readOnce(stripe)).invoices.map(({ id }) => id);
    expect(new Set(ids).size).toBe(250);
    const pages = stripe.asked.filter(({ path }) => path === '/v1/invoices').map(({ query }) => query);
    expect(pages.map((query) => query['starting_after'])).toEqual([undefined, 'in_100', 'in_200']);
    expect(pages.every((query) => query['limit'] === '100')).toBe(true);
  });

  it('are all read up to 500', async () => {
    expect(known(await readOnce(pretendStripe(withInvoices(500)))).invoices).toHaveLength(500);
  });

  it('beyond 500 give no count at all', async () => {
    const stripe = pretendStripe(withInvoices(501));
    expect(await readOnce(stripe)).toMatchObject({
      kind: 'unknown',
      why: 'not-all-read',
      fault: { name: 'too-long', detail: '/v1/invoices: 500' },
      atLeast: 500,
    });
    expect(stripe.asked).toHaveLength(6);
  });

  it('that are not past due yet are not among “at least”', async () => {
    const fresh = Array.from({ length: 60 }, (_, index) => invoice(index + 1, { attempted: false, attempt_count: 0 }));
    const old = Array.from({ length: 90 }, (_, index) => invoice(index + 61));
    const books = { customers: [customer()], invoices: [...fresh, ...old] };
    expect(await readOnce(troubledAt('/v1/invoices', 2, refusal(404), books))).toMatchObject({ atLeast: 40 });
  });

  it('that are promised and never come are not asked for again and again', async () => {
    const empty: ProxiedAnswer = { ok: true, body: { data: [], has_more: true } };
    const stripe = troubledAt('/v1/invoices', 2, empty, withInvoices(150));
    expect(await readOnce(stripe)).toMatchObject({ why: 'not-all-read', fault: { name: 'too-long' }, atLeast: 100 });
    expect(stripe.paths().filter((path) => path === '/v1/invoices')).toHaveLength(2);
  });

  it('give no count where a page after the first fails', async () => {
    const read = await readOnce(troubledAt('/v1/invoices', 2, refusal(404), withInvoices(150)));
    expect(read).toMatchObject({ kind: 'unknown', why: 'not-all-read', fault: { name: 'not-found' }, atLeast: 100 });
  });
});

describe('many years of paid invoices', () => {
  const paid = Array.from({ length: 600 }, (_, index) =>
    invoice(index + 10, { status: 'paid', amount_paid: 9900, amount_remaining: 0 }),
  );
  const longHistory = (): PretendStripe => pretendStripe({ customers: [customer()], invoices: [...owing(3), ...paid] });

  it('do not make the count uncertain; of what is settled the newest are told', async () => {
    const read = known(await readOnce(longHistory(), 'full'));
    expect(read.scope).toBe('newest-only');
    expect(read.invoices.filter(({ status }) => status === 'past-due').map(({ id }) => id)).toEqual([
      'in_1',
      'in_2',
      'in_3',
    ]);
    expect(read.invoices).toHaveLength(500);
    expect(new Set(read.invoices.map(({ id }) => id)).size).toBe(500);
  });

  it('are nobody’s business when a ticket is only opened', async () => {
    expect(known(await readOnce(longHistory(), 'open')).scope).toBe('open');
    expect(known(await readOnce(pretendStripe(withInvoices(3)), 'full')).scope).toBe('full');
  });

  it('are not why what is owed is read instead, where Stripe fails', async () => {
    const stripe = troubledAt('/v1/invoices', 1, refusal(401));
    expect(await readOnce(stripe, 'full')).toMatchObject({ why: 'refused' });
    expect(stripe.paths().filter((path) => path === '/v1/invoices')).toHaveLength(1);
  });
});

describe('a failure', () => {
  it.each([
    [401, 'api_key_expired', 'refused', 'expired-key'],
    [403, 'more_permissions_required', 'refused', 'missing-grant'],
    [404, 'resource_missing', 'refused', 'not-found'],
    [429, null, 'busy', 'too-many-requests'],
    [500, null, 'down', 'server-error'],
    [503, null, 'down', 'server-error'],
  ] as const)('%i of either request is unknown (%s: %s)', async (status, code, why, name) => {
    for (const path of ['/v1/customers', '/v1/invoices']) {
      const detail = code === null ? `${path} ${status}` : `${path} ${status} ${code}`;
      const read = await readOnce(troubledAt(path, 1, refusal(status, code)));
      expect(read).toEqual(unknownRead(why, NOW, { name, detail }));
    }
  });

  it('tells nothing of the key that Stripe repeats', async () => {
    const answer = refusal(401, null, 'Invalid API Key provided: rk_live_****7Qx2');
    expect(JSON.stringify(await readOnce(troubledAt('/v1/customers', 1, answer)))).not.toContain('7Qx2');
  });

  it('is an outage where no answer comes in time', async () => {
    expect(await readOnce(troubledAt('/v1/invoices', 1, noAnswer))).toMatchObject({
      kind: 'unknown',
      why: 'down',
      fault: { name: 'timeout', detail: '/v1/invoices' },
    });
  });

  it.each([
    ['an HTML page', '<html>Sign in</html>'],
    ['no list', { object: 'invoice' }],
    ['an amount in words', { data: [invoice(1, { amount_remaining: '9900' })], has_more: false }],
    ['half a cent', { data: [invoice(1, { amount_remaining: 99.5 })], has_more: false }],
    ['a date in words', { data: [invoice(1, { created: '2026-10-23' })], has_more: false }],
    ['no word on attempts', { data: [invoice(1, { attempted: null })], has_more: false }],
  ])('is unreadable where the answer is %s', async (_what, body) => {
    const read = await readOnce(troubledAt('/v1/invoices', 1, { ok: true, body }));
    expect(read).toMatchObject({ kind: 'unknown', why: 'unreadable' });
  });

  it('names the field that could not be read', async () => {
    const body = { data: [invoice(1), invoice(2, { amount_due: null })], has_more: false };
    const read = await readOnce(troubledAt('/v1/invoices', 1, { ok: true, body }));
    expect(read).toMatchObject({ fault: { name: 'malformed', detail: '/v1/invoices: data.1.amount_due' } });
  });
});

describe('a busy Stripe', () => {
  it('is asked again, and the agent notices nothing', async () => {
    const stripe = pretendStripe(withInvoices(3), ({ path }, nth) =>
      path === '/v1/invoices' && nth <= 2 ? refusal(429) : null,
    );
    expect(known(await readOnce(stripe)).invoices).toHaveLength(3);
  });

  it('is not asked a sixth time', async () => {
    const stripe = troubledAt('/v1/customers', 1, refusal(429));
    expect(await readOnce(stripe)).toMatchObject({ why: 'busy' });
    expect(stripe.asked).toHaveLength(5);
  });
});
