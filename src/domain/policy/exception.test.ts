import { describe, expect, test } from 'vitest';
import { counted, known, monthly, UNKNOWN } from '../testing/invoices.ts';
import { EXCEPTION_KINDS, checkedException, givesMoney, playbookSaysNever, type Exception } from './exception.ts';
import { perInvoicePlan, planFor, type Action, type WholePlan } from './plan.ts';

const three = known(monthly('VS-3', 'VS-2', 'VS-1'));
const usd = (minor: number) => ({ minor, currency: 'usd' });

const refund: Exception = {
  kind: 'refund',
  reason: 'Charged twice in May.',
  plan: planFor('keep-all', 'stays-open', three),
  amount: usd(9900),
  refundedInvoices: ['in_VS-3'],
  alreadyHappened: false,
};

const problem = (overrides: Partial<Exception>): string => {
  const checked = checkedException({ ...refund, ...overrides });
  return checked.ok ? 'fine' : checked.error;
};

describe('what an exception needs', () => {
  test('a complete one is taken as it is', () => {
    expect(checkedException(refund)).toEqual({ ok: true, value: refund });
  });

  test('a reason in words', () => {
    expect(problem({ reason: '' })).toBe('reason-missing');
    expect(problem({ reason: ' \n ' })).toBe('reason-missing');
  });

  test('an amount where money goes back', () => {
    expect(problem({ kind: 'refund', amount: null })).toBe('amount-missing');
    expect(problem({ kind: 'goodwill-credit', amount: null })).toBe('amount-missing');
  });

  test('no amount where none does', () => {
    for (const kind of ['waive-two', 'void-more', 'keep-open', 'other'] as const) {
      expect(problem({ kind, amount: null })).toBe('fine');
    }
  });

  test.each([
    ['nothing', 0],
    ['less than nothing', -1],
    ['a fraction of a cent', 0.5],
    ['no number', Number.NaN],
    ['more than can be exact', 2 ** 53],
  ])('an amount of %s is none', (_what, minor) => {
    expect(problem({ amount: usd(minor) })).toBe('amount-not-positive');
    expect(problem({ kind: 'other', amount: usd(minor) })).toBe('amount-not-positive');
  });

  test('the smallest amount is one', () => {
    expect(problem({ amount: usd(1) })).toBe('fine');
  });

  test('a closure closes; a refund may leave the account either way', () => {
    expect(problem({ kind: 'closure', amount: null })).toBe('closure-must-close');
    expect(problem({ kind: 'closure', amount: null, plan: planFor('keep-all', 'closes', three) })).toBe('fine');
    expect(problem({ plan: planFor('keep-all', 'closes', three) })).toBe('fine');
  });

  test('the amount is asked for first, then the closure, then the reason', () => {
    expect(problem({ kind: 'closure', reason: '', amount: usd(0) })).toBe('amount-not-positive');
    expect(problem({ kind: 'closure', reason: '', amount: null })).toBe('closure-must-close');
  });

  test('money is given back by a refund and a goodwill credit, and by no other kind', () => {
    expect(EXCEPTION_KINDS.filter(givesMoney)).toEqual(['refund', 'goodwill-credit']);
  });
});

describe('"The playbook says never" (I2, P5)', () => {
  const voidAll = planFor('void-all', 'stays-open', three);

  test('voiding everything and staying open, in a refund case of either kind', () => {
    expect(playbookSaysNever('refund-inactive', voidAll)).toBe(true);
    expect(playbookSaysNever('refund-other', voidAll)).toBe(true);
  });

  test('not where no refund is requested', () => {
    expect((['continue', 'close', null] as const).map((request) => playbookSaysNever(request, voidAll))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('not where the account closes', () => {
    expect(playbookSaysNever('refund-inactive', planFor('void-all', 'closes', three))).toBe(false);
  });

  test.each(['keep-all', 'keep-two-void-rest', 'collect-two-void-rest', 'collect-all'] satisfies WholePlan[])(
    'not where something is kept or collected: %s',
    (shape) => {
      expect(playbookSaysNever('refund-inactive', planFor(shape, 'stays-open', three))).toBe(false);
    },
  );

  test('also where one of them has been paid: what is left is voided all the same', () => {
    const never = (...texts: readonly string[]): boolean =>
      playbookSaysNever('refund-inactive', planFor('void-all', 'stays-open', known(monthly(...texts))));
    expect(never('VS-3 paid', 'VS-2', 'VS-1')).toBe(true);
    expect(never('VS-3 paid', 'VS-2 paid', 'VS-1')).toBe(true);
    expect(never('VS-3 paid', 'VS-2 paid', 'VS-1 paid')).toBe(false);
  });

  test('of a plan invoice by invoice, only where each of them is voided', () => {
    const invoices = monthly('VS-3', 'VS-2');
    const never = (...actions: readonly Action[]): boolean => {
      const chosen = new Map(invoices.map(({ id }, place) => [id, actions[place] ?? 'keep']));
      return playbookSaysNever('refund-other', perInvoicePlan(chosen, 'stays-open', invoices));
    };
    expect(never('void', 'void')).toBe(true);
    expect(never('void', 'keep')).toBe(false);
    expect(never('void', 'collect')).toBe(false);
    expect(never('keep', 'keep')).toBe(false);
    expect(playbookSaysNever('refund-other', perInvoicePlan(new Map(), 'stays-open', []))).toBe(false);
  });

  test('of a count too, but nothing is voided where there is nothing', () => {
    expect(playbookSaysNever('refund-inactive', planFor('void-all', 'stays-open', counted(1)))).toBe(true);
    expect(playbookSaysNever('refund-inactive', planFor('void-all', 'stays-open', counted(0)))).toBe(false);
  });

  test('and while the count is unknown: to void whatever there is', () => {
    expect(playbookSaysNever('refund-inactive', planFor('void-all', 'stays-open', UNKNOWN))).toBe(true);
    expect(playbookSaysNever('refund-inactive', planFor('void-all', 'closes', UNKNOWN))).toBe(false);
    expect(playbookSaysNever('refund-inactive', planFor('keep-two-void-rest', 'stays-open', UNKNOWN))).toBe(false);
  });
});
