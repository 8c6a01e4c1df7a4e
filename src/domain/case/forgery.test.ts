import { describe, expect, test } from 'vitest';
import { changeLines } from './changeLines.ts';
import type { CaseState, RefusedWhy } from './caseState.ts';
import type { CaseAct, CaseEvent } from './events.ts';
import { judge } from './gate.ts';
import type { GateInput } from './gateInput.ts';
import { fingerprint } from './materialFacts.ts';
import type { Phase } from './phases.ts';
import { holdingAnswer, outdatedApproval, phaseOf, standingRules } from './standing.ts';
import type { Decision } from './decision.ts';
import {
  ANA,
  answers,
  BEN,
  billing,
  decided,
  decisionFor,
  did,
  exceptionFor,
  given,
  givenUnder,
  type Happening,
  invoice,
  minute,
  owing,
  REGGIE,
  ROSA,
  solved,
  usd,
  voided,
} from '../testing/cases.ts';
import { WORDS } from '../testing/words.ts';

const REFUND_OF_ONE = exceptionFor();
const ASKED = decided(REFUND_OF_ONE);
const FLAGGED = given(ASKED);
const TWO_APPROVERS = [
  { id: REGGIE, until: null },
  { id: ROSA, until: null },
];

/** An approval as somebody could write it into the log by hand. */
const approval = (says: Parameters<typeof answers>[2] = {}, by: Partial<CaseEvent> = {}, to = FLAGGED): Happening =>
  answers('approved', to, says, by);

/** The newest event grants nothing, and the panel can say why. */
function expectRefused(state: CaseState, why: RefusedWhy): void {
  expect(state.refused.map((refused) => refused.why)).toEqual([why]);
  expect([state.answer, state.answers, holdingAnswer(state), outdatedApproval(state)]).toEqual([null, [], null, null]);
}

/** The rules that hold a solve back. */
function blocking(state: CaseState, read = billing(owing(5))): readonly string[] {
  const input: GateInput = {
    draft: null,
    log: { read: 'ok', state },
    billing: read,
    held: read,
    runBeganAt: state.runBeganAt,
    signals: { chargeback: null, money: null },
    isTagInherited: false,
    isChoiceOpen: false,
    saving: { solving: true, reply: null, replyHoldsNote: false, promises: [] },
    closureSentences: [],
  };
  const verdict = judge(input);
  return verdict.allow ? [] : verdict.findings.map(({ rule }) => rule);
}

