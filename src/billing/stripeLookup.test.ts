import { describe, expect, it } from 'vitest';
import { EMAIL, NOW, ask, customer, owing, requester, stripeOver } from './testing/books.ts';
import { pretendStripe, refusal, type PretendStripe, type StripeJson } from './testing/pretendStripe.ts';
import type { BillingAsk, UserReader } from '../app/ports.ts';
import type { BillingRead, CustomerChoice } from '../domain/invoice.ts';
import { err, ok } from '../domain/result.ts';

const FIELD = 'stripe_customer';
const userWith =
  (fields: Readonly<Record<string, unknown>>): UserReader =>
  () =>
    Promise.resolve(ok({ externalId: 'u-1', fields }));
const OTHER = customer({ id: 'cus_B', email: 'billing@brightfox.example', name: 'Bright Fox Billing' });

const stripeWith = (...customers: readonly StripeJson[]): PretendStripe =>
  pretendStripe({ customers, invoices: owing(2) });
const read = (stripe: PretendStripe, userOf: UserReader, asked: Partial<BillingAsk> = {}): Promise<BillingRead> =>
  stripeOver(stripe.get, () => NOW, userOf, FIELD).read(ask(asked));
const byEmail = { matchedBy: 'email', choice: null };

describe('the customer id in the user field', () => {
  it.each(['cus_B', ' cus_B '])('%j decides, whatever the e-mail is', async (id) => {
    const stripe = stripeWith(customer(), OTHER);
    expect(await read(stripe, userWith({ [FIELD]: id }))).toMatchObject({
      kind: 'invoices',
      customer: { id: 'cus_B', label: 'Bright Fox Billing', matchedBy: 'id', choice: null },
      gaps: [],
    });
    expect(stripe.paths()).toEqual(['/v1/customers/cus_B', '/v1/invoices']);
  });

  it.each([null, '', '  ', 4711, undefined])('%j says nothing: then the e-mail does', async (value) => {
    const stripe = stripeWith(customer());
    const answer = await read(stripe, userWith({ [FIELD]: value }));
    expect(answer).toMatchObject({ kind: 'invoices', customer: { id: 'cus_A', ...byEmail }, gaps: [] });
  });

  it('that does not exist is told to the admin, and the e-mail decides', async () => {
    expect(await read(stripeWith(customer()), userWith({ [`${FIELD}_old`]: 'cus_B' }))).toMatchObject({
      customer: { id: 'cus_A', ...byEmail },
      gaps: [{ name: 'no-user-field', detail: FIELD }],
    });
  });

  it.each([
    ['of nobody', []],
    ['of a deleted customer', [{ id: 'cus_gone', deleted: true }]],
  ])('%s is customer-gone: nobody is put in its place, not even who has the e-mail', async (_whose, others) => {
    const stripe = stripeWith(customer(), ...others);
    expect(await read(stripe, userWith({ [FIELD]: 'cus_gone' }))).toMatchObject({
      kind: 'unknown',
      why: 'customer-gone',
      fault: null,
    });
    expect(stripe.paths()).toEqual(['/v1/customers/cus_gone']);
  });

  it('of the other mode is a matter of the key, not of the customer', async () => {
    const message = "No such customer: 'cus_B'; a similar object exists in test mode, but a live mode key was used.";
    const stripe = pretendStripe({}, () => refusal(404, 'resource_missing', message));
    expect(await read(stripe, userWith({ [FIELD]: 'cus_B' }))).toMatchObject({
      why: 'refused',
      fault: { name: 'wrong-mode', detail: '/v1/customers/cus_B 404 resource_missing' },
    });
  });

  it('cannot lead out of the customers', async () => {
    const stripe = stripeWith();
    for (const id of ['../charges?limit=1', '..', 'cus_A/sources', '{{setting.stripe_key}}']) {
      expect(await read(stripe, userWith({ [FIELD]: id }))).toMatchObject({ why: 'customer-gone' });
    }
    expect(stripe.asked).toEqual([]);
  });

  it('that cannot be read leaves it unknown: the e-mail might be another customer’s', async () => {
    const stripe = stripeWith(customer());
    const failing: UserReader = () => Promise.resolve(err({ why: 'failed', detail: 'user: status 503' }));
    expect(await read(stripe, failing)).toMatchObject({
      why: 'down',
      fault: { name: 'user-unreadable', detail: 'user: status 503' },
    });
    expect(stripe.asked).toEqual([]);
  });

  it('is not asked for where the requester is not created yet', async () => {
    const answer = await read(stripeWith(customer()), userWith({ [FIELD]: 'cus_B' }), {
      who: { ...requester(), id: null },
    });
    expect(answer).toMatchObject({ customer: { id: 'cus_A', ...byEmail } });
  });

  it('is enough for a requester without any e-mail', async () => {
    const answer = await read(stripeWith(OTHER), userWith({ [FIELD]: 'cus_B' }), { who: requester(null) });
    expect(answer).toMatchObject({ customer: { id: 'cus_B', matchedBy: 'id' } });
  });
});

