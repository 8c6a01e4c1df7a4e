import { describe, expect, test } from 'vitest';
import type { CaseState } from './caseState.ts';
import { approvalNeeds } from './answerCommands.ts';
import { proofsOf } from './billingProof.ts';
import { record } from './commands.ts';
import { presentApprovers, type CaseAct, type CaseEvent } from './events.ts';
import { fingerprint } from './materialFacts.ts';
import { holdingAnswer, outdatedApproval, phaseOf, standingRules } from './standing.ts';
import {
  ANA,
  answered,
  answers,
  asked,
  BEN,
  billing,
  decided,
  decisionFor,
  did,
  exceptionFor,
  given,
  givenUnder,
  type Happening,
  minute,
  owing,
  REGGIE,
  ROSA,
  solved,
  TICKET,
  usd,
  voided,
} from '../testing/cases.ts';
import type { Plan } from '../policy/plan.ts';

/*
 * What can be written into a ticket, or taken out of it, past the app: notes redacted, numbers and ids made up, events
 * out of their run. None of it may open the gate, close it for good, or take the place of what counts.
 */

const R3 = decisionFor('R3');
const R6 = decisionFor('R6');
const EXCEPTION = exceptionFor();
const FLAGGED = given(decided(EXCEPTION));
const REDACTED = { noteIntact: false } as const;
const TWO = {
  approvers: [
    { id: REGGIE, until: null },
    { id: ROSA, until: null },
  ],
};
const escalated = did({ kind: 'flagged', escalation: 'escalates', fingerprint: null, words: '' });
const confirms = (decisionId: string, by: Partial<CaseEvent> = {}): Happening =>
  did({ kind: 'confirmed', decisionId, what: 'voided', words: 'Seen.' }, by);
const whys = (state: CaseState) => state.refused.map(({ event, why }) => [event.id, why]);

describe('an answer whose note was redacted', () => {
  test.each([
    ['declined', 'G5'],
    ['returned', 'G6'],
  ] as const)('%s: counts all the same (%s)', (kind, rule) => {
    const state = given(decided(EXCEPTION), answers(kind, FLAGGED, {}, REDACTED));
    expect([state.answer?.id, state.answers.map(({ id }) => id), whys(state)]).toEqual(['e2', ['e2'], []]);
    expect([standingRules(state), phaseOf(state)]).toEqual([[rule], kind]);
  });

  test('a no is remembered by its fingerprint', () => {
    const no = answers('declined', given(decided(R6)), {}, REDACTED);
    expect(given(decided(R6), no).declinedFingerprints).toEqual([fingerprint(R6)]);
    expect(standingRules(given(decided(R6), no, decided(R6, false)))).toEqual(['G2']);
  });

  test('a no after a yes, or a question after it, still takes its place', () => {
    const yes = answers('approved', FLAGGED);
    expect(standingRules(given(decided(EXCEPTION), yes, answers('declined', FLAGGED, {}, REDACTED)))).toEqual(['G5']);
    expect(standingRules(given(decided(EXCEPTION), yes, answers('returned', FLAGGED, {}, REDACTED)))).toEqual(['G6']);
  });

  test('a yes counts for nothing', () => {
    const state = given(decided(EXCEPTION), answers('approved', FLAGGED, {}, REDACTED));
    expect([state.answer, state.answers, whys(state)]).toEqual([null, [], [['e2', 'note-gone']]]);
    expect([standingRules(state), holdingAnswer(state), outdatedApproval(state)]).toEqual([['G3'], null, null]);
  });

  test.each(['approved', 'declined', 'returned'] as const)(
    'a yes does not let the answer before it come back: %s',
    (kind) => {
      const state = given(decided(EXCEPTION), answers(kind, FLAGGED), answers('approved', FLAGGED, {}, REDACTED));
      expect([state.answer, whys(state)]).toEqual([null, [['e3', 'note-gone']]]);
      expect([standingRules(state), phaseOf(state)]).toEqual([['G3'], 'waiting']);
    },
  );

  test('a yes does not undo that the facts were declined before', () => {
    const flagged = given(decided(R6));
    const no = answers('declined', flagged);
    const state = given(decided(R6), no, answers('approved', flagged, {}, REDACTED));
    expect(state.declinedFingerprints).toEqual([fingerprint(R6)]);
    expect(standingRules(state)).toEqual(['G3']);
  });

  test.each(['declined', 'returned'] as const)(
    'a yes to what was redacted since does not let the answer before it come back: %s',
    (kind) => {
      // What is to happen to which invoice stands in the note alone.
      const { exception } = EXCEPTION;
      const left = exception && { ...exception, plan: { ...exception.plan, actions: [] } };
      const flagged = decided({ ...EXCEPTION, exception: left }, true, REDACTED);
      const state = given(flagged, answers(kind, FLAGGED), answers('approved', FLAGGED));
      expect([state.answer, whys(state)]).toEqual([null, [['e3', 'note-gone']]]);
      expect([standingRules(state), phaseOf(state)]).toEqual([['G3'], 'waiting']);
    },
  );

  test.each<[string, Parameters<typeof answers>[2], Partial<CaseEvent>]>([
    ['not-an-approver', {}, { author: BEN }],
    ['not-the-newest-flag', { flagId: 'e0' }, {}],
    ['other-fingerprint', { fingerprint: 'another' }, {}],
  ])('a yes that would not have counted anyway leaves the answer before it: %s', (why, says, by) => {
    const forged = answers('approved', FLAGGED, says, { ...REDACTED, ...by });
    const state = given(decided(EXCEPTION), answers('declined', FLAGGED), forged);
    expect([state.answer?.id, whys(state), standingRules(state)]).toEqual(['e2', [['e3', why]], ['G5']]);
  });

  test('another yes after it counts', () => {
    const redacted = answers('approved', FLAGGED, {}, REDACTED);
    expect(standingRules(given(decided(EXCEPTION), redacted, answers('approved', FLAGGED)))).toEqual([]);
  });
});

