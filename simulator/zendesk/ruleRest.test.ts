/** REST of the account's rules: who may, what is refused, and what is answered. */
import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { ADA, ANA, BEN, LENA, REGGIE } from '../scenarios/people.ts';
import { mainTicket, ticketOf, worldOf, worldWith } from '../testing/worlds.ts';
import { type TicketAnswer, askZendesk } from '../testing/zendeskAsk.ts';
import type { World } from '../world/world.ts';

interface RuleAnswer extends Json {
  readonly id: number;
  readonly title: string;
}
type Answer = Readonly<Record<string, RuleAnswer>>;
type ListAnswer = Readonly<Record<string, readonly RuleAnswer[]>> & {
  readonly meta?: { readonly has_more: boolean };
  readonly links?: { readonly next: string | null };
};

const ask = <T = Answer>(world: World, method: string, path: string, body: Json = {}, as = ADA) =>
  askZendesk<T>(world, method, `/api/v2/${path}`, { as, body });

const solved = { field: 'status', operator: 'value', value: 'solved' };
const unsolved = { field: 'status', operator: 'less_than', value: 'solved' };
const tag = { field: 'current_tags', value: 'seen' };

const trigger = {
  title: 'Reopen',
  conditions: { all: [solved], any: [] },
  actions: [{ field: 'status', value: 'open' }],
};
const automation = {
  title: 'Remind',
  all: [
    { field: 'current_tags', operator: 'not_includes', value: 'seen' },
    unsolved,
    { field: 'PENDING', operator: 'greater_than', value: '24' },
  ],
  any: [],
  actions: [tag],
};
const view = {
  title: 'Mine',
  all: [unsolved],
  any: [],
  output: { columns: ['status', 'updated'], sort_by: 'updated', sort_order: 'asc' },
};

