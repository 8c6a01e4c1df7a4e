import { describe, expect, test } from 'vitest';
import { driftOf, recordedPastDue, type Decision, type RecordedPastDue } from '../case/decision.ts';
import { fingerprint, isCoveredByCap } from '../case/materialFacts.ts';
import { RUN_BEGAN, UNKNOWN, counted, known, monthly } from '../testing/invoices.ts';
import type { Exception } from './exception.ts';
import { planFor } from './plan.ts';

const invoices = monthly('VS-5', 'VS-4', 'VS-3', 'VS-2', 'VS-1');
const five = known(invoices);
const usd = (minor: number) => ({ minor, currency: 'usd' });

const refund: Exception = {
  kind: 'refund',
  reason: 'Charged twice in May.',
  plan: planFor('keep-all', 'stays-open', five),
  amount: usd(9900),
  refundedInvoices: ['in_VS-5', 'in_VS-4'],
  alreadyHappened: false,
};

/** A refund of $99 on top of R8, five past due. */
const decision: Decision = {
  ticketId: 4711,
  run: 1,
  policyVersion: '1',
  request: 'refund-inactive',
  paysTwo: 'no-answer',
  escalation: 'none',
  highestEscalation: 'none',
  rule: 'R8',
  exception: refund,
  plan: refund.plan,
  gate: 'approval',
  boundary: false,
  settingsActed: [],
  pastDue: recordedPastDue(five),
  requestChange: null,
  askedWhen: 'on Monday',
};

const withPastDue = (overrides: Partial<RecordedPastDue>): Decision => ({
  ...decision,
  pastDue: { ...decision.pastDue, ...overrides },
});
const withException = (overrides: Partial<Exception>): Decision => ({
  ...decision,
  exception: { ...refund, ...overrides },
});

describe('a material fact changes the fingerprint (playbook §5)', () => {
  test.each<[fact: string, changed: Decision]>([
    ['ticket', { ...decision, ticketId: 4712 }],
    ['run', { ...decision, run: 2 }],
    ['billing customer', withPastDue({ customerId: 'cus_2' })],
    ['n', withPastDue({ n: 6 })],
    ['n becoming unknown', withPastDue({ n: null })],
    ['the total of a currency', withPastDue({ totals: [usd(49_501)] })],
    ['the currency of a total', withPastDue({ totals: [{ minor: 49_500, currency: 'eur' }] })],
    ['one more currency', withPastDue({ totals: [...decision.pastDue.totals, { minor: 1, currency: 'eur' }] })],
    ['the most recent', withPastDue({ twoMostRecent: ['in_VS-6', 'in_VS-4'] })],
    ['the second most recent', withPastDue({ twoMostRecent: ['in_VS-5', 'in_VS-3'] })],
    ['newest issue time', withPastDue({ newestIssuedAt: (decision.pastDue.newestIssuedAt ?? 0) + 1 })],
    ['request', { ...decision, request: 'refund-other' }],
    ['pays two', { ...decision, paysTwo: 'not-asked' }],
    ['the highest escalation of the run', { ...decision, highestEscalation: 'chargeback' }],
    ['resolution', { ...decision, rule: 'R7' }],
    ['no exception any more', { ...decision, exception: null }],
    ['kind of the exception', withException({ kind: 'goodwill-credit' })],
    ['plan of the exception', withException({ plan: planFor('void-all', 'stays-open', five) })],
    ['the account in the plan', withException({ plan: planFor('keep-all', 'closes', five) })],
    ['the invoices in the plan', withException({ plan: planFor('keep-all', 'stays-open', known(invoices.slice(1))) })],
    ['how many must be paid first', withException({ plan: { ...refund.plan, mustBePaid: 1 } })],
    ['what the plan does with a count', withException({ plan: { ...refund.plan, counts: null } })],
    ['amount', withException({ amount: usd(9901) })],
    ['currency of the amount', withException({ amount: { minor: 9900, currency: 'eur' } })],
    ['no amount any more', withException({ amount: null })],
    ['invoices refunded', withException({ refundedInvoices: ['in_VS-5'] })],
    ['policy version', { ...decision, policyVersion: '2' }],
  ])('%s', (_fact, changed) => {
    expect(fingerprint(changed)).not.toBe(fingerprint(decision));
  });

  test('no two of these facts can stand in for each other', () => {
    const prints = [
      decision,
      { ...decision, ticketId: 1, run: 4711 },
      withPastDue({ customerId: '5', n: 4 }),
      { ...decision, request: null },
      { ...decision, paysTwo: null },
      { ...decision, rule: null },
    ].map(fingerprint);
    expect(new Set(prints).size).toBe(6);
  });
});

