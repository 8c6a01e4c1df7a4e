import { describe, expect, it } from 'vitest';
import { contractOf, httpSaying, iso, told } from './testing/contract.ts';
import {
  ask,
  customer,
  DAY,
  EMAIL,
  HOUR,
  invoice,
  known,
  NOW,
  owing,
  requester,
  stripeOver,
  unix,
} from './testing/books.ts';
import { pretendStripe, refusal, type StripeJson } from './testing/pretendStripe.ts';
import { openSession } from '../app/session.ts';
import { fakePorts, fakeWorld } from '../app/testing/fakes.ts';
import { caseInvoices, countOf, owesAnything, type BillingRead } from '../domain/invoice.ts';
import { ok } from '../domain/result.ts';

const FULL = ask({ scope: 'full', withRefunds: true });
const SHOUTED = 'Owner@BrightFox.example';
const n = (read: BillingRead): number | null => countOf(caseInvoices(read, NOW - DAY));
const idOf = (read: BillingRead): string => known(read).customer.id;

describe('two customers whose e-mails differ only in letter case', () => {
  const two = [customer({ id: 'cus_B' }), customer({ email: SHOUTED })];

  it('are several for a case, whichever spelling the requester has', async () => {
    for (const email of [EMAIL, SHOUTED, EMAIL.toUpperCase()]) {
      const stripe = pretendStripe({ customers: two, invoices: owing(4) });
      const read = await stripeOver(stripe.get).read({ ...FULL, who: requester(email) });
      expect(read).toMatchObject({
        why: 'several-customers',
        customers: [
          { id: 'cus_B', count: 0 },
          { id: 'cus_A', count: 4 },
        ],
      });
    }
  });

  it('are several for a case, also just after a quiet opening took the one for the only one', async () => {
    const source = stripeOver(pretendStripe({ customers: two, invoices: owing(4) }).get);
    expect(idOf(await source.read(ask()))).toBe('cus_B');
    expect(await source.read(FULL)).toMatchObject({ why: 'several-customers' });
  });

  const withSearchAnswering = (status: number): Promise<BillingRead> =>
    stripeOver(
      pretendStripe({ customers: two, invoices: owing(4) }, ({ path }) =>
        path === '/v1/customers/search' ? refusal(status) : null,
      ).get,
    ).read(FULL);

  it('are one where the account has no search: the one that is spelled exactly so', async () => {
    expect(idOf(await withSearchAnswering(404))).toBe('cus_B');
  });

  it.each([429, 503])('are not taken for one because the search answers %i just now', async (status) => {
    expect(await withSearchAnswering(status)).toMatchObject({ kind: 'unknown', customers: [] });
  });

  it('cost a quiet opening no more than 2 requests', async () => {
    const stripe = pretendStripe({ customers: two, invoices: owing(4) });
    await stripeOver(stripe.get).read(ask());
    expect(stripe.asked.length).toBeLessThanOrEqual(2);
  });
});

describe('a customer that is remembered', () => {
  it('is asked for again by a save and by “Refresh”: the id in the user field was corrected', async () => {
    const stripe = pretendStripe({ customers: [customer(), customer({ id: 'cus_B' })], invoices: owing(3) });
    let id = 'cus_B';
    const userOf = () => Promise.resolve(ok({ externalId: null, fields: { f: id } }));
    const source = stripeOver(stripe.get, () => NOW, userOf, 'f');
    expect(idOf(await source.read(FULL))).toBe('cus_B');
    id = 'cus_A';
    expect(idOf(await source.read(FULL))).toBe('cus_B');
    expect(idOf(await source.read({ ...FULL, isFresh: true }))).toBe('cus_A');
    // From now on this one is remembered.
    expect(idOf(await source.read(FULL))).toBe('cus_A');
  });

  it('is asked for again by a save and by “Refresh”: a second one has the e-mail now', async () => {
    const customers: StripeJson[] = [customer({ id: 'cus_B' })];
    const source = stripeOver(pretendStripe({ customers, invoices: owing(3) }).get);
    expect(idOf(await source.read(FULL))).toBe('cus_B');
    customers.push(customer());
    expect(await source.read({ ...FULL, isFresh: true })).toMatchObject({ why: 'several-customers' });
  });

  it('and is gone: nobody is found at once, and no outage is told', async () => {
    const customers: StripeJson[] = [customer()];
    const stripe = pretendStripe({ customers, invoices: owing(3) }, ({ path }) =>
      path === '/v1/invoices' && customers.length === 0 ? refusal(404, 'resource_missing') : null,
    );
    const source = stripeOver(stripe.get);
    await source.read(ask());
    customers.pop();
    expect(await source.read(ask())).toMatchObject({ why: 'no-customer' });
  });
});

