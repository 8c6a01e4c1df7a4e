/** The simulator's answers, held against the OpenAPI files of Stripe and Zendesk. */
import { describe, expect, test } from 'vitest';
import type { BillingAct, BillingFault } from '../contract.ts';
import { ADA } from '../scenarios/people.ts';
import { type ScenarioId, scenarioIds } from '../scenarios/scenarioIds.ts';
import { actInStripe } from '../stripe/acts.ts';
import { enterCustomer } from '../stripe/enterCustomer.ts';
import type { CustomerSeed } from '../stripe/seeds.ts';
import { runAutomations } from '../world/automations.ts';
import { addFollowUp } from '../world/followUp.ts';
import { mergeTickets } from '../world/merge.ts';
import type { World } from '../world/world.ts';
import { specification } from './openApi.ts';
import { readStripe } from './proxied.ts';
import { askStripe } from './stripeAsk.ts';
import { begin, beginSeconds, caseFieldId, mainTicket, ticketOf, worldOf } from './worlds.ts';
import { askZendesk } from './zendeskAsk.ts';

const stripe = specification('stripe-openapi-trimmed.json', 'all');
const zendesk = specification('zendesk-support-subset.json', [
  'TicketObject',
  'TicketAuditObject',
  'TicketFieldObject',
  'TriggerObject',
]);

const oddCustomer: CustomerSeed = {
  id: 'cus_OddOnes',
  email: 'odd@ones.example',
  name: 'Odd Ones',
  plan: { name: 'Professional', price: 15_000, currency: 'jpy' },
  paidMonths: 1,
  pastDueMonths: 1,
  debitMonths: 1,
  draftMonths: 1,
  lastRenewalDaysAgo: 5,
  firstNumber: 9001,
};

/** A world in which every kind of object exists in every state. */
const eventful = (): World => {
  const { world } = worldOf('refund-five');
  const customer = 'cus_PapertrailBooks';
  const own = (status: string): readonly string[] =>
    world.books.invoices.filter((item) => item.customer === customer && item.status === status).map(({ id }) => id);
  const [one = '', two = '', three = '', four = '', five = ''] = own('open');
  const [paid = ''] = own('paid');
  const acts: readonly BillingAct[] = [
    { act: 'pay', invoice: one },
    { act: 'pay-part', invoice: two, amount: 100 },
    { act: 'void', invoice: three },
    { act: 'write-off', invoice: four },
    { act: 'credit', invoice: five },
    { act: 'refund', invoice: paid, amount: 100 },
    { act: 'open-dispute', customer },
    { act: 'settle-dispute', customer, outcome: 'won' },
    { act: 'new-past-due', customer },
    { act: 'cancel-subscription', customer },
  ];
  for (const act of acts) expect(actInStripe(world.books, act, beginSeconds)).toHaveProperty('done');
  return world;
};

