import { describe, expect, test } from 'vitest';
import type { ProxiedAnswer, ProxiedGet } from './request.ts';
import { checkStripe } from './stripeCheck.ts';
import { refusal } from './testing/pretendStripe.ts';

const NEEDED = ['customers', 'invoices', 'subscriptions', 'charges', 'disputes', 'payment_intents'];

const GIVEN: ProxiedAnswer = { ok: true, body: { data: [] } };
const NOT_GRANTED = refusal(403, 'more_permissions_required');
const NOT_FOUND = refusal(404, 'resource_missing');

/** Answers by path; what is not named is answered by what comes last. */
type Answers = Readonly<Record<string, ProxiedAnswer>>;

interface Tried {
  readonly asked: readonly string[];
  readonly results: Readonly<Record<string, unknown>>;
}

/** The results by what was tried, with every request in order. */
async function tried(reads: Answers, write: ProxiedAnswer = NOT_GRANTED): Promise<Tried> {
  const asked: string[] = [];
  const answering =
    (method: string, answer: (path: string) => ProxiedAnswer): ProxiedGet =>
    ({ url, headers }) => {
      const { origin, pathname, search } = new URL(url);
      expect(origin).toBe('https://api.stripe.com');
      expect(headers).toMatchObject({ Authorization: 'Bearer {{setting.stripe_key}}' });
      asked.push(`${method} ${pathname}${search}`);
      return Promise.resolve(answer(pathname.replace('/v1/', '')));
    };
  const read = answering('GET', (path) => reads[path] ?? (path === 'balance' ? NOT_GRANTED : GIVEN));
  const checks = await checkStripe(
    read,
    answering('POST', () => write),
  );
  return { asked, results: Object.fromEntries(checks.map(({ what, result }) => [what, result])) };
}

describe('a key that reads what it must, and no more', () => {
  test('everything works', async () => {
    const { results } = await tried({});
    expect(results).toEqual(
      Object.fromEntries([...NEEDED, 'balance', 'void'].map((what) => [what, { is: 'works' }] as const)),
    );
  });

  test('eight requests, one object each, and of the writes one that cannot change anything', async () => {
    const { asked } = await tried({});
    expect(asked).toEqual([
      ...NEEDED.map((what) => `GET /v1/${what}?limit=1`),
      'GET /v1/balance',
      'POST /v1/invoices/in_pastDuePlaybookSetUp/void',
    ]);
  });
});

describe('a right that is missing', () => {
  test.each(NEEDED)('%s, and only this one', async (what) => {
    const { results } = await tried({ [what]: NOT_GRANTED });
    const missing = Object.entries(results).filter(([, result]) => (result as { is: string }).is === 'missing');
    expect(missing.map(([name]) => name)).toEqual([what]);
  });
});

describe('a key that is not taken at all', () => {
  test.each<readonly [string, ProxiedAnswer]>([
    ['invalid-key', refusal(401)],
    ['expired-key', refusal(401, 'api_key_expired')],
    ['no-answer', { ok: false, status: 0, body: undefined, detail: '' }],
    ['timeout', { ok: false, status: 0, body: undefined, detail: '', isLate: true }],
    ['too-many-requests', refusal(429, 'rate_limit')],
    ['not-whitelisted', { ok: false, status: 400, body: 'The domain is not in the whitelist', detail: '' }],
  ])('%s is told once, and nothing else is tried', async (name, answer) => {
    const { asked, results } = await tried({ customers: answer });
    expect(results).toEqual({
      customers: { is: 'fault', name, detail: expect.stringContaining('/v1/customers') as string },
    });
    expect(asked).toEqual(['GET /v1/customers?limit=1']);
  });

  test('a fault further on is told where it is', async () => {
    const { results } = await tried({ disputes: refusal(500) });
    expect(results['disputes']).toMatchObject({ is: 'fault', name: 'server-error' });
    expect(results['void']).toEqual({ is: 'works' });
  });
});

describe('a key that may too much', () => {
  test('it reads the balance', async () => {
    expect((await tried({ balance: GIVEN })).results).toMatchObject({
      balance: { is: 'too-much' },
      void: { is: 'works' },
    });
  });

  test('whether it reads the balance could not be told', async () => {
    expect((await tried({ balance: refusal(500) })).results['balance']).toMatchObject({
      is: 'fault',
      name: 'server-error',
    });
  });

  test('a write that was taken is a key that writes', async () => {
    expect((await tried({}, GIVEN)).results['void']).toEqual({ is: 'too-much' });
  });

  test('“no such invoice” to a key that reads more as well: it writes', async () => {
    expect((await tried({ balance: GIVEN }, NOT_FOUND)).results['void']).toEqual({ is: 'too-much' });
  });

  test('“no such invoice” to a key that reads nothing more: Stripe may have looked the invoice up first', async () => {
    expect((await tried({}, NOT_FOUND)).results['void']).toEqual({ is: 'not-known' });
  });

  test('whether it writes could not be told', async () => {
    expect((await tried({}, refusal(500))).results['void']).toEqual({
      is: 'fault',
      name: 'server-error',
      detail: '/v1/invoices/…/void 500',
    });
  });

  test('nothing that Stripe says of the key is told further', async () => {
    const { results } = await tried({ disputes: refusal(403, null, "The provided key 'rk_live_*7Qx2' does not") });
    expect(JSON.stringify(results)).not.toContain('7Qx2');
  });
});
