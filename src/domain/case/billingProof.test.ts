import { describe, expect, test } from 'vitest';
import { isConfirmed, plansVoids, proofsOf, type Proofs } from './billingProof.ts';
import type { Decision } from './decision.ts';
import type { Violation } from './notCovered.ts';
import type { BillingRead, Invoice, Refund } from '../invoice.ts';
import { perInvoicePlan, type Plan } from '../policy/plan.ts';
import type { RuleId } from '../policy/flow.ts';
import {
  answers,
  billing,
  decided,
  decisionFor,
  did,
  exceptionFor,
  given,
  invoice,
  minute,
  owing,
  paid,
  solved,
  typed,
  UNKNOWN,
  usd,
  voided,
} from '../testing/cases.ts';

const SHOWN = { is: 'shown' };
const CANNOT_TELL = { is: 'cannot-tell' };
const missing = (...invoiceIds: string[]) => ({ is: 'missing', invoiceIds, count: invoiceIds.length });

function proofs(decision: Decision, read: BillingRead): Proofs {
  return proofsOf(given(decided(decision)), decision, read);
}
const notCovered = (decision: Decision, read: BillingRead): readonly Violation[] => proofs(decision, read).notCovered;

const keptVoid = (...invoiceIds: string[]): Violation => ({ kind: 'voided-what-is-kept', invoiceIds });
const earlyVoid = (...invoiceIds: string[]): Violation => ({ kind: 'voided-before-collected', invoiceIds });

const ALL_VOID = owing(5, ...[1, 2, 3, 4, 5].map((place) => voided(place, 1)));
const BY_THE_BOOK_R3 = owing(5, voided(3, 9), voided(4, 9), voided(5, 9));

describe('collected (G11)', () => {
  const R5 = decisionFor('R5');

  test.each([
    [[], missing('in_1', 'in_2')],
    [[paid(4, 9)], { ...missing('in_1', 'in_2'), count: 1 }],
    [[voided(2, 9)], { ...missing('in_1', 'in_3', 'in_4', 'in_5'), count: 2 }],
    [[paid(4, 9), paid(5, 10)], SHOWN],
    [[paid(3, 9), paid(4, 9), paid(5, 10)], SHOWN],
  ])(
    'R5: any two of the case’s invoices paid since the run began; named are the proposed ones while these are enough (%#)',
    (payments, proof) => {
      expect(proofs(R5, billing(owing(5, ...payments))).collected).toEqual(proof);
    },
  );

  test('what was paid before the run began does not count', () => {
    const read = billing(owing(5, paid(4, -1), paid(5, -1)));
    expect(proofs(R5, read).collected).toMatchObject({ is: 'missing', count: 2 });
  });

  test('a plan that collects nothing has nothing to show, whatever billing says', () => {
    expect(proofs(decisionFor('R3'), billing(owing(5))).collected).toEqual(SHOWN);
    expect(proofs(decisionFor('R3'), UNKNOWN).collected).toEqual(SHOWN);
  });

  test('R3 collects two where continuing requires it', () => {
    const R3 = decisionFor('R3', {
      settings: { continueRequiresTwoPaid: true },
      draft: { answers: { request: 'continue', paysTwo: 'yes', escalation: 'none' } },
    });
    expect(proofs(R3, billing(owing(5))).collected).toMatchObject({ is: 'missing', count: 2 });
  });

  test.each([
    ['down', UNKNOWN],
    ['a bare count', typed(5)],
    ['only what is owed was read', billing(owing(5), { scope: 'open' })],
  ])('cannot be told: %s', (_, read) => {
    expect(proofs(R5, read).collected).toEqual(CANNOT_TELL);
  });
});

