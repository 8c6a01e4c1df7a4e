import { describe, expect, test } from 'vitest';
import type { CaseState } from './caseState.ts';
import { judge } from './gate.ts';
import { coveredPromises } from './gateChecks.ts';
import type { Finding, GateInput, GateRule } from './gateInput.ts';
import type { Condition } from './events.ts';
import type { Decision } from './decision.ts';
import type { BillingRead } from '../invoice.ts';
import {
  answered,
  answers,
  billing,
  customerWrote,
  decided,
  decisionFor,
  did,
  exceptionFor,
  given,
  minute,
  owing,
  paid,
  REGGIE,
  solved,
  typed,
  UNKNOWN,
  usd,
} from '../testing/cases.ts';

const FIVE = billing(owing(5));
const input = (rest: Partial<GateInput>): GateInput => ({
  draft: null,
  log: { read: 'not-needed' },
  billing: FIVE,
  held: FIVE,
  runBeganAt: minute(0),
  signals: { chargeback: null, money: null },
  isTagInherited: false,
  isChoiceOpen: false,
  saving: { solving: true, reply: null, replyHoldsNote: false, promises: [] },
  closureSentences: [],
  ...rest,
});
const log = (state: CaseState) => ({ log: { read: 'ok', state } }) as const;
function findings(rest: Partial<GateInput>): readonly Finding[] {
  const verdict = judge(input(rest));
  return verdict.allow ? [] : verdict.findings;
}
const found = (rule: GateRule, rest: Partial<GateInput>): Finding | undefined =>
  findings(rest).find((finding) => finding.rule === rule);

const REFUND_OF_ONE = exceptionFor();
const ASKED = decided(REFUND_OF_ONE);
const LATER = exceptionFor({ amount: usd(14_900) });

describe('an approval of something else', () => {
  const approved = [ASKED, answers('approved', given(ASKED))] as const;

  test('is out of date while nobody has asked Reggie again (G4)', () => {
    const state = given(...approved, decided(LATER, false));
    expect(found('G4', log(state))).toEqual({
      rule: 'G4',
      drift: [],
      outdated: { approved: REFUND_OF_ONE, decided: LATER },
    });
    expect(found('G3', log(state))).toBeUndefined();
  });

  test('waits for the new answer once it is flagged again, and tells both (G3)', () => {
    const state = given(...approved, decided(LATER));
    expect(found('G3', log(state))).toEqual({
      rule: 'G3',
      since: minute(3),
      outdated: { approved: REFUND_OF_ONE, decided: LATER },
    });
    expect(found('G4', log(state))).toBeUndefined();
  });

  test('is in nobody’s way where what is decided now needs no approval', () => {
    expect(findings(log(given(...approved, decided(decisionFor('R8')))))).toEqual([]);
    expect(found('G4', log(given(...approved, decided(decisionFor('R6')))))).toBeUndefined();
  });

  test('is told beside the drift that put it out of date', () => {
    const six = { ...log(given(...approved, decided(LATER, false))), billing: billing(owing(6)) };
    expect(found('G4', six)).toEqual({
      rule: 'G4',
      drift: [{ kind: 'newly-past-due', before: 5, after: 6 }],
      outdated: { approved: REFUND_OF_ONE, decided: LATER },
    });
  });

  test('is told no longer where Reggie has declined or asked since', () => {
    for (const kind of ['declined', 'returned'] as const) {
      const state = given(...approved, answers(kind, given(ASKED)), decided(LATER));
      expect(found('G3', log(state))).toEqual({ rule: 'G3', since: minute(4), outdated: null });
    }
  });
});

