import { describe, expect, test } from 'vitest';
import type { CaseState } from './caseState.ts';
import type { Decision } from './decision.ts';
import type { CaseAct, Condition } from './events.ts';
import { noteFor } from './note.ts';
import { caseInvoices } from '../invoice.ts';
import {
  ANA,
  answered,
  answers,
  billing,
  CREATED_AT,
  decided,
  decisionFor,
  did,
  exceptionFor,
  given,
  type Happening,
  owing,
  REGGIE,
  ROSA,
  TICKET,
  usd,
} from '../testing/cases.ts';
import { nameOf, WORDS } from '../testing/words.ts';

const R6 = decisionFor('R6');
const REFUND_OF_ONE = exceptionFor();
const CAP: Condition = { kind: 'cap', amount: usd(5000) };
const AFTER_TWO: Condition = { kind: 'after-two-collected' };

function note(act: CaseAct, state: CaseState, author = ANA): readonly string[] {
  const event = { id: 'new', ticketId: TICKET, run: 1, seq: 3, act };
  const pastDue = caseInvoices(billing(owing(5)), CREATED_AT);
  return noteFor({ event, state, pastDue, requester: 'Dana Fox', prose: '', author, nameOf, words: WORDS }).split('\n');
}

describe('the note of Reggie’s answer', () => {
  const says = { flagId: 'e1', fingerprint: null, words: 'Fine.' };
  const approved = (condition: Condition | null = null): CaseAct => ({ kind: 'approved', condition, ...says });
  const body = (act: CaseAct, state: CaseState, author = REGGIE) => note(act, state, author).slice(1, -2);

  test('says who, what was asked with its amount, and the words', () => {
    expect(note(approved(), given(decided(REFUND_OF_ONE)), REGGIE)).toEqual([
      'note.title',
      'note.act.approved name=user 103: Fine.',
      'note.asked: exception.kind.refund, 9900 usd',
      '',
      'note.reference: PDP-4711-1-3',
    ]);
  });

  test.each<[string, Decision, string]>([
    ['a resolution by its rule and name', R6, 'R6, resolution.void-all-close'],
    ['an exception without money by its kind', exceptionFor({ kind: 'waive-two' }), 'exception.kind.waive-two'],
  ])('names %s', (_, decision, said) => {
    expect(body({ kind: 'declined', ...says }, given(decided(decision)))).toEqual([
      'note.act.declined name=user 103: Fine.',
      `note.asked: ${said}`,
    ]);
  });

  test('asks nothing of a case in which nothing is decided', () => {
    const escalated = did({ kind: 'flagged', escalation: 'chargeback', fingerprint: null, words: '' });
    expect(body({ kind: 'returned', ...says }, given(escalated))).toEqual(['note.act.returned name=user 103: Fine.']);
  });

  test.each<[Condition, string]>([
    [CAP, 'note.condition.cap amount=5000 usd'],
    [AFTER_TWO, 'note.condition.after-two-collected'],
  ])('says the condition: %o', (condition, said) => {
    expect(body(approved(condition), given(decided(REFUND_OF_ONE)))).toEqual([
      'note.act.approved name=user 103: Fine.',
      'note.asked: exception.kind.refund, 9900 usd',
      said,
    ]);
  });

  test('says that the only approver approved an own decision', () => {
    const own = given(decided(REFUND_OF_ONE, true, { author: REGGIE }));
    expect(body(approved(AFTER_TWO), own)).toEqual([
      'note.act.approved name=user 103: Fine.',
      'note.asked: exception.kind.refund, 9900 usd',
      'note.condition.after-two-collected',
      'note.ownDecision',
    ]);
    expect(body({ kind: 'declined', ...says }, own)).not.toContain('note.ownDecision');
    expect(body(approved(), own, ROSA)).not.toContain('note.ownDecision');
    expect(body(approved(), given())).not.toContain('note.ownDecision');
  });
});

