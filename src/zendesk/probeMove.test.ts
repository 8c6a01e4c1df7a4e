import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { trailIn } from './acts.ts';
import { audit, type Audit, type AuditUser } from './audits.ts';
import { encodeEvent } from './eventCode.ts';
import { entriesIn } from './logEntries.ts';
import { PROBE_KEY } from './probeMove.ts';
import { CONTINUES, decided, newEvent, TICKET_ID } from './testing/decisions.ts';
import { factsOfLog } from '../domain/case/bypassActs.ts';
import { bypassesIn } from '../domain/case/bypassReport.ts';
import type { CaseState, FoldContext } from '../domain/case/caseState.ts';
import { foldCase } from '../domain/case/fold.ts';
import { whatBlocksSolving } from '../domain/case/gate.ts';

const ANA = 101;
const REGGIE = 103;
const ADA = 104;
const USERS = new Map<number, AuditUser>(
  [
    { id: ANA, name: 'Ana', role: 'agent' },
    { id: REGGIE, name: 'Reggie', role: 'agent' },
    { id: ADA, name: 'Ada', role: 'admin' },
  ].map((user) => [user.id, { ...user, email: null }]),
);
const CONTEXT: FoldContext = {
  ticketId: TICKET_ID,
  ticketCreatedAt: Date.UTC(2026, 10, 24),
  approvers: [{ id: REGGIE, until: null }],
};
const RULE = { channel: 'rule' };

interface Made {
  readonly by?: number;
  readonly custom?: object;
  readonly via?: object;
}
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString();
const update =
  (events: readonly object[], { by = ADA, custom = {}, via = { channel: 'api' } }: Made = {}) =>
  (id: number): Audit =>
    v.parse(audit, { id, author_id: by, created_at: at(id), via, metadata: { custom }, events });
const tags = (from: readonly string[], to: readonly string[]): object => ({
  type: 'Change',
  field_name: 'tags',
  previous_value: from,
  value: to,
});
const NOTE = { id: 7, type: 'Comment', author_id: ADA, body: 'A test of the set-up.', public: false };
const OPENED = tags(['vip'], ['vip', 'pdp_open']);
const SOLVED = { type: 'Change', field_name: 'status', previous_value: 'open', value: 'solved' };
const MARK = { [PROBE_KEY]: '1', pdp_fill: 'xxx' };
const begun = update([NOTE, OPENED], { custom: MARK });

const recorded = (id: number): Audit => {
  const coded = encodeEvent(
    newEvent({ kind: 'decided', decision: decided({ answers: CONTINUES }), flag: false }),
    'The note.',
  );
  if (!coded.ok) throw new Error(coded.error);
  const note = { ...NOTE, author_id: ANA, body: coded.value.body };
  return update([note, tags([], ['pdp_recorded'])], { by: ANA, custom: coded.value.metadata })(id);
};

type Update = (id: number) => Audit;
const logOf = (...updates: readonly Update[]): readonly Audit[] => updates.map((made, place) => made(place + 1));
const caseIn = (...updates: readonly Update[]): CaseState => foldCase(entriesIn(logOf(...updates), USERS), CONTEXT);
/** What the report says, in short. */
const reported = (...updates: readonly Update[]): readonly string[] =>
  bypassesIn(trailIn({ audits: logOf(...updates), users: USERS }), CONTEXT, 0).map(({ kind }) => kind);

describe('a guided test that was begun', () => {
  test('is told with who and when, is no case, and is nothing for the report', () => {
    const state = caseIn(begun);
    expect(state.setUpTest).toEqual({ by: ADA, at: Date.parse(at(1)) });
    expect([state.run, state.indexChanged]).toEqual([0, null]);
    expect(reported(begun)).toEqual([]);
  });

  test('is still there after the net’s own marks, and over when its tag is off', () => {
    const net = update([{ ...tags(['pdp_open'], ['pdp_open', 'pdp_reopened']), via: RULE }], { by: ANA });
    expect(caseIn(begun, net).setUpTest?.by).toBe(ADA);
    const ended = update([tags(['pdp_open', 'pdp_reopened'], [])]);
    expect(caseIn(begun, net, ended).setUpTest).toBeNull();
    expect(reported(begun, net, ended)).toEqual([]);
  });

  test('is none any more once a case is recorded', () => {
    expect(caseIn(begun, recorded)).toMatchObject({ run: 1, setUpTest: null, indexChanged: null });
  });
});

describe('its mark hides nothing else: everybody who may update a ticket can write it', () => {
  test.each<[what: string, forged: Update]>([
    ['written by an agent', update([NOTE, OPENED], { by: ANA, custom: MARK })],
    ['by somebody who is not known', update([NOTE, OPENED], { by: 999, custom: MARK })],
    ['with the tag of an approval', update([NOTE, tags([], ['pdp_approved'])], { custom: MARK })],
    ['with another tag beside', update([NOTE, tags([], ['pdp_open', 'pdp_approved'])], { custom: MARK })],
    ['in the place of a case’s tag', update([NOTE, tags(['pdp_waiting'], ['pdp_open'])], { custom: MARK })],
    ['with a solve in the same update', update([NOTE, OPENED, SOLVED], { custom: MARK })],
    ['with an answer in the same update', update([{ ...NOTE, public: true }, OPENED], { custom: MARK })],
    ['by a rule', update([NOTE, { ...OPENED, via: RULE }], { custom: MARK })],
    ['without the mark', update([NOTE, OPENED])],
  ])('%s', (_what, forged) => {
    const state = caseIn(forged);
    expect(state.setUpTest).toBeNull();
    expect(state.indexChanged).not.toBeNull();
    expect(reported(forged)).toContain('index-changed');
  });

  test('on a ticket with a case it is a tag that was changed by hand, also after the case’s own was wiped', () => {
    const wiped = update([tags(['pdp_recorded'], [])]);
    const state = caseIn(recorded, wiped, begun);
    expect(state).toMatchObject({ setUpTest: null, indexChanged: { by: ADA } });
    expect(reported(recorded, wiped, begun)).toEqual(['index-changed', 'index-changed']);
  });

  test('what is changed after it is told as ever', () => {
    const approves = update([tags(['pdp_open'], ['pdp_approved'])], { by: ANA });
    expect(caseIn(begun, approves)).toMatchObject({ setUpTest: null, setApproved: { by: ANA } });
    expect(reported(begun, approves)).toEqual(['index-changed']);
  });

  test('it opens nothing: the gate says the same with it and without', () => {
    const rules = (...updates: readonly Update[]): readonly string[] =>
      whatBlocksSolving({ ...factsOfLog(caseIn(...updates)), isTagInherited: true }).map(({ rule }) => rule);
    const unmarked = update([NOTE, OPENED]);
    expect(rules(begun)).toEqual(rules(unmarked));
    expect(rules(recorded, begun)).toEqual(rules(recorded, unmarked));
  });
});