describe('voided (G12)', () => {
  test.each([
    [[], missing('in_3', 'in_4', 'in_5')],
    [[voided(3, 9)], missing('in_4', 'in_5')],
    [[voided(3, 9), paid(4, 9)], missing('in_5')],
    [[voided(3, 9), paid(4, 9), voided(5, 9)], SHOWN],
    [[voided(3, 9), voided(4, 9), invoice(5, { status: 'written-off', settledAt: minute(9) })], missing('in_5')],
  ])('R3: each planned one is void or was paid meanwhile (%#)', (settled, proof) => {
    expect(proofs(decisionFor('R3'), billing(owing(5, ...settled))).voided).toEqual(proof);
  });

  test('an invoice that billing does not show at all is not shown as void', () => {
    expect(proofs(decisionFor('R3'), billing(BY_THE_BOOK_R3.slice(0, 4))).voided).toEqual(missing('in_5'));
  });

  test('R5: until two others are paid, the two proposed for collection are not among the rest', () => {
    const R5 = decisionFor('R5');
    const paidOthers = [paid(3, 9), paid(4, 9)];
    expect(proofs(R5, billing(owing(5, voided(5, 9), paid(3, 9), voided(4, 9)))).voided).toEqual(SHOWN);
    expect(proofs(R5, billing(owing(5, voided(5, 9), ...paidOthers))).voided).toEqual(missing('in_1', 'in_2'));
    expect(proofs(R5, billing(owing(5, voided(5, 9), paid(1, 9), paid(2, 9)))).voided).toEqual(missing('in_3', 'in_4'));
  });

  test('an exception that collects all voids nothing, whoever pays', () => {
    const all = exceptionFor({ shape: 'collect-all' });
    expect(proofs(all, billing(owing(5, ...[1, 2, 3, 4].map((place) => paid(place, 9))))).voided).toEqual(SHOWN);
    expect(proofs(all, UNKNOWN).voided).toEqual(SHOWN);
  });

  test('an exception invoice by invoice voids exactly those', () => {
    const plan = perInvoicePlan(
      new Map([
        ['in_1', 'collect'],
        ['in_2', 'void'],
      ]),
      'stays-open',
      owing(3),
    );
    const decision = withPlan(plan);
    expect(proofs(decision, billing(owing(3, paid(1, 8)))).voided).toEqual(missing('in_2'));
    expect(proofs(decision, billing(owing(3, voided(2, 9), paid(3, 8)))).voided).toEqual(SHOWN);
  });

  test('by a bare count: the shape of the plan over what billing shows since', () => {
    const R3 = decisionFor('R3', { read: typed(5) });
    expect(proofs(R3, billing(owing(5))).voided).toEqual(missing('in_3', 'in_4', 'in_5'));
    expect(proofs(R3, billing(BY_THE_BOOK_R3)).voided).toEqual(SHOWN);
  });

  test('cannot be told where voids are planned and billing gives no invoices', () => {
    expect(proofs(decisionFor('R3'), UNKNOWN).voided).toEqual(CANNOT_TELL);
    expect(proofs(decisionFor('R8'), UNKNOWN).voided).toEqual(SHOWN);
  });
});

function withPlan(plan: Plan): Decision {
  const decision = exceptionFor();
  if (decision.exception === null) throw new Error('no exception');
  return { ...decision, plan, exception: { ...decision.exception, plan } };
}

describe('whether a plan voids anything by itself', () => {
  test.each<[RuleId, boolean]>([
    ['R1', false],
    ['R2', false],
    ['R3', true],
    ['R5', true],
    ['R6', true],
    ['R8', false],
  ])('%s: %s', (rule, voids) => {
    expect(plansVoids(decisionFor(rule).plan)).toBe(voids);
  });

  test('what was void before is nothing of its doing', () => {
    expect(plansVoids(decisionFor('R8', { read: billing(owing(5, voided(5, 1))) }).plan)).toBe(false);
    expect(plansVoids(exceptionFor({ shape: 'collect-all' }, { read: billing(owing(5, voided(5, 1))) }).plan)).toBe(
      false,
    );
  });

  test('while the count is unknown its shape tells, and a plan for two invoices voids none', () => {
    const unknown = (shape: 'void-all' | 'keep-all') => exceptionFor({ shape }, { read: UNKNOWN }).plan;
    expect([plansVoids(unknown('void-all')), plansVoids(unknown('keep-all'))]).toEqual([true, false]);
    const two = { read: billing(owing(2)) };
    expect(plansVoids(exceptionFor({ shape: 'keep-two-void-rest' }, two, 'R4').plan)).toBe(false);
  });
});