describe('the note of a decision after Reggie’s answer', () => {
  /** What the note says between the exception and the source of the facts. */
  function answerIn(act: CaseAct, state: CaseState): readonly string[] {
    const lines = note(act, state);
    return lines.slice(
      lines.indexOf('note.reason: Charged twice.') + 1,
      lines.findIndex((line) => line.startsWith('note.source')),
    );
  }
  const after = (condition: Condition, words: string): Happening =>
    answers('approved', given(decided(REFUND_OF_ONE)), { condition, words });
  const lower = exceptionFor({ amount: usd(5000) });

  test('names who approved, under which condition, and why', () => {
    const state = given(decided(REFUND_OF_ONE), after(CAP, 'Up to fifty.'));
    expect(answerIn({ kind: 'decided', decision: lower, flag: false }, state)).toEqual([
      'note.act.approved name=user 103: Up to fifty.',
      'note.condition.cap amount=5000 usd',
    ]);
  });

  test('says no empty words', () => {
    const state = given(decided(REFUND_OF_ONE), after(AFTER_TWO, ''));
    expect(answerIn({ kind: 'decided', decision: lower, flag: true }, state)).toEqual([
      'note.flaggedForApproval',
      'note.earlierAnswer what=exception.kind.refund, 9900 usd ' +
        'said=note.act.approved name=user 103. · note.condition.after-two-collected',
    ]);
    const same = { kind: 'decided', decision: REFUND_OF_ONE, flag: false } as const;
    expect(answerIn(same, state)).toEqual(['note.act.approved name=user 103.', 'note.condition.after-two-collected']);
  });

  test('names who declined, whoever records now', () => {
    const state = answered('declined', decided(REFUND_OF_ONE));
    expect(answerIn({ kind: 'decided', decision: lower, flag: true }, state)).toEqual([
      'note.flaggedForApproval',
      'note.earlierAnswer what=exception.kind.refund, 9900 usd said=note.act.declined name=user 103: Reggie says so.',
    ]);
  });

  test('an amount above the cap is not what was approved', () => {
    const state = given(decided(REFUND_OF_ONE), after(CAP, 'Up to fifty.'));
    const above = exceptionFor({ amount: usd(5001) });
    expect(answerIn({ kind: 'decided', decision: above, flag: true }, state)).toEqual([
      'note.flaggedForApproval',
      'note.earlierAnswer what=exception.kind.refund, 9900 usd ' +
        'said=note.act.approved name=user 103: Up to fifty. · note.condition.cap amount=5000 usd',
    ]);
  });

  test('what was answered before anything was decided is told as it was said', () => {
    const escalated = did({ kind: 'flagged', escalation: 'chargeback', fingerprint: null, words: '' });
    expect(answerIn({ kind: 'decided', decision: lower, flag: true }, answered('returned', escalated))).toEqual([
      'note.flaggedForApproval',
      'note.act.returned name=user 103: Reggie says so.',
    ]);
  });

  test('says nothing of an answer where there was none', () => {
    const state = given(decided(REFUND_OF_ONE));
    expect(answerIn({ kind: 'decided', decision: lower, flag: false }, state)).toEqual([]);
  });
});