describe('triggers', () => {
  test('are made by an admin, act from then on, are changed in part, and go', () => {
    const { world } = worldWith({});
    const made = ask(world, 'POST', 'triggers.json', { trigger });
    expect(made).toMatchObject({
      status: 201,
      body: {
        trigger: {
          title: 'Reopen',
          active: true,
          position: 1,
          conditions: trigger.conditions,
          actions: trigger.actions,
        },
      },
    });
    const { id } = made.body['trigger'] ?? { id: 0 };
    const solve = () =>
      askZendesk<TicketAnswer>(world, 'PUT', `/api/v2/tickets/${mainTicket}`, {
        body: { ticket: { status: 'solved' } },
      });
    expect(solve().body.ticket.status).toBe('open');

    const off = ask(world, 'PUT', `triggers/${id}`, { trigger: { active: false } });
    expect(off).toMatchObject({
      status: 200,
      body: { trigger: { active: false, title: 'Reopen', actions: trigger.actions } },
    });
    expect(solve().body.ticket.status).toBe('solved');
    expect(ask<ListAnswer>(world, 'GET', 'triggers').body['triggers']).toMatchObject([{ id, active: false }]);
    expect(ask<ListAnswer>(world, 'GET', 'triggers?active=true').body['triggers']).toEqual([]);

    expect(ask(world, 'DELETE', `triggers/${id}`)).toEqual({ status: 204, body: null });
    expect(ask(world, 'GET', `triggers/${id}`).status).toBe(404);
    expect(ask(world, 'PUT', `triggers/${id}`, { trigger }).status).toBe(404);
  });

  test('are read by agents, written by admins, and hidden from customers', () => {
    const { world } = worldOf('continue-five');
    for (const as of [ANA, REGGIE, LENA]) {
      expect(ask(world, 'GET', 'triggers', {}, as).status).toBe(200);
      expect(ask(world, 'POST', 'triggers', { trigger }, as).status).toBe(403);
    }
    expect(ask(world, 'GET', 'triggers', {}, ticketOf(world).requesterId).status).toBe(403);
    const { id } = ask<ListAnswer>(world, 'GET', 'triggers').body['triggers']?.[0] ?? { id: 0 };
    expect(ask(world, 'PUT', `triggers/${id}`, { trigger: { active: false } }, BEN).status).toBe(403);
    expect(ask(world, 'DELETE', `triggers/${id}`, {}, BEN).status).toBe(403);
  });

  test('take the old form of conditions, and tell the new one', () => {
    const { world } = worldWith({});
    const old = { title: 'Old', all: [solved], any: [], actions: trigger.actions };
    expect(ask(world, 'POST', 'triggers', { trigger: old }).body).toMatchObject({
      trigger: { conditions: { all: [solved], any: [] } },
    });
  });

  const with_ = (change: Json): Json => ({ ...trigger, ...change });
  const given = (condition: Json): Json => with_({ conditions: { all: [condition], any: [] } });
  const doing = (field: string, value: unknown): Json => with_({ actions: [{ field, value }] });

  test.each<readonly [string, Json]>([
    ['no title', with_({ title: ' ' })],
    ['no condition', with_({ conditions: { all: [], any: [] } })],
    ['an unknown condition', given({ field: 'nonsense', operator: 'is', value: '1' })],
    ['a field that is not there', given({ field: 'custom_fields_1', operator: 'is', value: '1' })],
    ['an unknown operator', given({ field: 'status', operator: 'includes', value: 'open' })],
    ['an unknown status', given({ field: 'status', operator: 'is', value: 'resolved' })],
    ['no tags', given({ field: 'current_tags', operator: 'includes', value: '' })],
    ['an unknown role', given({ field: 'role', operator: 'is', value: '999' })],
    ['hours', given({ field: 'SOLVED', operator: 'greater_than', value: '4' })],
    ['no action', with_({ actions: [] })],
    ['an unknown action', doing('comment_value', 'Hello')],
    ['an unknown status to set', doing('status', 'resolved')],
    ['a mail to nobody', doing('notification_user', ['999', 'Subject', 'Body'])],
    ['a mail without words', doing('notification_user', ['assignee_id', '', 'Body'])],
    ['a follower who is not there', doing('follower', '999')],
  ])('%s: 422, and nothing is made', (_, wish) => {
    const { world } = worldWith({});
    expect(ask(world, 'POST', 'triggers', { trigger: wish })).toMatchObject({
      status: 422,
      body: { error: 'RecordInvalid', details: {} },
    });
    expect(ask<ListAnswer>(world, 'GET', 'triggers').body['triggers']).toEqual([]);
  });

  test('may name a person by id', () => {
    const { world } = worldWith({});
    const wish = {
      ...given({ field: 'role', operator: 'is_not', value: String(REGGIE) }),
      actions: [
        { field: 'notification_user', value: [String(REGGIE), 'Look', 'Here'] },
        { field: 'follower', value: REGGIE },
      ],
    };
    expect(ask(world, 'POST', 'triggers', { trigger: wish }).status).toBe(201);
  });

  test('without their wrapper are a bad request', () => {
    expect(ask(worldWith({}).world, 'POST', 'triggers', trigger).status).toBe(400);
  });

  test('those of the app are among them, as long as it is installed with its requirements', () => {
    const { world } = worldOf('continue-five');
    const titles = () => ask<ListAnswer>(world, 'GET', 'triggers').body['triggers']?.map(({ title }) => title) ?? [];
    const all = titles();
    world.knobs = { ...world.knobs, requirements: 'absent' };
    expect(all.length).toBeGreaterThan(titles().length);
  });
});

describe('lists', () => {
  test('lead from page to page', () => {
    const one = (nth: number) => ({ ...trigger, title: `Number ${nth}` });
    const { world } = worldWith({ triggers: [1, 2, 3, 4, 5].map(one) });
    const pages: (readonly string[])[] = [];
    let next: string | null | undefined = '/api/v2/triggers?page[size]=2';
    while (next != null) {
      const { body }: { body: ListAnswer } = askZendesk<ListAnswer>(world, 'GET', next);
      pages.push(body['triggers']?.map(({ title }) => title) ?? []);
      next = body.links?.next;
    }
    expect(pages).toEqual([['Number 1', 'Number 2'], ['Number 3', 'Number 4'], ['Number 5']]);
    expect(ask<ListAnswer>(world, 'GET', 'triggers?page[after]=nonsense').status).toBe(400);
  });

  test('come in their positions', () => {
    const { world } = worldWith({
      triggers: [
        { ...trigger, position: 9 },
        { ...trigger, title: 'First', position: 1 },
      ],
    });
    const { body } = ask<ListAnswer>(world, 'GET', 'triggers');
    expect(body['triggers']?.map(({ title }) => title)).toEqual(['First', 'Reopen']);
  });
});