describe('a forged approval opens nothing', () => {
  test('the real one does', () => {
    const state = given(ASKED, approval());
    expect([state.answer?.id, state.answers.map(({ id }) => id), standingRules(state)]).toEqual(['e2', ['e2'], []]);
    expect(blocking(state)).toEqual([]);
  });

  test.each<[string, RefusedWhy, Happening]>([
    ['by the agent who decided', 'not-an-approver', approval({}, { author: ANA })],
    ['by another agent', 'not-an-approver', approval({}, { author: BEN })],
    ['for another run', 'other-run', approval({}, { run: 2 })],
    ['for the run before the first', 'other-run', approval({}, { run: 0 })],
    ['with the id of another ticket', 'other-ticket', approval({}, { ticketId: 4712 })],
    ['with another fingerprint', 'other-fingerprint', approval({ fingerprint: fingerprint(decisionFor('R6')) })],
    ['without a fingerprint', 'other-fingerprint', approval({ fingerprint: null })],
    ['for a flag that never was', 'not-the-newest-flag', approval({ flagId: 'e7' })],
    ['for the answer itself', 'not-the-newest-flag', approval({ flagId: 'e2' })],
    ['whose note was taken away', 'note-gone', approval({}, { noteIntact: false })],
  ])('%s', (_, why, forged) => {
    const state = given(ASKED, forged);
    expectRefused(state, why);
    expect([standingRules(state), phaseOf(state), blocking(state)]).toEqual([['G3'], 'waiting', ['G3']]);
  });

  test('by the decider, while another approver exists', () => {
    const own = decided(REFUND_OF_ONE, true, { author: REGGIE });
    const state = givenUnder({ approvers: TWO_APPROVERS }, own, approval({ words: 'Mine.' }));
    expectRefused(state, 'decider');
    expect(blocking(state)).toEqual(['G3']);
    expect(blocking(givenUnder({ approvers: TWO_APPROVERS }, own, approval({}, { author: ROSA })))).toEqual([]);
  });

  test('for an older flag, also where it flagged the same facts', () => {
    const later = decided(exceptionFor({ amount: usd(50_000) }));
    const onOlder = given(ASKED, later, approval());
    expectRefused(onOlder, 'not-the-newest-flag');
    expect(blocking(onOlder)).toEqual(['G3']);
    const again = given(ASKED, ASKED, approval());
    expectRefused(again, 'not-the-newest-flag');
    expect(blocking(again)).toEqual(['G3']);
  });

  test('for an older flag with the newest fingerprint', () => {
    const later = exceptionFor({ amount: usd(50_000) });
    const state = given(ASKED, decided(later), approval({ flagId: 'e1', fingerprint: fingerprint(later) }));
    expectRefused(state, 'not-the-newest-flag');
  });

  test('for a flag that was taken back', () => {
    const withdrawn = did({ kind: 'withdrawn', flagId: 'e1', words: 'Too early.' });
    const state = given(ASKED, withdrawn, approval());
    expectRefused(state, 'not-the-newest-flag');
    expect(blocking(state)).toEqual(['G2']);
  });

  test('of the run before, once the next run asks the same', () => {
    const first = [decided(REFUND_OF_ONE), approval(), solved] as const;
    const again = exceptionFor({}, { state: given(...first) });
    const state = given(...first, decided(again));
    expect([state.run, state.answer, state.answers, blocking(state)]).toEqual([2, null, [], ['G3']]);
    const repeated = given(...first, decided(again), approval({}, { run: 2 }));
    expect(repeated.refused.map(({ why }) => why)).toEqual(['not-the-newest-flag']);
    expect(blocking(repeated)).toEqual(['G3']);
  });

  test('written twice under one id counts once', () => {
    const twice = given(ASKED, approval(), approval({}, { id: 'e2' }));
    expect([twice.answers.length, twice.refused]).toEqual([1, []]);
  });

  describe('by a former approver', () => {
    const approvers = [
      { id: REGGIE, until: null },
      { id: ROSA, until: minute(5) },
    ];
    const byRosa = (at: number): CaseState =>
      givenUnder({ approvers }, ASKED, approval({}, { author: ROSA, at: minute(at) }));

    test('before the end date stays valid', () => {
      expect([byRosa(4).answer?.author, blocking(byRosa(4))]).toEqual([ROSA, []]);
    });

    test('at the end date and after it is none', () => {
      for (const at of [5, 6]) {
        expectRefused(byRosa(at), 'not-an-approver');
        expect(blocking(byRosa(at))).toEqual(['G3']);
      }
    });
  });
});