describe('the account (G15)', () => {
  const cancelled = { subscription: { cancelledAt: minute(9) } };
  test.each([
    ['R6, still active', decisionFor('R6'), billing(owing(5)), { is: 'missing', invoiceIds: [], count: 1 }],
    ['R6, cancelled', decisionFor('R6'), billing(owing(5), cancelled), SHOWN],
    [
      'R6, cancelled before the run',
      decisionFor('R6'),
      billing(owing(5), { subscription: { cancelledAt: minute(-9) } }),
      SHOWN,
    ],
    ['R6, the source cannot tell', decisionFor('R6'), billing(owing(5), { subscription: 'cannot-tell' }), CANNOT_TELL],
    ['R6, billing down', decisionFor('R6'), UNKNOWN, CANNOT_TELL],
    ['R3, the account stays open', decisionFor('R3'), billing(owing(5)), SHOWN],
    ['R3, billing down', decisionFor('R3'), UNKNOWN, SHOWN],
  ])('%s', (_, decision, read, proof) => {
    expect(proofs(decision, read).accountClosed).toEqual(proof);
  });
});

describe('two collected, as a condition of an approval (G18)', () => {
  test('whatever the plan collects by itself', () => {
    const refund = exceptionFor();
    expect(proofs(refund, billing(owing(5, paid(5, 9)))).twoCollected).toEqual({
      ...missing('in_1', 'in_2', 'in_3', 'in_4'),
      count: 1,
    });
    expect(proofs(refund, billing(owing(5, paid(4, 9), paid(5, 9)))).twoCollected).toEqual(SHOWN);
    expect(proofs(refund, UNKNOWN).twoCollected).toEqual(CANNOT_TELL);
  });
});

