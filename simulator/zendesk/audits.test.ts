import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { ANA, BEN, REGGIE } from '../scenarios/people.ts';
import { mainTicket, ticketOf, worldOf } from '../testing/worlds.ts';
import { type AuditAnswer, type AuditsAnswer, askZendesk } from '../testing/zendeskAsk.ts';
import type { World } from '../world/world.ts';

const address = `/api/v2/tickets/${mainTicket}/audits`;

const list = (world: World, query = '') => askZendesk<AuditsAnswer>(world, 'GET', `${address}${query}`);

const write = (world: World, ticket: Json, as = ANA): void => {
  askZendesk(world, 'PUT', `/api/v2/tickets/${mainTicket}`, { as, body: { ticket } });
};

const withNotes = (count: number): World => {
  const { world, later } = worldOf('continue-five');
  for (let nth = 1; nth <= count; nth++) {
    later(1);
    write(world, { comment: { body: `Note ${nth}`, public: false } }, nth % 2 === 0 ? BEN : ANA);
  }
  return world;
};

const idsOf = (answer: AuditsAnswer): readonly number[] => answer.audits.map(({ id }) => id);

describe('GET /tickets/{id}/audits', () => {
  test('newest first by sort_order=desc or sort=-created_at, oldest first where not said', () => {
    const world = withNotes(2);
    const newestFirst = ticketOf(world)
      .audits.map(({ id }) => id)
      .reverse();
    expect(idsOf(list(world, '?sort_order=desc').body)).toEqual(newestFirst);
    expect(idsOf(list(world, '?sort=-created_at').body)).toEqual(newestFirst);
    expect(idsOf(list(world).body)).toEqual(newestFirst.toReversed());
  });

  test('cursor pages lead through the whole log, each audit once, newest first', () => {
    const world = withNotes(230);
    const pages: (readonly number[])[] = [];
    let next: string | null = `${address}?sort_order=desc&page[size]=100&include=users`;
    while (next !== null) {
      const { body }: { body: AuditsAnswer } = askZendesk<AuditsAnswer>(world, 'GET', next);
      pages.push(idsOf(body));
      expect(body.meta?.has_more).toBe(body.links?.next !== null);
      next = body.links?.next ?? null;
    }
    const all = ticketOf(world).audits.map(({ id }) => id);
    expect(pages.map((page) => page.length)).toEqual([100, 100, all.length - 200]);
    expect(pages.flat()).toEqual(all.reverse());
  });

  test('a log written to between two pages loses nothing of what was there', () => {
    const world = withNotes(5);
    const query = '?sort_order=desc&page[size]=3';
    const first = list(world, query).body;
    write(world, { comment: { body: 'Meanwhile', public: false } });
    const second = list(world, `${query}&page[after]=${first.meta?.after_cursor ?? ''}`).body;
    expect(second.audits[0]?.id).toBe(ticketOf(world).audits.at(-5)?.id);
  });

  test('no page holds more than 100', () => {
    expect(list(withNotes(101), '?page[size]=500').body.audits).toHaveLength(100);
  });

  test('the way back leads to the page before', () => {
    const world = withNotes(8);
    const first = list(world, '?sort_order=desc&page[size]=4').body;
    expect(first.links?.prev).toBeNull();
    const second = askZendesk<AuditsAnswer>(world, 'GET', first.links?.next ?? '').body;
    const back = askZendesk<AuditsAnswer>(world, 'GET', second.links?.prev ?? '').body;
    expect(idsOf(back)).toEqual(idsOf(first));
  });

  test('a cursor of no audit is refused rather than read as the beginning', () => {
    expect(list(withNotes(2), '?page[after]=nonsense').status).toBe(400);
  });

  test('numbered pages tell the count', () => {
    const world = withNotes(5);
    const total = ticketOf(world).audits.length;
    const { body } = list(world, '?per_page=4&page=2&sort_order=desc');
    expect(body.count).toBe(total);
    expect(idsOf(body)).toEqual(
      ticketOf(world)
        .audits.map(({ id }) => id)
        .reverse()
        .slice(4, 8),
    );
  });

  test('include=users brings everybody on the page, once each: writers and the authors of comments', () => {
    const { world } = worldOf('begun-by-another');
    write(world, { comment: { body: 'In his name', public: false, author_id: REGGIE } }, ANA);
    const { body } = list(world, '?sort_order=desc&page[size]=100&include=users');
    const { requesterId } = ticketOf(world);
    expect(body.users?.map(({ id }) => id).sort()).toEqual([ANA, BEN, REGGIE, requesterId]);
    expect(body.users?.find(({ id }) => id === requesterId)?.role).toBe('end-user');
    expect(list(world, '?sort_order=desc').body).not.toHaveProperty('users');
    expect(
      list(world, '?sort_order=desc&page[size]=1&include=users')
        .body.users?.map(({ id }) => id)
        .sort(),
    ).toEqual([ANA, REGGIE]);
  });

  test('filter_events[] keeps the audits that hold such an event', () => {
    const world = withNotes(1);
    write(world, { status: 'pending' });
    const { body } = list(world, '?filter_events[]=Comment');
    expect(body.audits.every(({ events }) => events.some(({ type }) => type === 'Comment'))).toBe(true);
    expect(body.audits.length).toBeLessThan(ticketOf(world).audits.length);
  });

  test('one audit alone, and 404 for one of another ticket', () => {
    const { world } = worldOf('everyday');
    const own = ticketOf(world).audits[0]?.id ?? 0;
    const foreign = ticketOf(world, 4712).audits[0]?.id ?? 0;
    const one = askZendesk<{ audit: AuditAnswer }>(world, 'GET', `${address}/${own}.json`);
    expect(one.body.audit).toMatchObject({ id: own, ticket_id: mainTicket });
    expect(askZendesk(world, 'GET', `${address}/${foreign}`).status).toBe(404);
  });
});

describe('what is done to a comment afterwards', () => {
  test('redaction rewrites its text in the old audit and adds an event', () => {
    const world = withNotes(1);
    const comment = list(world, '?sort_order=desc').body.audits[0]?.events[0];
    const change = `/api/v2/tickets/${mainTicket}/comments/${comment?.id ?? 0}`;
    expect(askZendesk(world, 'PUT', `${change}/redact`, { as: BEN, body: { text: 'Note' } }).status).toBe(200);
    const [newest, old] = list(world, '?sort_order=desc').body.audits;
    expect(newest).toMatchObject({ author_id: BEN, events: [{ type: 'CommentRedactionEvent' }] });
    expect(old).toMatchObject({ author_id: ANA, events: [{ body: '▇▇▇▇ 1' }] });
  });

  test('a comment can be made private', () => {
    const { world } = worldOf('continue-five');
    const comment = list(world).body.audits[0]?.events[0];
    expect(comment).toMatchObject({ type: 'Comment', public: true });
    const change = `/api/v2/tickets/${mainTicket}/comments/${comment?.id ?? 0}/make_private`;
    expect(askZendesk(world, 'PUT', change).status).toBe(200);
    expect(list(world).body.audits[0]?.events[0]?.public).toBe(false);
  });
});
