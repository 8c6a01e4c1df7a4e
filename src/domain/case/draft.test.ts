import { describe, expect, test } from 'vitest';
import { emptyCase, type CaseState } from './caseState.ts';
import {
  decisionOf,
  EMPTY_DRAFT,
  isAlreadyRecorded,
  isBegun,
  nextRun,
  outcomeOf,
  standingOf,
  type Draft,
  type DraftContext,
} from './draft.ts';
import { caseInvoices, type BillingRead } from '../invoice.ts';
import { REQUESTS, type Answers } from '../policy/facts.ts';
import {
  billing,
  CONTEXT,
  CREATED_AT,
  decided,
  decisionFor,
  did,
  exceptionFor,
  given,
  minute,
  owing,
  paid,
  paidIn,
  REFUND,
  SETTINGS,
  solved,
  TICKET,
  typed,
  UNKNOWN,
  usd,
} from '../testing/cases.ts';

const EMPTY = emptyCase(CONTEXT);
const FIVE = billing(owing(5));
const dismissed = did({ kind: 'dismissed' });

function draft(answers: Partial<Answers>, rest: Partial<Draft> = {}): Draft {
  return { ...EMPTY_DRAFT, answers: { ...EMPTY_DRAFT.answers, ...answers }, ...rest };
}
function context(read: BillingRead = FIVE, state: CaseState = EMPTY, rest: Partial<DraftContext> = {}): DraftContext {
  const pastDue = caseInvoices(read, CREATED_AT);
  return {
    ticketId: TICKET,
    state,
    pastDue,
    paid: paidIn(read),
    settings: SETTINGS,
    conversationAsksRefund: false,
    ...rest,
  };
}
const problem = (error: string) => ({ ok: false, error });
const CONTINUE = draft({ request: 'continue' });

test('an empty draft answers nothing', () => {
  expect(EMPTY_DRAFT).toEqual({
    answers: { request: null, paysTwo: null, escalation: 'none' },
    exception: null,
    changeReason: '',
    askedWhen: '',
    prose: '',
    typedCount: null,
    choice: null,
    changing: false,
  });
});

test.each<[string, Draft, boolean]>([
  ['nothing', EMPTY_DRAFT, false],
  ['only an escalation', draft({ escalation: 'chargeback' }), false],
  ['only words', draft({}, { prose: 'Hm.', changeReason: 'x', askedWhen: 'y' }), false],
  ['a request', CONTINUE, true],
  ['an exception', draft({}, { exception: REFUND }), true],
  ['changing what is recorded', draft({}, { changing: true }), true],
])('whether it is begun: %s', (_, of, begun) => {
  expect(isBegun(of)).toBe(begun);
});

test.each([
  ['no case', given(), 1],
  ['a case that goes on', given(decided(decisionFor('R3'))), 1],
  ['dismissed', given(dismissed), 2],
  ['solved', given(decided(decisionFor('R3')), solved), 2],
])('the run of the next decision: %s', (_, state, run) => {
  expect(nextRun(state)).toBe(run);
});

test('the outcome is that of the flowchart, under the settings', () => {
  expect(outcomeOf(CONTINUE, context())).toMatchObject({ kind: 'resolution', resolution: { rule: 'R3' } });
  const settings = { ...SETTINGS, continueRequiresTwoPaid: true };
  expect(outcomeOf(CONTINUE, context(FIVE, EMPTY, { settings }))).toMatchObject({
    kind: 'question',
    position: { question: 'paysTwoToContinue' },
  });
});

