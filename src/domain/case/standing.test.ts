import { describe, expect, test } from 'vitest';
import type { CaseState } from './caseState.ts';
import type { Decision } from './decision.ts';
import { effectiveGate, isFlagged, isQuestionOpen, phaseOf, standingRules } from './standing.ts';
import {
  answered,
  answers,
  asked,
  decided,
  decisionFor,
  did,
  exceptionFor,
  given,
  REGGIE,
  solved,
} from '../testing/cases.ts';

const R3 = decisionFor('R3');
const R6 = decisionFor('R6');
const EXCEPTION = exceptionFor();
const HAPPENED = exceptionFor({}, { alreadyHappened: true });
const escalated = did({ kind: 'flagged', escalation: 'escalates', fingerprint: null, words: '' });
const withdrawn = did({ kind: 'withdrawn', flagId: 'e1', words: 'Too early.' });
const dismissed = did({ kind: 'dismissed' });

describe('the gate of the present decision', () => {
  const claims = (decision: Decision) => effectiveGate(given(decided({ ...decision, gate: 'none' }, false)));

  test('is what the decision says, where that is strict enough', () => {
    expect(effectiveGate(given())).toBe('none');
    expect(effectiveGate(given(decided(R3)))).toBe('none');
    expect(effectiveGate(given(decided(R6)))).toBe('flag');
    expect(effectiveGate(given(decided(decisionFor('R3', { settings: { flagEveryVoid: true } }))))).toBe('flag');
  });

  test.each([
    ['an exception: approval', EXCEPTION, 'approval'],
    ['a closure: a flag', decisionFor('R9'), 'flag'],
    ['an escalation: a flag', decisionFor('R3', { escalation: 'escalates' }), 'flag'],
    ['none of these', R3, 'none'],
  ])('is never below what I6 asks, whatever the event claims — %s', (_, decision, gate) => {
    expect(claims(decision)).toBe(gate);
  });
});

/** The phases in which the net reopens a solve (requirements.json). */
const REOPENED = ['open', 'escalated', 'waiting', 'declined', 'returned'];

/** The rules that stand from the log alone, and the phase of the index field. */
const CASES: readonly (readonly [string, CaseState, readonly string[], string])[] = [
  ['no case', given(), [], 'none'],
  ['dismissed', given(dismissed), [], 'dismissed'],
  [
    'dismissed by Reggie while it waited',
    given(decided(EXCEPTION), did({ kind: 'dismissed' }, { author: REGGIE })),
    [],
    'dismissed',
  ],
  ['an escalation flagged, nothing decided', given(escalated), ['G7'], 'escalated'],
  ['that flag withdrawn', given(escalated, withdrawn), ['G1', 'G7'], 'open'],
  ['a question to that flag', answered('returned', escalated), ['G7', 'G6'], 'open'],
  ['a yes to that flag', answered('approved', escalated), ['G7'], 'open'],
  ['the ask for two', given(asked()), ['G7'], 'open'],
  [
    'the ask for two, flagged for an escalation',
    given(decided(decisionFor('R7', { escalation: 'escalates' }))),
    ['G7'],
    'escalated',
  ],
  ['an exception on top of the ask', given(decided(exceptionFor({}, {}, 'R7'))), ['G3'], 'waiting'],
  ['decided, no gate', given(decided(R3)), [], 'recorded'],
  ['solved in order', given(decided(R3), solved), [], 'recorded'],
  [
    'an escalation recorded without its flag',
    given(decided(decisionFor('R3', { escalation: 'escalates' }), false)),
    ['G1', 'G2'],
    'open',
  ],
  [
    'an escalation recorded with its flag',
    given(decided(decisionFor('R3', { escalation: 'escalates' }))),
    [],
    'flagged',
  ],
  ['a closure without its flag', given(decided(R6, false)), ['G2'], 'open'],
  ['a closure with its flag', given(decided(R6)), [], 'flagged'],
  ['a closure by an approver, who asks nobody', given(decided(R6, false, { author: REGGIE })), [], 'recorded'],
  ['a closure, its flag withdrawn', given(decided(R6), withdrawn), ['G2'], 'open'],
  ['a closure approved', answered('approved', decided(R6)), [], 'approved'],
  ['a closure declined', answered('declined', decided(R6)), ['G5'], 'declined'],
  ['a closure returned', answered('returned', decided(R6)), ['G6'], 'returned'],
  ['an exception without its flag', given(decided(EXCEPTION, false)), ['G2'], 'open'],
  ['an exception waiting', given(decided(EXCEPTION)), ['G3'], 'waiting'],
  ['an exception approved', answered('approved', decided(EXCEPTION)), [], 'approved'],
  ['an exception declined', answered('declined', decided(EXCEPTION)), ['G5'], 'declined'],
  ['an exception returned', answered('returned', decided(EXCEPTION)), ['G6'], 'returned'],
  ['what has happened, waiting', given(decided(HAPPENED)), ['G3'], 'waiting'],
  ['what has happened, declined', answered('declined', decided(HAPPENED)), [], 'recorded'],
  ['what has happened, approved', answered('approved', decided(HAPPENED)), [], 'approved'],
  ['what has happened, returned', answered('returned', decided(HAPPENED)), ['G6'], 'returned'],
];

