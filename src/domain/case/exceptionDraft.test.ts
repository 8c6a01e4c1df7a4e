import { describe, expect, test } from 'vitest';
import {
  beginException,
  exceptionOf,
  exceptionPlan,
  refundable,
  sumOf,
  withKind,
  withShape,
  type ExceptionDraft,
} from './exceptionDraft.ts';
import { caseInvoices, type BillingRead, type Invoice, type PastDue } from '../invoice.ts';
import { EXCEPTION_KINDS, type ExceptionKind } from '../policy/exception.ts';
import { PLAN_SHAPES, type Plan, type PlanShape } from '../policy/plan.ts';
import {
  billing,
  CREATED_AT,
  decisionFor,
  invoice,
  minute,
  owing,
  paid,
  paidIn,
  REFUND,
  typed,
  UNKNOWN,
  usd,
  voided,
} from '../testing/cases.ts';

const R5 = decisionFor('R5').plan;
const R6 = decisionFor('R6').plan;
const R8 = decisionFor('R8').plan;
const BEGUN = beginException(null);
const pastDueOf = (read: BillingRead): PastDue => caseInvoices(read, CREATED_AT);
const FIVE = pastDueOf(billing(owing(5)));
const ids = (invoices: readonly Invoice[]): readonly string[] => invoices.map(({ id }) => id);

describe('an exception that is begun', () => {
  const EMPTY = { kind: null, reason: '', shape: null, chosen: {}, amount: null, refundedInvoices: [] };

  test('claims nothing', () => {
    expect(beginException(null)).toEqual({ ...EMPTY, account: 'stays-open' });
  });

  test('leaves the account where the playbook leaves it', () => {
    expect(beginException(R6)).toEqual({ ...EMPTY, account: 'closes' });
    expect(beginException(R8)).toEqual({ ...EMPTY, account: 'stays-open' });
  });
});

describe('choosing the kind of an exception', () => {
  const LEAVES_INVOICES: readonly ExceptionKind[] = ['refund', 'goodwill-credit', 'keep-open', 'closure'];

  test.each(EXCEPTION_KINDS)('%s suggests the plan of the playbook only where it leaves the invoices alone', (kind) => {
    const leaves = LEAVES_INVOICES.includes(kind);
    expect(withKind(BEGUN, kind, R5).shape).toBe(leaves ? 'collect-two-void-rest' : null);
    expect(withKind(BEGUN, kind, null).shape).toBe(leaves ? 'keep-all' : null);
  });

  test.each(EXCEPTION_KINDS)('%s leaves a plan that is chosen already', (kind) => {
    expect(withKind({ ...BEGUN, shape: 'void-all' }, kind, R5).shape).toBe('void-all');
  });

  test('a closure closes the account, keeping it open leaves it open, any other kind leaves it as it is', () => {
    const fate = (account: ExceptionDraft['account']) =>
      Object.fromEntries(EXCEPTION_KINDS.map((kind) => [kind, withKind({ ...BEGUN, account }, kind, null).account]));
    const others = ['refund', 'goodwill-credit', 'waive-two', 'void-more', 'other'];
    const all = (account: string) => Object.fromEntries(others.map((kind) => [kind, account]));
    expect(fate('stays-open')).toEqual({ ...all('stays-open'), 'keep-open': 'stays-open', closure: 'closes' });
    expect(fate('closes')).toEqual({ ...all('closes'), 'keep-open': 'stays-open', closure: 'closes' });
  });

  test('what a closure had settled goes with it when the kind changes', () => {
    const closure = withKind(BEGUN, 'closure', R5);
    expect(withKind(closure, 'refund', R5).account).toBe('stays-open');
    expect(withKind(closure, 'refund', null).account).toBe('stays-open');
    expect(withKind(withKind(BEGUN, 'keep-open', R6), 'refund', R6).account).toBe('closes');
  });

  test('only a refund goes back to invoices', () => {
    for (const kind of EXCEPTION_KINDS)
      expect(withKind(REFUND, kind, null).refundedInvoices).toEqual(kind === 'refund' ? ['in_1'] : []);
    expect(withKind(REFUND, null, null).refundedInvoices).toEqual([]);
  });

  test('keeps what is written, and no kind suggests nothing', () => {
    expect(withKind(REFUND, 'other', R6)).toEqual({ ...REFUND, kind: 'other', refundedInvoices: [] });
    expect(withKind({ ...BEGUN, account: 'closes' }, null, R5)).toEqual({ ...BEGUN, account: 'closes' });
  });
});

