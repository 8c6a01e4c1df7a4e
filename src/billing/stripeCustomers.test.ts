import { describe, expect, it } from 'vitest';
import { EMAIL, NOW, ask, customer, invoice, stripeOver, owing, requester } from './testing/books.ts';
import { pretendStripe, refusal, type PretendStripe } from './testing/pretendStripe.ts';
import type { BillingRead } from '../domain/invoice.ts';

const readFor = (stripe: PretendStripe, email: string | null): Promise<BillingRead> =>
  stripeOver(stripe.get).read(ask({ who: requester(email) }));

describe('whose invoices', () => {
  it('finds the e-mail as written with one request and shows the name', async () => {
    const stripe = pretendStripe({ customers: [customer()] });
    expect(await readFor(stripe, EMAIL)).toMatchObject({
      kind: 'invoices',
      source: 'stripe',
      customer: {
        id: 'cus_A',
        label: 'Bright Fox',
        matchedBy: 'email',
        choice: null,
        url: 'https://dashboard.stripe.com/customers/cus_A',
      },
      testMode: false,
    });
    expect(stripe.paths()).toEqual(['/v1/customers', '/v1/invoices']);
  });

  it('looks for it as written, then in lower case, then by search', async () => {
    const stripe = pretendStripe({ customers: [customer({ email: 'OWNER@brightfox.example' })] });
    expect(await readFor(stripe, 'Owner@BrightFox.example')).toMatchObject({ kind: 'invoices' });
    expect(stripe.asked.map(({ path, query }) => [path, query['email'] ?? query['query'] ?? ''])).toEqual([
      ['/v1/customers', 'Owner@BrightFox.example'],
      ['/v1/customers', 'owner@brightfox.example'],
      ['/v1/customers/search', 'email:"Owner@BrightFox.example"'],
      ['/v1/invoices', ''],
    ]);
  });

  it('does not take a customer whose longer address the search also gives', async () => {
    const stripe = pretendStripe({ customers: [customer({ email: `co-${EMAIL}` })], invoices: owing(3) });
    expect(await readFor(stripe, EMAIL)).toMatchObject({ kind: 'unknown', why: 'no-customer' });
  });

  it('sends an address with a plus sign and a quote unharmed', async () => {
    const stripe = pretendStripe({});
    await readFor(stripe, 'a+b"c@fox.example');
    expect(stripe.asked[0]?.query['email']).toBe('a+b"c@fox.example');
    expect(stripe.asked.at(-1)?.query['query']).toBe(String.raw`email:"a+b\"c@fox.example"`);
  });

  it('is unknown, not zero, where no customer has the e-mail', async () => {
    expect(await readFor(pretendStripe({}), EMAIL)).toMatchObject({ kind: 'unknown', why: 'no-customer' });
  });

  it('is unknown where several have it, and names them for the agent', async () => {
    const unnamed = customer({ id: 'cus_B', name: ' ', livemode: false });
    const notDue = invoice(9, { attempted: false, attempt_count: 0 });
    const stripe = pretendStripe({ customers: [customer(), unnamed], invoices: [...owing(3), notDue] });
    expect(await readFor(stripe, EMAIL)).toMatchObject({
      kind: 'unknown',
      why: 'several-customers',
      fault: null,
      customers: [
        { id: 'cus_A', label: 'Bright Fox', count: 3, url: 'https://dashboard.stripe.com/customers/cus_A' },
        { id: 'cus_B', label: EMAIL, count: 0, url: 'https://dashboard.stripe.com/test/customers/cus_B' },
      ],
      atLeast: 0,
    });
  });

  it.each([null, '', '  '])('asks nothing for a requester with the e-mail %j', async (email) => {
    const stripe = pretendStripe({});
    expect(await readFor(stripe, email)).toMatchObject({ kind: 'unknown', why: 'no-requester' });
    expect(stripe.asked).toEqual([]);
  });

  it('says when the customer is one of test mode', async () => {
    const stripe = pretendStripe({ customers: [customer({ livemode: false })] });
    expect(await readFor(stripe, EMAIL)).toMatchObject({ testMode: true });
  });
});

describe('a customer that was found', () => {
  it('is not looked up again for five minutes', async () => {
    const stripe = pretendStripe({ customers: [customer()], invoices: owing(1) });
    let now = NOW;
    const source = stripeOver(stripe.get, () => now);
    await source.read(ask());
    now += 5 * 60_000 - 1;
    await source.read(ask());
    expect(stripe.paths()).toEqual(['/v1/customers', '/v1/invoices', '/v1/invoices']);
    now += 1;
    await source.read(ask());
    expect(stripe.paths().slice(3)).toEqual(['/v1/customers', '/v1/invoices']);
  });

  it('is not taken for that of another e-mail', async () => {
    const stripe = pretendStripe({ customers: [customer()], invoices: owing(1) });
    const source = stripeOver(stripe.get);
    await source.read(ask());
    expect(await source.read(ask({ who: requester('b@fox.example') }))).toMatchObject({ why: 'no-customer' });
  });

  it('is looked up again once Stripe no longer knows it', async () => {
    const stripe = pretendStripe({ customers: [customer()], invoices: owing(1) }, ({ path }, nth) =>
      path === '/v1/invoices' && nth === 2 ? refusal(400, 'resource_missing') : null,
    );
    const source = stripeOver(stripe.get);
    await source.read(ask());
    // At once, so that nobody has to try again.
    expect(await source.read(ask())).toMatchObject({ kind: 'invoices' });
    expect(stripe.paths().filter((path) => path === '/v1/customers')).toHaveLength(2);
  });

  it('that was not there is asked for anew, so that a mended e-mail is seen at once', async () => {
    const customers = [customer({ email: 'old@fox.example' })];
    const stripe = pretendStripe({ customers });
    const source = stripeOver(stripe.get);
    expect(await source.read(ask())).toMatchObject({
      why: 'no-customer',
    });
    customers[0] = customer();
    expect(await source.read(ask())).toMatchObject({
      kind: 'invoices',
    });
  });
});
