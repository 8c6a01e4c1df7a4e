import { describe, expect, test } from 'vitest';
import { type InvoiceAnswer, type StripeFailure, allPages, askStripe, rightKey } from '../testing/stripeAsk.ts';
import { beginSeconds, worldOf } from '../testing/worlds.ts';
import { isPastDue } from './books.ts';
import { requestsPerSecond } from './rateLimit.ts';

const brightfox = 'cus_BrightfoxStudio';
const northwind = 'cus_NorthwindAgency';

describe('customers', () => {
  test('are found by their exact address, letter case included', () => {
    const { world } = worldOf('letter-case');
    const by = (email: string) => askStripe(world, `/v1/customers?email=${email}&limit=100`).body.data;
    expect(by('Owner@Harborlight.example').map(({ id }) => id)).toEqual(['cus_HarborLight']);
    expect(by('owner@harborlight.example')).toEqual([]);
  });

  test('search knows no letter case, and returns values that only contain the words', () => {
    const { world } = worldOf('letter-case');
    const by = (query: string) => askStripe(world, `/v1/customers/search?query=${encodeURIComponent(query)}`);
    expect(by('email:"owner@harborlight.example"').body).toMatchObject({
      object: 'search_result',
      has_more: false,
      next_page: null,
      data: [{ id: 'cus_HarborLight', email: 'Owner@Harborlight.example' }],
    });
    expect(by('email:"harborlight"').body.data).toHaveLength(1);
    expect(by('email:"owner@harborlight.example" AND name:"nobody"').body.data).toEqual([]);
    expect(by('nonsense').status).toBe(400);
    expect(by('phone:"1"').status).toBe(400);
  });

  test('two can share one address', () => {
    const { world } = worldOf('several-customers');
    const { data } = askStripe(world, '/v1/customers?email=sam@doylebrothers.example').body;
    expect(data.map(({ id }) => id).sort()).toEqual(['cus_DoyleBrothers', 'cus_DoyleEvents']);
  });

  test('one by id; delinquent while something is past due', () => {
    const { world } = worldOf('continue-five');
    const one = (id: string) => askStripe<{ delinquent: boolean }>(world, `/v1/customers/${id}`).body;
    expect(one(brightfox)).toMatchObject({ id: brightfox, delinquent: true, livemode: false });
    expect(one('cus_MeadowMarket')).toMatchObject({ delinquent: false });
  });
});

