import { describe, expect, it } from 'vitest';
import { answerStripeOn, type Mishap } from '../../simulator/stripe/faults.ts';
import { recordedBooks } from '../../simulator/stripe/recorded.ts';
import { NO_USER, NOW, ask, customer, invoice, owing, stripeOver } from './testing/books.ts';
import type { ProxiedGet } from './request.ts';
import type { UserReader } from '../app/ports.ts';
import type { BillingFault, BillingRead, UnknownWhy } from '../domain/invoice.ts';
import { ok } from '../domain/result.ts';

/* The adapter on the simulated Stripe's bad days: what e2e stories show is what the adapter says of them. */

const KEY = 'rk_live_simulated';
const CALM: Mishap = { billingFault: 'none', missingGrant: 'invoices', retryAfterS: 0, isFirstTry: true };
const sold = { object: 'charge', customer: 'cus_A', disputed: false, amount_refunded: 0, refunds: null };

/** An account that owes three, one of them perhaps by a debit under way; `live` says of which mode it is. */
const booksOf = (live: boolean) =>
  recordedBooks({
    customers: [{ ...customer({ livemode: live }), object: 'customer', created: 1 }],
    invoices: [invoice(0, { id: 'in_0', attempt_count: 1 }), ...owing(150)].map((one) => ({
      ...one,
      object: 'invoice',
    })),
    charges: [{ ...sold, id: 'ch_1', created: 1 }],
  });

function onDay(mishap: Partial<Mishap>, userOf: UserReader = NO_USER): Promise<BillingRead> {
  const books = booksOf(true);
  const seen = new Set<string>();
  const get: ProxiedGet = ({ url }) => {
    const isFirstTry = !seen.has(url);
    seen.add(url);
    const request = { method: 'GET', url: new URL(url), authorization: `Bearer ${KEY}` };
    const { status, body } = answerStripeOn({ ...CALM, ...mishap, isFirstTry }, books, request, KEY, NOW / 1000);
    const json: unknown = JSON.parse(JSON.stringify(body));
    return Promise.resolve(
      status === 200 ? { ok: true, body: json } : { ok: false, status, body: json, detail: `status ${status}` },
    );
  };
  const field = userOf === NO_USER ? null : 'stripe';
  return stripeOver(get, () => NOW, userOf, field).read(ask({ scope: 'full', withRefunds: true }));
}

describe('a bad day of the simulated Stripe', () => {
  it.each<[Mishap['billingFault'], UnknownWhy, BillingFault]>([
    ['invalid-key', 'refused', { name: 'invalid-key', detail: '/v1/customers/search 401' }],
    ['expired-key', 'refused', { name: 'expired-key', detail: '/v1/customers/search 401 api_key_expired' }],
    ['ip-not-allowed', 'refused', { name: 'ip-not-allowed', detail: '/v1/customers/search 403' }],
    ['rate-limited', 'busy', { name: 'too-many-requests', detail: '/v1/customers/search 429 rate_limit' }],
    ['server-error', 'down', { name: 'server-error', detail: '/v1/customers/search 500' }],
    ['page-two-fails', 'not-all-read', { name: 'server-error', detail: '/v1/invoices 500' }],
    ['malformed-invoice', 'unreadable', { name: 'malformed', detail: '/v1/invoices: data.0.amount_remaining' }],
  ])('%s is told by its name', async (billingFault, why, fault) => {
    expect(await onDay({ billingFault })).toMatchObject({ kind: 'unknown', why, fault });
  });

  it('rate-limited-once is not noticed', async () => {
    expect(await onDay({ billingFault: 'rate-limited-once' })).toMatchObject({ invoices: { length: 151 }, gaps: [] });
  });

  it('wrong-mode finds nobody by e-mail, and says so of an id that is stored', async () => {
    expect(await onDay({ billingFault: 'wrong-mode' })).toMatchObject({ why: 'no-customer' });
    const withId: UserReader = () => Promise.resolve(ok({ externalId: null, fields: { stripe: 'cus_A' } }));
    expect(await onDay({ billingFault: 'wrong-mode' }, withId)).toMatchObject({
      why: 'refused',
      fault: { name: 'wrong-mode', detail: '/v1/customers/cus_A 404 resource_missing' },
    });
  });
});

describe('a key without the right to read', () => {
  const without = (missingGrant: Mishap['missingGrant']): Promise<BillingRead> =>
    onDay({ billingFault: 'missing-grant', missingGrant });
  const missing = (path: string, permission: string): BillingFault => ({
    name: 'missing-grant',
    detail: `${path} 403 more_permissions_required ${permission}`,
  });

  it.each([
    ['customers', '/v1/customers', 'customer_read'],
    ['invoices', '/v1/invoices', 'invoice_read'],
  ] as const)('%s counts nothing, and names the right', async (grant, path, permission) => {
    expect(await without(grant)).toMatchObject({ why: 'refused', fault: missing(path, permission) });
  });

  it.each([
    ['subscriptions', '/v1/subscriptions', 'subscription_read'],
    ['charges', '/v1/charges', 'charge_read'],
  ] as const)('%s counts all the same, and names the right as a gap', async (grant, path, permission) => {
    expect(await without(grant)).toMatchObject({ invoices: { length: 151 }, gaps: [missing(path, permission)] });
  });

  it('payment intents counts by the rule alone', async () => {
    expect(await without('payment_intents')).toMatchObject({
      invoices: { length: 151 },
      gaps: [{ name: 'missing-grant' }],
    });
  });
});