describe.skipIf(stripe === undefined)('Stripe', () => {
  const holds = (
    world: World,
    path: string,
    pattern: string,
    status = 200,
    ask: Parameters<typeof askStripe>[2] = {},
  ) => {
    const answer = askStripe<unknown>(world, path, ask);
    expect(answer.status).toBe(status);
    expect(stripe?.faults('GET', pattern, status, answer.body)).toEqual([]);
  };

  test('the file itself finds fault with a missing, a misspelt and a mistaken property', () => {
    const { body } = askStripe(worldOf('continue-five').world, '/v1/invoices?limit=1');
    const [{ status, ...rest } = { status: '' }] = body.data;
    const faults = (invoice: unknown) => stripe?.faults('GET', '/v1/invoices', 200, { ...body, data: [invoice] });
    expect(faults({ ...rest, status })).toEqual([]);
    expect(faults({ ...rest, status, customer: undefined })).toHaveLength(1);
    expect(faults({ ...rest, status, stauts: status })).toHaveLength(1);
    expect(faults({ ...rest, status, amount_due: '99.00' })).toHaveLength(1);
  });

  test.each([
    ['/v1/customers', '/v1/customers'],
    [`/v1/customers/search?query=${encodeURIComponent('email:"papertrail"')}`, '/v1/customers/search'],
    ['/v1/customers/cus_PapertrailBooks', '/v1/customers/{customer}'],
    ['/v1/invoices?limit=100', '/v1/invoices'],
    ['/v1/subscriptions?status=all', '/v1/subscriptions'],
    ['/v1/charges?limit=100', '/v1/charges'],
    [`/v1/charges/search?query=${encodeURIComponent('disputed:"true"')}`, '/v1/charges/search'],
    ['/v1/disputes', '/v1/disputes'],
    ['/v1/invoice_payments?limit=100', '/v1/invoice_payments'],
  ])('%s', (path, pattern) => {
    const world = eventful();
    const { body } = askStripe(world, path);
    if (!path.includes('/cus_')) expect(body.data).not.toEqual([]);
    holds(world, path, pattern);
  });

  test('every single invoice', () => {
    const world = eventful();
    for (const { id } of world.books.invoices.slice(0, 20))
      holds(world, `/v1/invoices/${id}`, '/v1/invoices/{invoice}');
  });

  test('drafts, a debit on its way, other currencies, a deleted customer; test mode and live mode', () => {
    for (const live of [false, true]) {
      const { world } = worldOf('continue-five', { live });
      enterCustomer(world.books, oddCustomer, begin);
      const path = `/v1/invoices?customer=${oddCustomer.id}&expand[]=data.payments`;
      expect(askStripe(world, path).body.data.map(({ status }) => status)).toEqual(['draft', 'open', 'open', 'paid']);
      holds(world, path, '/v1/invoices');
      holds(world, '/v1/charges?expand[]=data.refunds', '/v1/charges');
      actInStripe(world.books, { act: 'delete-customer', customer: oddCustomer.id }, beginSeconds);
      holds(world, `/v1/customers/${oddCustomer.id}`, '/v1/customers/{customer}');
    }
  });

  test('an invoice with its payment intents, which the file knows only by their ids', () => {
    const { world } = worldOf('continue-five');
    const id = world.books.invoices.at(-1)?.id ?? '';
    const { body } = askStripe(world, `/v1/invoices/${id}?expand[]=payments.data.payment.payment_intent`);
    const faults = stripe?.faults('GET', '/v1/invoices/{invoice}', 200, body) ?? [];
    expect(faults).toEqual([expect.stringMatching(/^\/payments\/data\/0\/payment\/payment_intent must be string/)]);
  });

  test('a refund, of which the file holds only the answer to its making', () => {
    const { body } = askStripe(eventful(), '/v1/refunds');
    expect(body.data).toHaveLength(1);
    expect(stripe?.faults('POST', '/v1/refunds', 200, body.data[0])).toEqual([]);
  });

  test.each(scenarioIds)('the invoices and customers of scenario %s', (id: ScenarioId) => {
    const { world } = worldOf(id);
    holds(world, '/v1/customers?limit=100', '/v1/customers');
    holds(world, '/v1/invoices?limit=100', '/v1/invoices');
  });

  test('the refusals', () => {
    const { world } = worldOf('continue-five');
    holds(world, '/v1/customers', '/v1/customers', 401, { authorization: null });
    holds(world, '/v1/customers', '/v1/customers', 401, { authorization: 'Bearer rk_test_wrong_key' });
    holds(world, '/v1/invoices', '/v1/invoices', 403, { method: 'POST' });
    holds(world, '/v1/invoices?status=bogus', '/v1/invoices', 400);
    holds(world, '/v1/invoices?customer=cus_none', '/v1/invoices', 400);
    holds(world, '/v1/invoices/in_none', '/v1/invoices/{invoice}', 404);
    for (let nth = 0; nth < 25; nth++) askStripe(world, '/v1/customers');
    holds(world, '/v1/customers', '/v1/customers', 429);
  });

  test.each<readonly [BillingFault, number]>([
    ['invalid-key', 401],
    ['expired-key', 401],
    ['missing-grant', 403],
    ['ip-not-allowed', 403],
    ['rate-limited', 429],
    ['wrong-mode', 404],
  ])('the fault %s', (billingFault, status) => {
    const { world } = worldOf('refund-five');
    world.knobs = { ...world.knobs, billingFault };
    const { body, ...answer } = readStripe(world, '/v1/customers/cus_PapertrailBooks');
    expect(answer.status).toBe(status);
    expect(stripe?.faults('GET', '/v1/customers/{customer}', status, body)).toEqual([]);
  });

  test('a malformed invoice is at fault in that one amount', () => {
    const { world } = worldOf('refund-five');
    world.knobs = { ...world.knobs, billingFault: 'malformed-invoice' };
    const { body } = readStripe(world, '/v1/invoices');
    const faults = stripe?.faults('GET', '/v1/invoices', 200, body);
    expect(faults).toEqual([expect.stringMatching(/^\/data\/0\/amount_remaining must be integer/)]);
  });
});

/**
 * Where Zendesk's file contradicts what was recorded from live accounts, the simulator follows the recordings: a field
 * without a value is null, and a change of tags has lists as its values.
 */
const contradicted = [
  /^\/ticket\/(custom_)?fields\/\d+\/value /,
  /^\/audit\/events\/\d+\/value /,
  // A rule without a description or a restriction has null there, and a condition such as `changed` has it as its value.
  /\/(description|restriction) must be (string|object) /,
  /^\/triggers\/\d+\/conditions\/(all|any)(\/\d+\/value)? must (be|match) /,
];

