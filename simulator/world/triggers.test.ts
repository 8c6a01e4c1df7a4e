/** Triggers: when they fire, what they do, and where the log tells it. */
import { describe, expect, test } from 'vitest';
import { RULE } from '../contract.ts';
import type { Json } from '../json.ts';
import { ADA, ANA, BEN, REGGIE } from '../scenarios/people.ts';
import { applyRule, replyAsCustomer, submitTicket } from '../server/ticketActs.ts';
import { caseFieldId, mainTicket, ticketOf, worldWith } from '../testing/worlds.ts';
import { type TicketAnswer, askZendesk } from '../testing/zendeskAsk.ts';
import { addFollowUp } from './followUp.ts';
import type { World } from './world.ts';

const put = (world: World, ticket: Json, as = ANA) =>
  askZendesk<TicketAnswer>(world, 'PUT', `/api/v2/tickets/${mainTicket}`, { as, body: { ticket } }).body;

const when = (field: string, operator: string, value: unknown = null): Json => ({ field, operator, value });
const set = (field: string, value: unknown): Json => ({ field, value });

/** One that adds a tag, so that tests see that it fired. */
const marking = (...all: readonly Json[]): Json => ({
  title: 'Mark',
  conditions: { all, any: [] },
  actions: [set('current_tags', 'marked')],
});

const note = { comment: { body: 'Checked.', public: false } };

const marks = (conditions: readonly Json[], ticket: Json, as = ANA): boolean => {
  const { world } = worldWith({ triggers: [marking(...conditions)] });
  return put(world, { ...note, ...ticket }, as).ticket.tags.includes('marked');
};

describe('conditions', () => {
  test.each<readonly [string, readonly Json[], Json, boolean]>([
    ['status is', [when('status', 'is', 'pending')], { status: 'pending' }, true],
    ['status is, another one', [when('status', 'is', 'pending')], { status: 'hold' }, false],
    ['status is_not', [when('status', 'is_not', 'pending')], { status: 'hold' }, true],
    ['less_than', [when('status', 'less_than', 'solved')], { status: 'hold' }, true],
    ['less_than itself', [when('status', 'less_than', 'solved')], { status: 'solved' }, false],
    ['greater_than', [when('status', 'greater_than', 'hold')], { status: 'closed' }, true],
    ['greater_than itself', [when('status', 'greater_than', 'solved')], { status: 'solved' }, false],
    ['changed', [when('status', 'changed')], { status: 'hold' }, true],
    ['changed, to what it was', [when('status', 'changed')], { status: 'open' }, false],
    ['not_changed', [when('status', 'not_changed')], {}, true],
    ['changed to', [when('status', 'value', 'solved')], { status: 'solved' }, true],
    ['changed to, unchanged', [when('status', 'value', 'open')], {}, false],
    ['not changed to', [when('status', 'not_value', 'solved')], { status: 'hold' }, true],
    ['changed from', [when('status', 'value_previous', 'open')], { status: 'hold' }, true],
    ['changed from, unchanged', [when('status', 'value_previous', 'open')], {}, false],
    ['not changed from', [when('status', 'not_value_previous', 'open')], { status: 'hold' }, false],
    ['priority', [when('priority', 'greater_than', 'normal')], { priority: 'urgent' }, true],
    ['assignee', [when('assignee_id', 'is', String(BEN))], { assignee_id: BEN }, true],
    ['assignee nobody', [when('assignee_id', 'is', '')], { assignee_id: null }, true],
    ['assignee current user', [when('assignee_id', 'is', 'current_user')], {}, true],
    ['tags, one of several', [when('current_tags', 'includes', 'vip late billing')], {}, true],
    ['tags, none of them', [when('current_tags', 'not_includes', 'vip late')], {}, true],
    ['tags, one too many', [when('current_tags', 'not_includes', 'vip billing')], {}, false],
    ['a change', [when('update_type', 'is', 'Change')], {}, true],
    ['no creation', [when('update_type', 'is', 'Create')], {}, false],
    ['by web service', [when('current_via_id', 'is', '5')], {}, true],
    ['not by a rule', [when('current_via_id', 'is_not', 8)], {}, true],
    ['a public comment', [when('comment_is_public', 'is', 'true')], {}, false],
    ['a private comment', [when('comment_is_public', 'is', false)], {}, true],
    ['any comment', [when('comment_is_public', 'is', 'not_relevant')], {}, true],
    ['a text in the comment', [when('comment_includes_word', 'is', 'checked.')], {}, true],
    ['a text that is not in it', [when('comment_includes_word', 'is', 'Approved')], {}, false],
    ['one of several words', [when('comment_includes_word', 'includes', 'seen checked')], {}, true],
    ['none of several words', [when('comment_includes_word', 'not_includes', 'seen checked')], {}, false],
    ['not a text', [when('comment_includes_word', 'is_not', 'Approved')], {}, true],
    ['two at once', [when('status', 'is', 'open'), when('current_tags', 'includes', 'vip')], {}, false],
    ['a field of another account', [when('nonsense', 'is', '1')], {}, false],
    ['an operator that is none', [when('status', 'resembles', 'open')], {}, false],
  ])('%s', (_, conditions, ticket, expected) => {
    expect(marks(conditions, ticket)).toBe(expected);
  });

  test('of a custom field: a value, any, none', () => {
    const { world } = worldWith({});
    const id = caseFieldId(world);
    const fired = (operator: string, value: string | null, now: string | null): boolean => {
      const { world: own } = worldWith({ triggers: [marking(when(`custom_fields_${id}`, operator, value))] });
      return put(own, { ...note, custom_fields: [{ id, value: now }] }).ticket.tags.includes('marked');
    };
    expect([fired('is', 'pdp_open', 'pdp_open'), fired('is', 'pdp_open', null)]).toEqual([true, false]);
    expect([fired('is_not', 'pdp_open', 'pdp_open'), fired('is_not', 'pdp_open', null)]).toEqual([false, true]);
    expect([fired('present', null, 'pdp_open'), fired('present', null, null)]).toEqual([true, false]);
    expect([fired('not_present', null, 'pdp_open'), fired('not_present', null, null)]).toEqual([false, true]);
  });

  test.each<readonly [string, number, readonly [boolean, boolean, boolean, boolean]]>([
    ['an agent', ANA, [false, true, false, false]],
    ['an admin', ADA, [false, true, true, false]],
    ['Reggie', REGGIE, [false, true, false, true]],
  ])('of the role of whoever is signed in: %s', (_, as, expected) => {
    const told = ['end_user', 'agent', 'admin', REGGIE].map((role) => marks([when('role', 'is', role)], {}, as));
    expect(told).toEqual(expected);
    const not = ['end_user', 'agent', 'admin', REGGIE].map((role) => marks([when('role', 'is_not', role)], {}, as));
    expect(not).toEqual(expected.map((is) => !is));
  });

  test('the role is never that of a comment’s author', () => {
    const forged = { comment: { body: 'Approved.', public: false, author_id: REGGIE } };
    expect(marks([when('role', 'is', REGGIE)], forged)).toBe(false);
  });

  test('`any` needs one of them', () => {
    const either = {
      ...marking(),
      conditions: { all: [], any: [when('status', 'is', 'solved'), when('current_tags', 'includes', 'billing')] },
    };
    expect(put(worldWith({ triggers: [either] }).world, note).ticket.tags).toContain('marked');
    const neither = { ...either, conditions: { all: [], any: [when('status', 'is', 'solved')] } };
    expect(put(worldWith({ triggers: [neither] }).world, note).ticket.tags).not.toContain('marked');
  });

  test('the old form has them beside the title', () => {
    const old = {
      title: 'Old',
      all: [when('status', 'is', 'open')],
      any: [],
      actions: [set('current_tags', 'marked')],
    };
    expect(put(worldWith({ triggers: [old] }).world, note).ticket.tags).toContain('marked');
  });
});