describe('choosing the plan of an exception', () => {
  test.each(PLAN_SHAPES.filter((shape) => shape !== 'per-invoice'))('%s is taken as it is', (shape) => {
    expect(withShape({ ...REFUND, chosen: { in_1: 'void' } }, shape, R6)).toEqual({
      ...REFUND,
      shape,
      chosen: { in_1: 'void' },
    });
  });

  test('none at all is no plan', () => {
    expect(withShape(REFUND, null, R6)).toEqual({ ...REFUND, shape: null });
  });

  test('invoice by invoice begins with what was planned for each', () => {
    expect(withShape(REFUND, 'per-invoice', R5)).toEqual({
      ...REFUND,
      shape: 'per-invoice',
      chosen: { in_1: 'collect', in_2: 'collect', in_3: 'void', in_4: 'void', in_5: 'void' },
    });
    expect(withShape({ ...REFUND, chosen: { in_9: 'void' } }, 'per-invoice', null)).toEqual({
      ...REFUND,
      shape: 'per-invoice',
      chosen: {},
    });
    expect(Object.keys(withShape(REFUND, 'per-invoice', null).chosen)).toEqual([]);
  });
});

describe('the plan that an exception asks for', () => {
  const plan = (exception: Partial<ExceptionDraft>, pastDue = FIVE): Plan | null =>
    exceptionPlan({ ...REFUND, ...exception }, pastDue);

  test('is none while it is not chosen', () => {
    expect(plan({ shape: null })).toBeNull();
  });

  test('is that shape over the invoices, with the account’s fate', () => {
    expect(plan({ shape: 'void-all', account: 'closes' })).toEqual(R6);
    expect(plan({ shape: 'void-all' }, pastDueOf(typed(3)))).toMatchObject({
      counts: { collect: 0, void: 3, keep: 0 },
    });
    expect(plan({ shape: 'void-all' }, pastDueOf(UNKNOWN))).toMatchObject({ counts: null, actions: [] });
  });

  test('invoice by invoice does with each what was chosen and keeps the others', () => {
    const made = plan({ shape: 'per-invoice', chosen: { in_2: 'void', in_4: 'collect' }, account: 'closes' });
    expect(made?.actions.map(({ action }) => action)).toEqual(['keep', 'void', 'keep', 'collect', 'keep']);
    expect(made).toMatchObject({ shape: 'per-invoice', account: 'closes', mustBePaid: 1 });
  });

  test('invoice by invoice is no plan where billing names no invoices', () => {
    expect(plan({ shape: 'per-invoice' }, pastDueOf(typed(5)))).toBeNull();
    expect(plan({ shape: 'per-invoice' }, pastDueOf(UNKNOWN))).toBeNull();
  });
});

describe('what can be refunded', () => {
  test('is what was paid, the newest payment first, whenever it was issued', () => {
    const payments = [paid(3, -9), paid(1, -30), paid(2, 5)];
    expect(ids(refundable(payments, FIVE, null))).toEqual(['in_2', 'in_3', 'in_1']);
    expect(ids(payments)).toEqual(['in_3', 'in_1', 'in_2']);
  });

  test('a payment without a time stands where its invoice was issued', () => {
    const issued = { status: 'paid', settledAt: null } as const;
    const payments = [
      invoice(9, issued),
      invoice(8, { status: 'paid', settledAt: minute(-1), issuedAt: 0 }),
      invoice(7, issued),
      invoice(6, { ...issued, issuedAt: minute(0) }),
    ];
    expect(ids(refundable(payments, FIVE, null))).toEqual(['in_6', 'in_8', 'in_7', 'in_9']);
  });

  test('then what the plan collects and is not paid yet', () => {
    expect(ids(refundable([paid(9, -1)], FIVE, R5))).toEqual(['in_9', 'in_1', 'in_2']);
    expect(ids(refundable([], FIVE, R8))).toEqual([]);
    expect(ids(refundable([], FIVE, R6))).toEqual([]);
  });

  test('what the plan collects and is paid already stands there once', () => {
    const read = billing(owing(5, paid(4, 3)));
    const plan = exceptionPlan({ ...REFUND, shape: 'collect-two-void-rest' }, pastDueOf(read));
    expect(ids(refundable(paidIn(read), pastDueOf(read), plan))).toEqual(['in_4', 'in_1']);
  });

  test('is only what was paid where billing names no invoices of the case', () => {
    expect(ids(refundable([paid(9, -1)], pastDueOf(typed(5)), R5))).toEqual(['in_9']);
  });
});

test('invoices are summed up in one currency, the others left out', () => {
  const euros = invoice(2, { amount: { minor: 700, currency: 'eur' } });
  const invoices = [invoice(1), euros, invoice(3, { amount: usd(100) })];
  expect([sumOf(invoices, 'usd'), sumOf(invoices, 'eur'), sumOf(invoices, 'jpy')]).toEqual([10_000, 700, 0]);
  expect(sumOf([], 'usd')).toBe(0);
});

