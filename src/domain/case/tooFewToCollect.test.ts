import { describe, expect, test } from 'vitest';
import { emptyCase } from './caseState.ts';
import { asksTooMany, decisionOf, EMPTY_DRAFT, standingOf, type Draft, type DraftContext } from './draft.ts';
import { caseInvoices, type BillingRead } from '../invoice.ts';
import { planFor, type WholePlan } from '../policy/plan.ts';
import {
  billing,
  CONTEXT,
  CREATED_AT,
  minute,
  invoice,
  owing,
  paid,
  paidIn,
  REFUND,
  SETTINGS,
  TICKET,
  typed,
  UNKNOWN,
  voided,
} from '../testing/cases.ts';

const context = (read: BillingRead, settings = SETTINGS): DraftContext => ({
  ticketId: TICKET,
  state: emptyCase(CONTEXT),
  pastDue: caseInvoices(read, CREATED_AT),
  paid: paidIn(read),
  settings,
  conversationAsksRefund: false,
});
const PAYS_TWO: Draft = { ...EMPTY_DRAFT, answers: { request: 'refund-inactive', paysTwo: 'yes', escalation: 'none' } };
const problem = (error: string) => ({ ok: false, error });
const TOO_FEW = problem('too-few-to-collect');

/** Three past-due invoices of which only the newest can still be paid. */
const ONE_LEFT = billing(owing(3, voided(2, 1), voided(3, 1)));

describe('collecting two where fewer than two can still be paid', () => {
  test('is not what the agent can decide: voided first and asked later is no way round P3', () => {
    expect(decisionOf(PAYS_TWO, context(ONE_LEFT))).toEqual(TOO_FEW);
    expect(decisionOf(PAYS_TWO, context(billing(owing(3, voided(1, 1), voided(2, 1), voided(3, 1)))))).toEqual(TOO_FEW);
    expect(standingOf(PAYS_TWO, context(ONE_LEFT))).toEqual({
      escalation: 'none',
      begun: true,
      openQuestion: 'details',
      gate: 'none',
    });
  });

  test.each<[string, BillingRead]>([
    ['two are left', billing(owing(3, voided(3, 1)))],
    ['one is left and one was paid', billing(owing(3, voided(2, 1), paid(3, 1)))],
    ['two were paid', billing(owing(3, voided(1, 1), paid(2, 1), paid(3, 1)))],
    [
      'one is left and one was written off',
      billing(owing(3, voided(2, 1), invoice(3, { status: 'written-off', settledAt: minute(1) }))),
    ],
    ['only the count is known', typed(3)],
  ])('is decided where %s', (_, read) => {
    expect(decisionOf(PAYS_TWO, context(read))).toMatchObject({ ok: true, value: { rule: 'R5' } });
  });

  test('is the same where continuing requires two', () => {
    const settings = { ...SETTINGS, continueRequiresTwoPaid: true };
    const continuing: Draft = { ...PAYS_TWO, answers: { request: 'continue', paysTwo: 'yes', escalation: 'none' } };
    expect(decisionOf(continuing, context(ONE_LEFT, settings))).toEqual(TOO_FEW);
    expect(decisionOf(continuing, context(ONE_LEFT))).toMatchObject({ value: { rule: 'R3' } });
  });

  test('stands before Reggie as an exception with a plan that can be carried out', () => {
    const with_ = (shape: WholePlan): Draft => ({ ...PAYS_TWO, exception: { ...REFUND, shape } });
    expect(decisionOf(with_('keep-all'), context(ONE_LEFT))).toMatchObject({
      value: { rule: 'R5', gate: 'approval', plan: { shape: 'keep-all', mustBePaid: 0 } },
    });
    expect(decisionOf(with_('collect-all'), context(ONE_LEFT))).toMatchObject({
      value: { plan: { shape: 'collect-all', mustBePaid: 1 } },
    });
    expect(decisionOf(with_('collect-two-void-rest'), context(ONE_LEFT))).toEqual(TOO_FEW);
    expect(standingOf(with_('collect-two-void-rest'), context(ONE_LEFT))).toMatchObject({ openQuestion: 'exception' });
  });

  test('comes after what the exception lacks, and before the reason of a changed request', () => {
    const lacking: Draft = { ...PAYS_TWO, exception: { ...REFUND, shape: 'collect-two-void-rest', reason: '' } };
    expect(decisionOf(lacking, context(ONE_LEFT))).toEqual(problem('reason-missing'));
    const continuing: Draft = { ...PAYS_TWO, answers: { request: 'continue', paysTwo: 'yes', escalation: 'none' } };
    const settings = { ...SETTINGS, continueRequiresTwoPaid: true };
    expect(decisionOf(continuing, { ...context(ONE_LEFT, settings), conversationAsksRefund: true })).toEqual(TOO_FEW);
  });
});

test.each<[WholePlan, BillingRead, boolean]>([
  ['collect-two-void-rest', ONE_LEFT, true],
  ['collect-two-void-rest', billing(owing(1)), false],
  ['collect-two-void-rest', typed(5), false],
  ['collect-two-void-rest', UNKNOWN, false],
  ['collect-all', ONE_LEFT, false],
  ['void-all', ONE_LEFT, false],
  ['keep-all', billing([]), false],
])('whether %s asks for more payments than can be made (%#)', (shape, read, tooMany) => {
  expect(asksTooMany(planFor(shape, 'stays-open', caseInvoices(read, CREATED_AT)))).toBe(tooMany);
});

describe('a refund that the draft asks for', () => {
  const EARLIER = paid(9, -5);
  const asking = (refundedInvoices: readonly string[], minor = 9900): Draft => ({
    ...PAYS_TWO,
    answers: { request: 'close', paysTwo: null, escalation: 'none' },
    exception: { ...REFUND, refundedInvoices, amount: { minor, currency: 'usd' } },
  });
  const read = billing([...owing(2), EARLIER]);

  test('names what it refunds, also of what was paid before the run', () => {
    expect(decisionOf(asking([]), context(read))).toEqual(problem('refunded-missing'));
    expect(decisionOf(asking(['in_9']), context(read))).toMatchObject({
      value: { exception: { refundedInvoices: ['in_9'] } },
    });
    expect(decisionOf(asking([]), context(billing(owing(2))))).toMatchObject({ ok: true });
  });

  test('is not more than they come to; until then the exception is open', () => {
    expect(decisionOf(asking(['in_9'], 9901), context(read))).toEqual(problem('amount-above-invoices'));
    expect(standingOf(asking(['in_9'], 9901), context(read))).toMatchObject({ openQuestion: 'exception' });
  });
});
