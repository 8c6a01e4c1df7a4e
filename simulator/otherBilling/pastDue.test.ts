import { describe, expect, test } from 'vitest';
import type { BillingAct } from '../contract.ts';
import { answerProxied } from '../server/proxy.ts';
import { actInStripe } from '../stripe/acts.ts';
import { enterCustomer } from '../stripe/enterCustomer.ts';
import { proxiedPastDue, readPastDue } from '../testing/proxied.ts';
import { begin, beginSeconds, testApp, worldOf } from '../testing/worlds.ts';
import type { World } from '../world/world.ts';

const now = new Date(begin).toISOString();
const papertrail = 'customer=cus_PapertrailBooks';
const act = (world: World, what: BillingAct): void => {
  expect(actInStripe(world.books, what, beginSeconds)).toHaveProperty('done');
};

describe('who is asked about', () => {
  test('an address, whatever its letter case', () => {
    const { world } = worldOf('letter-case');
    const { status, body } = readPastDue(world, 'email=OWNER@harborlight.EXAMPLE&external_id=');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: 1,
      asOf: now,
      testMode: true,
      complete: true,
      customers: [{ id: 'cus_HarborLight', label: 'Harbor Light', pastDueCount: 4 }],
    });
    expect(body.invoices.filter(({ status: one }) => one === 'past_due')).toHaveLength(4);
    expect(Object.keys(body).sort()).toEqual(
      'asOf complete customers invoices openDisputes refunds subscription testMode version'.split(' '),
    );
  });

  test('an external id that is a customer’s comes before the address', () => {
    const { world } = worldOf('everyday');
    const found = (query: string) =>
      readPastDue(world, query).body.customers.map(({ id, matchedBy }) => `${id} by ${matchedBy ?? 'name'}`);
    const email = 'email=maya@brightfox.example';
    expect(found(`${email}&external_id=cus_FjordKnits`)).toEqual(['cus_FjordKnits by id']);
    expect(found(`${email}&external_id=somebody`)).toEqual(['cus_BrightfoxStudio by email']);
    expect(found('external_id=somebody')).toEqual([]);
    expect(found('customer=cus_FjordKnits')).toEqual(['cus_FjordKnits by name']);
  });

  test('several customers of one address: each with its count, and nothing else', () => {
    const { world } = worldOf('several-customers');
    const { body } = readPastDue(world, 'email=sam@doylebrothers.example');
    expect(Object.fromEntries(body.customers.map(({ id, pastDueCount }) => [id, pastDueCount]))).toEqual({
      cus_DoyleBrothers: 4,
      cus_DoyleEvents: 1,
    });
    expect(body).toMatchObject({ invoices: [], subscription: null, refunds: null, openDisputes: null });
    const one = readPastDue(world, 'customer=cus_DoyleEvents').body;
    expect(one.customers.map(({ id }) => id)).toEqual(['cus_DoyleEvents']);
    expect(one.invoices.length).toBeGreaterThan(1);
  });

  test('nobody it knows, or nobody any more', () => {
    const { world } = worldOf('several-customers');
    act(world, { act: 'delete-customer', customer: 'cus_DoyleEvents' });
    for (const query of ['email=nobody@x.example', 'customer=cus_none', 'customer=cus_DoyleEvents']) {
      expect(readPastDue(world, query)).toMatchObject({ status: 200, body: { customers: [], invoices: [] } });
    }
    expect(readPastDue(world, 'email=sam@doylebrothers.example').body.customers).toHaveLength(1);
  });
});

