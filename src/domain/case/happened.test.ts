import { describe, expect, test } from 'vitest';
import { proofsOf } from './billingProof.ts';
import type { Decision } from './decision.ts';
import type { Condition } from './events.ts';
import type { ExceptionDraft } from './exceptionDraft.ts';
import { hasHappened, type Violation } from './notCovered.ts';
import type { BillingRead, Invoice, Refund } from '../invoice.ts';
import type { Instant } from '../money.ts';
import type { RuleId } from '../policy/flow.ts';
import type { Plan } from '../policy/plan.ts';
import {
  answers,
  billing,
  decided,
  decisionFor,
  exceptionFor,
  given,
  invoice,
  minute,
  owing,
  paid,
  usd,
  voided,
} from '../testing/cases.ts';

/*
 * "It has happened" (G16): what was done in billing before it was asked. Reggie's answer settles what the exception says
 * of it, and nothing else; what is done after it was recorded is another matter.
 */

const refundAt = (at: Instant, minor = 9900): Refund => ({ id: `re_${at}`, at, amount: usd(minor) });
const voidedAt = (place: number, settledAt: Instant): Invoice => invoice(place, { status: 'void', settledAt });
const cancelled = (cancelledAt: Instant) => ({ subscription: { cancelledAt } });

/** Recorded in minute 1, and answered in minute 2. */
const RECORDED = minute(1);
const BEFORE = minute(0);
const JUST_AFTER = RECORDED + 1;

type Answer = 'approved' | 'declined' | 'returned' | null;
interface Billed {
  readonly invoices?: readonly Invoice[];
  readonly refunds?: readonly Refund[];
  readonly cancelledAt?: Instant;
  readonly condition?: Condition;
}

/** What billing shows that the decision does not cover, by kind; `answer` was Reggie's. */
function kinds(decision: Decision, answer: Answer, billed: Billed): readonly Violation['kind'][] {
  const asked = decided(decision, true);
  const { invoices = [], refunds = [], cancelledAt, condition } = billed;
  const says = condition === undefined ? {} : { condition };
  const state = answer === null ? given(asked) : given(asked, answers(answer, given(asked), says));
  const read = billing(owing(5, ...invoices), {
    refunds,
    ...(cancelledAt === undefined ? {} : cancelled(cancelledAt)),
  });
  return proofsOf(state, decision, read).notCovered.map(({ kind }) => kind);
}

const happened = (exception: Partial<ExceptionDraft>, rule: RuleId = 'R8'): Decision =>
  exceptionFor(exception, { alreadyHappened: true }, rule);
const CREDIT_OF_ONE = happened({ kind: 'goodwill-credit', amount: usd(100), refundedInvoices: [] });
const REFUND = happened({ amount: usd(9900) });
const VOIDS = happened({ kind: 'void-more', shape: 'void-all' });
const CLOSES = happened({ kind: 'closure', account: 'closes' });
const EARLY_VOID = happened({ kind: 'void-more', shape: 'collect-two-void-rest' });
const EARLY_REFUND = happened({ shape: 'collect-two-void-rest', amount: usd(9900) });

describe.each(['approved', 'declined'] as const)('once Reggie has %s what has happened', (answer) => {
  test('what the exception says is settled', () => {
    expect(kinds(REFUND, answer, { refunds: [refundAt(BEFORE)] })).toEqual([]);
    expect(kinds(REFUND, answer, { refunds: [refundAt(RECORDED)] })).toEqual([]);
    expect(kinds(VOIDS, answer, { invoices: [voidedAt(4, BEFORE), voidedAt(5, RECORDED)] })).toEqual([]);
    expect(kinds(CLOSES, answer, { cancelledAt: BEFORE })).toEqual([]);
    expect(kinds(CLOSES, answer, { cancelledAt: RECORDED })).toEqual([]);
  });

  test('a goodwill of $1 settles no refund of $99, no void and no cancellation', () => {
    expect(kinds(CREDIT_OF_ONE, answer, { refunds: [refundAt(BEFORE, 100)] })).toEqual([]);
    expect(kinds(CREDIT_OF_ONE, answer, { refunds: [refundAt(BEFORE, 101)] })).toEqual(['refunded']);
    expect(kinds(CREDIT_OF_ONE, answer, { refunds: [refundAt(BEFORE)] })).toEqual(['refunded']);
    expect(kinds(CREDIT_OF_ONE, answer, { invoices: [voidedAt(5, BEFORE)] })).toEqual(['voided-what-is-kept']);
    expect(kinds(CREDIT_OF_ONE, answer, { cancelledAt: BEFORE })).toEqual(['account-cancelled']);
  });

  test('what it does not say stays, beside what it says', () => {
    expect(kinds(VOIDS, answer, { invoices: [voidedAt(5, BEFORE)], refunds: [refundAt(BEFORE)] })).toEqual([
      'refunded',
    ]);
    expect(kinds(VOIDS, answer, { cancelledAt: BEFORE })).toEqual(['account-cancelled']);
    expect(kinds(CLOSES, answer, { invoices: [voidedAt(5, BEFORE)], cancelledAt: BEFORE })).toEqual([
      'voided-what-is-kept',
    ]);
    expect(
      kinds(REFUND, answer, { refunds: [{ ...refundAt(BEFORE, 1), amount: { minor: 1, currency: 'eur' } }] }),
    ).toEqual(['refunded']);
  });

  test('what was done too early no longer stands', () => {
    expect(kinds(EARLY_VOID, answer, { invoices: [voidedAt(5, BEFORE)] })).toEqual([]);
    expect(kinds(EARLY_VOID, answer, { invoices: [voidedAt(5, RECORDED)] })).toEqual([]);
    expect(kinds(EARLY_REFUND, answer, { refunds: [refundAt(BEFORE)] })).toEqual([]);
    expect(kinds(EARLY_REFUND, answer, { refunds: [refundAt(RECORDED)] })).toEqual([]);
    const one = [paid(1, 0)];
    expect(kinds(EARLY_REFUND, answer, { invoices: one, refunds: [refundAt(BEFORE)] })).toEqual([]);
  });

  test('what was done before the run is none of it', () => {
    const before = minute(0) - 1;
    expect(kinds(CREDIT_OF_ONE, answer, { refunds: [refundAt(before)], cancelledAt: before })).toEqual([]);
  });
});