describe('invoices', () => {
  test('are listed by customer and status, newest first', () => {
    const { world } = worldOf('continue-five');
    const of = (status: string): readonly InvoiceAnswer[] =>
      askStripe(world, `/v1/invoices?customer=${brightfox}&status=${status}&limit=100`).body.data;
    const open = of('open');
    expect(open).toHaveLength(5);
    expect(open.every(({ customer, status }) => customer === brightfox && status === 'open')).toBe(true);
    expect(open.map(({ created }) => created)).toEqual(open.map(({ created }) => created).sort((a, b) => b - a));
    expect(of('paid')).toHaveLength(4);
    expect(of('void')).toEqual([]);
    expect(of('draft')).toEqual([]);
    expect(askStripe(world, `/v1/invoices?customer=${brightfox}`).body.data).toHaveLength(9);
  });

  test('what was written off is no longer open', () => {
    const { world } = worldOf('written-off');
    const count = (status: string): number =>
      askStripe(world, `/v1/invoices?customer=cus_HolmGardens&status=${status}`).body.data.length;
    expect([count('open'), count('uncollectible')]).toEqual([3, 2]);
  });

  test('150 of them come in pages of 100 and 50, each once', () => {
    const { world } = worldOf('many-invoices');
    const pages = allPages(world, `/v1/invoices?customer=${northwind}&status=open&limit=100`);
    expect(pages.map((page) => page.length)).toEqual([100, 50]);
    expect(new Set(pages.flat()).size).toBe(150);
  });

  test('ten a page where no limit is given; ending_before leads back', () => {
    const { world } = worldOf('many-invoices');
    const list = `/v1/invoices?customer=${northwind}&status=open`;
    const first = askStripe(world, list).body;
    expect(first).toMatchObject({ object: 'list', url: '/v1/invoices', has_more: true });
    expect(first.data).toHaveLength(10);
    const second = askStripe(world, `${list}&starting_after=${first.data.at(-1)?.id ?? ''}`).body;
    const back = askStripe(world, `${list}&ending_before=${second.data[0]?.id ?? ''}`).body;
    expect(back.data.map(({ id }) => id)).toEqual(first.data.map(({ id }) => id));
  });

  test('an invoice paid since the last page still marks its end', () => {
    const { world } = worldOf('many-invoices');
    const list = `/v1/invoices?customer=${northwind}&status=open&limit=100`;
    const last = askStripe(world, list).body.data.at(-1);
    const record = world.books.invoices.find(({ id }) => id === last?.id);
    if (record !== undefined) record.status = 'paid';
    const second = askStripe(world, `${list}&starting_after=${last?.id ?? ''}`);
    expect(second).toMatchObject({ status: 200, body: { has_more: false } });
    expect(second.body.data).toHaveLength(50);
  });

  test('the time of creation bounds a list', () => {
    const { world } = worldOf('continue-five');
    const since = (from: number) =>
      askStripe(world, `/v1/invoices?customer=${brightfox}&created[gte]=${from}`).body.data.length;
    expect([since(0), since(beginSeconds - 20 * 86_400), since(beginSeconds)]).toEqual([9, 1, 0]);
  });

  test('one by id, with what is owed', () => {
    const { world } = worldOf('continue-five');
    const { id } = askStripe(world, `/v1/invoices?customer=${brightfox}&status=open`).body.data[0] ?? { id: '' };
    const { body } = askStripe<InvoiceAnswer>(world, `/v1/invoices/${id}`);
    expect(body).toMatchObject({ id, amount_due: 9900, amount_paid: 0, amount_remaining: 9900 });
  });

  test('a sent one is past due from its due date on, a charged one from its first failure', () => {
    const { world } = worldOf('two-currencies');
    const sent = world.books.invoices.find((invoice) => invoice.sent);
    const charged = world.books.invoices.find((invoice) => !invoice.sent && invoice.status === 'open');
    if (sent?.dueDate === undefined || sent.dueDate === null || charged === undefined) throw new Error('None here.');
    expect([isPastDue(sent, sent.dueDate), isPastDue(sent, sent.dueDate + 1)]).toEqual([false, true]);
    expect(isPastDue(charged, beginSeconds)).toBe(true);
    expect(isPastDue({ ...charged, attemptCount: 0 }, beginSeconds)).toBe(false);
  });
});

describe('subscriptions, charges, refunds, disputes', () => {
  test('cancelled subscriptions are listed only where asked for', () => {
    const { world } = worldOf('continue-five');
    const subscription = world.books.subscriptions.find(({ customer }) => customer === brightfox);
    const count = (query: string): number =>
      askStripe(world, `/v1/subscriptions?customer=${brightfox}${query}`).body.data.length;
    expect([count(''), count('&status=past_due'), count('&status=active')]).toEqual([1, 1, 0]);
    if (subscription !== undefined) subscription.status = 'canceled';
    expect([count(''), count('&status=all'), count('&status=canceled')]).toEqual([0, 1, 1]);
  });

  test('a dispute is found by way of the customer’s disputed charges', () => {
    const { world } = worldOf('chargeback-open');
    const query = encodeURIComponent('customer:"cus_SundialTravel" AND disputed:"true"');
    const charges = askStripe(world, `/v1/charges/search?query=${query}`).body.data;
    expect(charges).toHaveLength(1);
    const disputes = askStripe(world, `/v1/disputes?charge=${charges[0]?.id ?? ''}`).body.data;
    expect(disputes).toMatchObject([{ object: 'dispute', status: 'needs_response', charge: charges[0]?.id }]);
    const all = askStripe<{ data: { disputed: boolean }[] }>(world, '/v1/charges?customer=cus_SundialTravel').body;
    expect(all.data.filter(({ disputed }) => disputed)).toHaveLength(1);
  });

  test('an invoice’s payments name the payment intent, and the other way round', () => {
    const { world } = worldOf('continue-five');
    const payment = world.books.payments[0];
    const byInvoice = askStripe(world, `/v1/invoice_payments?invoice=${payment?.invoice ?? ''}`).body.data;
    expect(byInvoice).toMatchObject([{ payment: { payment_intent: payment?.intent } }]);
    const query = `payment[type]=payment_intent&payment[payment_intent]=${payment?.intent ?? ''}`;
    expect(askStripe(world, `/v1/invoice_payments?${query}`).body.data).toEqual(byInvoice);
  });
});