describe('what is not material leaves it as it is', () => {
  test.each<[fact: string, changed: Decision]>([
    ['the words of the reason', withException({ reason: 'They were charged twice, in May.' })],
    ['that it has happened already', withException({ alreadyHappened: true })],
    [
      'the order in which the refunded invoices were ticked',
      withException({ refundedInvoices: ['in_VS-4', 'in_VS-5'] }),
    ],
    ['an escalation below the highest of the run', { ...decision, escalation: 'escalates' }],
    ['the gate', { ...decision, gate: 'flag' }],
    ['the boundary sentence', { ...decision, boundary: true }],
    ['the settings that acted', { ...decision, settingsActed: ['flag-every-void'] }],
    ['why the request was changed', { ...decision, requestChange: { before: 'refund-other', reason: 'Called back.' } }],
    ['when the customer was asked', { ...decision, askedWhen: 'on Tuesday' }],
    ['when billing was read', withPastDue({ asOf: RUN_BEGAN + 60_000 })],
    ['which source told it', withPastDue({ source: 'http' })],
    ['what a count was seen in', withPastDue({ seenIn: 'an e-mail' })],
  ])('%s', (_fact, changed) => {
    expect(fingerprint(changed)).toBe(fingerprint(decision));
  });

  test('that one of the plan’s invoices was void already when it was made', () => {
    const planned = planFor('void-all', 'closes', known(monthly('VS-2', 'VS-1')));
    const half = planFor('void-all', 'closes', known(monthly('VS-2', 'VS-1 void')));
    expect(fingerprint(withException({ plan: half }))).toBe(fingerprint(withException({ plan: planned })));
  });

  test('and it is the same in every release, or recorded approvals would open nothing any more', () => {
    expect(fingerprint(decision)).toMatchInlineSnapshot(`"8ef12c751ebad818124acd13db1f341e"`);
    expect(fingerprint({ ...decision, exception: null })).toMatchInlineSnapshot(`"c0a78de7f926a8009bc0941c783fcfc3"`);
  });
});

describe('what is recorded of billing', () => {
  test('invoices: whose, how many, the totals, the two most recent and the newest issue time', () => {
    expect(recordedPastDue(known(monthly('VS-3', 'VS-2 eur', 'VS-1'), 'cus_7'))).toEqual({
      source: 'stripe',
      customerId: 'cus_7',
      n: 3,
      totals: [{ minor: 9900, currency: 'eur' }, usd(19_800)],
      twoMostRecent: ['in_VS-3', 'in_VS-2'],
      newestIssuedAt: invoices[0]?.issuedAt,
      asOf: RUN_BEGAN,
      seenIn: null,
      matchedBy: 'id',
      choice: null,
    });
  });

  test('a customer without past-due invoices: none, and no newest', () => {
    expect(recordedPastDue(known([]))).toMatchObject({ n: 0, totals: [], twoMostRecent: [], newestIssuedAt: null });
  });

  test('a typed count: the count and what it was seen in', () => {
    expect(recordedPastDue(counted(4))).toEqual({
      source: 'typed',
      customerId: null,
      n: 4,
      totals: [],
      twoMostRecent: [],
      newestIssuedAt: null,
      asOf: RUN_BEGAN,
      seenIn: 'the billing dashboard',
      matchedBy: null,
      choice: null,
    });
  });

  test('unknown: that it is unknown, and as of when', () => {
    expect(recordedPastDue(UNKNOWN)).toMatchObject({ source: null, n: null, customerId: null, asOf: RUN_BEGAN });
  });
});

describe('an approval up to a cap', () => {
  const cap = usd(9900);
  const lower = withException({ amount: usd(5000) });

  test.each<[what: string, later: Decision, covered: boolean]>([
    ['covers a lower amount', lower, true],
    ['covers the amount itself', decision, true],
    ['covers fewer invoices refunded', withException({ amount: usd(5000), refundedInvoices: ['in_VS-4'] }), true],
    ['covers none of the invoices named', withException({ amount: usd(5000), refundedInvoices: [] }), true],
    ['does not cover a cent more', withException({ amount: usd(9901) }), false],
    ['does not cover another currency', withException({ amount: { minor: 1, currency: 'eur' } }), false],
    ['does not cover another invoice', withException({ amount: usd(5000), refundedInvoices: ['in_VS-1'] }), false],
    ['does not cover another kind', withException({ amount: usd(5000), kind: 'goodwill-credit' }), false],
    [
      'does not cover another plan',
      withException({ amount: usd(5000), plan: planFor('void-all', 'stays-open', five) }),
      false,
    ],
    ['does not cover one more past due', { ...lower, pastDue: { ...lower.pastDue, n: 6 } }, false],
    ['does not cover an exception without an amount', withException({ amount: null }), false],
    ['does not cover a decision without an exception', { ...decision, exception: null }, false],
  ])('%s', (_what, later, covered) => {
    expect(isCoveredByCap(later, decision, cap)).toBe(covered);
  });

  test('a cap below what was asked for: only up to the cap', () => {
    expect(isCoveredByCap(withException({ amount: usd(4000) }), decision, usd(4000))).toBe(true);
    expect(isCoveredByCap(withException({ amount: usd(4001) }), decision, usd(4000))).toBe(false);
  });

  test('a cap above what was asked for: only up to what was asked for', () => {
    expect(isCoveredByCap(withException({ amount: usd(9901) }), decision, usd(20_000))).toBe(false);
  });

  test('a cap in another currency covers nothing', () => {
    expect(isCoveredByCap(lower, decision, { minor: 9900, currency: 'eur' })).toBe(false);
  });

  test('nothing is covered where no amount was approved', () => {
    expect(isCoveredByCap(lower, withException({ amount: null }), cap)).toBe(false);
    expect(isCoveredByCap(lower, { ...decision, exception: null }, cap)).toBe(false);
  });
});

