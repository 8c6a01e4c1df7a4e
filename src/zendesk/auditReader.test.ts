import { describe, expect, test } from 'vitest';
import { createAuditReader } from './auditReader.ts';
import { encodeEvent } from './eventCode.ts';
import { fakeHost } from './testing/fakeHost.ts';
import { CONTINUES, decided, newEvent, TICKET_ID } from './testing/decisions.ts';

const at = (id: number): string => new Date(Date.UTC(2026, 10, 24, 9, id)).toISOString();

/** An update that holds a comment and nothing of ours. */
const comment = (id: number): object => ({
  id,
  author_id: 201,
  created_at: at(id),
  metadata: { custom: {} },
  via: { channel: 'web' },
  events: [{ id: id * 10, type: 'Comment', author_id: 201, body: 'Hello', public: true }],
});

/** An update with an event that says that it is the `seq`-th of the case. */
function event(id: number, seq: number): object {
  const act = { kind: 'decided', decision: decided({ answers: CONTINUES }), flag: false } as const;
  const coded = encodeEvent(newEvent(act, { id: id.toString(16).padStart(32, '0'), seq }), 'Past-due playbook');
  if (!coded.ok) throw new Error(coded.error);
  return { ...comment(id), metadata: { custom: coded.value.metadata } };
}

/** A help desk that gives these pages, the newest first, and a reader over it. */
function over(...pages: object[][]) {
  const asked: string[] = [];
  const host = fakeHost({}, ({ url }) => {
    const cursor = /page\[after\]=(\w+)/.exec(url)?.[1] ?? 'c0';
    asked.push(cursor);
    const place = Number(cursor.slice(1));
    const more = place + 1 < pages.length;
    return {
      ok: true,
      body: { audits: pages[place], users: [], meta: { has_more: more, after_cursor: more ? `c${place + 1}` : null } },
    };
  });
  const reader = createAuditReader(host);
  return {
    pages,
    asked,
    reader,
    ids: async (): Promise<readonly number[]> => {
      asked.length = 0;
      const read = await reader.read(TICKET_ID);
      if (!read.ok) throw new Error(read.error.why);
      return read.value.audits.map(({ id }) => id).toSorted((a, b) => a - b);
    },
  };
}

describe('reading a ticket’s audits', () => {
  test('goes page by page to the end, also past an event that says it is the first', async () => {
    const { ids, asked } = over([comment(9), event(8, 1)], [event(7, 1), comment(6)], [event(3, 1), comment(1)]);
    expect(await ids()).toEqual([1, 3, 6, 7, 8, 9]);
    expect(asked).toEqual(['c0', 'c1', 'c2']);
  });

  test('the second time ends with what is known', async () => {
    const desk = over([event(8, 1), comment(7)], [comment(6), event(5, 1)], [comment(1)]);
    await desk.ids();
    expect([await desk.ids(), [...desk.asked]]).toEqual([[1, 5, 6, 7, 8], ['c0']]);
    desk.pages.unshift([comment(12), event(11, 1)], [event(10, 1), comment(8)]);
    expect(await desk.ids()).toEqual([1, 5, 6, 7, 8, 10, 11, 12]);
    expect(desk.asked).toEqual(['c0', 'c1']);
  });

  test('another ticket is read by itself', async () => {
    const { ids, asked, reader } = over([comment(2)], [comment(1)]);
    await ids();
    expect((await reader.read(4712)).ok).toBe(true);
    expect(asked).toEqual(['c0', 'c1', 'c0', 'c1']);
  });

  test('a server that sorts the other way is read to its end, each time', async () => {
    const { ids, asked } = over([comment(1), event(2, 1)], [comment(3)]);
    expect(await ids()).toEqual([1, 2, 3]);
    expect(await ids()).toEqual([1, 2, 3]);
    expect(asked).toEqual(['c0', 'c1']);
  });

  test('an empty log, and one without a word on further pages, end there', async () => {
    expect(await over([]).ids()).toEqual([]);
    const host = fakeHost({}, () => ({ ok: true, body: { audits: [comment(1)] } }));
    const read = await createAuditReader(host).read(TICKET_ID);
    expect(read).toMatchObject({ ok: true, value: { audits: [{ id: 1 }] } });
    expect(host.requests).toHaveLength(1);
  });

  test('what could not be read to its end is not held', async () => {
    let fails = true;
    const host = fakeHost({}, ({ url }) => {
      if (url.includes('page[after]')) {
        if (fails) return { ok: false, status: 503, body: undefined, detail: '' };
        return { ok: true, body: { audits: [comment(1)] } };
      }
      return { ok: true, body: { audits: [comment(2)], meta: { has_more: true, after_cursor: 'c1' } } };
    });
    const reader = createAuditReader(host);
    expect(await reader.read(TICKET_ID)).toMatchObject({ ok: false, error: { why: 'down' } });
    fails = false;
    expect(await reader.read(TICKET_ID)).toMatchObject({ ok: true, value: { audits: [{ id: 2 }, { id: 1 }] } });
  });
});