describe('a tag that came with another ticket (G13)', () => {
  const inherited = { isTagInherited: true };
  const INHERITED = { rule: 'G13', about: 'inherited' };

  test.each<[string, Partial<GateInput>, object | undefined]>([
    ['the requester owes', inherited, INHERITED],
    ['a count of them', { ...inherited, billing: typed(1) }, INHERITED],
    ['a count of none', { ...inherited, billing: typed(0), held: billing([]) }, undefined],
    ['a count of none was typed over what is known to be owed', { ...inherited, billing: typed(0) }, INHERITED],
    [
      'a customer was chosen who owes nothing',
      { ...inherited, billing: billing([]), held: billing([]), isChoiceOpen: true },
      INHERITED,
    ],
    ['nothing is owed', { ...inherited, billing: billing([]), held: billing([]) }, undefined],
    ['an outage, and what was owed is known', { ...inherited, billing: UNKNOWN }, INHERITED],
    ['an outage, and nothing is known', { ...inherited, billing: UNKNOWN, held: UNKNOWN }, undefined],
    ['no tag', {}, undefined],
    ['an empty log', { ...inherited, ...log(given()) }, INHERITED],
    ['a case that goes on', { ...inherited, ...log(given(decided(decisionFor('R8')))) }, undefined],
    ['dismissed with one click', { ...inherited, ...log(given(did({ kind: 'dismissed' }))) }, undefined],
    [
      'solved, and the customer wrote since',
      { ...inherited, ...log(given(decided(decisionFor('R8')), solved, customerWrote)) },
      INHERITED,
    ],
    [
      'money is spoken of, too',
      { ...inherited, signals: { chargeback: null, money: 'Refund me.' } },
      { rule: 'G13', about: 'money', sentence: 'Refund me.' },
    ],
    [
      'a chargeback is spoken of, too',
      { ...inherited, signals: { chargeback: 'I call my bank.', money: null } },
      { rule: 'G13', about: 'chargeback', sentence: 'I call my bank.' },
    ],
  ])('%s', (_, rest, finding) => {
    expect(found('G13', rest)).toEqual(finding);
  });

  test('is told beside a case that cannot be read now, where the last that was read is over', () => {
    const last = given(did({ kind: 'dismissed' }), customerWrote);
    const failed = { read: 'failed', why: 'timeout', hasCase: true } as const;
    expect(found('G13', { ...inherited, log: { ...failed, last } })).toEqual(INHERITED);
    expect(found('G13', { ...inherited, log: { ...failed, last: null } })).toBeUndefined();
  });

  test('holds back a solve, and no reply', () => {
    const saving = { solving: false, reply: 'We look into it.', replyHoldsNote: false, promises: [] };
    expect(judge(input({ ...inherited, saving }))).toEqual({ allow: true });
  });
});