describe('whoever decided the same before is its decider, whoever recorded it again', () => {
  const byRosa = decided(EXCEPTION, true, { author: ROSA });
  const byBen = decided(EXCEPTION, true, { author: BEN });
  /** What happened, and then a yes by `author` to it. */
  const approvedBy = (
    author: number,
    happenings: readonly Happening[],
    context: Parameters<typeof givenUnder>[0] = TWO,
    words = 'Mine.',
  ): CaseState =>
    givenUnder(context, ...happenings, answers('approved', givenUnder(context, ...happenings), { words }, { author }));

  test.each<[string, readonly Happening[]]>([
    ['Ben after her', [byRosa, byBen]],
    ['she after Ben', [byBen, byRosa]],
    ['Ben after her and after something else', [byRosa, decided(R3), byBen]],
    ['Ben twice after her', [byRosa, byBen, byBen]],
  ])('Rosa cannot approve, Reggie can: %s', (_, happenings) => {
    const byHerself = approvedBy(ROSA, happenings);
    expect(byHerself.refused.map(({ why }) => why)).toEqual(['decider']);
    expect(standingRules(byHerself)).toEqual(['G3']);
    expect(standingRules(approvedBy(REGGIE, happenings))).toEqual([]);
  });

  test('something else that she decided is no matter', () => {
    const other = decided(exceptionFor({ amount: usd(100) }), true, { author: ROSA });
    expect(standingRules(approvedBy(ROSA, [other, byBen]))).toEqual([]);
    expect(standingRules(approvedBy(ROSA, [decided(R3, false, { author: ROSA }), byBen]))).toEqual([]);
  });

  test('as the only approver she needs a reason, as for her own', () => {
    const alone = { approvers: [{ id: ROSA, until: null }] };
    expect(standingRules(approvedBy(ROSA, [byRosa, byBen], alone))).toEqual([]);
    expect(whys(approvedBy(ROSA, [byRosa, byBen], alone, ' '))).toEqual([['e3', 'decider']]);
    expect(standingRules(approvedBy(ROSA, [byBen], alone, ' '))).toEqual([]);
  });

  test('she may decline it, or ask', () => {
    const flagged = givenUnder(TWO, byRosa, byBen);
    for (const kind of ['declined', 'returned'] as const) {
      expect(givenUnder(TWO, byRosa, byBen, answers(kind, flagged, {}, { author: ROSA })).refused).toEqual([]);
    }
  });
});