describe('the note of a decision that replaces another one', () => {
  const changes = (before: Decision, after: Decision): readonly string[] =>
    note({ kind: 'decided', decision: after, flag: false }, given(decided(before))).filter((line) =>
      line.startsWith('- change.'),
    );

  test('lists what changed, before → after', () => {
    expect(changes(REFUND_OF_ONE, exceptionFor({ amount: usd(14_900), refundedInvoices: ['in_1', 'in_2'] }))).toEqual([
      '- change.fact.amount: change.arrow before=9900 usd after=14900 usd',
      '- change.fact.refunded: change.arrow before=number of in_1 after=number of in_1, number of in_2',
    ]);
  });

  test('between the rule and the account’s fate', () => {
    const act = { kind: 'decided', decision: decisionFor('R8'), flag: false } as const;
    const lines = note(act, given(decided(decisionFor('R5'))));
    expect(lines.slice(lines.indexOf('note.rule R8: rule.R8')).slice(0, 6)).toEqual([
      'note.rule R8: rule.R8',
      'note.askedWhen when=on Monday',
      'note.changed',
      '- change.fact.paysTwo: change.arrow before=answer.paysTwo.yes after=answer.paysTwo.no-answer',
      '- change.fact.resolution: change.arrow before=R5, resolution.collect-two-void-rest after=R8, resolution.no-answer',
      'note.account.stays-open',
    ]);
  });

  test('lists nothing where only words changed, nor in another run', () => {
    const same = { kind: 'decided', decision: exceptionFor({ reason: 'A duplicate.' }), flag: false } as const;
    expect(note(same, given(decided(REFUND_OF_ONE)))).not.toContain('note.changed');
    expect(note(same, given())).not.toContain('note.changed');
    expect(changes(REFUND_OF_ONE, exceptionFor({ reason: 'A duplicate.' }))).toEqual([]);
    expect(changes(decisionFor('R5'), { ...decisionFor('R8'), run: 2 })).toEqual([]);
  });
});

test('a plan invoice by invoice is told by its numbers', () => {
  const chosen = { in_1: 'collect', in_2: 'void' } as const;
  const decision = exceptionFor({ shape: 'per-invoice', chosen, refundedInvoices: ['in_1', 'in_4'] });
  const lines = note({ kind: 'decided', decision, flag: true }, given());
  expect(lines).toContain(
    'note.exception: exception.kind.refund, 9900 usd (number of in_1, number of in_4) · note.plan: change.planCounts collect=1 void=1 keep=3',
  );
});

test('an exception that refunds no invoice names none', () => {
  const decision = exceptionFor({ refundedInvoices: [] });
  expect(note({ kind: 'decided', decision, flag: true }, given())).toContain(
    'note.exception: exception.kind.refund, 9900 usd · note.plan: exception.plan.keep-all',
  );
});

describe('the note of an answer to Reggie’s question', () => {
  const answer = { kind: 'flagged', escalation: 'none', fingerprint: null, words: 'The one of May 12.' } as const;

  test('begins with what is asked, why, the question and the answer, each once', () => {
    const lines = note(answer, answered('returned', decided(REFUND_OF_ONE)));
    expect(lines.slice(2, 8)).toEqual([
      'brief.line.why: Charged twice.',
      'note.youAsked name=user 103: Reggie says so.',
      'note.answer: The one of May 12.',
      '',
      'note.title',
      'note.act.flagged',
    ]);
  });

  test('a flag that answers nothing says its words as the reason', () => {
    const lines = note(answer, given(decided(REFUND_OF_ONE)));
    expect(lines[2]).toBe('brief.line.why: Charged twice. · The one of May 12.');
    expect(lines.join()).not.toContain('note.answer');
    expect(note({ ...answer, words: '' }, answered('returned', decided(REFUND_OF_ONE))).join()).not.toContain(
      'note.answer',
    );
  });
});

describe('the note of a flag that is taken back', () => {
  const withdrawn = (words: string): CaseAct => ({ kind: 'withdrawn', flagId: 'e1', words });

  test('says what had been asked, and why it is not any more', () => {
    expect(note(withdrawn('They found it.'), given(decided(REFUND_OF_ONE)))[1]).toBe(
      'note.act.withdrawnOf what=exception.kind.refund, 9900 usd: They found it.',
    );
    expect(note(withdrawn(''), given(decided(R6)))[1]).toBe('note.act.withdrawnOf what=R6, resolution.void-all-close.');
  });

  test('or that the customer had escalated', () => {
    const escalated = did({ kind: 'flagged', escalation: 'chargeback', fingerprint: null, words: '' });
    expect(note(withdrawn('A mistake.'), given(escalated))[1]).toBe(
      'note.act.withdrawnOf what=change.escalation.chargeback: A mistake.',
    );
  });
});
