import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { audit, type Audit } from './audits.ts';
import { entriesIn, followUpOf } from './logEntries.ts';
import { encodeEvent } from './eventCode.ts';
import { decided, TICKET_ID } from './testing/decisions.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import type { Approver, CaseAct, Condition } from '../domain/case/events.ts';
import { foldCase } from '../domain/case/fold.ts';
import { fingerprint } from '../domain/case/materialFacts.ts';
import { phaseOf, standingRules } from '../domain/case/standing.ts';
import { owing, pastDueInvoice } from '../app/testing/fakes.ts';

/* What was tried to pass for Reggie's approval, as the ticket's audits would hold it. None of it may open the gate. */

const ANA = 101;
const BEN = 102;
const REGGIE = 103;
const ROSA = 105;

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString();
const id = (letter: string): string => letter.repeat(32);

const paid = pastDueInvoice(7, { status: 'paid', settledAt: 1, amount: { minor: 20_000, currency: 'usd' } });
const refund = (minor: number) =>
  decided(
    {
      answers: { request: 'refund-other', paysTwo: null, escalation: 'none' },
      exception: {
        kind: 'refund',
        reason: 'Charged twice.',
        shape: 'keep-all',
        chosen: {},
        account: 'stays-open',
        amount: { minor, currency: 'usd' },
        refundedInvoices: [paid.id],
      },
    },
    [...owing(2), paid],
  );
const ASKED = refund(9900);

interface Made {
  readonly by?: number;
  readonly run?: number;
  readonly ticketId?: number;
  readonly eventId?: string;
  /** What of the update is not as the app would have written it. */
  readonly change?: (raw: Record<string, unknown>) => Record<string, unknown>;
}

/** The audit of one event: `minute` is its place and its time. */
function eventAudit(minute: number, act: CaseAct, made: Made = {}): Audit {
  const { by = ANA, run = 1, ticketId = TICKET_ID, eventId = id((minute % 10).toString()), change } = made;
  const coded = encodeEvent({ id: eventId, ticketId, run, seq: minute, act }, 'Past-due playbook');
  if (!coded.ok) throw new Error(coded.error);
  const raw = {
    id: minute,
    author_id: by,
    created_at: at(minute),
    via: { channel: 'api' },
    metadata: { custom: coded.value.metadata },
    events: [{ id: minute * 10, type: 'Comment', author_id: by, body: coded.value.body, public: false }],
  };
  return v.parse(audit, change?.(raw) ?? raw);
}

/** An update without any event of ours. */
function otherAudit(minute: number, by: number, events: readonly object[], via: object = { channel: 'web' }): Audit {
  return v.parse(audit, { id: minute, author_id: by, created_at: at(minute), via, metadata: { custom: {} }, events });
}

const FLAGGED = eventAudit(1, { kind: 'decided', decision: ASKED, flag: true });
const PRINT = fingerprint(ASKED);

const yes = (flagId = id('1'), print = PRINT, condition: Condition | null = null): CaseAct => ({
  kind: 'approved',
  flagId,
  fingerprint: print,
  condition,
  words: '',
});

function folded(audits: readonly Audit[], approvers: readonly Approver[] = [{ id: REGGIE, until: null }]): CaseState {
  const context = { ticketId: TICKET_ID, ticketCreatedAt: Date.UTC(2026, 10, 20), approvers };
  return foldCase(entriesIn(audits, new Map()), context);
}

const tags = (value: readonly string[], previous: readonly string[], via?: object): object => ({
  type: 'Change',
  field_name: 'tags',
  value,
  previous_value: previous,
  ...(via === undefined ? {} : { via }),
});

test('Reggie’s own answer to exactly this opens the gate', () => {
  const state = folded([FLAGGED, eventAudit(2, yes(), { by: REGGIE })]);
  expect(standingRules(state)).toEqual([]);
  expect(phaseOf(state)).toBe('approved');
});

