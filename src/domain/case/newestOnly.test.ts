import { describe, expect, test } from 'vitest';
import type { CaseState } from './caseState.ts';
import type { Decision } from './decision.ts';
import type { Confirmable } from './events.ts';
import { judge } from './gate.ts';
import { ONLY_SOLVING, type GateRule } from './gateInput.ts';
import { caseInvoices, countOf, type BillingRead, type Invoice } from '../invoice.ts';
import { resolve } from '../policy/resolve.ts';
import {
  billing,
  decided,
  decisionFor,
  did,
  given,
  invoice,
  minute,
  owing,
  paid,
  SETTINGS,
  voided,
} from '../testing/cases.ts';

/*
 * A history of more than 500 invoices: all that is owed is read, but of what is settled only the newest. What is not
 * listed may be paid, void or written off.
 */

const newest = (invoices: readonly Invoice[], overrides: Parameters<typeof billing>[1] = {}): BillingRead =>
  billing(invoices, { scope: 'newest-only', ...overrides });
const cancelled = { subscription: { cancelledAt: minute(9) } };

const vouched = (decision: Decision, ...whats: readonly Confirmable[]): CaseState =>
  given(
    decided(decision),
    ...['customer-told' as const, ...whats].map((what) =>
      did({ kind: 'confirmed', decisionId: 'e1', what, words: 'Seen.' }),
    ),
  );

/** The rules that hold a solve back after that decision and what was vouched for. */
function blocking(decision: Decision, read: BillingRead, ...whats: readonly Confirmable[]): readonly GateRule[] {
  const state = vouched(decision, ...whats);
  const verdict = judge({
    draft: null,
    log: { read: 'ok', state },
    billing: read,
    held: read,
    isChoiceOpen: false,
    runBeganAt: state.runBeganAt,
    signals: { chargeback: null, money: null },
    isTagInherited: false,
    saving: ONLY_SOLVING,
    closureSentences: [],
  });
  return verdict.allow ? [] : verdict.findings.map(({ rule }) => rule);
}

const R3 = decisionFor('R3');
const R5 = decisionFor('R5');
const R6 = decisionFor('R6');

describe('n of a history too long to be read', () => {
  test('counts what is owed and what was settled in the run, as far as it is listed', () => {
    const read = newest([...owing(2), voided(3, 9), paid(4, 9), paid(5, -1)]);
    expect(countOf(caseInvoices(read, minute(0)))).toBe(4);
  });

  test('leads to the rule that it would lead to if all were read', () => {
    const pastDue = caseInvoices(newest([...owing(2), voided(3, 9)]), minute(0));
    const outcome = resolve({ request: 'continue', paysTwo: null, escalation: 'none', pastDue, settings: SETTINGS });
    expect(outcome).toMatchObject({ kind: 'resolution', resolution: { rule: 'R3' } });
  });
});

describe('a planned void', () => {
  test('that is still past due is missing, although an agent vouched for it', () => {
    expect(blocking(R3, newest(owing(5)), 'voided')).toEqual(['G12']);
    expect(blocking(R3, newest(owing(5, voided(3, 9), voided(4, 9))), 'voided')).toEqual(['G12']);
  });

  test('that is still past due is missing, also where the others are not listed any more', () => {
    const read = newest([...owing(2), invoice(5)]);
    expect(blocking(R3, read, 'voided')).toEqual(['G12']);
  });

  test('that was written off is none, although an agent vouched for it', () => {
    const read = newest(
      owing(5, voided(3, 9), voided(4, 9), invoice(5, { status: 'written-off', settledAt: minute(9) })),
    );
    expect(blocking(R3, read, 'voided')).toContain('G12');
  });

  test('that is not listed any more can be vouched for, and only so', () => {
    const read = newest(owing(2));
    expect(blocking(R3, read)).toEqual(['G12']);
    expect(blocking(R3, read, 'voided')).toEqual([]);
  });

  test('that is shown needs nobody to vouch for it', () => {
    expect(blocking(R3, newest(owing(5, voided(3, 9), voided(4, 9), paid(5, 9))))).toEqual([]);
  });
});

describe('two payments', () => {
  test('that are listed need nobody to vouch for them', () => {
    expect(blocking(R5, newest(owing(5, paid(4, 9), paid(5, 9))))).not.toContain('G11');
  });

  test('cannot be vouched for while all five are still past due', () => {
    expect(blocking(R5, newest(owing(5)), 'collected', 'voided')).toEqual(['G11', 'G12']);
  });

  test('can be vouched for where enough are not listed any more, and not where fewer are', () => {
    expect(blocking(R5, newest(owing(3)))).toContain('G11');
    expect(blocking(R5, newest(owing(3)), 'collected')).not.toContain('G11');
    expect(blocking(R5, newest(owing(4)), 'collected')).toContain('G11');
    // One is listed as paid: one more that is not listed is enough.
    expect(blocking(R5, newest([...owing(3), paid(4, 9)]), 'collected')).not.toContain('G11');
  });
});

describe('the account that closes', () => {
  test.each<[string, Parameters<typeof billing>[1], readonly GateRule[]]>([
    ['runs on: it is not closed, whoever vouched for it', {}, ['G15']],
    ['was cancelled: it is shown', cancelled, []],
    ['cannot be told: it can be vouched for', { subscription: 'cannot-tell' }, []],
  ])('is judged as usual. Its subscription %s', (_how, overrides, rules) => {
    expect(blocking(R6, newest([], overrides), 'voided', 'account-closed')).toEqual(rules);
  });

  test('is not closed by vouching for the voids alone', () => {
    expect(blocking(R6, newest([], { subscription: 'cannot-tell' }), 'voided')).toEqual(['G15']);
  });
});

describe('what the decision does not cover (G16)', () => {
  test('is found as far as it is listed', () => {
    const read = newest(owing(5, voided(1, 9), voided(3, 9), voided(4, 9), voided(5, 9)));
    expect(blocking(R3, read)).toEqual(['G16']);
    expect(blocking(R3, newest(owing(2), cancelled), 'voided')).toEqual(['G16']);
  });
});