describe('what it says', () => {
  test('of invoices, newest first: since when past due, when settled, what is owed or was made out', () => {
    const { world } = worldOf('refund-five');
    const [one, two, three, four, five] = world.books.invoices
      .filter(({ customer, status }) => customer === 'cus_PapertrailBooks' && status === 'open')
      .map(({ id }) => id);
    act(world, { act: 'pay', invoice: one ?? '' });
    act(world, { act: 'void', invoice: two ?? '' });
    act(world, { act: 'write-off', invoice: three ?? '' });
    act(world, { act: 'credit', invoice: four ?? '' });
    act(world, { act: 'pay-part', invoice: five ?? '', amount: 900 });
    const { invoices } = readPastDue(world, papertrail).body;
    expect(invoices.map(({ status, settledAt, amountMinor }) => [status, settledAt === now, amountMinor])).toEqual([
      ['past_due', false, 9000],
      ['paid', true, 9900],
      ['uncollectible', true, 9900],
      ['void', true, 9900],
      ['paid', true, 9900],
      ...Array.from({ length: 4 }, () => ['paid', false, 9900]),
    ]);
    const late = invoices.map(({ issuedAt, pastDueSince }) =>
      pastDueSince === null ? null : (Date.parse(pastDueSince) - Date.parse(issuedAt)) / 3_600_000,
    );
    // Past due from the first attempt on, one hour after it was made; paid at once it never was.
    expect(late).toEqual([1, 1, 1, 1, 1, null, null, null, null]);
  });

  test('of drafts, of debits on their way, and of what is sent and not due yet', () => {
    const { world } = worldOf('continue-five');
    enterCustomer(
      world.books,
      {
        id: 'cus_OddOnes',
        email: 'odd@ones.example',
        name: 'Odd Ones',
        plan: { name: 'Professional', price: 15_000, currency: 'jpy' },
        paidMonths: 0,
        pastDueMonths: 1,
        debitMonths: 1,
        draftMonths: 1,
        lastRenewalDaysAgo: 5,
        firstNumber: 9001,
        oneOffs: [
          { description: 'Due', amount: 1000, currency: 'kwd', issuedDaysAgo: 2, dueDaysAgo: 1 },
          { description: 'Not due', amount: 2000, currency: 'kwd', issuedDaysAgo: 1, dueDaysAgo: -10 },
        ],
      },
      begin,
    );
    const { customers, invoices } = readPastDue(world, 'customer=cus_OddOnes').body;
    expect(invoices.map(({ status, currency, pastDueSince }) => [status, currency, pastDueSince !== null])).toEqual([
      ['open', 'kwd', false],
      ['past_due', 'kwd', true],
      ['draft', 'jpy', false],
      ['processing', 'jpy', false],
      ['past_due', 'jpy', true],
    ]);
    expect(Date.parse(invoices[1]?.pastDueSince ?? '')).toBe(begin - 86_400_000);
    expect(customers).toMatchObject([{ pastDueCount: 2 }]);
    const debit = invoices[3]?.id ?? '';
    act(world, { act: 'debit-succeeds', invoice: debit });
    expect(readPastDue(world, 'customer=cus_OddOnes').body.invoices[3]).toMatchObject({
      status: 'paid',
      pastDueSince: null,
    });
  });

  test('of the subscription, refunds and disputes', () => {
    const { world } = worldOf('refund-five');
    const said = () => readPastDue(world, papertrail).body;
    expect(said()).toMatchObject({ subscription: { status: 'active' }, refunds: [], openDisputes: [] });
    const paid = world.books.payments.find(({ customer }) => customer === 'cus_PapertrailBooks')?.invoice ?? '';
    act(world, { act: 'refund', invoice: paid, amount: 500 });
    act(world, { act: 'open-dispute', customer: 'cus_PapertrailBooks' });
    act(world, { act: 'cancel-subscription', customer: 'cus_PapertrailBooks' });
    expect(said()).toMatchObject({
      subscription: { status: 'cancelled', cancelledAt: now },
      refunds: [{ id: expect.stringMatching(/^re_/) as string, at: now, amountMinor: 500, currency: 'usd' }],
      openDisputes: [{ amountMinor: 9900, currency: 'usd', status: 'needs_response', url: null }],
    });
    act(world, { act: 'settle-dispute', customer: 'cus_PapertrailBooks', outcome: 'lost' });
    expect(said().openDisputes).toEqual([]);
  });

  test('in live mode that it is no test', () => {
    const { world } = worldOf('refund-five', { live: true });
    expect(readPastDue(world, papertrail).body.testMode).toBe(false);
  });
});

describe('what it refuses', () => {
  const { world } = worldOf('refund-five');
  const url = `https://billing.sim.example/past-due?${papertrail}`;
  const ask = (change: object) => {
    const options = { url, headers: { Authorization: 'Bearer {{setting.billing_token}}' }, secure: true, ...change };
    const { status, responseText } = answerProxied(options, testApp, world);
    return { status, body: JSON.parse(responseText) as unknown };
  };

  test.each([
    ['a wrong token', { headers: { Authorization: 'Bearer wrong' } }, 401, 'unauthorized'],
    ['a placeholder that nobody filled in', { secure: false }, 401, 'unauthorized'],
    ['the key of Stripe', { headers: { Authorization: 'Bearer {{setting.stripe_key}}' } }, 401, 'unauthorized'],
    ['no token at all', { headers: {} }, 401, 'unauthorized'],
    ['another address', { url: 'https://billing.sim.example/' }, 404, 'not_found'],
    ['writing', { type: 'POST' }, 405, 'method_not_allowed'],
    ['a question about nobody', { url: 'https://billing.sim.example/past-due' }, 400, 'bad_request'],
  ])('%s', (_, change, status, error) => {
    expect(ask(change)).toEqual({ status, body: { error } });
  });

  test('never tells its token', () => {
    const token = world.secureSettings['billing_token'] ?? 'none';
    expect(JSON.stringify(proxiedPastDue(world, papertrail))).not.toContain(token);
  });
});
