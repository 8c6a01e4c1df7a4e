/** The hourly run of automations. */
import { describe, expect, test } from 'vitest';
import { RULE } from '../contract.ts';
import type { Json } from '../json.ts';
import { BEN, REGGIE } from '../scenarios/people.ts';
import { mainTicket, ticketOf, worldWith } from '../testing/worlds.ts';
import { type AuditsAnswer, askZendesk } from '../testing/zendeskAsk.ts';
import { runAutomations } from './automations.ts';
import type { World } from './world.ts';

const hour = 3600;

const when = (field: string, operator: string, value: string): Json => ({ field, operator, value });

const closing = (...all: readonly Json[]): Json => ({
  title: 'Close',
  conditions: { all, any: [] },
  actions: [{ field: 'status', value: 'closed' }],
});

const solvedFor = [when('status', 'is', 'solved'), when('SOLVED', 'greater_than', '96')];

const put = (world: World, ticket: Json, as = BEN): void => {
  askZendesk(world, 'PUT', `/api/v2/tickets/${mainTicket}`, { as, body: { ticket } });
};

describe('an automation', () => {
  test('acts once its hours are over, in an audit of its own: nobody’s, and without metadata', () => {
    const { world, later } = worldWith({ automations: [closing(...solvedFor)] });
    put(world, { status: 'solved' });
    later(96 * hour);
    expect(runAutomations(world)).toEqual([]);
    later(hour);
    expect(runAutomations(world)).toEqual([{ automation: 'Close', ticket: mainTicket }]);
    expect(ticketOf(world).status).toBe('closed');
    const { body } = askZendesk<AuditsAnswer>(world, 'GET', `/api/v2/tickets/${mainTicket}/audits?sort_order=desc`);
    expect(body.audits[0]).toMatchObject({
      author_id: RULE,
      via: { channel: 'rule', source: { from: { title: 'Close' }, rel: 'automation' } },
      events: [{ field_name: 'status', previous_value: 'solved', value: 'closed' }],
    });
    expect(body.audits[0]).not.toHaveProperty('metadata');
  });

  test('leaves what is closed alone, and does nothing while it is inactive', () => {
    const { world, later } = worldWith({ automations: [closing(when('SOLVED', 'greater_than', '1'))] });
    put(world, { status: 'solved' });
    later(2 * hour);
    expect(runAutomations(world)).toHaveLength(1);
    expect(runAutomations(world)).toEqual([]);
    const off = worldWith({ automations: [{ ...closing(when('NEW', 'greater_than', '0')), active: false }] });
    expect(runAutomations(off.world)).toEqual([]);
  });

  test('sets off triggers, which may undo it', () => {
    const trigger = {
      title: 'Reopen',
      all: [
        when('status', 'value', 'closed'),
        when('current_via_id', 'is', '8'),
        when('role', 'is_not', String(REGGIE)),
      ],
      any: [],
      actions: [{ field: 'status', value: 'open' }],
    };
    const { world, later } = worldWith({ automations: [closing(...solvedFor)], triggers: [trigger] });
    put(world, { status: 'solved' });
    later(97 * hour);
    runAutomations(world);
    expect(ticketOf(world).status).toBe('open');
    expect(ticketOf(world).audits.at(-1)?.events).toHaveLength(2);
  });

  test.each<readonly [string, string, string, number, boolean]>([
    ['updated_at', 'is', '3', 3, true],
    ['updated_at', 'is', '3', 4, false],
    ['updated_at', 'less_than', '3', 2, true],
    ['assigned_at', 'greater_than', '3', 4, true],
    ['assigned_at', 'greater_than', '3', 3, false],
    ['PENDING', 'is', '2', 2, true],
    ['HOLD', 'greater_than', '0', 9, false],
    ['created_at', 'greater_than', '2', 3, true],
    ['NEW', 'greater_than', '2', 3, true],
    ['assignee_updated_at', 'is', '5', 5, true],
    ['requester_updated_at', 'less_than', '1', 0, false],
  ])('%s %s %s, after %i hours: %s', (field, operator, value, hours, expected) => {
    const rule = closing(when(field, operator, value), when('current_tags', 'includes', 'ours'));
    const { world, later } = worldWith({ automations: [rule] });
    put(world, { assignee_id: BEN, status: 'pending', tags: ['ours'] });
    later(hours * hour);
    expect(runAutomations(world).length > 0).toBe(expected);
  });
});
