import { describe, expect, test } from 'vitest';
import { emptyCase, type CaseState } from './caseState.ts';
import { decisionOf, EMPTY_DRAFT, needsChangeReason, type Draft, type DraftContext } from './draft.ts';
import { caseInvoices, type BillingRead } from '../invoice.ts';
import type { Answers } from '../policy/facts.ts';
import {
  asked,
  billing,
  CONTEXT,
  CREATED_AT,
  decided,
  decisionFor,
  did,
  given,
  type Happening,
  owing,
  paidIn,
  REGGIE,
  SETTINGS,
  solved,
  TICKET,
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

describe('the reason for going from a refund to `continue`', () => {
  const R5 = decisionFor('R5');
  const R9 = decisionFor('R9');
  const changed = decisionFor('R3', { state: given(decided(R5)) });

  test.each<[string, Draft, CaseState, boolean, boolean]>([
    ['nothing was asked before', CONTINUE, EMPTY, false, false],
    ['the conversation asks for a refund', CONTINUE, EMPTY, true, true],
    ['a refund was recorded', CONTINUE, given(decided(R5)), false, true],
    ['another refund was recorded', CONTINUE, given(asked(decisionFor('R7'))), false, true],
    ['continue was recorded', CONTINUE, given(decided(decisionFor('R3'))), false, false],
    ['a change is recorded already', CONTINUE, given(decided(R5), decided(changed)), false, true],
    ['the refund was of the run before', CONTINUE, given(decided(decisionFor('R4')), solved), false, false],
    ['only an escalation is recorded', CONTINUE, given(dismissed), false, false],
    ['a refund stays a refund', draft({ request: 'refund-other' }), given(decided(R5)), true, false],
    ['a closure', draft({ request: 'close' }), given(decided(R5)), true, false],
    ['a closure lies between', CONTINUE, given(decided(R5), decided(R9)), false, true],
    ['two other decisions lie between', CONTINUE, given(decided(R5), decided(R9), decided(R9)), false, true],
    ['only a closure was recorded', CONTINUE, given(decided(R9)), false, false],
    ['a change and a closure are recorded', CONTINUE, given(decided(R5), decided(changed), decided(R9)), false, true],
    ['the refund is known from a change alone', CONTINUE, given(decided(changed), decided(R9)), false, true],
  ])('%s', (_, of, state, conversationAsksRefund, needed) => {
    expect(needsChangeReason(of, context(FIVE, state, { conversationAsksRefund }))).toBe(needed);
  });

  test('is missing until it is written, and recorded with what was asked before', () => {
    const state = given(
      decided(
        decisionFor('R5', { draft: { answers: { request: 'refund-other', paysTwo: 'yes', escalation: 'none' } } }),
      ),
    );
    expect(decisionOf(draft({ request: 'continue' }, { changeReason: ' ' }), context(FIVE, state))).toEqual(
      problem('change-reason-missing'),
    );
    const made = decisionOf(draft({ request: 'continue' }, { changeReason: ' They stay. ' }), context(FIVE, state));
    expect(made).toMatchObject({ value: { requestChange: { before: 'refund-other', reason: 'They stay.' } } });
  });

  test('keeps what was asked first when `continue` is recorded again', () => {
    const state = given(decided(R5), decided(changed));
    const again = decisionOf(draft({ request: 'continue' }, { changeReason: 'Still.' }), context(FIVE, state));
    expect(again).toMatchObject({ value: { requestChange: { before: 'refund-inactive', reason: 'Still.' } } });
  });

  test('names no earlier request where only the conversation asks for a refund', () => {
    const made = decisionOf(
      draft({ request: 'continue' }, { changeReason: 'A slip.' }),
      context(FIVE, EMPTY, { conversationAsksRefund: true }),
    );
    expect(made).toMatchObject({ value: { requestChange: { before: null, reason: 'A slip.' } } });
  });

  describe('where another request lies between', () => {
    const before = (...happenings: readonly Happening[]) => {
      const state = given(...happenings);
      const made = decisionOf(draft({ request: 'continue' }, { changeReason: 'They stay.' }), context(FIVE, state));
      return made.ok ? made.value.requestChange?.before : made.error;
    };
    const other = decisionFor('R5', {
      draft: { answers: { request: 'refund-other', paysTwo: 'yes', escalation: 'none' } },
    });

    test('it is missing until it is written', () => {
      const state = given(decided(decisionFor('R8')), decided(R9));
      expect(decisionOf(CONTINUE, context(FIVE, state))).toEqual(problem('change-reason-missing'));
    });

    test('the refund that was requested last is named', () => {
      expect(before(decided(decisionFor('R8')), decided(R9))).toBe('refund-inactive');
      expect(before(decided(R5), decided(other), decided(R9))).toBe('refund-other');
      expect(before(decided(other), decided(R5), decided(R9))).toBe('refund-inactive');
      expect(before(decided(other), decided(decisionFor('R3', { state: given(decided(other)) })), decided(R9))).toBe(
        'refund-other',
      );
      expect(before(decided(changed), decided(R9))).toBe('refund-inactive');
    });

    test('none of a run that is over', () => {
      const over = given(decided(R5), decided(R9), did({ kind: 'dismissed' }, { author: REGGIE }));
      expect(needsChangeReason(CONTINUE, context(FIVE, over))).toBe(false);
      const again = decisionFor('R9', { state: over });
      const next = given(decided(R5), did({ kind: 'dismissed' }, { author: REGGIE }), decided(again));
      expect([next.run, needsChangeReason(CONTINUE, context(FIVE, next))]).toEqual([2, false]);
    });
  });
});