describe('what is not Reggie’s answer to exactly this opens nothing', () => {
  test.each<[what: string, audits: readonly Audit[], why: string]>([
    ['written by an agent', [FLAGGED, eventAudit(2, yes())], 'not-an-approver'],
    [
      'written by an agent in Reggie’s name',
      [
        FLAGGED,
        eventAudit(2, yes(), {
          change: (raw) => ({
            ...raw,
            events: (raw['events'] as object[]).map((event) => ({ ...event, author_id: REGGIE })),
          }),
        }),
      ],
      'not-an-approver',
    ],
    ['copied from another ticket', [FLAGGED, eventAudit(2, yes(), { by: REGGIE, ticketId: 4712 })], 'other-ticket'],
    ['copied from another run', [FLAGGED, eventAudit(2, yes(), { by: REGGIE, run: 2 })], 'other-run'],
    [
      'to an older flag',
      [
        FLAGGED,
        eventAudit(2, { kind: 'withdrawn', flagId: id('1'), words: 'Too early.' }),
        eventAudit(3, { kind: 'flagged', escalation: 'none', fingerprint: PRINT, words: '' }),
        eventAudit(4, yes(id('1')), { by: REGGIE }),
      ],
      'not-the-newest-flag',
    ],
    ['to another proposal', [FLAGGED, eventAudit(2, yes(id('1'), id('f')), { by: REGGIE })], 'other-fingerprint'],
    [
      'whose note is gone',
      [FLAGGED, eventAudit(2, yes(), { by: REGGIE, change: (raw) => ({ ...raw, events: [] }) })],
      'note-gone',
    ],
  ])('%s', (_what, audits, why) => {
    const state = folded(audits);
    expect(standingRules(state)).toContain('G3');
    expect(state.refused.at(-1)?.why).toBe(why);
  });

  test('a no whose note is gone still is one', () => {
    const no: CaseAct = { kind: 'declined', flagId: id('1'), fingerprint: PRINT, words: 'No.' };
    const gone = eventAudit(2, no, { by: REGGIE, change: (raw) => ({ ...raw, events: [] }) });
    expect(standingRules(folded([FLAGGED, gone]))).toEqual(['G5']);
  });

  test('by the decider, while there is another approver', () => {
    const both = [REGGIE, ROSA].map((one) => ({ id: one, until: null }));
    const own = eventAudit(1, { kind: 'decided', decision: ASKED, flag: true }, { by: REGGIE });
    const state = folded([own, eventAudit(2, yes(), { by: REGGIE })], both);
    expect(standingRules(state)).toEqual(['G3']);
    expect(state.refused.at(-1)?.why).toBe('decider');
    expect(standingRules(folded([own, eventAudit(2, yes(), { by: ROSA })], both))).toEqual([]);
  });

  test('by a business rule, even in Reggie’s name', () => {
    const byRule = eventAudit(2, yes(), {
      by: REGGIE,
      change: (raw) => ({ ...raw, via: { channel: 'rule', source: { rel: 'trigger' } } }),
    });
    const state = folded([FLAGGED, byRule]);
    expect(standingRules(state)).toEqual(['G3']);
    expect(state.events).toHaveLength(1);
  });

  test.each<[what: string, custom: (metadata: Record<string, string>) => Record<string, unknown>]>([
    ['lost', () => ({})],
    ['cut at its end', ({ pdp_ref: ref, ...rest }) => ({ ...rest, pdp_ref: (ref ?? '').slice(0, 5) })],
    ['without its last fact', ({ pdp_ref: _gone, ...rest }) => rest],
    ['of another shape', (metadata) => ({ ...metadata, pdp_kind: ['approved'] })],
    ['of a newer version of the app', (metadata) => ({ ...metadata, pdp_v: '2' })],
  ])('whose metadata is %s', (_what, change) => {
    const broken = eventAudit(2, yes(), {
      by: REGGIE,
      change: (raw) => {
        const { custom } = raw['metadata'] as { custom: Record<string, string> };
        return { ...raw, metadata: { custom: change(custom) } };
      },
    });
    const state = folded([FLAGGED, broken]);
    expect(standingRules(state)).toEqual(['G3']);
    expect(state.answer).toBeNull();
  });

  test('what was approved is not what is decided now: the amount was raised afterwards', () => {
    const raised = eventAudit(3, { kind: 'decided', decision: refund(99_00 + 1), flag: true });
    expect(standingRules(folded([FLAGGED, eventAudit(2, yes(), { by: REGGIE }), raised]))).toEqual(['G3']);
    const unflagged = eventAudit(3, { kind: 'decided', decision: refund(99_00 + 1), flag: false });
    expect(standingRules(folded([FLAGGED, eventAudit(2, yes(), { by: REGGIE }), unflagged]))).toEqual(['G2']);
  });

  test('a former approver’s answer after the end date; the one before it stays', () => {
    const until = Date.parse(at(5));
    const former = [
      { id: REGGIE, until },
      { id: ROSA, until: null },
    ];
    expect(standingRules(folded([FLAGGED, eventAudit(4, yes(), { by: REGGIE })], former))).toEqual([]);
    const late = folded([FLAGGED, eventAudit(5, yes(), { by: REGGIE })], former);
    expect(standingRules(late)).toEqual(['G3']);
    expect(late.refused.at(-1)?.why).toBe('not-an-approver');
  });

  test('two answers at once: the one that came last holds', () => {
    const both = [REGGIE, ROSA].map((one) => ({ id: one, until: null }));
    const no: CaseAct = { kind: 'declined', flagId: id('1'), fingerprint: PRINT, words: 'No.' };
    const state = folded([FLAGGED, eventAudit(2, yes(), { by: REGGIE }), eventAudit(3, no, { by: ROSA })], both);
    expect(standingRules(state)).toEqual(['G5']);
  });
});