describe('an approver who is named twice', () => {
  const twice = [
    { id: REGGIE, until: null },
    { id: REGGIE, until: null },
  ];

  test('is one', () => {
    expect(presentApprovers(twice, minute(0))).toEqual([{ id: REGGIE, until: null }]);
    const another = [...twice, { id: ROSA, until: null }];
    expect(presentApprovers(another, minute(0)).map(({ id }) => id)).toEqual([REGGIE, ROSA]);
  });

  test('once as a former one, is one until the end date and after it', () => {
    const both = [
      { id: REGGIE, until: minute(5) },
      { id: REGGIE, until: null },
    ];
    expect(presentApprovers(both, minute(4))).toHaveLength(1);
    expect(presentApprovers(both, minute(5))).toEqual([{ id: REGGIE, until: null }]);
    expect(presentApprovers([{ id: REGGIE, until: minute(5) }], minute(5))).toEqual([]);
  });

  test('may approve their own as the only approver', () => {
    const own = decided(EXCEPTION, true, { author: REGGIE });
    const state = givenUnder({ approvers: twice }, own, answers('approved', given(own)));
    expect([state.refused, standingRules(state)]).toEqual([[], []]);
  });
});

describe('a sequence number that is made up', () => {
  test.each([2, 999, 999_999_999_999_999])('%i after the first moves the last one by one', (seq) => {
    const state = given(decided(R3), decided(R6, true, { seq }));
    expect(state.lastSeq).toBe(2);
    const next = record(state, { id: ANA, at: minute(9), eventId: 'new', ticketId: TICKET }, R3);
    expect(next).toMatchObject({ ok: true, value: { seq: 3 } });
  });

  test('also of an event that grants nothing; one of another ticket moves nothing', () => {
    expect(given(decided(R3), decided(R6, true, { run: 7, seq: 999 })).lastSeq).toBe(2);
    expect(given(decided(R3), answers('approved', FLAGGED, {}, { seq: 999 })).lastSeq).toBe(2);
    expect(given(decided(R3), decided(R6, true, { ticketId: 1, seq: 999 })).lastSeq).toBe(1);
    expect(given(decided(R3, false, { seq: 999 })).lastSeq).toBe(1);
  });
});

describe('an id that was taken before', () => {
  test('by somebody else: is another event', () => {
    const state = given(decided(R3, false, { id: 'x', author: BEN }), decided(R6, true, { id: 'x' }));
    expect([state.decision?.decision, state.events.length, state.lastSeq]).toEqual([R6, 2, 2]);
    const junk = confirms('none', { id: 'e3', author: BEN });
    const answered3 = given(decided(EXCEPTION), junk, answers('declined', FLAGGED, {}, { id: 'e3' }));
    expect([answered3.answer?.author, standingRules(answered3)]).toEqual([REGGIE, ['G5']]);
  });

  test('by the same author: is the same event told twice', () => {
    const state = given(decided(R6), decided(R3, false, { id: 'e1' }));
    expect([state.decision?.decision, state.events.length, state.lastSeq]).toEqual([R6, 1, 1]);
  });
});