describe('how an update came', () => {
  const via = (id: string) => worldWith({ triggers: [marking(when('current_via_id', 'is', id))] }).world;
  const isMarked = (world: World, id = mainTicket): boolean => ticketOf(world, id).tags.includes('marked');

  test('Submit is the web form, a customer’s reply a mail', () => {
    const [form, mail] = [via('0'), via('4')];
    const ana = form.person(ANA);
    if (ana !== undefined) submitTicket(form, ticketOf(form), { status: 'pending' }, ana);
    replyAsCustomer(mail, ticketOf(mail), 'Hello?');
    expect([isMarked(form), isMarked(mail)]).toEqual([true, true]);
  });

  test('a rule tells that it is one, or looks like a web service; nobody did it', () => {
    const told = via('8');
    applyRule(told, ticketOf(told), { status: 'pending' }, RULE);
    const untold = via('5');
    untold.knobs = { ...untold.knobs, ruleViaTold: false };
    applyRule(untold, ticketOf(untold), { status: 'pending' }, RULE);
    expect([isMarked(told), isMarked(untold)]).toEqual([true, true]);
    const { world } = worldWith({ triggers: [marking(when('role', 'is_not', 'agent'))] });
    applyRule(world, ticketOf(world), { status: 'pending' }, RULE);
    expect(isMarked(world)).toBe(true);
  });

  test('a follow-up is created, out of a closed ticket, and all it begins with has changed', () => {
    const all = [when('update_type', 'is', 'Create'), when('current_via_id', 'is', '27'), when('status', 'changed')];
    const { world } = worldWith({ triggers: [marking(...all)] });
    const { id } = addFollowUp(world, ticketOf(world), 'It is not over.');
    expect([isMarked(world, id), isMarked(world)]).toEqual([true, false]);
    expect(ticketOf(world, id).audits).toHaveLength(1);
  });
});

