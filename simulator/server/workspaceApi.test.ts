/** The host page's own requests, over HTTP. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TicketView, WorkspaceState } from '../contract.ts';
import { ANA, BEN, REGGIE } from '../scenarios/people.ts';
import { scenarioIds } from '../scenarios/scenarioIds.ts';
import { RunningWorkspace } from '../testing/runningWorkspace.ts';
import { mainTicket } from '../testing/worlds.ts';
import type { AuditsAnswer } from '../testing/zendeskAsk.ts';

let workspace: RunningWorkspace;

beforeEach(async () => {
  workspace = await RunningWorkspace.with('continue-five');
});
afterEach(async () => {
  await workspace.close();
});

const address = `/workspace/tickets/${mainTicket}`;
const submit = (form: unknown, as: number | null = ANA) => workspace.ask<TicketView>('PUT', address, form, as);
const audits = async () => (await workspace.ask<AuditsAnswer>('GET', `${address}/audits`)).body.audits;

describe('the state', () => {
  test('tells scenario, people, tickets, the app’s settings and fields', async () => {
    const { body } = await workspace.state();
    expect(body.scenario).toBe('continue-five');
    expect(body.scenarios.map(({ id }) => id)).toEqual(scenarioIds);
    expect(body.people.slice(0, 5).map(({ id, name }) => `${id} ${name}`)).toEqual([
      '101 Ana Torres',
      '102 Ben Okafor',
      '103 Reggie Hale',
      '104 Ada Lindqvist',
      '105 Rosa Diaz',
    ]);
    expect(body.tickets.map(({ id }) => id)).toEqual([mainTicket, 4801]);
    expect(body.app.settings).toMatchObject({ approvers: '103', billing_source: 'stripe', flag_every_void: false });
    expect(body.app.settings).not.toHaveProperty('stripe_key');
    expect(body.app.settings).not.toHaveProperty('billing_token');
    expect(body.ticketFields.filter(({ requirementKey }) => requirementKey === 'past_due_case')).toHaveLength(1);
  });
});

describe('submit', () => {
  test('saves the form as whoever is signed in, with one audit', async () => {
    const before = (await audits()).length;
    const form = { status: 'pending', comment: { body: 'I am on it.', public: true }, tags: ['billing', 'vip'] };
    const { status, body } = await submit(form, BEN);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'pending', tags: ['billing', 'vip'] });
    expect(body.conversation.at(-1)).toMatchObject({
      authorId: BEN,
      writtenBy: BEN,
      public: true,
      body: 'I am on it.',
    });
    const [newest, ...older] = await audits();
    expect(newest?.author_id).toBe(BEN);
    expect(older).toHaveLength(before);
  });

  test('is refused for nobody, for a customer, and on a closed ticket', async () => {
    const { requester } = await workspace.ticket(mainTicket);
    expect((await submit({ status: 'solved' }, null)).status).toBe(401);
    expect((await submit({ status: 'solved' }, requester.id)).status).toBe(401);
    await submit({ status: 'closed' });
    expect(await submit({ status: 'open' })).toMatchObject({
      status: 422,
      body: { refused: expect.any(String) as string },
    });
  });
});

describe('the customer', () => {
  const reply = (body: string) => workspace.ask<TicketView>('POST', `${address}/customer-reply`, { body });

  test('writes publicly in their own name, and opens a solved ticket', async () => {
    await submit({ status: 'solved' });
    const { body } = await reply('Two are fine.');
    expect(body.status).toBe('open');
    expect(body.conversation.at(-1)).toMatchObject({
      authorId: body.requester.id,
      public: true,
      body: 'Two are fine.',
    });
  });

  test('cannot write nothing', async () => {
    expect((await reply('  ')).status).toBe(400);
  });
});

describe('a note in somebody else’s name', () => {
  test('is shown with both names', async () => {
    const comment = { body: 'Approved.', public: false, author_id: REGGIE };
    await workspace.ask('PUT', `/api/v2/tickets/${mainTicket}.json`, { ticket: { comment } });
    const last = (await workspace.ticket(mainTicket)).conversation.at(-1);
    expect(last).toMatchObject({ authorId: REGGIE, writtenBy: ANA });
  });
});

describe('billing acts', () => {
  test('are carried out or refused, and shown', async () => {
    const { invoices } = (
      await workspace.ask<{ invoices: readonly { id: string; status: string }[] }>('GET', '/workspace/billing/4711')
    ).body;
    const invoice = invoices.find(({ status }) => status === 'open')?.id ?? '';
    expect((await workspace.act({ act: 'void', invoice })).status).toBe(200);
    expect(await workspace.act({ act: 'pay', invoice })).toMatchObject({
      status: 422,
      body: { refused: expect.stringMatching(/is void/) as string },
    });
    expect((await workspace.ask('POST', '/workspace/billing/act', { act: 'nonsense' })).status).toBe(400);
    expect((await workspace.ask('POST', '/workspace/billing/act', { act: 'pay-part', invoice })).status).toBe(400);
    const after = (await workspace.ask<{ invoices: readonly unknown[] }>('GET', '/workspace/billing/4711')).body
      .invoices;
    expect(after).toContainEqual(expect.objectContaining({ id: invoice, status: 'void' }));
  });
});

describe('the books of a requester', () => {
  test('are shown under whichever address billing has them', async () => {
    await workspace.ask('POST', '/workspace/reset', { scenario: 'other-email' });
    const { body } = await workspace.ask<{ customers: { email: string }[]; invoices: unknown[] }>(
      'GET',
      `/workspace/billing/${mainTicket}`,
    );
    expect(body.customers.map(({ email }) => email)).toEqual(['pay@kobayashiprints.example']);
    expect(body.invoices).toHaveLength(9);
  });
});

describe('reset', () => {
  const reset = (body: unknown) => workspace.ask<WorkspaceState>('POST', '/workspace/reset', body);

  test('puts everything back: ticket, billing, knobs and the record of requests', async () => {
    const fresh = [await workspace.ticket(mainTicket), (await workspace.ask('GET', '/workspace/billing/4711')).body];
    await submit({ status: 'solved', comment: { body: 'Done.', public: false } });
    await workspace.act({ act: 'cancel-subscription', customer: 'cus_BrightfoxStudio' });
    await workspace.turn({ latencyMs: 1, richText: false });
    await workspace.ask('GET', '/api/v2/users/me.json');
    expect(await workspace.requests()).toHaveLength(1);
    const { status, body } = await reset({});
    expect(status).toBe(200);
    expect(body).toMatchObject({ scenario: 'continue-five', knobs: { latencyMs: 0, richText: true } });
    expect(await workspace.requests()).toEqual([]);
    const again = [await workspace.ticket(mainTicket), (await workspace.ask('GET', '/workspace/billing/4711')).body];
    // The clock ran on meanwhile; times are told relative to the load.
    const timeless = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value).replace(/"\d{4}-[^"]*Z"|\b1[78]\d{8}\b/g, '0'));
    expect(timeless(again)).toEqual(timeless(fresh));
  });

  test('loads another scenario, and refuses one that is none', async () => {
    expect((await reset({ scenario: 'many-invoices' })).body.scenario).toBe('many-invoices');
    expect((await reset({ scenario: 'nonsense' })).status).toBe(400);
    expect((await workspace.state()).body.scenario).toBe('many-invoices');
  });

  test('billing is in test mode, or in live mode where that is asked for', async () => {
    const livemode = async () => {
      const { body } = await workspace.ask<{ customers: { livemode: boolean }[] }>('GET', '/workspace/billing/4711');
      return body.customers.map((customer) => customer.livemode);
    };
    expect(await livemode()).toEqual([false]);
    await reset({ live: true });
    expect(await livemode()).toEqual([true]);
    await reset({});
    expect(await livemode()).toEqual([false]);
  });

  test.each(scenarioIds)('loads %s', async (scenario) => {
    const { status, body } = await reset({ scenario });
    expect([status, body.scenario]).toEqual([200, scenario]);
    for (const { id } of body.tickets) expect((await workspace.ticket(id)).id).toBe(id);
  });
});

describe('the record of requests', () => {
  test('counts what the app asked, not what the page did; and can be forgotten', async () => {
    await workspace.state();
    await workspace.ask('GET', '/api/v2/users/me.json?x=1', undefined, REGGIE);
    expect(await workspace.requests()).toMatchObject([
      { to: 'zendesk', by: REGGIE, method: 'GET', url: '/api/v2/users/me.json?x=1', status: 200 },
    ]);
    await workspace.ask('DELETE', '/workspace/requests');
    expect(await workspace.requests()).toEqual([]);
  });

  test('unknown addresses are refused', async () => {
    expect((await workspace.ask('GET', '/workspace/nonsense')).status).toBe(404);
    expect((await workspace.ask('GET', '/workspace/tickets/1')).status).toBe(404);
  });
});
