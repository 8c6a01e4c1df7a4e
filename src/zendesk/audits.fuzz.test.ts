import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { audit, type Audit } from './audits.ts';
import { createAuditReader } from './auditReader.ts';
import { encodeEvent } from './eventCode.ts';
import { entriesIn } from './logEntries.ts';
import { CONTINUES, decided, TICKET_ID } from './testing/decisions.ts';
import { fakeHost } from './testing/fakeHost.ts';
import { alwaysHolds } from '../app/testing/atLength.ts';
import { damaged, garbled, isPolluted } from '../app/testing/damage.ts';
import { owing } from '../app/testing/fakes.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import type { CaseAct } from '../domain/case/events.ts';
import { foldCase } from '../domain/case/fold.ts';
import { fingerprint } from '../domain/case/materialFacts.ts';
import { phaseOf, standingRules } from '../domain/case/standing.ts';

/* What a ticket's audits may hold that this version of the app did not write so: damaged, older, newer, or somebody's own. */

const ANA = 101;
const REGGIE = 103;

const ASKS = decided(
  {
    answers: { request: 'refund-other', paysTwo: null, escalation: 'none' },
    exception: {
      kind: 'goodwill-credit',
      reason: 'They waited for weeks.',
      shape: 'keep-all',
      chosen: {},
      account: 'stays-open',
      amount: { minor: 9900, currency: 'usd' },
      refundedInvoices: [],
    },
  },
  owing(2),
);
const PRINT = fingerprint(ASKS);
const idAt = (place: number): string => `${place}`.padStart(32, '0');
const FLAG = idAt(10);

type Raw = Readonly<Record<string, unknown>> & {
  readonly metadata: { readonly custom: Readonly<Record<string, unknown>> };
};

function audited(place: number, act: CaseAct, by = ANA): Raw {
  const coded = encodeEvent(
    { id: idAt(place), ticketId: TICKET_ID, run: 1, seq: place / 10, act },
    'Past-due playbook',
  );
  if (!coded.ok) throw new Error(coded.error);
  return {
    id: place,
    author_id: by,
    created_at: new Date(Date.UTC(2026, 10, 24, 9, 0, place)).toISOString(),
    via: { channel: 'api' },
    metadata: { custom: { ...coded.value.metadata } },
    events: [{ id: 1000 + place, type: 'Comment', author_id: by, body: coded.value.body, public: false }],
  };
}

const answer = { flagId: FLAG, fingerprint: PRINT, words: 'So it is.' };
const FLAGGED: CaseAct = { kind: 'decided', decision: ASKS, flag: true };
/** Real trails, each as acts and who did them. */
const TRAILS: readonly (readonly (readonly [CaseAct, number])[])[] = [
  [[FLAGGED, ANA]],
  [
    [FLAGGED, ANA],
    [{ kind: 'declined', ...answer }, REGGIE],
  ],
  [
    [FLAGGED, ANA],
    [{ kind: 'returned', ...answer }, REGGIE],
  ],
  [
    [FLAGGED, ANA],
    [{ kind: 'withdrawn', flagId: FLAG, words: 'Not needed.' }, ANA],
  ],
  [
    [FLAGGED, ANA],
    [{ kind: 'approved', ...answer, condition: null }, REGGIE],
  ],
  [[{ kind: 'decided', decision: decided({ answers: CONTINUES }), flag: false }, ANA]],
  [[{ kind: 'flagged', escalation: 'chargeback', fingerprint: null, words: 'Their bank.' }, ANA]],
  [[{ kind: 'dismissed' }, ANA]],
];
const rawTrail = (acts: (typeof TRAILS)[number]): readonly Raw[] =>
  acts.map(([act, by], nth) => audited((nth + 1) * 10, act, by));

function folded(audits: readonly Audit[]): CaseState {
  const context = { ticketId: TICKET_ID, ticketCreatedAt: 0, approvers: [{ id: REGGIE, until: null }] };
  return foldCase(entriesIn(audits, new Map()), context);
}
const parsed = (raw: readonly unknown[]): readonly Audit[] => raw.map((one) => v.parse(audit, one));

const notText = fc.constantFrom<unknown>(1, 0, -1, null, true, [], {}, ['1'], NaN);
const otherVersion = fc.constantFrom<unknown>('0', '2', '17', '1.0', 'v1', ' 1', '', '01', 1, null, {}, ['1']);
const otherKind = fc.constantFrom('granted', 'approved2', 'APPROVED', '', '__proto__', 'constructor', 'toString');
const REQUIRED = ['pdp_id', 'pdp_ticket', 'pdp_run', 'pdp_seq', 'pdp_note', 'pdp_kind'] as const;
const more = fc.dictionary(fc.constantFrom('pdp_new', 'pdp_flag2', 'constructor', 'x'), fc.jsonValue(), { maxKeys: 2 });