describe('automations', () => {
  test('need hours, and an action that ends them or an hour that comes once', () => {
    const { world } = worldWith({});
    expect(ask(world, 'POST', 'automations', { automation }).status).toBe(201);
    const [, , hours] = automation.all;
    const wishes: readonly (readonly [Json, number])[] = [
      [{ ...automation, all: automation.all.slice(0, 2) }, 422],
      [{ ...automation, all: [unsolved, hours] }, 422],
      [{ ...automation, actions: [{ field: 'current_tags', value: 'other' }] }, 422],
      [{ ...automation, all: [unsolved, { ...hours, operator: 'is' }] }, 201],
      [{ ...automation, all: [unsolved, hours], actions: [{ field: 'status', value: 'solved' }] }, 201],
      [{ ...automation, all: [{ ...unsolved, operator: 'changed' }, hours] }, 422],
    ];
    for (const [wish, status] of wishes)
      expect(ask(world, 'POST', 'automations', { automation: wish }).status).toBe(status);
  });
});

describe('views', () => {
  test('tell their columns and their order, and show their tickets in it', () => {
    const { world } = worldOf('everyday');
    const made = ask(world, 'POST', 'views', { view: { ...view, restriction: { type: 'User', id: REGGIE } } });
    expect(made.body['view']).toMatchObject({
      title: 'Mine',
      conditions: { all: [unsolved], any: [] },
      execution: {
        columns: [
          { id: 'status', title: 'Status' },
          { id: 'updated', title: 'Updated' },
        ],
        sort: { id: 'updated', order: 'asc' },
      },
      restriction: { type: 'User', id: REGGIE },
    });
    const rows = askZendesk<{ tickets: TicketAnswer['ticket'][] }>(
      world,
      'GET',
      `/api/v2/views/${made.body['view']?.id ?? 0}/tickets`,
    );
    const times = rows.body.tickets.map(({ updated_at }) => updated_at);
    expect(times.length).toBe(world.tickets.size);
    expect(times).toEqual(times.toSorted());
  });

  test('group before they sort', () => {
    const { world } = worldOf('everyday');
    const [first] = world.tickets.values();
    if (first !== undefined) first.status = 'pending';
    const grouped = { ...view, output: { ...view.output, group_by: 'status', group_order: 'desc' } };
    const { id } = ask(world, 'POST', 'views', { view: grouped }).body['view'] ?? { id: 0 };
    const rows = askZendesk<{ tickets: TicketAnswer['ticket'][] }>(world, 'GET', `/api/v2/views/${id}/tickets`);
    expect(rows.body.tickets[0]?.id).toBe(first?.id);
  });

  test('`current_user` is whoever looks', () => {
    const all = [{ field: 'assignee_id', operator: 'is', value: 'current_user' }];
    const { world } = worldWith({ views: [{ ...view, all }] }, 'begun-by-another');
    const { id } = world.rules.views[0] ?? { id: 0 };
    const seenBy = (as: number) =>
      askZendesk<{ tickets: TicketAnswer['ticket'][] }>(world, 'GET', `/api/v2/views/${id}/tickets`, { as }).body
        .tickets;
    expect(seenBy(BEN).map((ticket) => ticket.id)).toContain(mainTicket);
    expect(seenBy(REGGIE)).toEqual([]);
  });

  test.each<readonly [string, Json]>([
    ['nothing that narrows them', { all: [{ field: 'current_tags', operator: 'includes', value: 'vip' }] }],
    ['narrowed in `any` alone', { all: [], any: [unsolved] }],
    ['eleven columns', { output: { columns: Array.from({ length: 11 }, () => 'status') } }],
    ['a column that is none', { output: { columns: ['nonsense'] } }],
    ['a trigger’s operator', { all: [{ field: 'status', operator: 'changed' }] }],
  ])('%s: 422', (_, change) => {
    expect(ask(worldWith({}).world, 'POST', 'views', { view: { ...view, ...change } }).status).toBe(422);
  });
});

describe('macros', () => {
  test('are read only', () => {
    const { world } = worldOf('continue-five');
    const { body } = ask<ListAnswer>(world, 'GET', 'macros', {}, ANA);
    expect(body['macros']?.map(({ title }) => title)).toContain('Close and thank');
    expect(ask(world, 'POST', 'macros', { macro: {} }).status).toBe(404);
  });
});