describe('an approval does not outlive what came after it', () => {
  const approved = [ASKED, approval()] as const;

  test('a decline after it wins', () => {
    const state = given(...approved, answers('declined', FLAGGED, { words: 'On second thoughts, no.' }));
    expect(state.answers.map(({ act }) => act.kind)).toEqual(['approved', 'declined']);
    expect([standingRules(state), phaseOf(state), blocking(state)]).toEqual([['G5'], 'declined', ['G5']]);
    expect(outdatedApproval(state)).toBeNull();
  });

  test('a question after it waits', () => {
    const state = given(...approved, answers('returned', FLAGGED));
    expect([phaseOf(state), blocking(state)]).toEqual(['returned', ['G6']]);
  });

  test('a forged approval after a decline does not bring it back', () => {
    const state = given(ASKED, answers('declined', FLAGGED), approval({}, { author: BEN }));
    expect([state.refused.map(({ why }) => why), blocking(state)]).toEqual([['not-an-approver'], ['G5']]);
  });

  const six = billing([invoice(0), ...owing(5)]);
  const arrow = (fact: string, before: string, after: string): string =>
    `change.fact.${fact}: change.arrow before=${before} after=${after}`;
  const anotherRequest = { request: 'refund-other', paysTwo: 'no-answer', escalation: 'none' } as const;
  const plan = (shape: string): string => `exception.plan.${shape}; change.account.stays-open`;

  describe.each<[string, Decision, readonly string[]]>([
    ['a higher amount', exceptionFor({ amount: usd(14_900) }), [arrow('amount', '9900 usd', '14900 usd')]],
    ['a lower amount, without a cap', exceptionFor({ amount: usd(4900) }), [arrow('amount', '9900 usd', '4900 usd')]],
    ['another plan', exceptionFor({ shape: 'void-all' }), [arrow('plan', plan('keep-all'), plan('void-all'))]],
    [
      'another request',
      exceptionFor({}, { draft: { answers: anotherRequest } }),
      [arrow('request', 'answer.request.refund-inactive', 'answer.request.refund-other')],
    ],
    [
      'one more past due',
      exceptionFor({}, { read: six }),
      [
        arrow('count', '5', '6'),
        arrow('totals', '49500 usd', '59400 usd'),
        arrow('twoMostRecent', 'number of in_1, number of in_2', 'number of in_0, number of in_1'),
      ],
    ],
  ])('%s', (_, later, changes) => {
    // What the later plan does is done, so that nothing but Reggie's answer holds a solve back.
    const done = billing(owing(5, ...[1, 2, 3, 4, 5].map((place) => voided(place, 9))));
    const read = later.plan.shape === 'void-all' ? done : later.pastDue.n === 6 ? six : billing(owing(5));

    test('is flagged again, or is out of date', () => {
      expect(blocking(given(...approved, decided(later, false)), read)).toEqual(['G2', 'G4']);
      expect(blocking(given(...approved, decided(later)), read)).toEqual(['G3']);
    });

    test.each([true, false])('tells before → after; flagged again: %s', (flag) => {
      const outdated = outdatedApproval(given(...approved, decided(later, flag)));
      expect(outdated).toMatchObject({ event: { id: 'e2', author: REGGIE }, approved: REFUND_OF_ONE });
      expect(changeLines(outdated?.approved ?? later, later, WORDS)).toEqual(expect.arrayContaining([...changes]));
    });

    test('opens once Reggie approves that, too', () => {
      const both = [...approved, decided(later)] as const;
      expect(blocking(given(...both, answers('approved', given(...both))), read)).toEqual([]);
    });
  });

  test('going back to what was approved opens nothing where another flag stands since', () => {
    const later = decided(exceptionFor({ amount: usd(14_900) }));
    expect(blocking(given(...approved, later, decided(REFUND_OF_ONE, false)))).toEqual(['G2']);
  });
});