describe('what is done after it was recorded', () => {
  test('is not settled by a no', () => {
    expect(kinds(REFUND, 'declined', { refunds: [refundAt(JUST_AFTER)] })).toEqual(['refunded']);
    expect(kinds(REFUND, 'declined', { refunds: [refundAt(BEFORE, 100), refundAt(JUST_AFTER, 100)] })).toEqual([
      'refunded',
    ]);
    expect(kinds(VOIDS, 'declined', { invoices: [voidedAt(5, JUST_AFTER)] })).toEqual(['voided-what-is-kept']);
    expect(kinds(CLOSES, 'declined', { cancelledAt: JUST_AFTER })).toEqual(['account-cancelled']);
    expect(kinds(EARLY_VOID, 'declined', { invoices: [paid(1, 0), paid(2, 0), voidedAt(5, JUST_AFTER)] })).toEqual([
      'voided-what-is-kept',
    ]);
  });

  test('is what a yes allows', () => {
    expect(kinds(REFUND, 'approved', { refunds: [refundAt(JUST_AFTER)] })).toEqual([]);
    expect(kinds(VOIDS, 'approved', { invoices: [voidedAt(5, JUST_AFTER)] })).toEqual([]);
    expect(kinds(CLOSES, 'approved', { cancelledAt: JUST_AFTER })).toEqual([]);
  });

  test('is too early also with a yes, before two are paid', () => {
    expect(kinds(EARLY_VOID, 'approved', { invoices: [voidedAt(5, JUST_AFTER)] })).toEqual(['voided-before-collected']);
    expect(kinds(EARLY_REFUND, 'approved', { refunds: [refundAt(JUST_AFTER)] })).toEqual(['refunded-before-collected']);
    const two = [paid(1, 3), paid(2, 4)];
    expect(kinds(EARLY_REFUND, 'approved', { invoices: two, refunds: [refundAt(minute(4))] })).toEqual([]);
    expect(kinds(EARLY_REFUND, 'approved', { invoices: two, refunds: [refundAt(minute(4) - 1)] })).toEqual([
      'refunded-before-collected',
    ]);
  });

  test('keeps Reggie’s condition', () => {
    const condition: Condition = { kind: 'after-two-collected' };
    expect(kinds(REFUND, 'approved', { refunds: [refundAt(BEFORE)], condition })).toEqual([]);
    expect(kinds(REFUND, 'approved', { refunds: [refundAt(JUST_AFTER)], condition })).toEqual([
      'refunded-before-collected',
    ]);
  });
});