describe('the decision that a draft makes', () => {
  test('R5, in full', () => {
    const made = decisionOf(
      draft({ request: 'refund-inactive', paysTwo: 'yes' }, { askedWhen: 'x' }),
      context(billing(owing(3))),
    );
    expect(made).toMatchObject({
      ok: true,
      value: {
        ticketId: TICKET,
        run: 1,
        policyVersion: '1',
        request: 'refund-inactive',
        paysTwo: 'yes',
        escalation: 'none',
        highestEscalation: 'none',
        rule: 'R5',
        exception: null,
        plan: { shape: 'collect-two-void-rest', account: 'stays-open', mustBePaid: 2 },
        gate: 'none',
        boundary: true,
        settingsActed: [],
        pastDue: { source: 'stripe', n: 3, twoMostRecent: ['in_1', 'in_2'], asOf: minute(0) },
        requestChange: null,
        askedWhen: null,
      },
    });
  });

  test('carries the setting that acted and its gate', () => {
    const settings = { flagEveryVoid: true, continueRequiresTwoPaid: false };
    expect(decisionOf(CONTINUE, context(FIVE, EMPTY, { settings }))).toMatchObject({
      value: { settingsActed: ['flag-every-void'], gate: 'flag', boundary: false },
    });
  });

  test('R8 says when the customer was asked, and is not recorded without', () => {
    const answers = { request: 'refund-inactive', paysTwo: 'no-answer' } as const;
    expect(decisionOf(draft(answers, { askedWhen: '  ' }), context())).toEqual(problem('asked-when-missing'));
    expect(decisionOf(draft(answers, { askedWhen: ' on Monday ' }), context())).toMatchObject({
      value: { rule: 'R8', askedWhen: 'on Monday' },
    });
  });

  test('an answer that no longer matters is not carried along', () => {
    expect(decisionOf(draft({ request: 'refund-other', paysTwo: 'no' }), context(billing(owing(2))))).toMatchObject({
      value: { rule: 'R4', paysTwo: null },
    });
    const settings = { ...SETTINGS, continueRequiresTwoPaid: true };
    expect(
      decisionOf(draft({ request: 'continue', paysTwo: 'yes' }), context(FIVE, EMPTY, { settings })),
    ).toMatchObject({
      value: { rule: 'R3', paysTwo: 'yes' },
    });
  });

  test.each<[string, Draft, BillingRead]>([
    ['nothing is answered', EMPTY_DRAFT, FIVE],
    ['paying two is not answered', draft({ request: 'refund-other' }), FIVE],
    ['the count is unknown', CONTINUE, UNKNOWN],
    ['an exception stands before an open question', draft({ request: 'refund-other' }, { exception: REFUND }), FIVE],
  ])('is none where %s', (_, of, read) => {
    expect(decisionOf(of, context(read))).toEqual(problem('open-question'));
  });

  describe('with an escalation', () => {
    const highest = (escalation: Answers['escalation'], state: CaseState) =>
      decisionOf(draft({ request: 'continue', escalation }), context(FIVE, state));
    const before = given(did({ kind: 'flagged', escalation: 'chargeback', fingerprint: null, words: '' }));

    test('is flagged, and remembers the highest one of the run', () => {
      expect(highest('escalates', EMPTY)).toMatchObject({
        value: { gate: 'flag', escalation: 'escalates', highestEscalation: 'escalates' },
      });
      expect(highest('none', before)).toMatchObject({ value: { escalation: 'none', highestEscalation: 'chargeback' } });
      const lower = given(did({ kind: 'flagged', escalation: 'escalates', fingerprint: null, words: '' }));
      expect(highest('chargeback', lower)).toMatchObject({ value: { highestEscalation: 'chargeback' } });
    });

    test('but not that of a run that is over', () => {
      const over = given(decided(decisionFor('R3', { escalation: 'chargeback' })), solved);
      expect(highest('none', over)).toMatchObject({ value: { run: 2, highestEscalation: 'none' } });
    });
  });

  describe('with an exception', () => {
    const ask = (exception: Partial<typeof REFUND>, read: BillingRead = billing(owing(2)), happened?: boolean) =>
      decisionOf(
        draft({ request: 'refund-other' }, { exception: { ...REFUND, ...exception } }),
        context(read),
        happened,
      );

    test('takes its plan, and needs approval on top of the rule', () => {
      expect(ask({ shape: 'void-all', account: 'closes' })).toMatchObject({
        value: {
          rule: 'R4',
          gate: 'approval',
          plan: { shape: 'void-all', account: 'closes', counts: { collect: 0, void: 2, keep: 0 } },
          exception: {
            kind: 'refund',
            reason: 'Charged twice.',
            amount: usd(9900),
            refundedInvoices: ['in_1'],
            alreadyHappened: false,
            plan: { shape: 'void-all' },
          },
        },
      });
    });

    test('says so where it has happened', () => {
      expect(ask({}, FIVE, true)).toEqual(problem('open-question'));
      expect(ask({}, billing(owing(2)), true)).toMatchObject({ value: { exception: { alreadyHappened: true } } });
    });

    test('gives no money back where its kind does not', () => {
      expect(ask({ kind: 'waive-two' })).toMatchObject({
        value: { exception: { kind: 'waive-two', amount: null, refundedInvoices: [] } },
      });
      expect(ask({ kind: 'goodwill-credit' })).toMatchObject({
        value: { exception: { amount: usd(9900), refundedInvoices: ['in_1'] } },
      });
    });

    test('stands alone while the count is unknown', () => {
      expect(ask({}, UNKNOWN)).toMatchObject({
        ok: true,
        value: { rule: null, gate: 'approval', paysTwo: null, boundary: false, settingsActed: [], askedWhen: null },
      });
    });

    test('says what the customer wants, also while the count is unknown: I2 depends on it', () => {
      for (const read of [UNKNOWN, typed(5), FIVE]) {
        expect(decisionOf(draft({}, { exception: REFUND }), context(read))).toEqual(problem('open-question'));
        const incomplete = draft({}, { exception: { ...REFUND, kind: null } });
        expect(decisionOf(incomplete, context(read))).toEqual(problem('open-question'));
      }
      for (const request of REQUESTS) {
        expect(decisionOf(draft({ request }, { exception: REFUND }), context(UNKNOWN))).toMatchObject({
          value: { request, rule: null, gate: 'approval' },
        });
      }
    });

    test.each([
      [{ kind: null }, 'exception-kind-missing'],
      [{ shape: null }, 'exception-plan-missing'],
      [{ reason: ' ' }, 'reason-missing'],
      [{ amount: null }, 'amount-missing'],
      [{ amount: usd(0) }, 'amount-not-positive'],
      [{ kind: 'closure' }, 'closure-must-close'],
    ] as const)('lacks something: %o', (lacking, error) => {
      expect(ask(lacking)).toEqual(problem(error));
    });
  });
});

