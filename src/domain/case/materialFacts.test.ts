import { describe, expect, test } from 'vitest';
import type { Decision, RecordedPastDue } from './decision.ts';
import { changedFacts, fingerprint, isCoveredByCap, type MaterialFact } from './materialFacts.ts';
import type { Exception } from '../policy/exception.ts';
import { decisionFor, exceptionFor, usd } from '../testing/cases.ts';

const R8 = decisionFor('R8');
const REFUND_OF_ONE = exceptionFor();

const withPastDue = (overrides: Partial<RecordedPastDue>): Decision => ({
  ...REFUND_OF_ONE,
  pastDue: { ...REFUND_OF_ONE.pastDue, ...overrides },
});
function withException(overrides: Partial<Exception>): Decision {
  if (REFUND_OF_ONE.exception === null) throw new Error('no exception');
  return { ...REFUND_OF_ONE, exception: { ...REFUND_OF_ONE.exception, ...overrides } };
}

/** Each material fact of playbook §5 changed, and nothing else. */
const CHANGED: readonly (readonly [MaterialFact, Decision])[] = [
  ['policy', { ...REFUND_OF_ONE, policyVersion: '2' }],
  ['ticket', { ...REFUND_OF_ONE, ticketId: 1 }],
  ['run', { ...REFUND_OF_ONE, run: 2 }],
  ['customer', withPastDue({ customerId: 'cus_2' })],
  ['count', withPastDue({ n: null })],
  ['totals', withPastDue({ totals: [usd(1)] })],
  ['totals', withPastDue({ totals: REFUND_OF_ONE.pastDue.totals.map(({ minor }) => ({ minor, currency: 'eur' })) })],
  ['twoMostRecent', withPastDue({ twoMostRecent: ['in_2', 'in_1'] })],
  ['newestIssued', withPastDue({ newestIssuedAt: 0 })],
  ['request', { ...REFUND_OF_ONE, request: 'refund-other' }],
  ['paysTwo', { ...REFUND_OF_ONE, paysTwo: null }],
  ['escalation', { ...REFUND_OF_ONE, highestEscalation: 'chargeback' }],
  ['resolution', { ...REFUND_OF_ONE, rule: null }],
  ['exception', withException({ kind: 'goodwill-credit' })],
  ['plan', withException({ plan: { ...REFUND_OF_ONE.plan, account: 'closes' } })],
  ['currency', withException({ amount: { minor: 9900, currency: 'eur' } })],
  ['amount', withException({ amount: usd(9901) })],
  ['refunded', withException({ refundedInvoices: ['in_2'] })],
  ['refunded', withException({ refundedInvoices: [] })],
];

describe('what changed between two decisions', () => {
  test.each(CHANGED)('only the %s', (fact, changed) => {
    expect(changedFacts(REFUND_OF_ONE, changed)).toEqual([fact]);
    expect(changedFacts(changed, REFUND_OF_ONE)).toEqual([fact]);
  });

  test('several facts stand in the order of the playbook, those of the exception last', () => {
    const later = { ...withException({ amount: usd(1), refundedInvoices: ['in_2', 'in_1'] }), request: null, run: 2 };
    expect(changedFacts(REFUND_OF_ONE, later)).toEqual(['run', 'request', 'amount', 'refunded']);
  });

  test('another currency of another amount is both', () => {
    const later = withException({ amount: { minor: 1, currency: 'eur' } });
    expect(changedFacts(REFUND_OF_ONE, later)).toEqual(['currency', 'amount']);
    expect(changedFacts(REFUND_OF_ONE, withException({ amount: null }))).toEqual(['currency', 'amount']);
  });

  test.each<[string, Decision, Decision]>([
    ['the same decision', R8, { ...R8 }],
    ['other words', REFUND_OF_ONE, withException({ reason: 'A duplicate.' })],
    [
      'the order in which invoices were ticked',
      withException({ refundedInvoices: ['in_1', 'in_2'] }),
      withException({ refundedInvoices: ['in_2', 'in_1'] }),
    ],
  ])('nothing: %s', (_, before, after) => {
    expect(changedFacts(before, after)).toEqual([]);
  });

  test('an exception that gives no money changes no amount', () => {
    const facts = changedFacts(R8, exceptionFor({ kind: 'waive-two' }));
    expect(facts).toContain('exception');
    expect(facts).not.toContain('amount');
    expect(facts).not.toContain('currency');
  });

  test('a refund asked on top of the resolution changes kind and amount, and so does taking it back', () => {
    expect(changedFacts(R8, REFUND_OF_ONE)).toEqual(
      expect.arrayContaining(['exception', 'currency', 'amount', 'refunded']),
    );
    expect(changedFacts(REFUND_OF_ONE, R8)).toEqual(changedFacts(R8, REFUND_OF_ONE));
    expect(changedFacts(R8, REFUND_OF_ONE)).not.toContain('resolution');
  });
});

test('an approval is out of date exactly where something changed that Reggie can be told', () => {
  const all = [R8, REFUND_OF_ONE, exceptionFor({ kind: 'waive-two' }), ...CHANGED.map(([, decision]) => decision)];
  for (const a of all)
    for (const b of all) expect(fingerprint(a) === fingerprint(b)).toBe(changedFacts(a, b).length === 0);
});

test('a cap in dollars covers no dollars where euros were approved', () => {
  const euros = withException({ amount: { minor: 9900, currency: 'eur' } });
  expect(isCoveredByCap(REFUND_OF_ONE, euros, usd(9900))).toBe(false);
});