describe('voids that the decision does not cover (G16)', () => {
  /** The decision is made after, or before, billing shows these voids; it is judged the same. */
  const both = (rule: RuleId, read: BillingRead, before = billing(owing(5))): readonly (readonly Violation[])[] => [
    notCovered(decisionFor(rule, { read }), read),
    notCovered(decisionFor(rule, { read: before }), read),
  ];

  test.each<RuleId>(['R7', 'R8', 'R9'])('%s keeps all: any void of the run is one, recorded first or last', (rule) => {
    const found = [keptVoid('in_2', 'in_5')];
    expect(both(rule, billing(owing(5, voided(2, 1), voided(5, 1))))).toEqual([found, found]);
  });

  test.each<RuleId>(['R2', 'R4'])('%s keeps all, too', (rule) => {
    const found = [keptVoid('in_1')];
    expect(both(rule, billing(owing(2, voided(1, 1))), billing(owing(2)))).toEqual([found, found]);
  });

  test('R1: what became past due and was voided after recording is not covered', () => {
    expect(notCovered(decisionFor('R1'), billing(owing(1, voided(1, 9))))).toEqual([keptVoid('in_1')]);
  });

  test('a void before the run began is none', () => {
    expect(notCovered(decisionFor('R8'), billing(owing(5, voided(5, -1))))).toEqual([]);
  });

  test('R3: the two most recent may not be void, the rest may', () => {
    expect(both('R3', billing(BY_THE_BOOK_R3))).toEqual([[], []]);
    const first = [keptVoid('in_1')];
    expect(both('R3', billing(owing(5, voided(1, 1))))).toEqual([first, first]);
    const second = [keptVoid('in_2')];
    expect(both('R3', billing(owing(5, voided(2, 1), voided(3, 1))))).toEqual([second, second]);
  });

  test('R3: an invoice that is not of the recorded plan may not', () => {
    const newer = voided(0, 9);
    expect(notCovered(decisionFor('R3'), billing([newer, ...owing(5)]))).toEqual([keptVoid('in_0')]);
  });

  test('R5: no void before two are paid', () => {
    const all = [earlyVoid('in_1', 'in_2', 'in_3', 'in_4', 'in_5')];
    expect(notCovered(decisionFor('R5'), billing(ALL_VOID))).toEqual(all);
    const one = [earlyVoid('in_5')];
    expect(both('R5', billing(owing(5, paid(1, 2), voided(5, 3))))).toEqual([one, one]);
    expect(both('R5', billing(owing(5, paid(1, 2), voided(5, 3), paid(2, 4))))).toEqual([one, one]);
  });

  test('R5: the second payment counts, whichever invoice it was for', () => {
    const one = [earlyVoid('in_5')];
    expect(both('R5', billing(owing(5, paid(1, 8), paid(2, 4), voided(5, 6))))).toEqual([one, one]);
    expect(both('R5', billing(owing(5, paid(1, 4), paid(2, 8), voided(5, 6))))).toEqual([one, one]);
  });

  test('R5: once any two are paid, every other one may be void', () => {
    const done = billing(owing(5, paid(3, 2), paid(4, 3), voided(1, 3), voided(2, 4), voided(5, 4)));
    expect(both('R5', done)).toEqual([[], []]);
  });

  test('R6 voids all: none', () => {
    expect(both('R6', billing(ALL_VOID))).toEqual([[], []]);
    expect(notCovered(decisionFor('R6'), billing([voided(0, 9), ...ALL_VOID]))).toEqual([]);
  });

  test('by a bare count: the shape of the plan over what billing shows', () => {
    const R3 = decisionFor('R3', { read: typed(5) });
    expect(notCovered(R3, billing(BY_THE_BOOK_R3))).toEqual([]);
    expect(notCovered(R3, billing(ALL_VOID))).toEqual([keptVoid('in_1', 'in_2')]);
    expect(notCovered(decisionFor('R8', { read: typed(5) }), billing(ALL_VOID))).toHaveLength(1);
  });

  test('nothing is claimed while billing does not tell', () => {
    expect(notCovered(decisionFor('R8', { read: billing(ALL_VOID) }), UNKNOWN)).toEqual([]);
  });

  describe('by an exception', () => {
    const keepAll = (read: BillingRead) => exceptionFor({ shape: 'keep-all' }, { read });

    test('what was void when it was asked is judged by its plan as well: all stay due does not say it', () => {
      expect(notCovered(keepAll(billing(ALL_VOID)), billing(ALL_VOID))).toEqual([
        keptVoid('in_1', 'in_2', 'in_3', 'in_4', 'in_5'),
      ]);
      const collects = exceptionFor({ shape: 'collect-two-void-rest' }, { read: billing(owing(5, voided(5, 1))) });
      expect(notCovered(collects, billing(owing(5, voided(5, 1))))).toEqual([earlyVoid('in_5')]);
    });

    test('what was voided later is judged by its plan', () => {
      const later = billing(owing(5, voided(5, 9)));
      expect(notCovered(keepAll(billing(owing(5))), later)).toEqual([keptVoid('in_5')]);
      expect(notCovered(exceptionFor({ shape: 'void-all' }), billing(ALL_VOID))).toEqual([]);
      expect(notCovered(exceptionFor({ shape: 'collect-all' }), billing(owing(5, voided(5, 9))))).toEqual([
        keptVoid('in_5'),
      ]);
      expect(notCovered(exceptionFor({ shape: 'collect-two-void-rest' }), billing(owing(5, voided(5, 9))))).toEqual([
        earlyVoid('in_5'),
      ]);
    });

    test('what was paid when it was asked may not be void later', () => {
      const decision = keepAll(billing(owing(5, paid(5, 1))));
      expect(notCovered(decision, billing(owing(5, voided(5, 9))))).toEqual([keptVoid('in_5')]);
    });

    test('by a bare count covers no void that it did not name', () => {
      expect(notCovered(exceptionFor({}, { read: typed(5) }), billing(owing(5, voided(5, 9))))).toEqual([
        keptVoid('in_5'),
      ]);
    });

    test('invoice by invoice: exactly those that it voids, and only after what it collects', () => {
      const plan = perInvoicePlan(
        new Map([
          ['in_1', 'collect'],
          ['in_2', 'void'],
        ]),
        'stays-open',
        owing(3),
      );
      const found = (...read: readonly Invoice[]) => notCovered(withPlan(plan), billing(owing(3, ...read)));
      expect(found(paid(1, 8), voided(2, 9))).toEqual([]);
      expect(found(paid(1, 8), voided(2, 7))).toEqual([earlyVoid('in_2')]);
      expect(found(paid(1, 8), voided(3, 9))).toEqual([keptVoid('in_3')]);
      expect(found(voided(1, 8), voided(2, 9))).toEqual([keptVoid('in_1'), earlyVoid('in_2')]);
    });

    test('invoice by invoice without any void keeps what is not named', () => {
      const plan = perInvoicePlan(new Map(), 'stays-open', []);
      expect(notCovered(withPlan(plan), billing(owing(3, voided(1, 9))))).toEqual([keptVoid('in_1')]);
    });
  });
});