describe('what begins a run', () => {
  const of = (kind: 'approved' | 'declined' | 'returned'): CaseAct => ({
    kind,
    flagId: 'e1',
    fingerprint: fingerprint(R3),
    condition: null,
    words: 'Yes.',
  });
  const NOTHING: readonly (readonly [string, CaseAct])[] = [
    ['approved', of('approved')],
    ['declined', of('declined')],
    ['returned', of('returned')],
    ['withdrawn', { kind: 'withdrawn', flagId: 'e1', words: 'Too early.' }],
    ['confirmed', { kind: 'confirmed', decisionId: 'e1', what: 'voided', words: 'Seen.' }],
  ];

  test.each(NOTHING)('%s: nothing, neither the first nor the next one', (_, act) => {
    const first = given(did(act, { author: REGGIE }));
    expect([first.run, first.events, whys(first), first.lastSeq]).toEqual([0, [], [['e1', 'other-run']], 1]);
    for (const ended of [[decided(R3), solved] as const, [did({ kind: 'dismissed' })] as const]) {
      const before = given(...ended);
      const state = given(...ended, did(act, { run: 2, author: REGGIE }));
      expect([state.run, state.endedAt, state.dismissed]).toEqual([1, before.endedAt, before.dismissed]);
      expect([state.decision, state.confirmations, whys(state)]).toEqual([before.decision, [], [['e2', 'other-run']]]);
    }
  });

  test.each<[string, CaseAct]>([
    ['asked', { kind: 'asked', decision: decisionFor('R7') }],
    ['decided', { kind: 'decided', decision: R3, flag: false }],
    ['flagged', { kind: 'flagged', escalation: 'escalates', fingerprint: null, words: '' }],
    ['dismissed', { kind: 'dismissed' }],
  ])('%s does', (_, act) => {
    expect([given(did(act)).run, given(did(act)).refused]).toEqual([1, []]);
    const next = given(decided(R3), solved, did(act, { run: 2 }));
    expect([next.run, next.runBeganAt, next.refused]).toEqual([2, minute(2), []]);
    expect(whys(given(decided(R3), solved, did(act, { run: 3 })))).toEqual([['e2', 'other-run']]);
  });
});

describe('a confirmation', () => {
  test.each<[string, readonly Happening[]]>([
    ['of the decision before', [asked(), decided(R3), confirms('e1')]],
    ['of a decision that is yet to come', [decided(R3), confirms('e3'), decided(R6)]],
    ['of none', [escalated, confirms('none')]],
    ['without a decision', [escalated, confirms('e1')]],
  ])('%s counts for nothing', (_, happenings) => {
    const state = given(...happenings);
    expect([state.confirmations, state.refused, state.events.length]).toEqual([[], [], happenings.length]);
  });

  test('of the present one counts', () => {
    const state = given(asked(), decided(R3), confirms('e2'));
    expect(state.confirmations.map(({ id }) => id)).toEqual(['e3']);
  });
});

describe('while Reggie’s question waits', () => {
  const ana = { id: ANA, at: minute(60), eventId: 'new', ticketId: TICKET };
  const returned = answered('returned', decided(EXCEPTION));
  const answersIt = did({ kind: 'flagged', escalation: 'none', fingerprint: fingerprint(EXCEPTION), words: 'May.' });
  const waits = { ok: false, error: 'question-waits' };

  test('the same facts are no answer to it, whatever is said with them', () => {
    expect(record(returned, ana, EXCEPTION, 'Because.')).toEqual(waits);
    expect(record(returned, ana, exceptionFor({ reason: 'In May.' }))).toEqual(waits);
    expect(record(returned, ana, exceptionFor({}, { alreadyHappened: true }))).toEqual(waits);
    expect(record(answered('returned', decided(EXCEPTION, true, REDACTED)), ana, EXCEPTION)).toEqual(waits);
  });

  test('word for word the same is recorded already', () => {
    expect(record(returned, ana, EXCEPTION)).toEqual({ ok: false, error: 'already-recorded' });
  });

  test('other facts are decided', () => {
    const other = exceptionFor({ amount: usd(100) });
    const act = { kind: 'decided', decision: other, flag: true };
    expect(record(returned, ana, other)).toMatchObject({ ok: true, value: { act } });
    expect(record(returned, ana, R3)).toMatchObject({ ok: true, value: { act: { flag: false } } });
  });

  test('nor is anything in the way once it is answered, or where Reggie said something else', () => {
    const again = given(decided(EXCEPTION), answers('returned', FLAGGED), answersIt);
    expect(record(again, ana, EXCEPTION, 'Because.')).toMatchObject({ ok: true });
    for (const kind of ['approved', 'declined'] as const) {
      expect(record(answered(kind, decided(EXCEPTION)), ana, EXCEPTION, 'Because.')).toMatchObject({ ok: true });
    }
  });

  test('a question of a run that is over asks nothing any more', () => {
    const over = given(
      decided(EXCEPTION),
      answers('returned', FLAGGED),
      did({ kind: 'dismissed' }, { author: REGGIE }),
    );
    const next = exceptionFor({}, { state: over });
    expect(record(over, ana, next)).toMatchObject({ ok: true, value: { run: 2 } });
  });
});

