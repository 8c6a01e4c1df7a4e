import { describe, expect, test } from 'vitest';
import { ticketsOver } from './caseSearch.ts';
import type { Answer } from './client.ts';
import { APP_TAGS } from './appTags.ts';
import { fakeHost, type FakeHost } from './testing/fakeHost.ts';

const SINCE = Date.UTC(2026, 9, 25, 12);
const CLOCK = { now: () => 0, pause: () => Promise.resolve() };

const ticket = (id: number, updatedAt = SINCE + id): object => ({
  id,
  created_at: new Date(SINCE).toISOString(),
  updated_at: new Date(updatedAt).toISOString(),
  requester_id: 201,
  result_type: 'ticket',
});

/** A help desk that answers the search for a tag with these; every other tag finds nothing. */
function over(byTag: Readonly<Record<string, Answer | readonly object[]>>) {
  const host = fakeHost({}, ({ url }): Answer => {
    const tag = /tags:(\w+)/.exec(decodeURIComponent(url))?.[1] ?? '';
    const found = byTag[tag] ?? [];
    return 'ok' in found ? found : { ok: true, body: { results: found, count: found.length, next_page: null } };
  });
  return { host, find: () => ticketsOver(host, CLOCK)(new AbortController().signal).find(SINCE) };
}

const queriesOf = ({ requests }: FakeHost): readonly string[] =>
  requests.map(({ url }) => new URL(url, 'https://x.example').searchParams.get('query') ?? '');

describe('finding the tickets', () => {
  test('one search per tag of the app, newest first, a day more than asked for', async () => {
    const { host, find } = over({});
    expect(await find()).toEqual({ tickets: [], hasMore: false, failed: 0, failure: null });
    expect(queriesOf(host)).toEqual(APP_TAGS.map((tag) => `type:ticket tags:${tag} updated>2026-10-24`));
    expect(APP_TAGS).toEqual(expect.arrayContaining(['pdp_waiting', 'pdr_exception_waive_two', 'pdp_reopened']));
    expect(host.requests[0]?.url).toMatch(/&sort_by=updated_at&sort_order=desc&per_page=100$/);
  });

  test('each ticket once, the newest first; none that is older', async () => {
    const { find } = over({
      pdp_open: [ticket(1), ticket(2)],
      pdr_no_answer: [ticket(3), ticket(2)],
      pdp_recorded: [ticket(4, SINCE - 1)],
    });
    const { tickets, hasMore } = await find();
    expect(tickets.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(tickets[0]).toEqual({ id: 3, createdAt: SINCE, updatedAt: SINCE + 3, requesterId: 201 });
    expect(hasMore).toBe(false);
  });

  test('a hundred at most, and whether there are more', async () => {
    const many = (from: number, to: number): object[] =>
      Array.from({ length: to - from }, (_, place) => ticket(from + place));
    const hundred = await over({ pdp_open: many(1, 101) }).find();
    expect([hundred.tickets.length, hundred.hasMore]).toEqual([100, false]);
    const two = await over({ pdp_open: many(1, 61), pdp_waiting: many(61, 122) }).find();
    expect([two.tickets.length, two.tickets[0]?.id, two.hasMore]).toEqual([100, 121, true]);
    const told = (results: object[], count: number, next: string | null): Answer => ({
      ok: true,
      body: { results, count, next_page: next },
    });
    expect((await over({ pdp_open: told(many(1, 101), 130, null) }).find()).hasMore).toBe(true);
    expect((await over({ pdp_open: told(many(1, 101), 0, 'https://x') }).find()).hasMore).toBe(true);
    // The rest is older than what is asked for.
    const old = [...many(1, 100), ticket(100, SINCE - 1)];
    expect((await over({ pdp_open: told(old, 130, 'https://x') }).find()).hasMore).toBe(false);
  });

  test('a search that fails leaves the others standing, and is told', async () => {
    const { find } = over({
      pdp_open: { ok: false, status: 403, body: '', detail: 'no' },
      pdp_waiting: { ok: true, body: { results: 'none' } },
      pdp_recorded: [ticket(1)],
    });
    expect(await find()).toMatchObject({ tickets: [{ id: 1 }], failed: 2, failure: { why: 'not-allowed' } });
  });
});

describe('reading one', () => {
  const USERS = [
    { id: 101, name: 'Ana', email: 'ana@vista.example', role: 'agent' },
    { id: 201, name: 'Dana', email: 'dana@fox.example', role: 'end-user' },
  ];
  const found = { id: 4711, createdAt: 0, updatedAt: 0, requesterId: 201 };

  test('gives its updates, who is in them, and the requester', async () => {
    const solve = { id: 1, type: 'Change', field_name: 'status', previous_value: 'open', value: 'solved' };
    const audits = [
      { id: 9, author_id: 101, created_at: new Date(5).toISOString(), via: { channel: 'api' }, events: [solve] },
    ];
    const host = fakeHost({}, () => ({ ok: true, body: { audits, users: USERS } }));
    const read = await ticketsOver(host, CLOCK)(new AbortController().signal).trail(found);
    expect(read).toMatchObject({
      ok: true,
      value: {
        updates: [{ at: 5, acts: [{ did: 'solved', by: 101, route: { kind: 'api' } }] }],
        requester: { id: 201, name: 'Dana', email: 'dana@fox.example' },
      },
    });
    expect(host.requests[0]?.url).toMatch(/^\/api\/v2\/tickets\/4711\/audits\.json/);
  });

  test('or why not; a requester of whom nothing is known stays one', async () => {
    const gone = fakeHost({});
    expect(await ticketsOver(gone, CLOCK)(new AbortController().signal).trail(found)).toMatchObject({
      ok: false,
      error: { why: 'not-found' },
    });
    const empty = fakeHost({}, () => ({ ok: true, body: { audits: [], users: [] } }));
    expect(
      await ticketsOver(empty, CLOCK)(new AbortController().signal).trail({ ...found, requesterId: 5 }),
    ).toMatchObject({
      value: { requester: { id: 5, name: '', email: null } },
    });
  });
});
