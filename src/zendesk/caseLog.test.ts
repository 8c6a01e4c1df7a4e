import { describe, expect, test, vi } from 'vitest';
import { caseLogOver } from './caseLog.ts';
import { encodeEvent } from './eventCode.ts';
import { fakeHost, type FakeHost } from './testing/fakeHost.ts';
import { CONTINUES, decided, newEvent, TICKET_ID } from './testing/decisions.ts';
import type { Answer } from './client.ts';
import type { ZafRequest } from './zaf.ts';
import type { RecordRequest } from '../app/ports.ts';
import type { NewEvent } from '../domain/case/events.ts';

const ANA = { id: 101, name: 'Ana', email: 'ana@vista.example', role: 'agent' };
const REGGIE = { id: 103, name: 'Reggie', email: 'reggie@vista.example', role: 'admin' };
const DANA = { id: 201, name: 'Dana', email: 'dana@fox.example', role: 'end-user' };
const USERS = [ANA, REGGIE, DANA];

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString();

const spoken = (id: number, who: typeof ANA, body: string, isPublic = true): object => ({
  id,
  author_id: who.id,
  created_at: at(id),
  metadata: { custom: {} },
  via: { channel: 'web' },
  events: [{ id: id * 10, type: 'Comment', author_id: who.id, body, public: isPublic }],
});

const CREATED = {
  ...spoken(1, DANA, 'Please help'),
  events: [
    { id: 10, type: 'Comment', author_id: 201, body: 'Please help', public: true },
    { id: 11, type: 'Create', field_name: 'status', value: 'open' },
  ],
};

const decision = decided({ answers: CONTINUES });
const EVENT = newEvent({ kind: 'decided', decision, flag: false });

function eventAudit(id: number, event: NewEvent, changes: Record<string, unknown> = {}): object {
  const coded = encodeEvent(event, 'Past-due playbook');
  if (!coded.ok) throw new Error(coded.error);
  return {
    id,
    author_id: ANA.id,
    created_at: at(id),
    metadata: { custom: coded.value.metadata },
    via: { channel: 'api' },
    events: [{ id: id * 10, type: 'Comment', author_id: ANA.id, body: coded.value.body, public: false }],
    ...changes,
  };
}

const REQUEST: RecordRequest = {
  event: EVENT,
  author: ANA.id,
  note: 'Past-due playbook',
  index: { phase: 'recorded', resolution: 'void-remainder', count: 5 },
  followers: [],
};

const found = (body: unknown): Answer => ({ ok: true, body });
const refused = (status: number, body: unknown = {}): Answer => ({
  ok: false,
  status,
  body,
  detail: `status ${status}`,
});

interface Desk {
  audits: object[];
  ticket: Record<string, unknown>;
  put: (data: Record<string, unknown>) => Answer;
}

/** A help desk with one ticket; `put` answers the update. */
function desk(changes: Partial<Desk> = {}, values: Record<string, unknown> = {}): FakeHost & Desk {
  const state: Desk = {
    audits: [CREATED],
    ticket: { updated_at: at(1), status: 'open', tags: ['billing', 'pdp_open'] },
    put: () => found({ ticket: {}, audit: eventAudit(50, EVENT) }),
    ...changes,
  };
  const host = fakeHost(
    { 'requirement:past_due_case': { requirement_id: 777 }, 'ticket.tags': ['billing', 'pdp_open'], ...values },
    ({ url, type, data }: ZafRequest) => {
      if (type === 'PUT') return state.put((JSON.parse(data ?? '{}') as { ticket: Record<string, unknown> }).ticket);
      if (url.includes('/audits')) return found({ audits: state.audits.toReversed(), users: USERS, meta: {} });
      return found({ ticket: state.ticket });
    },
  );
  return Object.assign(host, state);
}