describe('the index tags, changed by hand', () => {
  const indexChanged =
    (by: number | null, to: readonly Phase[] = ['waiting']): Happening =>
    (place) => ({ entry: 'index-changed', by, at: minute(place), to });

  test('are shown with who and when, the newest time', () => {
    expect(given(indexChanged(BEN)).indexChanged).toEqual({ by: BEN, at: minute(1) });
    expect(given(ASKED, indexChanged(BEN), indexChanged(null)).indexChanged).toEqual({ by: null, at: minute(3) });
  });

  test('set to approved: who did it stays known after a rule took it off, and is history after what counts', () => {
    const forged = indexChanged(BEN, ['approved']);
    const takenOff = indexChanged(null, ['waiting']);
    expect(given(ASKED, forged, takenOff).setApproved).toEqual({ by: BEN, at: minute(2) });
    expect(given(ASKED, forged, takenOff, approval({}, { author: BEN })).setApproved?.by).toBe(BEN);
    expect(given(ASKED, forged, takenOff, approval()).setApproved).toBeNull();
    expect(given(ASKED, indexChanged(BEN), indexChanged(null, ['approved'])).setApproved).toBeNull();
    expect(given(ASKED, approval(), forged).setApproved).toBeNull();
  });

  test('are mended by the next event', () => {
    expect(given(ASKED, indexChanged(BEN), approval()).indexChanged).toBeNull();
    expect(given(indexChanged(null), ASKED).indexChanged).toBeNull();
  });

  test('are not mended by an event that grants nothing', () => {
    expect(given(ASKED, indexChanged(BEN), approval({}, { author: BEN })).indexChanged).toEqual({
      by: BEN,
      at: minute(2),
    });
    expect(given(ASKED, indexChanged(BEN), approval({}, { run: 2 })).indexChanged?.by).toBe(BEN);
    expect(given(ASKED, indexChanged(BEN), approval({}, { ticketId: 1 })).indexChanged?.by).toBe(BEN);
    const refusedBefore = given(ASKED, approval({}, { author: BEN }), indexChanged(BEN), approval());
    expect(refusedBefore.indexChanged).toBeNull();
    const nextRun = [decided(decisionFor('R3')), solved, indexChanged(BEN), approval({}, { run: 2 })] as const;
    expect(given(...nextRun).indexChanged?.by).toBe(BEN);
  });

  test.each<[string, readonly Happening[]]>([
    ['no case', []],
    ['an exception that waits', [ASKED]],
    ['an approved one', [ASKED, approval()]],
    ['one that was declined', [ASKED, answers('declined', FLAGGED)]],
    ['a closure without its flag', [decided(decisionFor('R6'), false)]],
    ['a solved case', [decided(decisionFor('R3')), solved]],
  ])('change nothing of what stands: %s', (_, happenings) => {
    const before = given(...happenings);
    const after = given(...happenings, indexChanged(BEN));
    expect(after).toEqual({ ...before, indexChanged: { by: BEN, at: minute(happenings.length + 1) } });
    expect(standingRules(after)).toEqual(standingRules(before));
    expect(phaseOf(after)).toBe(phaseOf(before));
  });
});

describe('a note written in another name', () => {
  const inTheNameOf =
    (shownAs: number, by = ANA): Happening =>
    (place) => ({ entry: 'other-name', by, shownAs, at: minute(place) });
  const approvers = [...TWO_APPROVERS, { id: BEN, until: minute(0) }];

  test('of an approver, or of a former one, is shown with who wrote it', () => {
    const state = givenUnder({ approvers }, ASKED, inTheNameOf(ROSA), inTheNameOf(BEN), inTheNameOf(REGGIE, BEN));
    expect(state.disguised).toEqual([
      { by: ANA, shownAs: ROSA, at: minute(2) },
      { by: ANA, shownAs: BEN, at: minute(3) },
      { by: BEN, shownAs: REGGIE, at: minute(4) },
    ]);
  });

  test('grants nothing', () => {
    const state = given(ASKED, inTheNameOf(REGGIE));
    expect([state.answer, state.answers, blocking(state)]).toEqual([null, [], ['G3']]);
  });

  test('of anybody else says nothing', () => {
    expect(given(ASKED, inTheNameOf(BEN), inTheNameOf(ROSA)).disguised).toEqual([]);
  });

  test('is still shown in the next run', () => {
    const first = [inTheNameOf(REGGIE), decided(decisionFor('R3')), solved] as const;
    const next = decisionFor('R3', { state: given(...first) });
    expect(given(...first, decided(next)).disguised).toEqual([{ by: ANA, shownAs: REGGIE, at: minute(1) }]);
  });
});

test('nothing of what is not an answer can approve', () => {
  const acts: readonly CaseAct[] = [
    { kind: 'confirmed', decisionId: 'e1', what: 'condition-met', words: 'Reggie said yes.' },
    { kind: 'flagged', escalation: 'none', fingerprint: fingerprint(REFUND_OF_ONE), words: 'Approved!' },
  ];
  for (const act of acts) expect(blocking(given(ASKED, did(act, { author: REGGIE })))).toEqual(['G3']);
});