describe('drift: what puts a decision out of date', () => {
  const sixth = known(monthly('VS-6', 'VS-5', 'VS-4', 'VS-3', 'VS-2', 'VS-1'));
  const countOnly: Decision = {
    ...decision,
    exception: null,
    plan: planFor('keep-all', 'stays-open', counted(4)),
    pastDue: recordedPastDue(counted(4)),
  };
  const undecided: Decision = { ...countOnly, pastDue: recordedPastDue(UNKNOWN) };

  test('a newly past-due invoice', () => {
    expect(driftOf(decision, sixth)).toEqual([{ kind: 'newly-past-due', before: 5, after: 6 }]);
  });

  test('a newly past-due invoice, though another one was voided and has left', () => {
    const now = known(monthly('VS-6', 'VS-5', 'VS-4', 'VS-3', 'VS-2'));
    expect(driftOf(decision, now)).toEqual([{ kind: 'newly-past-due', before: 5, after: 6 }]);
  });

  test('two of them are counted', () => {
    const now = known(monthly('VS-7', 'VS-6', 'VS-5', 'VS-4', 'VS-3', 'VS-2', 'VS-1'));
    expect(driftOf(decision, now)).toEqual([{ kind: 'newly-past-due', before: 5, after: 7 }]);
  });

  test('another billing customer, and nothing else is compared then', () => {
    expect(driftOf(decision, known(monthly('VS-6'), 'cus_2'))).toEqual([
      { kind: 'other-customer', before: 'cus_1', after: 'cus_2' },
    ]);
  });

  test('a count that became known', () => {
    expect(driftOf(undecided, counted(0))).toEqual([{ kind: 'count-became-known', after: 0 }]);
    expect(driftOf(undecided, five)).toEqual([{ kind: 'count-became-known', after: 5 }]);
  });

  test('only a count: one above the recorded, not the same or a lower one', () => {
    expect(driftOf(countOnly, counted(5))).toEqual([{ kind: 'newly-past-due', before: 4, after: 5 }]);
    expect(driftOf(countOnly, counted(4))).toEqual([]);
    expect(driftOf(countOnly, counted(3))).toEqual([]);
  });

  test('recorded by a count and read by invoices now, or the other way round: by the number', () => {
    expect(driftOf(countOnly, five)).toEqual([{ kind: 'newly-past-due', before: 4, after: 5 }]);
    expect(driftOf(countOnly, known(invoices.slice(1)))).toEqual([]);
    expect(driftOf(decision, counted(6))).toEqual([{ kind: 'newly-past-due', before: 5, after: 6 }]);
    expect(driftOf(decision, counted(5))).toEqual([]);
  });

  test.each([
    ['nothing happened', five],
    ['one was paid', known(monthly('VS-5 paid', 'VS-4', 'VS-3', 'VS-2', 'VS-1'))],
    ['one was voided', known(monthly('VS-5', 'VS-4', 'VS-3', 'VS-2', 'VS-1 void'))],
    ['one was written off', known(monthly('VS-5', 'VS-4', 'VS-3', 'VS-2', 'VS-1 written-off'))],
    ['one more was due and paid meanwhile', known(monthly('VS-6 paid', 'VS-5', 'VS-4', 'VS-3', 'VS-2', 'VS-1'))],
    ['billing can no longer be read', UNKNOWN],
  ])('none: %s', (_what, now) => {
    expect(driftOf(decision, now)).toEqual([]);
  });

  test('none: unknown then and unknown now', () => {
    expect(driftOf(undecided, UNKNOWN)).toEqual([]);
  });
});