describe('several customers of whom one owes more than can be read', () => {
  const stripe = () =>
    pretendStripe({
      customers: [customer(), customer({ id: 'cus_B' })],
      invoices: Array.from({ length: 510 }, (_, place) => invoice(place + 1)),
    });

  it('are told with how many were read, and owe something', async () => {
    const read = await stripeOver(stripe().get).read(FULL);
    expect(read).toMatchObject({
      customers: [
        { id: 'cus_A', count: null, atLeast: 500 },
        { id: 'cus_B', count: 0, atLeast: 0 },
      ],
    });
    expect(owesAnything(caseInvoices(read, NOW))).toBe(true);
  });

  it('hold a solve back where a refund is asked for (G13)', async () => {
    const source = stripeOver(stripe().get);
    const messages = [{ from: 'customer', internal: false, text: 'I want a refund.', at: null }] as const;
    const world = fakeWorld({ messages, billingTo: source.read });
    world.ticket = { ...world.ticket, requester: requester() };
    const session = openSession(fakePorts(world));
    await new Promise((resolve) => setTimeout(resolve, 0));
    world.ticket = { ...world.ticket, status: 'solved' };
    expect(await session.judgeSave()).toContain('[G13]');
  });
});

describe('a history of more than 500 invoices', () => {
  const settled = (days: number, paidAt: number): StripeJson =>
    invoice(days, { status: 'paid', amount_paid: 9900, amount_remaining: 0 }, { paid_at: unix(paidAt) });
  const old = Array.from({ length: 520 }, (_, place) => settled(place + 200, NOW - 100 * DAY));
  const read = (...invoices: readonly StripeJson[]): Promise<BillingRead> =>
    stripeOver(pretendStripe({ customers: [customer()], invoices }).get).read(FULL);

  it('counts what is owed and what was settled in the run among the newest', async () => {
    const answer = await read(invoice(10), invoice(40), settled(70, NOW - HOUR), ...old);
    expect([known(answer).scope, n(answer)]).toEqual(['newest-only', 3]);
  });

  it('counts what is owed however old it is, once', async () => {
    expect(n(await read(invoice(10), ...old, invoice(900)))).toBe(2);
  });
});

describe('a billing system of one’s own', () => {
  const dispute = { id: 'd_1', amountMinor: 9900, currency: 'USD', status: 'open' };

  it.each([
    ['nobody', []],
    ['several of whom one is in question', ['A-1', 'A-2']],
  ])('that answers about %s cannot tell of chargebacks', async (_who, ids) => {
    const customers = ids.map((id) => ({ id, label: id }));
    const source = httpSaying(contractOf({ customers, openDisputes: [dispute] }));
    expect(await source.disputes?.('A-1')).toMatchObject({ kind: 'cannot-tell' });
  });

  it('that names a customer twice offers neither where the agent searches', async () => {
    const customers = ['A-1', 'A-1'].map((id) => ({ id, label: id }));
    expect(await httpSaying(contractOf({ customers })).search?.(EMAIL)).toMatchObject({
      ok: false,
      error: { name: 'malformed', detail: '/past-due: customers.1.id, twice' },
    });
  });

  it('cannot call an invoice past due that is not yet by speaking of a day to come', async () => {
    const invoices = [told(1, { pastDueSince: iso(NOW + DAY) })];
    expect(await httpSaying(contractOf({ asOf: iso(NOW + 2 * DAY), invoices })).read(FULL)).toMatchObject({
      why: 'unreadable',
      fault: { name: 'malformed' },
    });
  });
});