const isOk = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe('reading the case log', () => {
  test('events have the audit’s author and time, whoever the comment names', async () => {
    const forged = eventAudit(2, EVENT, {
      events: (eventAudit(2, EVENT) as { events: object[] }).events.map((event) => ({
        ...event,
        author_id: REGGIE.id,
      })),
    });
    const { entries } = isOk(await caseLogOver(desk({ audits: [CREATED, forged] })).read(TICKET_ID));
    expect(entries).toEqual([
      { entry: 'customer-wrote', at: Date.parse(at(1)) },
      { entry: 'other-name', by: ANA.id, shownAs: REGGIE.id, at: Date.parse(at(2)) },
      { entry: 'event', event: { ...EVENT, author: ANA.id, at: Date.parse(at(2)), auditId: 2, noteIntact: true } },
    ]);
  });

  test('what a business rule did never counts', async () => {
    const audits = [
      CREATED,
      eventAudit(2, EVENT, { via: { channel: 'rule' }, author_id: -1 }),
      { id: 3, author_id: -1, created_at: at(3), via: { channel: 'rule' }, events: [] },
    ];
    const { entries } = isOk(await caseLogOver(desk({ audits })).read(TICKET_ID));
    expect(entries.map(({ entry }) => entry)).toEqual(['customer-wrote']);
  });

  test('a redacted note, a public one and a missing one are no longer the note', async () => {
    const comment = (eventAudit(2, EVENT) as { events: object[] }).events[0];
    for (const [second, third] of [
      [
        eventAudit(2, EVENT),
        { ...spoken(3, ANA, ''), events: [{ type: 'CommentRedactionEvent', id: 5, comment_id: 20 }] },
      ],
      [eventAudit(2, EVENT, { events: [{ ...comment, public: true }] }), spoken(3, ANA, 'x', false)],
      [eventAudit(2, EVENT, { events: [] }), spoken(3, ANA, 'x', false)],
    ] as const) {
      const { entries } = isOk(await caseLogOver(desk({ audits: [CREATED, second, third] })).read(TICKET_ID));
      const event = entries.find(({ entry }) => entry === 'event');
      expect(event).toMatchObject({ event: { noteIntact: false } });
    }
  });

  test('solves, replies, names, e-mails and the saved status are told, oldest first', async () => {
    const solved = {
      ...spoken(3, ANA, 'Done, bye'),
      events: [
        { id: 30, type: 'Comment', author_id: 101, body: 'Done, bye', public: true },
        { id: 31, type: 'Change', field_name: 'status', value: 'solved', previous_value: 'open' },
      ],
    };
    const closed = {
      ...spoken(4, ANA, '', false),
      events: [{ id: 41, type: 'Change', field_name: 'status', value: 'closed', previous_value: 'solved' }],
    };
    const host = desk({ audits: [CREATED, spoken(2, ANA, 'internal', false), solved, closed] });
    const log = isOk(await caseLogOver(host).read(TICKET_ID));
    expect(log.entries).toEqual([
      { entry: 'customer-wrote', at: Date.parse(at(1)) },
      { entry: 'agent-replied', by: 101, at: Date.parse(at(3)), text: 'Done, bye' },
      { entry: 'solved', by: 101, at: Date.parse(at(3)) },
    ]);
    expect(log.savedStatus).toBe('closed');
    expect(log.names.get(103)).toBe('Reggie');
    expect(log.emails.get(201)).toBe('dana@fox.example');
  });

  test('an event of a newer app is told as unreadable', async () => {
    const coded = eventAudit(2, EVENT) as { metadata: { custom: object } };
    const newer = { ...coded, metadata: { custom: { ...coded.metadata.custom, pdp_v: '9' } } };
    const { entries } = isOk(await caseLogOver(desk({ audits: [newer] })).read(TICKET_ID));
    expect(entries).toEqual([
      { entry: 'unreadable-event', auditId: 2, at: Date.parse(at(2)), why: 'version 9', isNewer: true },
    ]);
  });

  test.each([
    [0, 'timeout'],
    [403, 'not-allowed'],
    [404, 'not-found'],
    [429, 'busy'],
    [503, 'down'],
  ])('status %i is told as %s', async (status, why) => {
    const host = fakeHost({}, () => refused(status));
    expect(await caseLogOver(host).read(TICKET_ID)).toMatchObject({ ok: false, error: { why } });
  });

  test('an answer that is none is malformed, never an empty log', async () => {
    const host = fakeHost({}, () => found({ audits: [{ id: 'x' }] }));
    expect(await caseLogOver(host).read(TICKET_ID)).toMatchObject({ ok: false, error: { why: 'malformed' } });
  });
});