describe('error shapes', () => {
  const { world } = worldOf('continue-five');
  const fails = (path: string, ask: Parameters<typeof askStripe>[2] = {}) => askStripe<StripeFailure>(world, path, ask);

  test('401 without a key, and with a wrong one, of which only the ends are shown', () => {
    expect(fails('/v1/customers', { authorization: null })).toMatchObject({
      status: 401,
      body: { error: { type: 'invalid_request_error' } },
    });
    const { status, body } = fails('/v1/customers', { authorization: 'Bearer rk_test_somebody_elses_key' });
    expect(status).toBe(401);
    expect(body.error.message).toMatch(/^Invalid API Key provided: rk_test_\*+_key$/);
  });

  test('the key may come as Basic’s user name', () => {
    const authorization = `Basic ${Buffer.from(`${rightKey}:`).toString('base64')}`;
    expect(askStripe(world, '/v1/customers', { authorization }).status).toBe(200);
  });

  test('403 for writing with a key that can only read', () => {
    const answer = fails('/v1/invoices/in_1/void', { method: 'POST' });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'more_permissions_required' } } });
    expect(JSON.stringify(answer.body)).not.toContain(rightKey);
  });

  test.each([
    ['/v1/invoices/in_none', 404, 'resource_missing'],
    ['/v1/customers/cus_none', 404, 'resource_missing'],
    ['/v1/invoices?customer=cus_none', 400, 'resource_missing'],
    ['/v1/subscriptions?customer=cus_none', 400, 'resource_missing'],
    ['/v1/invoices?starting_after=in_none', 400, 'resource_missing'],
    ['/v1/invoices?limit=many', 400, 'parameter_invalid_integer'],
    ['/v1/invoices?limit=101', 400, undefined],
    ['/v1/invoices?limit=0', 400, undefined],
    ['/v1/invoices?status=bogus', 400, undefined],
    ['/v1/customers/search', 400, undefined],
    ['/v1/nothing', 404, undefined],
  ])('%s: %i %s', (path, status, code) => {
    const answer = fails(path);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({ type: 'invalid_request_error', message: expect.any(String) as string });
    expect(answer.body.error.code).toBe(code);
  });

  test('429 from the 26th request within one second, and none in the next', () => {
    const { world: busy, later } = worldOf('continue-five');
    const statuses = Array.from({ length: requestsPerSecond }, () => askStripe(busy, '/v1/customers').status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(askStripe(busy, '/v1/customers')).toMatchObject({
      status: 429,
      headers: { 'stripe-rate-limited-reason': 'global-rate' },
      body: { error: { code: 'rate_limit' } },
    });
    later(1);
    expect(askStripe(busy, '/v1/customers').status).toBe(200);
  });

  test('live, 25 a second of one endpoint, 20 of searches, and 100 altogether', () => {
    const { world: busy } = worldOf('continue-five', { live: true });
    const passing = (path: string, times: number): number =>
      Array.from({ length: times }, () => askStripe(busy, path).status).filter((status) => status !== 429).length;
    expect(passing('/v1/customers', 26)).toBe(25);
    expect(passing('/v1/customers/search?query=email:"kim"', 22)).toBe(20);
    expect(passing('/v1/invoices', 20)).toBe(20);
    expect(passing('/v1/subscriptions', 24)).toBe(24);
    // The refused ones count as well.
    expect(passing('/v1/charges', 20)).toBe(8);
    expect(askStripe(busy, '/v1/charges').headers).toEqual({ 'stripe-rate-limited-reason': 'global-rate' });
  });
});