describe('what stands from the log', () => {
  test.each(CASES)('%s', (_, state, rules, phase) => {
    expect(standingRules(state)).toEqual(rules);
    expect(phaseOf(state)).toBe(phase);
    // The net reopens by the phase alone: it must catch what the log forbids, and nothing that the panel lets pass.
    expect(REOPENED.includes(phase)).toBe(rules.length > 0);
  });

  test('a no to a decision without any gate stands, too, and deciding it again needs approval', () => {
    const flagged = decided(R3, true);
    const declined = answered('declined', flagged);
    expect(standingRules(declined)).toEqual(['G5']);
    const again = given(flagged, answers('declined', given(flagged)), decided(R3, false));
    expect([standingRules(again), phaseOf(again)]).toEqual([['G2'], 'open']);
  });

  test('an earlier no with the same facts is not an answer to what was decided after it', () => {
    const state = given(decided(HAPPENED), answers('declined', given(decided(HAPPENED))), decided(HAPPENED, false));
    expect([isFlagged(state), standingRules(state)]).toEqual([false, ['G2']]);
  });

  test('nor is an earlier question: it still waits for approval, and the old question does not stand', () => {
    const flagged = decided(EXCEPTION);
    const state = given(flagged, answers('returned', given(flagged)), decided(EXCEPTION, false));
    expect(standingRules(state)).toEqual(['G3']);
  });

  test('the place in the log counts, not the number an event claims', () => {
    const flagged = decided(R6, true, { seq: 9 });
    expect(standingRules(given(flagged, answers('declined', given(flagged))))).toEqual(['G5']);
  });
});

test.each([
  ['no answer', given(decided(R6)), false],
  ['a yes', answered('approved', decided(R6)), false],
  ['a question', answered('returned', decided(R6)), true],
  ['a question, its flag withdrawn', given(decided(R6), answers('returned', given(decided(R6))), withdrawn), false],
])('whether a question waits: %s', (_, state, open) => {
  expect(isQuestionOpen(state)).toBe(open);
});

test('nothing is flagged before anything is decided', () => {
  expect([isFlagged(given()), isFlagged(given(escalated))]).toEqual([false, false]);
});

describe('a no or a question to what was redacted since', () => {
  const { exception } = EXCEPTION;
  const lost = exception && { ...exception, plan: { ...exception.plan, actions: [] }, refundedInvoices: [] };
  const redacted = decided({ ...EXCEPTION, exception: lost }, true, { noteIntact: false });
  const flagged = given(decided(EXCEPTION));

  test.each([
    ['declined', 'G5'],
    ['returned', 'G6'],
  ] as const)('still stands: %s', (kind, rule) => {
    const state = given(redacted, answers(kind, flagged));
    expect([state.refused, phaseOf(state)]).toEqual([[], kind]);
    expect(standingRules(state)).toContain(rule);
  });

  test('and a yes does not', () => {
    expect(phaseOf(given(redacted, answers('approved', flagged)))).toBe('waiting');
  });
});