describe('recording an event', () => {
  test('is one private, safe update with the index field, followers and metadata, at most 3 requests', async () => {
    let sent: Record<string, unknown> = {};
    const host = desk({
      put: (ticket) => {
        sent = ticket;
        return found({ audit: eventAudit(50, EVENT) });
      },
    });
    const recorded = await caseLogOver(host).record({ ...REQUEST, followers: [103, 'r@vista.example'] }, 0);
    expect(recorded).toEqual({
      ok: true,
      value: { ...EVENT, author: 101, at: Date.parse(at(50)), auditId: 50, noteIntact: true },
    });
    expect(sent).toMatchObject({
      comment: { public: false },
      custom_fields: [{ id: 777, value: 'pdp_recorded' }],
      followers: [
        { user_id: 103, action: 'put' },
        { user_email: 'r@vista.example', action: 'put' },
      ],
      safe_update: true,
      updated_stamp: at(1),
    });
    expect(sent).not.toHaveProperty('tags');
    expect(sent).not.toHaveProperty('status');
    expect(host.requests).toHaveLength(3);
    expect(host.requests.at(-1)).toMatchObject({ type: 'PUT', autoRetry: false });
  });

  test('the fields for reports are set in the same update, and cleared where nothing is decided', async () => {
    const sent: unknown[] = [];
    const host = desk(
      {
        put: ({ custom_fields }) => {
          sent.push(custom_fields);
          return found({ audit: eventAudit(50, EVENT) });
        },
      },
      {
        'requirement:past_due_resolution': { requirement_id: 778 },
        'requirement:past_due_count': { requirement_id: 779 },
      },
    );
    const log = caseLogOver(host);
    await log.record(REQUEST, 0);
    await log.mendIndex(TICKET_ID, { phase: 'dismissed', resolution: null, count: null });
    expect(sent).toEqual([
      [
        { id: 777, value: 'pdp_recorded' },
        { id: 778, value: 'pdr_void_remainder' },
        { id: 779, value: 5 },
      ],
      [
        { id: 777, value: 'pdp_dismissed' },
        { id: 778, value: null },
        { id: 779, value: null },
      ],
    ]);
  });

  test('mending the index is a safe update without a note', async () => {
    let sent: Record<string, unknown> = {};
    const host = desk({
      put: (ticket) => {
        sent = ticket;
        return found({ ticket: {} });
      },
    });
    expect(await caseLogOver(host).mendIndex(TICKET_ID, REQUEST.index)).toEqual({ ok: true, value: true });
    expect(sent).toMatchObject({ safe_update: true, updated_stamp: at(1) });
    expect(sent).not.toHaveProperty('comment');
    expect(host.requests).toHaveLength(2);
  });

  test.each([
    ['the field is emptied', 777, { custom_fields: [{ id: 777, value: null }] }],
    ['without the field, the tag is taken off', undefined, { tags: ['billing'] }],
  ])('mending the index of a ticket without a case writes no phase: %s', async (_, id, change) => {
    let sent: Record<string, unknown> = {};
    const put = (ticket: Record<string, unknown>): Answer => {
      sent = ticket;
      return found({ ticket: {} });
    };
    const host = desk({ put }, { 'requirement:past_due_case': id && { requirement_id: id } });
    await caseLogOver(host).mendIndex(TICKET_ID, { phase: 'none', resolution: null, count: null });
    expect(sent).toEqual({ updated_stamp: at(1), safe_update: true, ...change });
  });

  test('a field that the host did not tell of at first is looked for again', async () => {
    const sent: unknown[] = [];
    const put = (ticket: Record<string, unknown>): Answer => {
      sent.push(ticket['custom_fields']);
      return found({ audit: eventAudit(50, EVENT) });
    };
    const host = desk({ put }, { 'requirement:past_due_case': undefined });
    const log = caseLogOver(host);
    await log.mendIndex(TICKET_ID, REQUEST.index);
    await host.set('requirement:past_due_case', { requirement_id: 777 });
    await log.mendIndex(TICKET_ID, REQUEST.index);
    expect(sent).toEqual([undefined, [{ id: 777, value: 'pdp_recorded' }]]);
  });

  test('where a merge has left several index tags, all but the one are taken off by name', async () => {
    let sent: Record<string, unknown> = {};
    const host = desk({
      ticket: { updated_at: at(1), status: 'open', tags: ['billing', 'pdp_open', 'pdp_recorded', 'pdp_reopened'] },
      put: (ticket) => {
        sent = ticket;
        return found({ ticket: {} });
      },
    });
    await caseLogOver(host).mendIndex(TICKET_ID, REQUEST.index);
    expect(sent).toMatchObject({
      tags: ['billing', 'pdp_reopened', 'pdp_recorded'],
      custom_fields: [{ id: 777, value: 'pdp_recorded' }],
    });
  });

  test('the log is read again only where the ticket changed since, or may have changed in the second of that reading', async () => {
    const asks = async (readAt: number): Promise<readonly unknown[]> => {
      vi.spyOn(Date, 'now').mockReturnValue(readAt);
      const host = desk();
      const log = caseLogOver(host);
      await log.read(TICKET_ID);
      await log.record(REQUEST, 0);
      return host.requests.map(({ type }) => type);
    };
    const changedAt = Date.parse(at(1));
    expect(await asks(changedAt + 60_000)).toEqual(['GET', 'GET', 'PUT']);
    expect(await asks(changedAt + 900)).toEqual(['GET', 'GET', 'GET', 'PUT']);
  });

  test('without the field, the tags are written whole and the open form follows', async () => {
    let sent: Record<string, unknown> = {};
    const host = desk(
      {
        put: (ticket) => {
          sent = ticket;
          return found({ audit: eventAudit(50, EVENT) });
        },
      },
      { 'requirement:past_due_case': undefined, ticketFields: [{ name: 'subject', label: 'Subject' }] },
    );
    await caseLogOver(host).record(REQUEST, 0);
    expect(sent['tags']).toEqual(['billing', 'pdp_recorded']);
    await expect
      .poll(() => host.invoked)
      .toEqual([
        ['ticket.tags.remove', 'pdp_open'],
        ['ticket.tags.add', 'pdp_recorded'],
      ]);
  });

  test('without the requirement, the field is found by its title', async () => {
    const host = desk(
      {},
      {
        'requirement:past_due_case': undefined,
        ticketFields: [{ name: 'custom_field_42', label: 'Past-due case' }],
      },
    );
    await caseLogOver(host).record(REQUEST, 0);
    await expect.poll(() => host.sets).toEqual([['ticket.customField:custom_field_42', 'pdp_recorded']]);
  });

  test('repeated after an answer that got lost, it writes nothing and gives what stands there', async () => {
    const host = desk({ audits: [CREATED, eventAudit(2, EVENT)], ticket: { updated_at: at(2), status: 'open' } });
    const again = await caseLogOver(host).record(REQUEST, 0);
    expect(again).toMatchObject({ ok: true, value: { auditId: 2 } });
    expect(host.requests.some(({ type }) => type === 'PUT')).toBe(false);
  });

  const OTHER = { ...EVENT, id: 'd4'.repeat(16) };
  /** What becomes of recording on a ticket with these audits, decided on what stood there up to `lastAuditId`. */
  async function recordedOver(audits: object[], lastAuditId: number) {
    const host = desk({ audits: [CREATED, ...audits], ticket: { updated_at: at(9), status: 'open' } });
    const result = await caseLogOver(host).record(REQUEST, lastAuditId);
    return { result, wrote: host.requests.some(({ type }) => type === 'PUT') };
  }

  test('somebody else recorded meanwhile: nothing is written', async () => {
    for (const [lastAuditId, audits] of [
      [0, [eventAudit(2, OTHER)]],
      [1, [eventAudit(2, OTHER)]],
      [2, [eventAudit(2, OTHER), eventAudit(3, { ...OTHER, id: 'e5'.repeat(16), seq: 1 })]],
    ] as const) {
      const { result, wrote } = await recordedOver([...audits], lastAuditId);
      expect(result).toMatchObject({ ok: false, error: { why: 'newer' } });
      expect(wrote).toBe(false);
    }
  });

  test('what was decided on is nothing newer, and what is no event of the case neither', async () => {
    for (const [lastAuditId, audits] of [
      [2, [eventAudit(2, OTHER)]],
      [3, [eventAudit(2, OTHER)]],
      [2, [eventAudit(2, OTHER), spoken(3, DANA, 'Hello?'), spoken(4, ANA, 'internal', false)]],
    ] as const) {
      const { result, wrote } = await recordedOver([...audits], lastAuditId);
      expect([result.ok, wrote]).toEqual([true, true]);
    }
  });

  test('a made-up number, or an event of another ticket, does not keep anybody from recording', async () => {
    const huge = eventAudit(2, { ...OTHER, seq: 999_999_999_999_999 });
    expect(await recordedOver([huge], 2)).toMatchObject({ result: { ok: true }, wrote: true });
    const elsewhere = eventAudit(5, { ...OTHER, ticketId: 4712, seq: 999 });
    expect(await recordedOver([huge, elsewhere], 2)).toMatchObject({ result: { ok: true }, wrote: true });
  });

  test('the same id by another author, or on another ticket, is not what was written', async () => {
    const byReggie = eventAudit(2, EVENT, { author_id: REGGIE.id });
    expect(await recordedOver([byReggie], 2)).toMatchObject({ result: { value: { auditId: 50 } }, wrote: true });
    expect(await recordedOver([byReggie], 1)).toMatchObject({ result: { error: { why: 'newer' } }, wrote: false });
    const elsewhere = eventAudit(2, { ...EVENT, ticketId: 4712 });
    expect(await recordedOver([elsewhere], 0)).toMatchObject({ result: { value: { auditId: 50 } }, wrote: true });
    const both = [byReggie, eventAudit(3, EVENT)];
    expect(await recordedOver(both, 0)).toMatchObject({ result: { value: { auditId: 3, author: 101 } }, wrote: false });
  });

  test.each([
    ['a conflict', refused(409), 'newer'],
    ['no rights', refused(403), 'not-allowed'],
    ['a time-out', refused(0), 'timeout'],
    [
      'a closed ticket',
      refused(422, { details: { status: [{ description: 'Status: closed prevents ticket update' }] } }),
      'closed',
    ],
    [
      'a required field',
      refused(422, {
        description: 'Record validation errors',
        details: { base: [{ description: 'Category: needed' }] },
      }),
      'refused',
    ],
    ['an update without an audit', found({ ticket: {} }), 'not-written'],
    ['an audit with neither event nor note', found({ audit: { ...spoken(9, ANA, 'x'), events: [] } }), 'not-written'],
    ['a note whose metadata was dropped', found({ audit: spoken(9, ANA, 'x', false) }), 'note-only'],
  ] as const)('%s is told as what it is', async (_name, answer, why) => {
    const result = await caseLogOver(desk({ put: () => answer })).record(REQUEST, 0);
    expect(result).toMatchObject({ ok: false, error: { why } });
  });

  test('what Zendesk asks for is passed on in its words', async () => {
    const answer = refused(422, { details: { base: [{ description: 'Category: needed' }] } });
    const result = await caseLogOver(desk({ put: () => answer })).record(REQUEST, 0);
    expect(result).toEqual({ ok: false, error: { why: 'refused', detail: 'Category: needed' } });
  });

  test('a note that Zendesk would cut is refused before anything is asked', async () => {
    const host = desk();
    const result = await caseLogOver(host).record({ ...REQUEST, note: 'x'.repeat(65_000) }, 0);
    expect(result).toMatchObject({ ok: false, error: { why: 'refused' } });
    expect(host.requests).toEqual([]);
  });

  test('a ticket that is closed already is not tried', async () => {
    const host = desk({ ticket: { updated_at: at(1), status: 'closed' } });
    expect(await caseLogOver(host).record(REQUEST, 0)).toMatchObject({ ok: false, error: { why: 'closed' } });
    expect(host.requests).toHaveLength(1);
  });
});
