import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProxiedAnswer, ProxiedFailure } from './request.ts';
import { ask, customer, owing } from './testing/books.ts';
import { sourceOf } from './testing/benches.ts';
import { pretendStripe } from './testing/pretendStripe.ts';

/* Stripe repeats parts of the key in its words, and a service may put anything anywhere: none of it is told further. */

const KEY = 'rk_live_PLANTED51H8xQ2eZvKYlo2CgTq7Lm3';
const PARTS = /PLANTED|CgTq7Lm3|sk_live|rk_live/i;
const WORDS = `Invalid API Key provided: ${KEY}. Enabling "${KEY}" ('${KEY}') permissions on this key would help.`;

const bodies: readonly unknown[] = [
  { error: { type: 'invalid_request_error', code: 'api_key_expired', message: WORDS } },
  { error: { type: KEY, code: KEY, message: WORDS, param: KEY } },
  { error: KEY, description: WORDS },
  { errors: [{ code: KEY, title: WORDS }] },
  `<html>${WORDS}</html>`,
  JSON.stringify({ error: { type: 'invalid_request_error', code: KEY, message: WORDS } }),
];
const failures: readonly ProxiedFailure[] = [0, 200, 400, 401, 402, 403, 404, 422, 429, 500, 502].flatMap((status) =>
  bodies.map((body): ProxiedFailure => ({ ok: false, status, body, detail: WORDS })),
);
/** A success that is none: the words stand where data should. */
const successes: readonly ProxiedAnswer[] = [
  ...bodies,
  { data: [{ id: KEY, [KEY]: KEY }], has_more: false },
  { version: 1, customers: [{ id: 7, label: KEY }] },
].map((body) => ({ ok: true, body }));

const logged: unknown[] = [];
beforeEach(() => {
  logged.length = 0;
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((...said: readonly unknown[]) => void logged.push(said));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('no part of a key is told', () => {
  it.each(['stripe', 'http'] as const)('by anything that %s answers, whatever it is answered', async (name) => {
    for (const answer of [...failures, ...successes]) {
      const source = sourceOf(name, () => Promise.resolve(answer));
      const told = [
        await source.read(ask()),
        await source.read(ask({ scope: 'full', withRefunds: true })),
        await source.search?.('x@fox.example'),
        await source.disputes?.('cus_A'),
      ];
      expect(JSON.stringify([told, logged])).not.toMatch(PARTS);
    }
  });

  it.each(['/v1/invoices', '/v1/subscriptions', '/v1/charges', '/v1/invoices/in_1'])(
    'where only %s is refused',
    async (refused) => {
      const invoices = owing(1).map((one) => ({ ...one, attempt_count: 1 }));
      for (const answer of failures) {
        const books = { customers: [customer()], invoices };
        const { get } = pretendStripe(books, ({ path }) => (path === refused ? answer : null));
        const told = await sourceOf('stripe', get).read(ask({ scope: 'full', withRefunds: true }));
        expect(JSON.stringify([told, logged])).not.toMatch(PARTS);
      }
    },
  );

  it('is looked for in what would tell it', () => {
    expect(JSON.stringify(failures[0])).toMatch(PARTS);
    console.warn(KEY);
    expect(JSON.stringify(logged)).toMatch(PARTS);
  });
});