describe('what else was tried by hand', () => {
  test('a decision under an id that somebody else has used before is not what Reggie answered', () => {
    const happened = exceptionFor({ shape: 'void-all' }, { alreadyHappened: true });
    const flagged = given(decided(happened));
    const settled = [decided(happened), answers('declined', flagged)] as const;
    const again = given(...settled, decided(happened, false, { id: 'e1', author: BEN }));
    const late = billing(owing(5, voided(5, 9)));
    expect(proofsOf(given(...settled), happened, late).notCovered).not.toEqual([]);
    // What is decided again after a no goes before Reggie again.
    expect(standingRules(again)).toEqual(['G2']);
  });

  test.each<[string, Parameters<typeof decisionFor>[0], (plan: Plan) => Partial<Plan>]>([
    ['R5 that keeps what it collects and voids', 'R5', keepsAll],
    ['R8 whose counts say that all are void', 'R8', () => ({ counts: { collect: 0, void: 5, keep: 0 } })],
    ['R3 whose actions are turned round', 'R3', (plan) => ({ actions: plan.actions.toReversed() })],
    ['R3 that names one invoice too few', 'R3', (plan) => ({ actions: plan.actions.slice(1) })],
    ['R5 that collects more than is asked for', 'R5', collectsAll],
  ])('%s is none of the playbook’s', (_, rule, change) => {
    const decision = decisionFor(rule);
    const plan = { ...decision.plan, ...change(decision.plan) };
    expect(standingRules(given(decided({ ...decision, plan }, false)))).toContain('G2');
  });

  test('in whatever order a note names the invoices, the newest two are billing’s newest', () => {
    const turned = { ...R3, plan: { ...R3.plan, actions: R3.plan.actions.toReversed() } };
    const state = given(decided(turned, false));
    const shown = billing(owing(5, voided(1, 9)));
    expect(proofsOf(state, turned, shown).notCovered).toEqual([{ kind: 'voided-what-is-kept', invoiceIds: ['in_1'] }]);
  });

  test('a decider’s own yes is refused as such, and does not lift a question by being redacted', () => {
    const question = [decided(R6, true, { author: ROSA }), answers('returned', given(decided(R6, true)))] as const;
    const own = answers('approved', given(decided(R6, true)), {}, { author: ROSA, ...REDACTED });
    const state = givenUnder(TWO, ...question, own);
    expect(state.refused.at(-1)?.why).toBe('decider');
    expect(standingRules(state)).toEqual(['G6']);
  });

  test('whoever decided first cannot approve what another recorded again', () => {
    const state = givenUnder(
      TWO,
      decided(EXCEPTION, true, { author: ROSA }),
      decided(EXCEPTION, true, { author: BEN }),
    );
    expect(approvalNeeds(state, ROSA, minute(9))).toBe('another-approver');
    expect(approvalNeeds(state, REGGIE, minute(9))).toBeNull();
  });

  test('a question about something else does not keep what is decided now from being recorded again', () => {
    const state = given(
      decided(R6),
      answers('returned', given(decided(R6))),
      decided(R3, false, { noteIntact: false }),
    );
    const actor = { id: ANA, at: minute(9), eventId: 'new', ticketId: TICKET };
    expect(record(state, actor, R3)).toMatchObject({ ok: true });
  });
});

function keepsAll({ actions }: Plan): Partial<Plan> {
  const kept = actions.map((entry) => ({ ...entry, action: 'keep' as const }));
  return { actions: kept, counts: { collect: 0, void: 0, keep: kept.length } };
}

function collectsAll({ actions }: Plan): Partial<Plan> {
  const collected = actions.map((entry) => ({ ...entry, action: 'collect' as const }));
  return { actions: collected, counts: { collect: collected.length, void: 0, keep: 0 } };
}