describe('the exception that a draft asks for', () => {
  const PAID = [paid(8, -5), paid(9, -9)];
  const ask = (exception: Partial<ExceptionDraft>, payments: readonly Invoice[] = PAID, read = billing(owing(5))) =>
    exceptionOf({ ...REFUND, refundedInvoices: ['in_8'], ...exception }, pastDueOf(read), payments, false);
  const missing = (error: string) => ({ ok: false, error });

  test('has kind, reason, plan, amount and the invoices refunded', () => {
    expect(ask({})).toEqual({
      ok: true,
      value: {
        kind: 'refund',
        reason: 'Charged twice.',
        plan: R8,
        amount: usd(9900),
        refundedInvoices: ['in_8'],
        alreadyHappened: false,
      },
    });
    expect(exceptionOf(REFUND, FIVE, [], true)).toMatchObject({ value: { alreadyHappened: true } });
  });

  test.each<[Partial<ExceptionDraft>, string]>([
    [{ kind: null, shape: null, reason: '' }, 'exception-kind-missing'],
    [{ refundedInvoices: [], amount: null, shape: null, reason: '' }, 'refunded-missing'],
    [{ amount: null, shape: null, reason: '' }, 'amount-missing'],
    [{ amount: usd(0), shape: null, reason: '' }, 'amount-not-positive'],
    [{ amount: usd(9901), shape: null, reason: '' }, 'amount-above-invoices'],
    [{ shape: null, reason: '' }, 'exception-plan-missing'],
    [{ kind: 'goodwill-credit', amount: null, shape: null }, 'amount-missing'],
    [{ kind: 'closure', reason: '' }, 'closure-must-close'],
    [{ reason: ' ' }, 'reason-missing'],
  ])('lacks the first thing that is missing: %o', (lacking, error) => {
    expect(ask(lacking)).toEqual(missing(error));
  });

  test('invoice by invoice needs invoices', () => {
    const byCount = exceptionOf({ ...REFUND, shape: 'per-invoice' }, pastDueOf(typed(5)), PAID, false);
    expect(byCount).toEqual(missing('exception-plan-missing'));
    expect(ask({ shape: 'per-invoice' })).toMatchObject({ ok: true });
  });

  test('a refund may be as much as its invoices come to, and no more', () => {
    const both = ['in_8', 'in_9'];
    expect(ask({ amount: usd(9900) })).toMatchObject({ ok: true });
    expect(ask({ amount: usd(9901), refundedInvoices: both })).toMatchObject({ ok: true });
    expect(ask({ amount: usd(19_800), refundedInvoices: both })).toMatchObject({ ok: true });
    expect(ask({ amount: usd(19_801), refundedInvoices: both })).toEqual(missing('amount-above-invoices'));
  });

  test('a refund in another currency than its invoices is above them', () => {
    expect(ask({ amount: { minor: 1, currency: 'eur' } })).toEqual(missing('amount-above-invoices'));
  });

  test('what the plan is still to collect can be named, and what it keeps cannot be told', () => {
    const collects = { shape: 'collect-two-void-rest', refundedInvoices: ['in_1'] } as const;
    expect(ask(collects)).toMatchObject({ ok: true });
    expect(ask({ ...collects, amount: usd(9901) })).toEqual(missing('amount-above-invoices'));
    expect(ask({ ...collects, refundedInvoices: [] }, [])).toEqual(missing('refunded-missing'));
  });

  test('an invoice that billing no longer lists cannot be summed up: Reggie sees it all the same', () => {
    const gone = ask({ amount: usd(99_999), refundedInvoices: ['in_8', 'in_77'] });
    expect(gone).toMatchObject({ value: { refundedInvoices: ['in_8', 'in_77'] } });
  });

  test.each<[string, BillingRead]>([
    ['nothing was paid and nothing is collected', billing(owing(5))],
    ['only voids', billing(owing(5, voided(5, 1)))],
    ['billing is down', UNKNOWN],
    ['a bare count', typed(5)],
  ])('a refund needs no invoice where none can be named: %s', (_, read) => {
    expect(exceptionOf({ ...REFUND, refundedInvoices: [] }, pastDueOf(read), [], false)).toMatchObject({ ok: true });
  });

  test('a goodwill credit needs no invoice and may be any amount', () => {
    expect(ask({ kind: 'goodwill-credit', amount: usd(99_999), refundedInvoices: [] })).toMatchObject({
      value: { amount: usd(99_999), refundedInvoices: [] },
    });
  });

  test.each<[ExceptionKind, PlanShape, ExceptionDraft['account']]>([
    ['waive-two', 'keep-all', 'stays-open'],
    ['void-more', 'void-all', 'stays-open'],
    ['keep-open', 'void-all', 'stays-open'],
    ['closure', 'keep-all', 'closes'],
    ['other', 'keep-all', 'stays-open'],
  ])('%s gives no money back, whatever was typed before', (kind, shape, account) => {
    expect(ask({ kind, shape, account, amount: usd(99_999) })).toMatchObject({
      value: { kind, amount: null, refundedInvoices: [], plan: { shape, account } },
    });
  });
});