describe('the agent’s choice', () => {
  const choice = (customerId: string, email: string | null = null): CustomerChoice => ({
    customerId,
    email,
    requester: EMAIL,
  });
  const choosing = (stripe: PretendStripe, chosen: CustomerChoice): Promise<BillingRead> =>
    read(stripe, userWith({ [FIELD]: '' }), { choice: chosen });

  it('among several is gone by, and told as the agent’s', async () => {
    const stripe = stripeWith(customer(), customer({ id: 'cus_C', name: 'Fox Two' }));
    expect(await choosing(stripe, choice('cus_C'))).toMatchObject({
      kind: 'invoices',
      customer: { id: 'cus_C', label: 'Fox Two', matchedBy: 'agent', choice: choice('cus_C') },
    });
    expect(stripe.paths()).toEqual(['/v1/customers/cus_C', '/v1/invoices']);
  });

  it('under another e-mail is gone by where the customer has that e-mail, in any letter case', async () => {
    const chosen = choice('cus_B', 'Billing@BrightFox.example');
    expect(await choosing(stripeWith(customer(), OTHER), chosen)).toMatchObject({
      customer: { id: 'cus_B', matchedBy: 'agent', choice: chosen },
    });
  });

  it.each([
    ['the requester’s', choice('cus_B')],
    ['the one that was searched', choice('cus_B', 'else@brightfox.example')],
  ])('of a customer whose e-mail is not %s says nothing', async (_whose, chosen) => {
    expect(await choosing(stripeWith(customer(), OTHER), chosen)).toMatchObject({
      customer: { id: 'cus_A', ...byEmail },
    });
  });

  it('that cannot be looked up leaves it unknown: nobody else is read instead', async () => {
    const stripe = pretendStripe({ customers: [customer()] }, ({ path }) =>
      path === '/v1/customers/cus_A' ? refusal(500) : null,
    );
    expect(await choosing(stripe, choice('cus_A'))).toMatchObject({ kind: 'unknown', why: 'down' });
  });

  it('comes before the id in the user field', async () => {
    const stripe = stripeWith(customer(), OTHER);
    const answer = await read(stripe, userWith({ [FIELD]: 'cus_B' }), { choice: choice('cus_A') });
    expect(answer).toMatchObject({ customer: { id: 'cus_A', matchedBy: 'agent' } });
  });

  it('of a customer who is gone is told, and nobody is put in its place', async () => {
    const stripe = stripeWith(customer(), { id: 'cus_C', deleted: true });
    expect(await choosing(stripe, choice('cus_C'))).toMatchObject({ kind: 'unknown', why: 'customer-gone' });
  });
});

