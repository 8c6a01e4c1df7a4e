import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import requirements from '../../requirements.json';
import { trailIn } from './acts.ts';
import { audit, type AuditUser } from './audits.ts';
import { encodeEvent } from './eventCode.ts';
import { CONTINUES, decided, newEvent, TICKET_ID } from './testing/decisions.ts';
import { bypassesIn } from '../domain/case/bypassReport.ts';
import type { TrailAct } from '../domain/case/bypassTrail.ts';

const ANA = 101;
const DANA = 201;
const USERS = new Map<number, AuditUser>([
  [ANA, { id: ANA, name: 'Ana', email: 'ana@vista.example', role: 'agent' }],
  [DANA, { id: DANA, name: 'Dana', email: 'dana@fox.example', role: 'end-user' }],
]);
const NET = requirements.triggers.reopen.title;

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString();
const byRule = (title: string, rel = 'trigger'): object => ({
  channel: 'rule',
  source: { from: { id: 9, title, deleted: false }, to: {}, rel },
});
const status = (from: string, to: string, via?: object): object => ({
  id: 1,
  type: 'Change',
  field_name: 'status',
  previous_value: from,
  value: to,
  ...(via === undefined ? {} : { via }),
});
const said = (body: string, author = ANA, isPublic = true): object => ({
  id: 77,
  type: 'Comment',
  author_id: author,
  body,
  public: isPublic,
});
const tags = (from: readonly string[], to: readonly string[], via?: object): object => ({
  id: 5,
  type: 'Change',
  field_name: 'tags',
  previous_value: from,
  value: to,
  ...(via === undefined ? {} : { via }),
});

interface Made {
  readonly by?: number;
  readonly via?: object;
  readonly custom?: object;
}

/** An update as Zendesk tells it, the n-th of the ticket. */
const update =
  (events: readonly object[], { by = ANA, via = { channel: 'web' }, custom = {} }: Made = {}) =>
  (id: number): object => ({ id, author_id: by, created_at: at(id), via, metadata: { custom }, events });

const trail = (...updates: readonly ((id: number) => object)[]) =>
  trailIn({ audits: updates.map((made, place) => v.parse(audit, made(place + 1))), users: USERS });
const acts = (...updates: readonly ((id: number) => object)[]): readonly TrailAct[] =>
  trail(...updates).flatMap((one) => one.acts);

const SOLVED = status('open', 'solved');
const MACRO = { id: 3, type: 'AgentMacroReference', macro_id: 9, macro_title: 'Close it' };

describe('by which way it was done', () => {
  test.each([
    ['the agent’s page, without the panel', { via: { channel: 'web' } }, [], { kind: 'browser' }],
    ['a macro', { via: { channel: 'web' } }, [MACRO], { kind: 'macro', title: 'Close it' }],
    ['the API or another app', { via: { channel: 'api' } }, [], { kind: 'api' }],
    ['a phone', { via: { channel: 'mobile_sdk' } }, [], { kind: 'mobile' }],
    ['an e-mail', { via: { channel: 'email' } }, [], { kind: 'mail' }],
    ['a merge', { via: { channel: 'web', source: { rel: 'merge', from: {}, to: {} } } }, [], { kind: 'merge' }],
    ['the customer', { by: DANA, via: { channel: 'web' } }, [], { kind: 'customer' }],
    ['a way that is not told', { via: {} }, [], { kind: 'browser' }],
  ] as const)('%s', (_what, made, beside, route) => {
    const by = 'by' in made ? made.by : ANA;
    expect(acts(update([...beside, SOLVED], made))).toEqual([{ by, route, did: 'solved' }]);
  });

  test('a rule, of the whole update or within somebody’s, with its title', () => {
    const automation = { kind: 'rule', title: 'Solve after 5 days', isNet: false };
    const whole = update([SOLVED], { by: -1, via: byRule('Solve after 5 days', 'automation') });
    expect(acts(whole)).toEqual([{ by: null, route: automation, did: 'solved' }]);
    const within = update([said('Thank you!'), status('open', 'solved', byRule('Solve after 5 days'))]);
    expect(acts(within)).toEqual([
      { by: ANA, route: { kind: 'browser' }, did: 'replied', text: 'Thank you!' },
      { by: null, route: automation, did: 'solved' },
    ]);
    expect(acts(update([SOLVED], { by: -1, via: { channel: 'rule' } }))).toMatchObject([{ route: { title: '' } }]);
  });

  test('the app’s own rules are known by their titles', () => {
    const titles = Object.values(requirements.triggers).map(({ title }) => title);
    for (const title of titles) {
      expect(acts(update([status('solved', 'open', byRule(title))])).at(-1)).toMatchObject({ route: { isNet: true } });
    }
    expect(acts(update([status('solved', 'open', byRule('Mine'))]))).toMatchObject([{ route: { isNet: false } }]);
  });
});

