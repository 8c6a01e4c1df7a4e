import { describe, expect, test } from 'vitest';
import { proofsOf } from './billingProof.ts';
import type { Decision } from './decision.ts';
import type { Condition } from './events.ts';
import type { ExceptionDraft } from './exceptionDraft.ts';
import { hasHappened, type Violation } from './notCovered.ts';
import type { BillingRead, Invoice, Refund } from '../invoice.ts';
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
  typed,
  usd,
  voided,
} from '../testing/cases.ts';

const EARLY = [{ kind: 'refunded-before-collected' }];
const TOO_MUCH = [{ kind: 'refunded' }];
const refund = (at: number, minor = 1000): Refund => ({ id: `re_${at}`, at: minute(at), amount: usd(minor) });

interface Shown {
  readonly refunds: readonly Refund[];
  readonly payments?: readonly Invoice[];
  readonly condition?: Condition;
}

/** What billing shows beyond an approval of `decision`, five past due. */
function beyond(decision: Decision, { refunds, payments = [], condition }: Shown): readonly Violation[] {
  const asked = decided(decision);
  const state = given(asked, answers('approved', given(asked), condition === undefined ? {} : { condition }));
  return proofsOf(state, decision, billing(owing(5, ...payments), { refunds })).notCovered;
}
const asking = (exception: Partial<ExceptionDraft>): Decision => exceptionFor({ amount: usd(9900), ...exception });

