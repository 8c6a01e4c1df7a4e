import { describe, expect, it } from 'vitest';
import { DAY, NOW, customer, known, readOnce, unix } from './testing/books.ts';
import { pretendStripe, refusal, type StripeJson } from './testing/pretendStripe.ts';
import type { BillingRead } from '../domain/invoice.ts';

type Full = Extract<BillingRead, { kind: 'invoices' }>;

let serial = 0;
function subscription(status: string, endedDaysAgo: number | null = null): StripeJson {
  const at = endedDaysAgo === null ? null : unix(NOW - endedDaysAgo * DAY);
  serial += 1;
  return { id: `sub_${serial}`, customer: 'cus_A', status, canceled_at: at, ended_at: at };
}

const standing = async (...subscriptions: readonly StripeJson[]): Promise<Full['subscription']> =>
  known(await readOnce(pretendStripe({ customers: [customer()], subscriptions }), 'full')).subscription;

describe('whether the account is closed in billing (G15, G16)', () => {
  it('is when the subscription is cancelled, and says since when', async () => {
    expect(await standing(subscription('canceled', 2))).toEqual({ cancelledAt: NOW - 2 * DAY });
  });

  it('of several, is since the last was', async () => {
    expect(await standing(subscription('canceled', 2), subscription('canceled', 90))).toEqual({
      cancelledAt: NOW - 2 * DAY,
    });
  });

  it.each(['active', 'trialing', 'past_due', 'unpaid', 'paused'])('is not while one is %s', async (status) => {
    expect(await standing(subscription('canceled', 2), subscription(status))).toBe('active');
  });

  it('is not while one only waits for the end of its period', async () => {
    const ending = { ...subscription('active'), canceled_at: unix(NOW - DAY), cancel_at_period_end: true };
    expect(await standing(ending)).toBe('active');
  });

  it('cannot be told where none ever began', async () => {
    expect(await standing()).toBe('cannot-tell');
    expect(await standing(subscription('incomplete_expired'))).toBe('cannot-tell');
  });

  it('is not asked when a ticket is only opened', async () => {
    const stripe = pretendStripe({ customers: [customer()], subscriptions: [subscription('canceled', 2)] });
    expect(known(await readOnce(stripe, 'open'))).toMatchObject({ subscription: 'cannot-tell' });
  });

  it('is told by the time of the act, also where it took effect later', async () => {
    const early = { ...subscription('canceled', 1), canceled_at: unix(NOW - 20 * DAY) };
    expect(await standing(early)).toEqual({ cancelledAt: NOW - 20 * DAY });
  });

  it('cannot be told where Stripe gives no time', async () => {
    expect(await standing(subscription('canceled'))).toBe('cannot-tell');
  });

  it('cannot be told where the key has no right to it, and what it may read still counts', async () => {
    const stripe = pretendStripe({ customers: [customer()] }, ({ path }) =>
      ['/v1/subscriptions', '/v1/charges'].includes(path) ? refusal(403, 'more_permissions_required') : null,
    );
    expect(known(await readOnce(stripe, 'full', true))).toMatchObject({
      subscription: 'cannot-tell',
      refunds: 'cannot-tell',
      invoices: [],
      gaps: [
        { name: 'missing-grant', detail: '/v1/subscriptions 403 more_permissions_required' },
        { name: 'missing-grant', detail: '/v1/charges 403 more_permissions_required' },
      ],
    });
  });

  it('cannot be told where there are more subscriptions than are read, and those that are read are cancelled', async () => {
    const cancelled = Array.from({ length: 101 }, () => subscription('canceled', 2));
    expect(await standing(...cancelled)).toBe('cannot-tell');
  });

  it('does not pass for closed or open while Stripe fails', async () => {
    const stripe = pretendStripe({ customers: [customer()] }, ({ path }) =>
      path === '/v1/subscriptions' ? refusal(503) : null,
    );
    expect(await readOnce(stripe, 'full')).toMatchObject({ kind: 'unknown', why: 'down' });
  });
});