describe('customers to choose from', () => {
  const several = (count: number): readonly StripeJson[] =>
    Array.from({ length: count }, (_, place) => customer({ id: `cus_${'ABCDEFGH'.charAt(place)}` }));

  it('are looked into up to the fifth; how many the others owe is not known', async () => {
    const stripe = stripeWith(...several(7));
    const answer = await read(stripe, userWith({ [FIELD]: '' }));
    expect(answer).toMatchObject({ kind: 'unknown', why: 'several-customers' });
    const counts = answer.kind === 'unknown' ? answer.customers.map(({ count }) => count) : [];
    expect(counts).toEqual([2, 0, 0, 0, 0, null, null]);
    expect(stripe.paths().filter((path) => path === '/v1/invoices')).toHaveLength(5);
  });

  it('are offered also where what one of them owes cannot be read', async () => {
    const stripe = pretendStripe({ customers: several(2), invoices: owing(1) }, ({ query }) =>
      query['customer'] === 'cus_A' ? refusal(500) : null,
    );
    expect(await read(stripe, userWith({ [FIELD]: '' }))).toMatchObject({
      why: 'several-customers',
      customers: [
        { id: 'cus_A', count: null },
        { id: 'cus_B', count: 0 },
      ],
    });
  });

  it('are found by another e-mail, with what they owe', async () => {
    const stripe = stripeWith(customer(), OTHER);
    const search = stripeOver(stripe.get).search;
    expect(await search?.(` ${EMAIL} `)).toEqual({
      ok: true,
      value: [
        { id: 'cus_A', label: 'Bright Fox', count: 2, atLeast: 0, url: 'https://dashboard.stripe.com/customers/cus_A' },
      ],
    });
    expect(await search?.('nobody@brightfox.example')).toEqual({ ok: true, value: [] });
  });

  it('that cannot be searched for are a fault, not nobody', async () => {
    const stripe = pretendStripe({}, () => refusal(401));
    expect(await stripeOver(stripe.get).search?.(EMAIL)).toEqual({
      ok: false,
      error: { name: 'invalid-key', detail: '/v1/customers/search 401' },
    });
  });
});

describe('what is remembered for five minutes', () => {
  it('is each requester’s and each choice’s own', async () => {
    const stripe = stripeWith(customer(), OTHER);
    const source = stripeOver(stripe.get, () => NOW, userWith({ [FIELD]: '' }), FIELD);
    const chosen = { customerId: 'cus_B', email: 'billing@brightfox.example', requester: EMAIL };
    expect(await source.read(ask())).toMatchObject({ customer: { id: 'cus_A' } });
    expect(await source.read(ask({ choice: chosen }))).toMatchObject({ customer: { id: 'cus_B' } });
    expect(await source.read(ask())).toMatchObject({ customer: { id: 'cus_A', matchedBy: 'email' } });
    expect(await source.read(ask({ who: { ...requester(), id: 202 } }))).toMatchObject({ customer: { id: 'cus_A' } });
    expect(stripe.paths().filter((path) => path.startsWith('/v1/customers'))).toEqual([
      '/v1/customers',
      '/v1/customers/cus_B',
      '/v1/customers',
    ]);
  });

  it('is of the choice as it was made: found under another e-mail it is another one', async () => {
    const stripe = stripeWith(customer({ email: EMAIL }));
    const source = stripeOver(stripe.get);
    const own = { customerId: 'cus_A', email: null, requester: EMAIL };
    const searched = { ...own, email: EMAIL };
    expect(await source.read(ask({ choice: own }))).toMatchObject({ customer: { choice: own } });
    expect(await source.read(ask({ choice: searched }))).toMatchObject({ customer: { choice: searched } });
  });

  it('is asked anew once reading has failed', async () => {
    const stripe = pretendStripe({ customers: [customer()] }, ({ path }, nth) =>
      path === '/v1/invoices' && nth === 1 ? refusal(401) : null,
    );
    const source = stripeOver(stripe.get);
    expect(await source.read(ask())).toMatchObject({ kind: 'unknown' });
    expect(await source.read(ask())).toMatchObject({ kind: 'invoices' });
    expect(stripe.paths()).toEqual(['/v1/customers', '/v1/invoices', '/v1/customers', '/v1/invoices']);
  });
});
