import { describe, expect, it } from 'vitest';
import { EMAIL, NOW, ask, customer, known, owing, requester, stripeOver } from './testing/books.ts';
import { contractOf, httpOver, pretendBilling, toldOwing } from './testing/contract.ts';
import { pretendStripe, type Books, type PretendStripe, type StripeJson } from './testing/pretendStripe.ts';
import type { BillingAsk, UserReader } from '../app/ports.ts';
import { ok } from '../domain/result.ts';

/* What each moment may cost, so that an account's read allocation lasts (docs/billing.md); counted here, not estimated. */

const FULL = ask({ scope: 'full' });
const customerOf = (count: number): Books => ({ customers: [customer()], invoices: owing(count) });

/** How many requests a reading costs; the reading itself has to have succeeded. */
async function costOf(asked: BillingAsk, stripe: PretendStripe, userOf?: UserReader): Promise<number> {
  const source = stripeOver(stripe.get, () => NOW, userOf, userOf === undefined ? null : 'stripe');
  known(await source.read(asked));
  return stripe.asked.length;
}

describe('requests to Stripe', () => {
  it.each([0, 1, 100])('an unrelated ticket: 2, with %i owed invoices', async (count) => {
    expect(await costOf(ask(), pretendStripe(customerOf(count)))).toBe(2);
  });

  it('an unrelated ticket whose requester has the id in a user field: 2, too', async () => {
    const withId: UserReader = () => Promise.resolve(ok({ externalId: null, fields: { stripe: 'cus_A' } }));
    expect(await costOf(ask(), pretendStripe(customerOf(1)), withId)).toBe(2);
  });

  it('the same ticket again within five minutes: 1', async () => {
    const stripe = pretendStripe(customerOf(3));
    const source = stripeOver(stripe.get);
    await source.read(ask());
    stripe.asked.length = 0;
    await source.read(ask());
    expect(stripe.asked).toHaveLength(1);
  });

  it('a requester who is no customer: 2, and 1 more where the e-mail is not in lower case', async () => {
    for (const [email, cost] of [
      [EMAIL, 2],
      ['Owner@BrightFox.example', 3],
    ] as const) {
      const stripe = pretendStripe({});
      await stripeOver(stripe.get).read(ask({ who: requester(email) }));
      expect(stripe.asked).toHaveLength(cost);
    }
  });

  it('a case with 100 invoices: 3, and 4 once refunds matter', async () => {
    expect(await costOf(FULL, pretendStripe(customerOf(100)))).toBe(3);
    expect(await costOf({ ...FULL, withRefunds: true }, pretendStripe(customerOf(100)))).toBe(4);
  });

  it('a case with 150 invoices: customer, two pages, subscriptions', async () => {
    const stripe = pretendStripe(customerOf(150));
    expect(await costOf(FULL, stripe)).toBe(4);
    expect([...stripe.paths()].sort()).toEqual([
      '/v1/customers/search',
      '/v1/invoices',
      '/v1/invoices',
      '/v1/subscriptions',
    ]);
  });

  it('possible debits: 1 for each of the first three, however many there are', async () => {
    const debits = owing(20).map((one): StripeJson => ({ ...one, attempt_count: 1 }));
    expect(await costOf(FULL, pretendStripe({ customers: [customer()], invoices: debits }))).toBe(6);
  });

  it.each([0, 1, 2, 40])('a chargeback in question: at most 3, with %i payments charged back', async (count) => {
    const charges = Array.from({ length: count }, (_, place) => ({
      id: `ch_${place}`,
      customer: 'cus_A',
      disputed: true,
    }));
    const stripe = pretendStripe({ charges });
    await stripeOver(stripe.get).disputes?.('cus_A');
    expect(stripe.asked).toHaveLength(1 + Math.min(2, count));
  });

  it('too many customers to choose from: 1 for each of the first five', async () => {
    const customers = Array.from({ length: 40 }, (_, place) => customer({ id: `cus_${place}` }));
    const stripe = pretendStripe({ customers });
    await stripeOver(stripe.get).read(ask());
    expect(stripe.asked).toHaveLength(1 + 5);
  });

  it('an endless list: five pages of it and five of what is owed, then no more', async () => {
    const stripe = pretendStripe(customerOf(600));
    expect(await stripeOver(stripe.get).read(FULL)).toMatchObject({ kind: 'unknown', why: 'not-all-read' });
    expect(stripe.paths().filter((path) => path === '/v1/invoices')).toHaveLength(10);
  });
});

describe('requests to a billing system of one’s own', () => {
  it('are one each: a reading in full, a search, chargebacks', async () => {
    const billing = pretendBilling({ ok: true, body: contractOf({ invoices: toldOwing(150) }) });
    const source = httpOver(billing.get);
    known(await source.read({ ...FULL, withRefunds: true }));
    expect(billing.asked).toHaveLength(1);
    await source.search?.(EMAIL);
    await source.disputes?.('A-1');
    expect(billing.asked).toHaveLength(3);
  });
});