const refund = (id: string, overrides: Readonly<Record<string, unknown>> = {}): StripeJson => ({
  id,
  amount: 4900,
  currency: 'usd',
  created: unix(NOW - DAY),
  status: 'succeeded',
  ...overrides,
});

const charge = (id: string, refunds: readonly StripeJson[], overrides = {}): StripeJson => ({
  id,
  customer: 'cus_A',
  amount_refunded: refunds.reduce((sum, { amount }) => sum + Number(amount), 0),
  refunds: { data: refunds, has_more: false },
  ...overrides,
});

const refundsOf = async (charges: readonly StripeJson[], withRefunds = true): Promise<Full['refunds']> =>
  known(await readOnce(pretendStripe({ customers: [customer()], charges }), 'full', withRefunds)).refunds;

describe('refunds (G16)', () => {
  it('are those of all charges, each with its time and amount', async () => {
    const charges = [charge('ch_1', [refund('re_1')]), charge('ch_2', [refund('re_2', { currency: 'jpy' })])];
    expect(await refundsOf(charges)).toEqual([
      { id: 're_1', at: NOW - DAY, amount: { minor: 4900, currency: 'usd' } },
      { id: 're_2', at: NOW - DAY, amount: { minor: 4900, currency: 'jpy' } },
    ]);
  });

  it('are none where no charge was refunded', async () => {
    expect(await refundsOf([charge('ch_1', []), charge('ch_2', [], { refunds: null })])).toEqual([]);
  });

  it('count while they are under way, but not once they failed or were taken back', async () => {
    const statuses = ['pending', 'failed', 'canceled'];
    const charges = [
      charge(
        'ch_1',
        statuses.map((status) => refund(`re_${status}`, { status })),
      ),
    ];
    expect(await refundsOf(charges)).toMatchObject([{ id: 're_pending' }]);
  });

  it('cannot be told where Stripe gives only a part of them', async () => {
    const part = { refunds: { data: [refund('re_1')], has_more: true } };
    expect(await refundsOf([charge('ch_1', [refund('re_1')], part)])).toBe('cannot-tell');
    expect(await refundsOf([charge('ch_1', [refund('re_1')], { refunds: null })])).toBe('cannot-tell');
  });

  it('are not asked for where they do not matter', async () => {
    expect(await refundsOf([charge('ch_1', [refund('re_1')])], false)).toBe('cannot-tell');
  });
});

describe('whether anything was charged back at some time', () => {
  const disputedOf = async (...disputed: readonly (boolean | undefined)[]): Promise<boolean | undefined> => {
    const charges = disputed.map((value, index) => charge(`ch_${index}`, [], { disputed: value }));
    return known(await readOnce(pretendStripe({ customers: [customer()], charges }), 'full', true)).disputed;
  };

  it('is told of any one payment', async () => {
    expect(await disputedOf(false, true, undefined)).toBe(true);
    expect(await disputedOf(false, undefined)).toBe(false);
    expect(await disputedOf()).toBe(false);
  });

  it('is told also where the refunds cannot be', async () => {
    const charges = [charge('ch_1', [refund('re_1')], { refunds: null, disputed: true })];
    expect(known(await readOnce(pretendStripe({ customers: [customer()], charges }), 'full', true))).toMatchObject({
      refunds: 'cannot-tell',
      disputed: true,
    });
  });

  it('is not told where payments were not read', async () => {
    expect(known(await readOnce(pretendStripe({ customers: [customer()] }), 'full'))).not.toHaveProperty('disputed');
  });

  it('leaves the count unknown while Stripe fails', async () => {
    const stripe = pretendStripe({ customers: [customer()] }, ({ path }) =>
      path === '/v1/charges' ? refusal(500) : null,
    );
    expect(await readOnce(stripe, 'full', true)).toMatchObject({ kind: 'unknown', why: 'down' });
  });
});