describe('an approved refund whose plan collects two first (I3)', () => {
  const COLLECTS = asking({ shape: 'collect-two-void-rest' });
  const TWO_PAID = [paid(1, 5), paid(2, 8)];

  test.each<[string, Shown, readonly Violation['kind'][]]>([
    ['before anything is paid', { refunds: [refund(9)] }, ['refunded-before-collected']],
    ['after one is paid', { refunds: [refund(9)], payments: [paid(1, 5)] }, ['refunded-before-collected']],
    ['between the two payments', { refunds: [refund(7)], payments: TWO_PAID }, ['refunded-before-collected']],
    ['in the instant of the second payment', { refunds: [refund(8)], payments: TWO_PAID }, []],
    ['after the second payment', { refunds: [refund(9)], payments: TWO_PAID }, []],
    [
      'once too early and once after',
      { refunds: [refund(7), refund(9)], payments: TWO_PAID },
      ['refunded-before-collected'],
    ],
    ['two of others are paid', { refunds: [refund(9)], payments: [paid(4, 8), paid(5, 7)] }, []],
    ['before two are paid, though no money was made', { refunds: [] }, []],
  ])('%s', (_, shown, kinds) => {
    expect(beyond(COLLECTS, shown).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('more than was approved is said once, and not that it was early', () => {
    expect(beyond(COLLECTS, { refunds: [refund(7, 9901)] })).toEqual(TOO_MUCH);
    expect(beyond(COLLECTS, { refunds: [refund(7, 9900)] })).toEqual(EARLY);
  });

  test('is told after a void that came too early', () => {
    expect(beyond(COLLECTS, { refunds: [refund(7)], payments: [voided(5, 6)] })).toEqual([
      { kind: 'voided-before-collected', invoiceIds: ['in_5'] },
      ...EARLY,
    ]);
  });
});

describe('an approved refund under the condition that two are collected (G18)', () => {
  const condition: Condition = { kind: 'after-two-collected' };
  const KEEPS = asking({ shape: 'keep-all' });
  const TWO_PAID = [paid(1, 5), paid(2, 8)];

  test('not before the second payment, whatever the plan collects by itself', () => {
    expect(beyond(KEEPS, { refunds: [refund(9)], condition })).toEqual(EARLY);
    expect(beyond(KEEPS, { refunds: [refund(9)], payments: [paid(1, 5)], condition })).toEqual(EARLY);
    expect(beyond(KEEPS, { refunds: [refund(7)], payments: TWO_PAID, condition })).toEqual(EARLY);
    expect(beyond(KEEPS, { refunds: [refund(8)], payments: TWO_PAID, condition })).toEqual([]);
  });

  test('without it, or under a cap, no payment has to come first', () => {
    expect(beyond(KEEPS, { refunds: [refund(1)] })).toEqual([]);
    expect(beyond(KEEPS, { refunds: [refund(1)], condition: { kind: 'cap', amount: usd(9900) } })).toEqual([]);
  });

  test('the plan’s own number holds where it is higher', () => {
    const three = asking({ shape: 'per-invoice', chosen: { in_1: 'collect', in_2: 'collect', in_3: 'collect' } });
    const payments = [...TWO_PAID, paid(3, 12)];
    expect(beyond(three, { refunds: [refund(10)], payments, condition })).toEqual(EARLY);
    expect(beyond(three, { refunds: [refund(12)], payments, condition })).toEqual([]);
    const one = asking({ shape: 'per-invoice', chosen: { in_1: 'collect' } });
    expect(beyond(one, { refunds: [refund(6)], payments: TWO_PAID, condition })).toEqual(EARLY);
    expect(beyond(one, { refunds: [refund(6)], payments: TWO_PAID })).toEqual([]);
  });
});

describe('how much was refunded', () => {
  const KEEPS = asking({ shape: 'keep-all' });

  test('what went back before the run began does not count', () => {
    expect(beyond(KEEPS, { refunds: [refund(-1, 9900), refund(9, 9900)] })).toEqual([]);
    expect(beyond(KEEPS, { refunds: [refund(0, 1), refund(9, 9900)] })).toEqual(TOO_MUCH);
  });

  test('what has happened and was answered counts towards the sum of what comes after', () => {
    const happened = exceptionFor({ amount: usd(9900) }, { alreadyHappened: true });
    expect(beyond(happened, { refunds: [refund(0, 9900)] })).toEqual([]);
    expect(beyond(happened, { refunds: [refund(0, 9900), refund(9, 1)] })).toEqual(TOO_MUCH);
    expect(beyond(happened, { refunds: [refund(0, 9899), refund(9, 1)] })).toEqual([]);
  });

  test('what has happened and was answered settles what was early, not what comes after', () => {
    const happened = exceptionFor({ shape: 'collect-two-void-rest' }, { alreadyHappened: true });
    expect(beyond(happened, { refunds: [refund(1)] })).toEqual([]);
    expect(beyond(happened, { refunds: [refund(0), refund(2)] })).toEqual(EARLY);
  });
});

describe('voids', () => {
  const kept = [{ kind: 'voided-what-is-kept', invoiceIds: ['in_5'] }];

  test('what was written off is given up as well', () => {
    const read = billing(owing(5, invoice(5, { status: 'written-off', settledAt: minute(1) })));
    const notCovered = (decision: Decision) => proofsOf(given(decided(decision)), decision, read).notCovered;
    expect(notCovered(decisionFor('R8'))).toEqual(kept);
    expect(notCovered(decisionFor('R5'))).toEqual([{ kind: 'voided-before-collected', invoiceIds: ['in_5'] }]);
  });

  test('once Reggie has answered what has happened, only what is voided after it was recorded counts', () => {
    const happened = exceptionFor({ shape: 'void-all' }, { alreadyHappened: true });
    const state = given(decided(happened), answers('declined', given(decided(happened))));
    const since = (settledAt: number) =>
      proofsOf(state, happened, billing(owing(5, invoice(5, { status: 'void', settledAt })))).notCovered;
    expect([since(minute(0)), since(minute(1))]).toEqual([[], []]);
    expect([since(minute(1) + 1), since(minute(9))]).toEqual([kept, kept]);
  });
});

describe('an exception that has happened', () => {
  const playbook = decisionFor('R8').plan;
  const has = (exception: Parameters<typeof exceptionFor>[0], read: BillingRead): boolean =>
    hasHappened(exceptionFor(exception, { read }), playbook, read, minute(0));
  const voidedTwo = owing(5, voided(4, 1), voided(5, 1));

  test('is one that says all that billing shows beyond the playbook', () => {
    expect(has({ kind: 'void-more', shape: 'void-all' }, billing(voidedTwo))).toBe(true);
    expect(has({ amount: usd(9900) }, billing(owing(5), { refunds: [refund(1, 9900)] }))).toBe(true);
    expect(
      has({ kind: 'closure', account: 'closes' }, billing(owing(5), { subscription: { cancelledAt: minute(1) } })),
    ).toBe(true);
  });

  test('is none that leaves something out', () => {
    expect(has({ kind: 'goodwill-credit', shape: 'keep-all' }, billing(voidedTwo))).toBe(false);
    expect(has({ amount: usd(100) }, billing(owing(5), { refunds: [refund(1, 9900)] }))).toBe(false);
    expect(has({}, billing(owing(5), { subscription: { cancelledAt: minute(1) } }))).toBe(false);
    expect(has({ kind: 'void-more', shape: 'void-all' }, billing(voidedTwo, { refunds: [refund(1, 9900)] }))).toBe(
      false,
    );
  });

  test('is none where nothing has happened, where billing cannot tell, and without an exception', () => {
    expect(has({ kind: 'void-more', shape: 'void-all' }, billing(owing(5)))).toBe(false);
    expect(has({ kind: 'void-more', shape: 'void-all' }, typed(5))).toBe(false);
    expect(hasHappened(decisionFor('R8'), playbook, billing(voidedTwo), minute(0))).toBe(false);
  });

  test('without a resolution of the playbook, it is judged by what nobody has approved', () => {
    const read = billing(owing(5), { refunds: [refund(1, 9900)] });
    expect(hasHappened(exceptionFor({}, { read }), null, read, minute(0))).toBe(true);
  });
});