describe('a run is solved in order by a person, and by nobody else', () => {
  const status = (value: string, previous: string | null, via?: object): object => ({
    type: previous === null ? 'Create' : 'Change',
    field_name: 'status',
    value,
    ...(previous === null ? {} : { previous_value: previous }),
    ...(via === undefined ? {} : { via }),
  });
  const RULE = { channel: 'rule', source: { rel: 'automation' } };
  const continues = decided({ answers: { request: 'continue', paysTwo: null, escalation: 'none' } });
  const DECIDED = eventAudit(1, { kind: 'decided', decision: continues, flag: false });
  const endedAt = (update: Audit): number | null => folded([DECIDED, update]).endedAt;

  test.each<[what: string, update: Audit, ends: boolean]>([
    ['an agent’s solve', otherAudit(2, ANA, [status('solved', 'open')]), true],
    ['an agent’s closing', otherAudit(2, ANA, [status('closed', 'open')]), true],
    ['a ticket that is made solved', otherAudit(2, ANA, [status('solved', null)]), true],
    ['a solve by an automation', otherAudit(2, -1, [status('solved', 'open')], RULE), false],
    ['a solve by a trigger within an agent’s update', otherAudit(2, ANA, [status('solved', 'open', RULE)]), false],
    [
      'an agent’s solve beside a trigger’s',
      otherAudit(2, ANA, [status('pending', 'open', RULE), status('solved', 'pending')]),
      true,
    ],
    ['an automation’s closing of what was solved', otherAudit(2, -1, [status('closed', 'solved')], RULE), false],
    ['a closing of what was solved', otherAudit(2, ANA, [status('closed', 'solved')]), false],
    ['another status', otherAudit(2, ANA, [status('pending', 'open')]), false],
  ])('%s', (_what, update, ends) => {
    expect(endedAt(update)).toBe(ends ? Date.parse(at(2)) : null);
  });

  test('what a rule solved and an agent solves again ends when the agent does', () => {
    const byRule = otherAudit(2, -1, [status('solved', 'open')], RULE);
    const reopened = otherAudit(3, ANA, [status('open', 'solved')]);
    const solved = otherAudit(4, ANA, [status('solved', 'open')]);
    expect(folded([DECIDED, byRule, reopened, solved]).endedAt).toBe(Date.parse(at(4)));
  });
});

describe('tags and notes', () => {
  test('a tag set by hand grants nothing, and it is known who set it', () => {
    const byHand = otherAudit(2, BEN, [tags(['pdp_approved'], ['pdp_waiting'])]);
    const state = folded([FLAGGED, byHand]);
    expect(standingRules(state)).toEqual(['G3']);
    expect(state.indexChanged).toEqual({ by: BEN, at: Date.parse(at(2)) });
  });

  test('so is one that was added beside the right one, or taken away', () => {
    for (const now of [['pdp_waiting', 'pdp_approved'], []]) {
      const state = folded([FLAGGED, otherAudit(2, BEN, [tags(now, ['pdp_waiting'])])]);
      expect(state.indexChanged?.by).toBe(BEN);
    }
  });

  test('a rule is named as such, also where it acted within somebody’s update', () => {
    const within = otherAudit(2, BEN, [tags([], ['pdp_waiting'], { channel: 'rule' })]);
    expect(folded([FLAGGED, within]).indexChanged?.by).toBeNull();
    const alone = otherAudit(2, -1, [tags([], ['pdp_waiting'])], { channel: 'rule' });
    expect(folded([FLAGGED, alone]).indexChanged?.by).toBeNull();
  });

  test('other tags are none of the case’s business', () => {
    const state = folded([FLAGGED, otherAudit(2, BEN, [tags(['billing', 'pdp_waiting'], ['pdp_waiting'])])]);
    expect(state.indexChanged).toBeNull();
  });

  test('the next event that counts has put the tag right; one that does not count has not', () => {
    const byHand = otherAudit(2, BEN, [tags(['pdp_approved'], ['pdp_waiting'])]);
    expect(folded([FLAGGED, byHand, eventAudit(3, yes(), { by: REGGIE })]).indexChanged).toBeNull();
    expect(folded([FLAGGED, byHand, eventAudit(3, yes())]).indexChanged?.by).toBe(BEN);
  });

  test('a note in an approver’s name is told; one in a customer’s name is no matter', () => {
    const inName = (minute: number, shownAs: number): Audit =>
      otherAudit(minute, BEN, [{ type: 'Comment', author_id: shownAs, body: 'Approved.', public: false }]);
    const state = folded([FLAGGED, inName(2, REGGIE), inName(3, 201)]);
    expect(state.disguised).toEqual([{ by: BEN, shownAs: REGGIE, at: Date.parse(at(2)) }]);
    expect(standingRules(state)).toEqual(['G3']);
  });

  test('a follow-up names the ticket that it follows', () => {
    const created = (source: object): Audit =>
      otherAudit(1, 201, [{ type: 'Comment', author_id: 201, body: 'Again.', public: true }], {
        channel: 'web',
        source,
      });
    expect(followUpOf([created({ rel: 'follow_up', from: { ticket_id: 4711 } })])).toBe(4711);
    expect(followUpOf([created({ rel: null, from: {} }), FLAGGED])).toBeNull();
  });
});