describe('what a reply may promise of an approved refund (G17)', () => {
  const paidTwo = billing(owing(5, paid(1, 8), paid(2, 9)));
  const approvedAs = (decision: Decision, condition: Condition | null = null): CaseState => {
    const asked = decided(decision);
    return given(asked, answers('approved', given(asked), condition === null ? {} : { condition }));
  };
  const money = (state: CaseState, read: BillingRead): boolean => {
    const covered = coveredPromises(input({ ...log(state), billing: read }));
    // The account's fate is covered in any case: it is only the money that waits.
    expect(covered.has('keep-open')).toBe(true);
    return covered.has('money');
  };
  const confirmed = (what: 'collected' | 'condition-met') =>
    did({ kind: 'confirmed', decisionId: 'e1', what, words: 'Seen.' });

  test('the money, where nothing has to come first', () => {
    expect(money(approvedAs(REFUND_OF_ONE), FIVE)).toBe(true);
    expect(money(approvedAs(exceptionFor({ kind: 'goodwill-credit' })), FIVE)).toBe(true);
    expect(money(approvedAs(exceptionFor({ kind: 'waive-two' })), FIVE)).toBe(false);
  });

  test('the money only after two are paid, where the plan collects two first (G11)', () => {
    const state = approvedAs(exceptionFor({ shape: 'collect-two-void-rest' }));
    expect(money(state, FIVE)).toBe(false);
    expect(money(state, billing(owing(5, paid(1, 8))))).toBe(false);
    expect(money(state, paidTwo)).toBe(true);
    expect(money(state, UNKNOWN)).toBe(false);
  });

  test('the money only after two are collected, where Reggie asked for that (G18)', () => {
    const state = approvedAs(REFUND_OF_ONE, { kind: 'after-two-collected' });
    expect(money(state, FIVE)).toBe(false);
    expect(money(state, billing(owing(5, paid(1, 8))))).toBe(false);
    expect(money(state, paidTwo)).toBe(true);
  });

  test('the money where the agent vouches for what billing cannot show', () => {
    const collects = decided(exceptionFor({ shape: 'collect-two-void-rest' }));
    const both = [collects, answers('approved', given(collects))] as const;
    expect(money(given(...both, confirmed('collected')), UNKNOWN)).toBe(true);
    const conditional = [
      ASKED,
      answers('approved', given(ASKED), { condition: { kind: 'after-two-collected' } }),
    ] as const;
    expect(money(given(...conditional), UNKNOWN)).toBe(false);
    expect(money(given(...conditional, confirmed('condition-met')), UNKNOWN)).toBe(true);
  });

  test('the money up to the cap, and none above it', () => {
    expect(money(approvedAs(REFUND_OF_ONE, { kind: 'cap', amount: usd(9900) }), FIVE)).toBe(true);
    expect(money(approvedAs(REFUND_OF_ONE, { kind: 'cap', amount: usd(9899) }), FIVE)).toBe(false);
  });

  test('the lower amount under the cap, without another flag', () => {
    const state = given(
      ASKED,
      answers('approved', given(ASKED), { condition: { kind: 'cap', amount: usd(5000) } }),
      decided(exceptionFor({ amount: usd(5000) }), false),
    );
    expect(money(state, FIVE)).toBe(true);
    expect(findings(log(state))).toEqual([]);
  });

  test('nothing where the approval is of something else', () => {
    const state = given(ASKED, answers('approved', given(ASKED)), decided(LATER));
    expect([...coveredPromises(input(log(state)))]).toEqual([]);
  });

  test('nothing about all invoices while nobody knows how many there are', () => {
    const unknown = approvedAs(exceptionFor({ kind: 'void-more', shape: 'void-all' }, { read: UNKNOWN }));
    const covered = coveredPromises(input({ ...log(unknown), billing: UNKNOWN }));
    expect([...covered].sort()).toEqual(['keep-open', 'void']);
  });

  test('voids wait for the payments, not for Reggie’s condition', () => {
    const voids = exceptionFor({ kind: 'void-more', shape: 'void-all' });
    const covered = coveredPromises(input(log(approvedAs(voids, { kind: 'after-two-collected' }))));
    expect([...covered].sort()).toEqual(['keep-open', 'void', 'void-all']);
  });
});

describe('a refund that was made before it was allowed (G16)', () => {
  const refunded = (at: number, ...payments: readonly ReturnType<typeof paid>[]): BillingRead =>
    billing(owing(5, ...payments), { refunds: [{ id: 're_1', at: minute(at), amount: usd(9900) }] });

  test('holds back a solve under Reggie’s condition, and a refund after the payments does not', () => {
    const state = given(ASKED, answers('approved', given(ASKED), { condition: { kind: 'after-two-collected' } }));
    const early = { ...log(state), billing: refunded(7, paid(1, 5), paid(2, 8)) };
    expect(findings(early)).toEqual([{ rule: 'G16', violations: [{ kind: 'refunded-before-collected' }] }]);
    expect(findings({ ...log(state), billing: refunded(8, paid(1, 5), paid(2, 8)) })).toEqual([]);
  });

  test('is not judged again once Reggie has answered that it happened', () => {
    const happened = decided(exceptionFor({ shape: 'collect-two-void-rest' }, { alreadyHappened: true }), true, {
      at: minute(9),
    });
    const read = refunded(7);
    expect(found('G16', { ...log(given(happened)), billing: read })).toBeDefined();
    expect(found('G16', { ...log(answered('approved', happened)), billing: read })).toBeUndefined();
    expect(found('G16', { ...log(answered('declined', happened)), billing: read })).toBeUndefined();
  });

  test('an approver’s own closure covers no refund', () => {
    const state = given(decided(decisionFor('R6'), false, { author: REGGIE }));
    const read = billing(owing(5), { refunds: [{ id: 're_1', at: minute(7), amount: usd(1) }] });
    expect(found('G16', { ...log(state), billing: read })).toEqual({
      rule: 'G16',
      violations: [{ kind: 'refunded' }],
    });
  });
});