describe('what nobody has answered', () => {
  test.each([null, 'returned'] as const)('is judged by the plan, and lets no money go back: %s', (answer) => {
    expect(kinds(REFUND, answer, { refunds: [refundAt(BEFORE)] })).toEqual(['refunded']);
    expect(kinds(EARLY_VOID, answer, { invoices: [voidedAt(5, BEFORE)] })).toEqual(['voided-before-collected']);
    expect(kinds(VOIDS, answer, { invoices: [voidedAt(5, JUST_AFTER)] })).toEqual([]);
    expect(kinds(CLOSES, answer, { cancelledAt: JUST_AFTER })).toEqual([]);
  });

  test('is not settled by the answer to what was recorded before it', () => {
    for (const answer of ['approved', 'declined'] as const) {
      const asked = decided(EARLY_VOID, true);
      const state = given(asked, answers(answer, given(asked)), decided(EARLY_VOID, false));
      const { notCovered } = proofsOf(state, EARLY_VOID, billing(owing(5, voidedAt(5, BEFORE))));
      expect(notCovered).toEqual([{ kind: 'voided-before-collected', invoiceIds: ['in_5'] }]);
    }
  });

  test('a no to what had not happened lets no money go back, and settles nothing', () => {
    const asked = exceptionFor({ shape: 'collect-two-void-rest', amount: usd(9900) });
    expect(kinds(asked, 'declined', { refunds: [refundAt(BEFORE)] })).toEqual(['refunded']);
    expect(kinds(asked, 'declined', { invoices: [voidedAt(5, BEFORE)] })).toEqual(['voided-before-collected']);
    expect(kinds(asked, 'approved', { invoices: [voidedAt(5, BEFORE)] })).toEqual(['voided-before-collected']);
  });

  test('a yes to the playbook’s own resolution lets no money go back', () => {
    expect(kinds(decisionFor('R6'), 'approved', { refunds: [refundAt(BEFORE)] })).toEqual(['refunded']);
    expect(kinds(decisionFor('R5'), 'approved', { invoices: [voidedAt(5, BEFORE)] })).toEqual([
      'voided-before-collected',
    ]);
  });
});

describe('whether it has happened, by what the playbook would have done', () => {
  const has = (exception: Partial<ExceptionDraft>, playbook: Plan | null, read: BillingRead, began = minute(0)) =>
    hasHappened(exceptionFor(exception, { read }), playbook, read, began);
  const ALL_VOID = owing(5, ...[1, 2, 3, 4, 5].map((place) => voided(place, 1)));
  const closed = { kind: 'closure', shape: 'void-all', account: 'closes' } as const;

  test('what the playbook does as well is no exception that has happened', () => {
    const read = billing(ALL_VOID, cancelled(minute(1)));
    expect(has(closed, decisionFor('R6').plan, read)).toBe(false);
    expect(has(closed, decisionFor('R8').plan, read)).toBe(true);
    expect(has(closed, decisionFor('R9').plan, read)).toBe(true);
  });

  test('but what it does only later, or to other invoices, is', () => {
    const voids = { kind: 'void-more', shape: 'void-all' } as const;
    const last = billing(owing(5, voided(5, 1)));
    expect(has(voids, decisionFor('R5').plan, last)).toBe(true);
    expect(has(voids, decisionFor('R3').plan, last)).toBe(false);
    expect(has(voids, decisionFor('R3').plan, billing(owing(5, voided(1, 1))))).toBe(true);
    expect(has(voids, decisionFor('R5').plan, billing(owing(5, paid(1, 1), paid(2, 1), voided(5, 2))))).toBe(false);
  });

  test('a playbook’s plan by a bare count is judged by the invoices that billing shows', () => {
    const byCount = { ...decisionFor('R3').plan, actions: [] };
    const chosen = { in_1: 'void', in_2: 'void', in_3: 'void', in_4: 'void', in_5: 'void' } as const;
    const voids = { kind: 'void-more', shape: 'per-invoice', chosen } as const;
    expect(has(voids, byCount, billing(owing(5, voided(5, 1))))).toBe(false);
    expect(has(voids, byCount, billing(owing(5, voided(2, 1))))).toBe(true);
  });

  test('what was done before the run began is none of it', () => {
    const read = billing(owing(5), { refunds: [refundAt(minute(1))] });
    expect(has({}, decisionFor('R8').plan, read, minute(1))).toBe(true);
    expect(has({}, decisionFor('R8').plan, read, minute(1) + 1)).toBe(false);
  });

  test('what billing was read of only in part tells nothing', () => {
    const read = billing(owing(5), { refunds: [refundAt(minute(1))], scope: 'open' });
    expect(has({}, decisionFor('R8').plan, read)).toBe(false);
  });

  test('whether more was refunded than it says is told to the cent; what came too early is said by it', () => {
    const shape = { shape: 'collect-two-void-rest' } as const;
    const refunded = (minor: number) => billing(owing(5), { refunds: [refundAt(minute(1), minor)] });
    expect(has({ ...shape, amount: usd(9900) }, decisionFor('R5').plan, refunded(9900))).toBe(true);
    expect(has({ ...shape, amount: usd(9900) }, decisionFor('R5').plan, refunded(9901))).toBe(false);
    expect(has({ ...shape, kind: 'void-more' }, decisionFor('R5').plan, billing(owing(5, voided(5, 1))))).toBe(true);
  });
});