describe('a cancelled subscription that the decision does not cover (G16)', () => {
  const at = (minutes: number) => billing([], { subscription: { cancelledAt: minute(minutes) } });

  test('since the run began, though the account stays open', () => {
    expect(notCovered(decisionFor('R1'), at(0))).toEqual([{ kind: 'account-cancelled' }]);
    expect(notCovered(decisionFor('R1'), at(-1))).toEqual([]);
    expect(notCovered(decisionFor('R9'), at(9))).toEqual([]);
    expect(notCovered(decisionFor('R1'), billing([], { subscription: 'cannot-tell' }))).toEqual([]);
  });

  test('the run after a solve begins at the solve', () => {
    const done = given(decided(decisionFor('R1')), solved);
    const again = decisionFor('R1', { state: done });
    const state = given(decided(decisionFor('R1')), solved, decided(again));
    expect(proofsOf(state, again, at(1)).notCovered).toEqual([]);
    expect(proofsOf(state, again, at(2)).notCovered).toEqual([{ kind: 'account-cancelled' }]);
  });
});

describe('a refund without a valid approval (G16)', () => {
  const REFUNDED = [{ kind: 'refunded' }];
  const refund = (minor: number, at = 9, currency = 'usd'): Refund => ({
    id: `re_${minor}`,
    at: minute(at),
    amount: { minor, currency },
  });
  const after = (
    decision: Decision,
    answer: 'approved' | 'declined' | null,
    refunds: readonly Refund[] | 'cannot-tell',
  ) => {
    const flagged = decided(decision, true);
    const state = answer === null ? given(flagged) : given(flagged, answers(answer, given(flagged)));
    return proofsOf(state, decision, billing([], { refunds })).notCovered;
  };
  const APPROVED = exceptionFor({ amount: usd(9900) });

  test('a refund under a resolution of the playbook is one', () => {
    expect(after(decisionFor('R4'), null, [refund(1)])).toEqual(REFUNDED);
    expect(after(decisionFor('R4'), 'approved', [refund(1)])).toEqual(REFUNDED);
  });

  test.each([
    ['within the approved amount', 'approved', [refund(9900)], []],
    ['within it in two parts', 'approved', [refund(4900), refund(5000)], []],
    ['above it in two parts', 'approved', [refund(4901), refund(5000)], REFUNDED],
    ['in another currency', 'approved', [refund(100, 9, 'eur')], REFUNDED],
    ['partly in another currency', 'approved', [refund(100), refund(100, 9, 'eur')], REFUNDED],
    ['approved but none made', 'approved', [], []],
    ['before it was answered', null, [refund(100)], REFUNDED],
    ['after it was declined', 'declined', [refund(100)], REFUNDED],
    ['before the run began', null, [refund(100, -1)], []],
    ['in the instant in which it began', null, [refund(100, 0)], REFUNDED],
    ['the source cannot tell', null, 'cannot-tell', []],
  ] as const)('%s', (_, answer, refunds, found) => {
    expect(after(APPROVED, answer, refunds)).toEqual(found);
  });

  test('an approved exception that gives no money back covers no refund', () => {
    expect(after(exceptionFor({ kind: 'waive-two' }), 'approved', [refund(1)])).toEqual(REFUNDED);
  });

  test('everything that is wrong is said, voids first', () => {
    const read = billing(owing(5, voided(1, 9)), {
      subscription: { cancelledAt: minute(9) },
      refunds: [refund(1)],
    });
    expect(notCovered(decisionFor('R8'), read).map(({ kind }) => kind)).toEqual([
      'voided-what-is-kept',
      'account-cancelled',
      'refunded',
    ]);
  });
});

test('a confirmation counts for what it says and for the decision that it follows', () => {
  const confirmed = did({ kind: 'confirmed', decisionId: 'e1', what: 'voided', words: 'Seen.' });
  const state = given(decided(decisionFor('R3')), confirmed);
  expect([isConfirmed(state, 'voided'), isConfirmed(state, 'collected')]).toEqual([true, false]);
  expect(isConfirmed(given(decided(decisionFor('R3')), confirmed, decided(decisionFor('R6'))), 'voided')).toBe(false);
  expect(isConfirmed(given(), 'voided')).toBe(false);
});