/** What makes an event one that this version cannot know, each with other facts added to it. */
const strangeness = fc.tuple(
  more,
  fc.oneof(
    otherVersion.map((pdp_v) => ({ pdp_v })),
    otherKind.map((pdp_kind) => ({ pdp_kind })),
    fc.constantFrom(...REQUIRED).map((name) => ({ [name]: undefined })),
    fc.tuple(fc.constantFrom(...REQUIRED), notText).map(([name, value]) => ({ [name]: value })),
  ),
);

const strange = fc
  .record({
    place: fc.integer({ min: 1, max: 59 }).filter((place) => place % 10 !== 0),
    act: fc.constantFrom(...TRAILS.flat()),
    by: fc.constantFrom(ANA, REGGIE),
    change: strangeness,
  })
  .map(({ place, act: [act], by, change: [added, change] }): Raw => {
    const raw = audited(place, act, by);
    const custom = Object.fromEntries(
      Object.entries({ ...added, ...raw.metadata.custom, ...change }).filter(([, value]) => value !== undefined),
    );
    return { ...raw, metadata: { custom } };
  });

describe('events that this version of the app does not know', () => {
  test('are counted, and nothing else of the case is otherwise than without them', async () => {
    const drawn = fc.tuple(
      fc.constantFrom(...TRAILS),
      fc.uniqueArray(strange, { selector: ({ id }) => id, minLength: 1, maxLength: 5 }),
    );
    await alwaysHolds(
      drawn,
      ([acts, others]) => {
        const without = folded(parsed(rawTrail(acts)));
        const state = folded(parsed([...rawTrail(acts), ...others]));
        expect(state).toEqual({ ...without, unreadable: others.length, newer: state.newer });
        expect(standingRules(state)).toEqual(standingRules(without));
        expect(phaseOf(state)).toBe(phaseOf(without));
        expect(state.newer).toBeLessThanOrEqual(others.length);
        return Promise.resolve();
      },
      { short: 300 },
    );
  });

  test.each([
    [{ pdp_v: '2' }, true],
    [{ pdp_v: '2', pdp_kind: 'granted' }, true],
    [{ pdp_kind: 'granted' }, true],
    [{ pdp_kind: 'constructor' }, true],
    [{ pdp_v: '0' }, false],
    [{ pdp_v: 'x' }, false],
    [{ pdp_v: { toString: '1' } }, false],
    [{ pdp_seq: '-1' }, false],
  ])('%j is by a newer version: %s', (change, isNewer) => {
    const raw = audited(10, FLAGGED);
    const state = folded(parsed([{ ...raw, metadata: { custom: { ...raw.metadata.custom, ...change } } }]));
    expect([state.unreadable, state.newer]).toEqual([1, isNewer ? 1 : 0]);
  });
});

describe('a damaged page of audits', () => {
  const page = (audits: readonly unknown[]): unknown => ({
    audits: audits.toReversed(),
    users: [{ id: ANA, name: 'Ana', email: 'ana@vista.example', role: 'agent' }],
    meta: { has_more: false, after_cursor: null },
  });
  const unapproved = TRAILS.filter((acts) => !acts.some(([{ kind }]) => kind === 'approved'));

  test.each([
    ['in its structure', (whole: unknown) => damaged(whole).map((body) => ({ isJson: true, body }))],
    ['in its text', garbled],
  ])('%s is a failure, or a case in which nothing was approved', async (_where, damage) => {
    const drawn = fc.constantFrom(...unapproved).chain((acts) => damage(page(rawTrail(acts))));
    await alwaysHolds(
      drawn,
      async ({ isJson, body }) => {
        const host = fakeHost({}, () =>
          isJson ? { ok: true, body } : { ok: false, status: 200, body, detail: 'parsererror' },
        );
        const read = await createAuditReader(host).read(TICKET_ID);
        expect(isPolluted()).toBe(false);
        if (!read.ok) {
          expect(['malformed', 'down']).toContain(read.error.why);
          return;
        }
        const context = { ticketId: TICKET_ID, ticketCreatedAt: 0, approvers: [{ id: REGGIE, until: null }] };
        const state = foldCase(entriesIn(read.value.audits, read.value.users), context);
        expect(phaseOf(state)).not.toBe('approved');
        expect(state.events.every(({ act }) => act.kind !== 'approved')).toBe(true);
      },
      { short: 400, found: { 'a version with a toString of its own broke the whole log': 20_261_127 } },
    );
  });

  test('that always promises another one is given up', async () => {
    const round = { audits: [], users: [], meta: { has_more: true, after_cursor: 'again' } };
    const host = fakeHost({}, () => ({ ok: true, body: round }));
    expect(await createAuditReader(host).read(TICKET_ID)).toMatchObject({ ok: false, error: { why: 'malformed' } });
    expect(host.requests.length).toBeLessThan(5);
  });
});
