import { describe, expect, test } from 'vitest';
import type { Invoice, PastDue } from '../invoice.ts';
import { UNKNOWN, counted, known, monthly } from '../testing/invoices.ts';
import { perInvoicePlan, planFor, voidsAllAndStaysOpen, type Action, type Plan, type WholePlan } from './plan.ts';

/** 'collect VS-3 done, void VS-2'. */
const spelledOut = ({ actions }: Plan): string =>
  actions
    .map(({ invoiceId, action, done }) => `${action} ${invoiceId.replace('in_', '')}${done ? ' done' : ''}`)
    .join(', ');

const plan = (shape: WholePlan, pastDue: PastDue): Plan => planFor(shape, 'stays-open', pastDue);

describe('the whole plans, over invoices', () => {
  const four = known(monthly('VS-4', 'VS-3', 'VS-2', 'VS-1'));

  test.each([
    ['keep-all', 'keep VS-4, keep VS-3, keep VS-2, keep VS-1', 0, { collect: 0, void: 0, keep: 4 }],
    ['keep-two-void-rest', 'keep VS-4, keep VS-3, void VS-2, void VS-1', 0, { collect: 0, void: 2, keep: 2 }],
    ['collect-two-void-rest', 'collect VS-4, collect VS-3, void VS-2, void VS-1', 2, { collect: 2, void: 2, keep: 0 }],
    ['void-all', 'void VS-4, void VS-3, void VS-2, void VS-1', 0, { collect: 0, void: 4, keep: 0 }],
    ['collect-all', 'collect VS-4, collect VS-3, collect VS-2, collect VS-1', 4, { collect: 4, void: 0, keep: 0 }],
  ] as const)('%s: %s', (shape, actions, mustBePaid, counts) => {
    const made = plan(shape, four);
    expect(spelledOut(made)).toBe(actions);
    expect(made).toMatchObject({ shape, mustBePaid, counts, account: 'stays-open' });
  });

  test('the account’s fate is the plan’s', () => {
    expect(planFor('void-all', 'closes', four).account).toBe('closes');
    expect(planFor('void-all', 'closes', counted(4)).account).toBe('closes');
    expect(planFor('void-all', 'closes', UNKNOWN).account).toBe('closes');
  });

  test.each([
    ['keep-all', 'collect VS-4 done, void VS-3 done, keep VS-2, keep VS-1', 0],
    ['keep-two-void-rest', 'collect VS-4 done, void VS-3 done, void VS-2, void VS-1', 0],
    ['collect-two-void-rest', 'collect VS-4 done, void VS-3 done, collect VS-2, void VS-1', 2],
    ['void-all', 'collect VS-4 done, void VS-3 done, void VS-2, void VS-1', 0],
    ['collect-all', 'collect VS-4 done, void VS-3 done, collect VS-2, collect VS-1', 3],
  ] as const)('%s, when one is paid and one void: %s', (shape, actions, mustBePaid) => {
    const made = plan(shape, known(monthly('VS-4 paid', 'VS-3 void', 'VS-2', 'VS-1')));
    expect(spelledOut(made)).toBe(actions);
    expect(made.mustBePaid).toBe(mustBePaid);
  });

  test.each([
    ['VS-4 paid, VS-3 paid, VS-2 paid, VS-1', 'collect VS-4 done, collect VS-3 done, collect VS-2 done, void VS-1'],
    ['VS-3 void, VS-2 void, VS-1', 'void VS-3 done, void VS-2 done, collect VS-1'],
    ['VS-3, VS-2 written-off, VS-1 written-off', 'collect VS-3, collect VS-2, void VS-1'],
    ['VS-3 written-off, VS-2 written-off, VS-1', 'collect VS-3, void VS-2, collect VS-1'],
    ['VS-3 paid, VS-2 written-off, VS-1', 'collect VS-3 done, void VS-2, collect VS-1'],
  ])('collect two, of %s', (owed, actions) => {
    expect(spelledOut(plan('collect-two-void-rest', known(monthly(...owed.split(', ')))))).toBe(actions);
  });

  test('an invoice that was written off is not settled: it can still be kept, collected or voided', () => {
    const writtenOff = known(monthly('VS-1 written-off'));
    expect(
      (['keep-all', 'collect-all', 'void-all'] as const).map((shape) => spelledOut(plan(shape, writtenOff))),
    ).toEqual(['keep VS-1', 'collect VS-1', 'void VS-1']);
  });

  test('collecting all asks for no payment of what is void, but for what was written off', () => {
    const asked = (...owed: readonly string[]): number => plan('collect-all', known(monthly(...owed))).mustBePaid;
    expect(asked('VS-2 void', 'VS-1 void')).toBe(0);
    expect(asked('VS-3 void', 'VS-2 written-off', 'VS-1')).toBe(2);
    expect(asked('VS-2 paid', 'VS-1')).toBe(2);
    expect(asked()).toBe(0);
  });

  test('collecting two asks for two, though fewer can still be paid', () => {
    const two = plan('collect-two-void-rest', known(monthly('VS-3 void', 'VS-2 void', 'VS-1')));
    expect([two.mustBePaid, two.counts]).toEqual([2, { collect: 1, void: 2, keep: 0 }]);
  });

  test('fewer than two: all of them are collected, and no more is asked for', () => {
    const one = plan('collect-two-void-rest', known(monthly('VS-1')));
    expect(spelledOut(one)).toBe('collect VS-1');
    expect(one.mustBePaid).toBe(1);
    expect(plan('collect-two-void-rest', known([])).mustBePaid).toBe(0);
  });
});