describe.skipIf(zendesk === undefined)('Zendesk', () => {
  const address = `/api/v2/tickets/${mainTicket}`;
  const holds = (world: World, method: string, path: string, pattern: string, body = {}, status = 200) => {
    const answer = askZendesk<unknown>(world, method, path, { as: ADA, body });
    expect(answer.status).toBe(status);
    const faults = zendesk?.faults(method, pattern, status, answer.body) ?? [];
    expect(faults.filter((fault) => !contradicted.some((known) => known.test(fault)))).toEqual([]);
  };

  test('a ticket, read and written', () => {
    const { world } = worldOf('begun-by-another');
    const ticket = {
      comment: { body: 'Recorded.', public: false },
      custom_fields: [{ id: caseFieldId(world), value: 'pdp_recorded' }],
      followers: [{ user_id: 103, action: 'put' }],
      metadata: { pdp: '1' },
    };
    holds(world, 'PUT', address, '/api/v2/tickets/{ticket_id}', { ticket });
    holds(world, 'GET', address, '/api/v2/tickets/{ticket_id}');
    holds(world, 'GET', `${address}/audits?sort_order=desc`, '/api/v2/tickets/{ticket_id}/audits');
    const id = ticketOf(world).audits[0]?.id ?? 0;
    holds(world, 'GET', `${address}/audits/${id}`, '/api/v2/tickets/{ticket_id}/audits/{ticket_audit_id}');
  });

  test('a follow-up, its parent, and what a rule did', () => {
    const { world } = worldOf('begun-by-another');
    const { id } = addFollowUp(world, ticketOf(world), 'It is not over.');
    for (const number of [id, mainTicket]) {
      holds(world, 'GET', `/api/v2/tickets/${number}`, '/api/v2/tickets/{ticket_id}');
      const audits = `/api/v2/tickets/${number}/audits`;
      holds(world, 'GET', `${audits}?include=users`, '/api/v2/tickets/{ticket_id}/audits');
    }
  });

  test.each([false, true])('users and fields (custom roles: %s)', (customRoles) => {
    const { world } = worldOf('everyday');
    world.knobs = { ...world.knobs, customRoles };
    holds(world, 'GET', '/api/v2/users/me', '/api/v2/users/me');
    holds(world, 'GET', '/api/v2/users/103', '/api/v2/users/{user_id}');
    holds(world, 'GET', '/api/v2/users/201', '/api/v2/users/{user_id}');
    holds(world, 'GET', '/api/v2/users/autocomplete?name=reg', '/api/v2/users/autocomplete');
    // Of the search by e-mail the file says nothing; its answer has the same shape.
    holds(world, 'GET', '/api/v2/users/search?query=email:ana@vistasocial.example', '/api/v2/users/autocomplete');
    holds(world, 'GET', '/api/v2/ticket_fields', '/api/v2/ticket_fields');
  });

  test('triggers, views and fields, listed and made', () => {
    const { world } = worldOf('everyday');
    const all = [{ field: 'status', operator: 'less_than', value: 'solved' }];
    const [trigger, view] = [
      { title: 'Mark', conditions: { all, any: [] }, actions: [{ field: 'current_tags', value: 'marked' }] },
      { title: 'Unsolved', all, any: [], output: { columns: ['status'], sort_by: 'status' } },
    ];
    const options = [{ name: 'One', value: 'one' }];
    const ticketField = { type: 'tagger', title: 'Kind', custom_field_options: options };
    const userField = { key: 'kind', type: 'dropdown', title: 'Kind', custom_field_options: options };
    holds(world, 'POST', '/api/v2/triggers', '/api/v2/triggers', { trigger }, 201);
    holds(world, 'POST', '/api/v2/views', '/api/v2/views', { view });
    holds(world, 'POST', '/api/v2/ticket_fields', '/api/v2/ticket_fields', { ticket_field: ticketField }, 201);
    holds(world, 'POST', '/api/v2/user_fields', '/api/v2/user_fields', { user_field: userField }, 201);
    for (const list of ['triggers', 'views', 'ticket_fields', 'user_fields']) {
      holds(world, 'GET', `/api/v2/${list}?page[size]=100`, `/api/v2/${list}`);
    }
  });

  test('what a trigger, an automation and a merge leave in the log', () => {
    const { world, later } = worldOf('everyday');
    const [source, target] = [ticketOf(world, 4711), ticketOf(world, 4801)];
    expect(mergeTickets(world, { source, target, by: 101 })).toBeUndefined();
    const ticket = { comment: { body: 'Done.', public: true }, status: 'solved' };
    holds(world, 'PUT', '/api/v2/tickets/4802', '/api/v2/tickets/{ticket_id}', { ticket });
    later(100 * 3600);
    expect(runAutomations(world)).not.toEqual([]);
    for (const id of [4711, 4801, 4802]) {
      holds(world, 'GET', `/api/v2/tickets/${id}/audits`, '/api/v2/tickets/{ticket_id}/audits');
    }
  });

  test.each(scenarioIds)('the tickets and logs of scenario %s', (id: ScenarioId) => {
    const { world } = worldOf(id);
    for (const number of world.tickets.keys()) {
      holds(world, 'GET', `/api/v2/tickets/${number}`, '/api/v2/tickets/{ticket_id}');
      holds(world, 'GET', `/api/v2/tickets/${number}/audits`, '/api/v2/tickets/{ticket_id}/audits');
    }
  });
});