describe('what was done', () => {
  test('solving and closing, once: what was solved is only closed by Zendesk', () => {
    expect(acts(update([SOLVED]), update([status('solved', 'closed')])).map(({ did }) => did)).toEqual(['solved']);
    expect(acts(update([status('pending', 'closed')])).map(({ did }) => did)).toEqual(['closed']);
    expect(acts(update([{ id: 1, type: 'Create', field_name: 'status', value: 'solved' }]))).toHaveLength(1);
    expect(acts(update([status('open', 'pending'), { id: 2, type: 'Change', field_name: 'priority' }]))).toEqual([]);
  });

  test('reopening, also in the same update', () => {
    const both = acts(update([SOLVED, status('solved', 'open', byRule(NET))]));
    expect(both.map(({ did, by }) => [did, by])).toEqual([
      ['solved', ANA],
      ['reopened', null],
    ]);
  });

  test('a solve of which only the net’s mail tells', () => {
    const mail = { id: 8, type: 'Notification', subject: 'Reopened', recipients: [ANA], via: byRule(NET) };
    expect(acts(update([MACRO, mail]))).toEqual([
      { by: ANA, route: { kind: 'macro', title: 'Close it' }, did: 'solved' },
      { by: null, route: { kind: 'rule', title: NET, isNet: true }, did: 'reopened' },
    ]);
    expect(acts(update([{ ...mail, via: byRule('Notify') }]))).toEqual([]);
  });

  test('answers, also those that were made internal afterwards; not what the customer or a note says', () => {
    const hidden = { id: 9, type: 'CommentPrivacyChange', comment_id: 77, public: false };
    expect(acts(update([said('Yes.', ANA, false)]), update([hidden]))).toMatchObject([
      { did: 'replied', text: 'Yes.' },
    ]);
    expect(acts(update([said('Yes.', ANA, false)]))).toEqual([]);
    expect(acts(update([said('Help!', DANA)], { by: DANA }))).toEqual([]);
  });

  test('index tags that moved, and no other tags', () => {
    expect(acts(update([tags(['vip', 'pdp_waiting'], ['vip'])]))).toMatchObject([
      { did: 'index-changed', from: ['waiting'], to: [] },
    ]);
    expect(acts(update([tags(['pdp_waiting'], ['pdp_waiting', 'pdp_reopened'])]))).toEqual([]);
  });

  test('a note of the case that was redacted or made public; other comments may be', () => {
    const coded = encodeEvent(
      newEvent({ kind: 'decided', decision: decided({ answers: CONTINUES }), flag: false }),
      'Note',
    );
    if (!coded.ok) throw new Error(coded.error);
    const event = update([said(coded.value.body, ANA, false)], { custom: coded.value.metadata });
    const redaction = { id: 9, type: 'CommentRedactionEvent', comment_id: 77 };
    expect(acts(event, update([redaction]))).toMatchObject([{ did: 'note-gone', how: 'redacted', noteOf: 1, by: ANA }]);
    expect(acts(event, update([{ ...redaction, type: 'CommentPrivacyChange', public: true }]))).toMatchObject([
      { how: 'made-public' },
    ]);
    expect(acts(event, update([{ ...redaction, comment_id: 3 }]))).toEqual([]);
    expect(trail(event)[0]?.note).toBe(coded.value.body);
    expect(trail(update([said('Mine', ANA, false)]))[0]?.note).toBeNull();
  });
});

test('the whole way: an escalation that was answered before Reggie was asked', () => {
  const decision = decided({ answers: { ...CONTINUES, escalation: 'chargeback' } });
  const coded = encodeEvent(newEvent({ kind: 'decided', decision, flag: false }), 'Note');
  if (!coded.ok) throw new Error(coded.error);
  const event = update([said(coded.value.body, ANA, false)], { custom: coded.value.metadata, via: { channel: 'api' } });
  const updates = trail(event, update([MACRO, said('We are sorry.'), SOLVED]));
  const context = { ticketId: TICKET_ID, ticketCreatedAt: 0, approvers: [{ id: 103, until: null }] };
  const route = { kind: 'macro', title: 'Close it' };
  expect(bypassesIn(updates, context, 0)).toMatchObject([
    { kind: 'replied', by: ANA, route, at: Date.parse(at(2)) },
    { kind: 'solved', by: ANA, route, reopened: null },
  ]);
});