describe('the draft as the gate sees it', () => {
  const EXCEPTION_ALONE = { ...REFUND, kind: null };

  test('nothing begun is none, though words are written', () => {
    expect(standingOf(draft({}, { prose: 'Hm.' }), context())).toBeNull();
  });

  test('an escalation alone is one that is not begun', () => {
    expect(standingOf(draft({ escalation: 'escalates' }), context())).toEqual({
      escalation: 'escalates',
      begun: false,
      openQuestion: 'request',
      gate: 'none',
    });
  });

  test.each<[string, Draft, BillingRead, string | null, string]>([
    ['decided, no gate', CONTINUE, FIVE, null, 'none'],
    ['decided, a closure', draft({ request: 'close' }), FIVE, null, 'flag'],
    ['decided, an exception', draft({ request: 'close' }, { exception: REFUND }), FIVE, null, 'approval'],
    ['changing, nothing answered', draft({}, { changing: true }), FIVE, 'request', 'none'],
    ['paying two is open', draft({ request: 'refund-other' }), FIVE, 'paysTwo', 'none'],
    [
      'paying two is open, before the exception',
      draft({ request: 'refund-other' }, { exception: REFUND }),
      FIVE,
      'paysTwo',
      'none',
    ],
    ['the count is open', CONTINUE, UNKNOWN, 'countWhenContinuing', 'none'],
    [
      'an exception needs the request, also while the count is unknown',
      draft({}, { exception: EXCEPTION_ALONE }),
      UNKNOWN,
      'request',
      'none',
    ],
    [
      'the exception is open while the count is unknown',
      draft({ request: 'close' }, { exception: EXCEPTION_ALONE }),
      UNKNOWN,
      'exception',
      'none',
    ],
    ['the exception is open', draft({ request: 'close' }, { exception: EXCEPTION_ALONE }), FIVE, 'exception', 'none'],
    ['when it was asked is open', draft({ request: 'refund-other', paysTwo: 'no-answer' }), FIVE, 'details', 'none'],
    ['a bare count is known', draft({ request: 'refund-other' }, { exception: REFUND }), typed(5), 'paysTwo', 'none'],
  ])('%s', (_, of, read, openQuestion, gate) => {
    expect(standingOf(of, context(read))).toEqual({ escalation: 'none', begun: true, openQuestion, gate });
  });
});

describe('a draft that says what is recorded already', () => {
  const state = given(decided(decisionFor('R9')));
  const CLOSE = draft({ request: 'close' });

  test('is none for the gate', () => {
    expect(isAlreadyRecorded(CLOSE, context(FIVE, state))).toBe(true);
    expect(standingOf(CLOSE, context(FIVE, state))).toBeNull();
  });

  test.each<[string, Draft, CaseState, BillingRead]>([
    ['nothing is recorded', CLOSE, EMPTY, FIVE],
    ['it decides something else', draft({ request: 'refund-other', paysTwo: 'no' }), state, FIVE],
    ['the facts have changed', CLOSE, state, billing(owing(6))],
    ['the escalation was raised', draft({ request: 'close', escalation: 'escalates' }), state, FIVE],
    [
      'the escalation was lowered, below the highest of the run',
      CLOSE,
      given(decided(decisionFor('R9', { escalation: 'escalates' }))),
      FIVE,
    ],
    ['it was recorded in a run that is over', CLOSE, given(decided(decisionFor('R9')), solved), FIVE],
    ['it is not decided', draft({ request: 'refund-other' }), state, FIVE],
  ])('is one where %s', (_, of, before, read) => {
    expect(isAlreadyRecorded(of, context(read, before))).toBe(false);
    expect(standingOf(of, context(read, before))).not.toBeNull();
  });
});

test('the ask for two is a step: in the draft, too, the case stays open (G7)', () => {
  const answers = { request: 'refund-other', paysTwo: 'not-asked' } as const;
  expect(standingOf(draft(answers), context())).toEqual({
    escalation: 'none',
    begun: true,
    openQuestion: 'asked',
    gate: 'none',
  });
  expect(standingOf(draft(answers, { exception: REFUND }), context())).toMatchObject({ openQuestion: null });
  expect(standingOf(draft({ ...answers, escalation: 'escalates' }), context())).toMatchObject({
    openQuestion: 'asked',
    gate: 'flag',
  });
});

test('what is settled in the run stands under collect or void as done in the plan', () => {
  const R8 = exceptionFor({}, { read: billing(owing(5, paid(5, 1))) });
  expect(R8.plan.actions.at(-1)).toEqual({ invoiceId: 'in_5', action: 'collect', done: true });
});