describe('the whole plans, over a bare count', () => {
  test.each([
    ['keep-all', 4, [0, 0, 4], 0],
    ['keep-two-void-rest', 4, [0, 2, 2], 0],
    ['keep-two-void-rest', 1, [0, 0, 1], 0],
    ['collect-two-void-rest', 4, [2, 2, 0], 2],
    ['collect-two-void-rest', 2, [2, 0, 0], 2],
    ['collect-two-void-rest', 1, [1, 0, 0], 1],
    ['collect-two-void-rest', 0, [0, 0, 0], 0],
    ['void-all', 4, [0, 4, 0], 0],
    ['collect-all', 4, [4, 0, 0], 4],
  ] as const)('%s of %i: collect, void, keep = %j; %i must be paid', (shape, n, [collect, voids, keep], mustBePaid) => {
    expect(plan(shape, counted(n))).toEqual({
      shape,
      account: 'stays-open',
      mustBePaid,
      actions: [],
      counts: { collect, void: voids, keep },
    });
  });

  test('an unknown count has no numbers; two are still to be collected where two are', () => {
    expect(plan('keep-all', UNKNOWN)).toEqual({
      shape: 'keep-all',
      account: 'stays-open',
      mustBePaid: 0,
      actions: [],
      counts: null,
    });
    expect(plan('collect-two-void-rest', UNKNOWN).mustBePaid).toBe(2);
    expect(plan('collect-all', UNKNOWN).mustBePaid).toBe(0);
  });
});

describe('a plan invoice by invoice', () => {
  const invoices: readonly Invoice[] = monthly('VS-4', 'VS-3', 'VS-2 paid', 'VS-1 void');
  const chosen = new Map<string, Action>([
    ['in_VS-4', 'void'],
    ['in_VS-2', 'void'],
    ['in_VS-1', 'collect'],
  ]);

  test('does with each what was chosen, keeps the others, and leaves what is settled as done', () => {
    const made = perInvoicePlan(chosen, 'closes', invoices);
    expect(spelledOut(made)).toBe('void VS-4, keep VS-3, collect VS-2 done, void VS-1 done');
    expect(made).toMatchObject({ shape: 'per-invoice', account: 'closes', counts: { collect: 1, void: 2, keep: 1 } });
  });

  test('asks for as many payments as it collects', () => {
    const collecting = new Map<string, Action>([
      ['in_VS-4', 'collect'],
      ['in_VS-3', 'collect'],
    ]);
    expect(perInvoicePlan(collecting, 'stays-open', invoices).mustBePaid).toBe(3);
    expect(perInvoicePlan(new Map(), 'stays-open', invoices).mustBePaid).toBe(1);
  });

  test('voiding each of them and staying open is voiding all', () => {
    const two = monthly('VS-2', 'VS-1');
    const each = new Map<string, Action>(two.map(({ id }) => [id, 'void']));
    expect(voidsAllAndStaysOpen(perInvoicePlan(each, 'stays-open', two))).toBe(true);
    expect(voidsAllAndStaysOpen(perInvoicePlan(each, 'closes', two))).toBe(false);
    expect(voidsAllAndStaysOpen(perInvoicePlan(new Map(), 'stays-open', two))).toBe(false);
  });
});
