/** The search for tickets. */
import { describe, expect, test } from 'vitest';
import { ANA } from '../scenarios/people.ts';
import { mainTicket, worldOf } from '../testing/worlds.ts';
import { askZendesk } from '../testing/zendeskAsk.ts';
import type { World } from '../world/world.ts';

interface Found {
  readonly results: readonly { readonly id: number; readonly result_type: string; readonly updated_at: string }[];
  readonly count: number;
  readonly next_page: string | null;
}

const search = (world: World, query: string, more = '', as = ANA) =>
  askZendesk<Found>(world, 'GET', `/api/v2/search.json?query=${encodeURIComponent(query)}${more}`, { as });

const idsOf = (world: World, query: string): readonly number[] =>
  search(world, query)
    .body.results.map(({ id }) => id)
    .toSorted();

const tag = (world: World, id: number, tags: readonly string[]): void => {
  askZendesk(world, 'PUT', `/api/v2/tickets/${id}`, { body: { ticket: { tags } } });
};

const queue = () => {
  const test = worldOf('everyday');
  tag(test.world, 4711, ['late']);
  tag(test.world, 4712, ['late', 'vip']);
  tag(test.world, 4713, ['vip']);
  return test;
};

describe('GET /search', () => {
  test('finds tickets by one tag or any of several', () => {
    const { world } = queue();
    expect(idsOf(world, 'type:ticket tags:late')).toEqual([4711, 4712]);
    expect(idsOf(world, 'type:ticket tags:late tags:vip')).toEqual([4711, 4712, 4713]);
    expect(idsOf(world, 'type:ticket tags:none')).toEqual([]);
    expect(search(world, 'type:ticket tags:late').body).toMatchObject({
      count: 2,
      next_page: null,
      results: [{ result_type: 'ticket' }, { result_type: 'ticket' }],
    });
  });

  test('by status, also as a range, and along with the rest', () => {
    const { world } = queue();
    askZendesk(world, 'PUT', '/api/v2/tickets/4711', { body: { ticket: { status: 'hold' } } });
    expect(idsOf(world, 'type:ticket tags:late status:hold')).toEqual([4711]);
    expect(idsOf(world, 'type:ticket tags:late status<hold')).toEqual([4712]);
    expect(idsOf(world, 'type:ticket tags:late status>=hold')).toEqual([4711]);
  });

  test('by the time of the update or of the making: a day, or to the second', () => {
    const { world, later } = queue();
    expect(idsOf(world, 'type:ticket tags:late updated>2026-11-22')).toEqual([]);
    expect(idsOf(world, 'type:ticket tags:late updated>2026-11-21')).toEqual([4711, 4712]);
    expect(idsOf(world, 'type:ticket tags:late updated:2026-11-22')).toEqual([4711, 4712]);
    later(60);
    tag(world, 4712, ['late']);
    expect(idsOf(world, 'type:ticket tags:late updated>2026-11-22T15:00:30Z')).toEqual([4712]);
    expect(idsOf(world, 'type:ticket tags:late updated<=2026-11-22T15:00:30Z')).toEqual([4711]);
    expect(idsOf(world, 'type:ticket created>2026-11-22T15:00:00Z')).toEqual([]);
  });

  test('in the order that is asked for', () => {
    const { world, later } = queue();
    later(60);
    tag(world, 4711, ['late', 'again']);
    const order = (query: string, more = '') => search(world, query, more).body.results.map(({ id }) => id);
    expect(order('type:ticket tags:late', '&sort_by=updated_at&sort_order=asc')).toEqual([4712, 4711]);
    expect(order('type:ticket tags:late', '&sort_by=updated_at&sort_order=desc')).toEqual([4711, 4712]);
    expect(order('type:ticket tags:late order_by:updated_at sort:asc')).toEqual([4712, 4711]);
  });

  test('page by page', () => {
    const { world } = queue();
    const { body } = search(world, 'type:ticket', '&per_page=4');
    expect([body.results.length, body.count]).toEqual([4, 10]);
    const second = askZendesk<Found>(world, 'GET', body.next_page ?? '').body;
    expect(second.results).toHaveLength(4);
    expect(second.results[0]?.id).not.toBe(body.results[0]?.id);
  });

  test('by words of the subject and of comments', () => {
    const { world } = worldOf('refund-five');
    expect(idsOf(world, 'type:ticket "refund"')).toEqual([mainTicket]);
  });

  test('what cannot be searched by is refused, and customers do not search', () => {
    const { world } = queue();
    expect(search(world, 'type:ticket nonsense:1').status).toBe(422);
    expect(search(world, '').status).toBe(422);
    expect(search(world, 'type:ticket', '', 201).status).toBe(403);
  });
});
