import { describe, expect, it } from 'vitest';
import { NOW, stripeOver, unix } from './testing/books.ts';
import { pretendStripe, refusal, type Books, type PretendStripe, type StripeJson } from './testing/pretendStripe.ts';
import type { DisputeRead } from '../domain/invoice.ts';

const charge = (id: string, overrides: Readonly<Record<string, unknown>> = {}): StripeJson => ({
  id,
  customer: 'cus_A',
  disputed: true,
  ...overrides,
});
const dispute = (id: string, ofCharge: string, overrides: Readonly<Record<string, unknown>> = {}): StripeJson => ({
  id,
  charge: ofCharge,
  amount: 9900,
  currency: 'usd',
  created: unix(NOW),
  status: 'needs_response',
  livemode: true,
  ...overrides,
});

const readFrom = (stripe: PretendStripe, customerId = 'cus_A'): Promise<DisputeRead> | undefined =>
  stripeOver(stripe.get).disputes?.(customerId);
const read = (books: Books): Promise<DisputeRead> | undefined => readFrom(pretendStripe(books));

const withStatus = (status: string): Books => ({
  charges: [charge('ch_1')],
  disputes: [dispute('dp_1', 'ch_1', { status })],
});

describe('open chargebacks of a customer', () => {
  it('are told with amount, Stripe’s own word and the page in the dashboard', async () => {
    expect(await read({ charges: [charge('ch_1')], disputes: [dispute('dp_1', 'ch_1')] })).toEqual({
      kind: 'disputes',
      open: [
        {
          id: 'dp_1',
          amount: { minor: 9900, currency: 'usd' },
          status: 'needs_response',
          url: 'https://dashboard.stripe.com/disputes/dp_1',
        },
      ],
      asOf: NOW,
    });
  });

  it.each([
    'needs_response',
    'under_review',
    'warning_needs_response',
    'warning_under_review',
    'appeal_needs_response',
    'appeal_under_review',
    'a_word_of_tomorrow',
  ])('%s is open', async (status) => {
    expect(await read(withStatus(status))).toMatchObject({ open: [{ status }] });
  });

  it.each(['won', 'lost', 'warning_closed', 'prevented'])('%s is over', async (status) => {
    expect(await read(withStatus(status))).toMatchObject({ kind: 'disputes', open: [] });
  });

  it('are none where nothing was ever charged back, and cost one request', async () => {
    const stripe = pretendStripe({ charges: [charge('ch_1', { disputed: false })] });
    expect(await readFrom(stripe)).toEqual({ kind: 'disputes', open: [], asOf: NOW });
    expect(stripe.paths()).toEqual(['/v1/charges/search']);
  });

  it('are not looked for in a payment that the search gives although it was not charged back', async () => {
    const found = { data: [charge('ch_1', { disputed: false })], has_more: false };
    const stripe = pretendStripe(withStatus('needs_response'), ({ path }) =>
      path === '/v1/charges/search' ? { ok: true, body: found } : null,
    );
    expect(await readFrom(stripe)).toMatchObject({ open: [] });
    expect(stripe.asked).toHaveLength(1);
  });

  it('are not those of another customer', async () => {
    const books = { charges: [charge('ch_1', { customer: 'cus_B' })], disputes: [dispute('dp_1', 'ch_1')] };
    expect(await read(books)).toMatchObject({ open: [] });
  });

  it('of two payments are both told', async () => {
    const books = {
      charges: [charge('ch_1'), charge('ch_2')],
      disputes: [dispute('dp_1', 'ch_1', { status: 'won' }), dispute('dp_2', 'ch_2', { livemode: false })],
    };
    expect(await read(books)).toMatchObject({
      open: [{ id: 'dp_2', url: 'https://dashboard.stripe.com/test/disputes/dp_2' }],
    });
  });

  it('are told without a link where Stripe does not say in which mode they are', async () => {
    const books = { charges: [charge('ch_1')], disputes: [dispute('dp_1', 'ch_1', { livemode: undefined })] };
    expect(await read(books)).toMatchObject({ kind: 'disputes', open: [{ id: 'dp_1', url: null }] });
  });
});

describe('more payments charged back than are looked into', () => {
  const three = (statuses: readonly [string, string, string]): Books => ({
    charges: statuses.map((_, index) => charge(`ch_${index}`)),
    disputes: statuses.map((status, index) => dispute(`dp_${index}`, `ch_${index}`, { status })),
  });

  it('cost three requests in all', async () => {
    const stripe = pretendStripe(three(['lost', 'lost', 'needs_response']));
    await readFrom(stripe);
    expect(stripe.paths()).toEqual(['/v1/charges/search', '/v1/disputes', '/v1/disputes']);
  });

  it('tell what is open among the newest', async () => {
    expect(await read(three(['lost', 'needs_response', 'lost']))).toMatchObject({ open: [{ id: 'dp_1' }] });
  });

  it('are never none where only the newest are known to be over', async () => {
    expect(await read(three(['lost', 'lost', 'lost']))).toEqual({
      kind: 'cannot-tell',
      fault: { name: 'too-long', detail: '/v1/disputes: 3 charges' },
      asOf: NOW,
    });
  });
});

describe('chargebacks that cannot be read', () => {
  it.each([
    ['the search', '/v1/charges/search'],
    ['the disputes', '/v1/disputes'],
  ])('because the key has no right to %s are no answer “none”', async (_what, forbidden) => {
    const stripe = pretendStripe(withStatus('needs_response'), ({ path }) =>
      path === forbidden ? refusal(403, 'more_permissions_required') : null,
    );
    expect(await readFrom(stripe)).toEqual({
      kind: 'cannot-tell',
      fault: { name: 'missing-grant', detail: `${forbidden} 403 more_permissions_required` },
      asOf: NOW,
    });
  });

  it('name the field that is not as it should be', async () => {
    const books = { charges: [charge('ch_1')], disputes: [dispute('dp_1', 'ch_1', { amount: '99.00' })] };
    expect(await read(books)).toMatchObject({
      kind: 'cannot-tell',
      fault: { name: 'malformed', detail: '/v1/disputes: data.0.amount' },
    });
  });

  it('because of a customer id with quotes in it ask for that id and nothing else', async () => {
    const stripe = pretendStripe({});
    await readFrom(stripe, 'cus_"A\\');
    expect(stripe.asked[0]?.query['query']).toBe(String.raw`customer:"cus_\"A\\" AND disputed:"true"`);
  });
});