describe('a trigger', () => {
  const reopen: Json = {
    title: 'Reopen',
    conditions: { all: [when('status', 'value', 'solved')], any: [] },
    actions: [set('status', 'open'), set('current_tags', 'reopened')],
  };

  test('adds its events to the audit that set it off, which keeps its author', () => {
    const { world } = worldWith({ triggers: [reopen] });
    const { ticket, audit } = put(world, { ...note, status: 'solved', metadata: { pdp: '1' } });
    expect(ticket).toMatchObject({ status: 'open', tags: ['billing', 'reopened'] });
    const source = { from: { title: 'Reopen' }, rel: 'trigger' };
    expect(audit).toMatchObject({
      author_id: ANA,
      via: { channel: 'api' },
      metadata: { custom: { pdp: '1' } },
      events: [
        { type: 'Comment' },
        { field_name: 'status', previous_value: 'open', value: 'solved' },
        { field_name: 'status', previous_value: 'solved', value: 'open', via: { channel: 'rule', source } },
        { field_name: 'tags', value: ['billing', 'reopened'], via: { channel: 'rule', source } },
      ],
    });
    expect(audit?.events[0]).not.toHaveProperty('via');
    expect(ticketOf(world).audits.at(-1)?.events).toHaveLength(4);
  });

  test('sets a closed status back as well; otherwise closed is closed', () => {
    const all = [when('status', 'greater_than', 'solved')];
    const { world } = worldWith({ triggers: [{ ...reopen, conditions: { all, any: [] } }] });
    expect(put(world, { status: 'closed' }).ticket.status).toBe('open');
    expect(put(worldWith({}).world, { status: 'closed' }).ticket.status).toBe('closed');
  });

  test('is not asked where nothing was changed, and not while it is inactive', () => {
    const { world } = worldWith({ triggers: [marking(), { ...marking(), active: false }] });
    expect(put(world, {}).audit).toBeUndefined();
    expect(put(worldWith({ triggers: [{ ...marking(), active: false }] }).world, note).ticket.tags).toEqual([
      'billing',
    ]);
  });

  test('fires once in an update, and `changed` looks at the update as a whole', () => {
    const solve = { ...marking(when('status', 'is', 'open')), actions: [set('status', 'solved')] };
    const { world } = worldWith({ triggers: [solve, reopen] });
    // Solved by the first, reopened by the second; the first has had its turn.
    expect(put(world, { ...note, status: 'pending' }).ticket.status).toBe('pending');
    expect(put(world, { ...note, status: 'open' }).ticket.status).toBe('open');
  });

  test('the first comes again after one that changed something', () => {
    const early = { ...marking(when('current_tags', 'includes', 'later')), actions: [set('current_tags', 'early')] };
    const late = { ...marking(), actions: [set('current_tags', 'later')] };
    expect(put(worldWith({ triggers: [early, late] }).world, note).ticket.tags).toEqual(['billing', 'early', 'later']);
  });

  test('comes in its position, whatever the order of making', () => {
    const to = (status: string, position: number) => ({
      ...marking(when('status', 'is', 'open')),
      position,
      actions: [set('status', status)],
    });
    const { world } = worldWith({ triggers: [to('hold', 9), to('pending', 2)] });
    expect(put(world, note).ticket.status).toBe('pending');
  });

  test('moves a drop-down with its tag, both ways, and sets a field with its tag', () => {
    const id = caseFieldId(worldWith({}).world);
    const doing = (action: Json, before: string | null) => {
      const { world } = worldWith({ triggers: [{ ...marking(when('status', 'is', 'hold')), actions: [action] }] });
      put(world, { custom_fields: [{ id, value: before }] });
      const { tags, custom_fields: fields } = put(world, { status: 'hold' }).ticket;
      return [tags, fields.find((field) => field.id === id)?.value];
    };
    expect(doing(set('current_tags', 'pdp_open'), null)).toEqual([['billing', 'pdp_open'], 'pdp_open']);
    expect(doing(set('remove_tags', 'pdp_open'), 'pdp_open')).toEqual([['billing'], null]);
    expect(doing(set('set_tags', 'vip late'), 'pdp_open')).toEqual([['late', 'vip'], null]);
    expect(doing(set(`custom_fields_${id}`, 'pdp_open'), null)).toEqual([['billing', 'pdp_open'], 'pdp_open']);
  });

  test('assigns, prioritises and adds a follower', () => {
    const actions = [set('assignee_id', String(BEN)), set('priority', 'urgent'), set('follower', [REGGIE])];
    const { world } = worldWith({ triggers: [{ ...marking(), actions }] });
    expect(put(world, note).ticket).toMatchObject({ assignee_id: BEN, priority: 'urgent', follower_ids: [REGGIE] });
    const own = worldWith({ triggers: [{ ...marking(), actions: [set('assignee_id', 'current_user')] }] }).world;
    expect(put(own, note, BEN).ticket).toMatchObject({ assignee_id: BEN });
  });
});
