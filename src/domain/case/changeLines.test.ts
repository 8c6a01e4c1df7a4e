import { describe, expect, test } from 'vitest';
import { changeLines } from './changeLines.ts';
import type { Decision, RecordedPastDue } from './decision.ts';
import type { ExceptionDraft } from './exceptionDraft.ts';
import { billing, decisionFor, exceptionFor, invoice, owing, UNKNOWN, usd } from '../testing/cases.ts';
import { WORDS } from '../testing/words.ts';

const R8 = decisionFor('R8');
const recorded = (overrides: Partial<RecordedPastDue>): Decision => ({
  ...R8,
  pastDue: { ...R8.pastDue, ...overrides },
});
const asking = (exception: Partial<ExceptionDraft>): Decision => exceptionFor(exception);

const line = (fact: string, before: string, after: string): string =>
  `change.fact.${fact}: change.arrow before=${before} after=${after}`;
const lines = (before: Decision, after: Decision) => changeLines(before, after, WORDS);

describe('what changed, a line for each fact, before → after', () => {
  test.each<[fact: string, before: Decision, after: Decision, said: readonly [string, string]]>([
    ['customer', R8, recorded({ customerId: 'cus_2' }), ['cus_1', 'cus_2']],
    ['customer', R8, recorded({ customerId: null }), ['cus_1', 'change.unknown']],
    ['count', R8, recorded({ n: 6 }), ['5', '6']],
    ['count', R8, recorded({ n: 0 }), ['5', '0']],
    ['count', R8, recorded({ n: null }), ['5', 'change.unknown']],
    [
      'totals',
      R8,
      recorded({ totals: [{ minor: 500, currency: 'eur' }, usd(9900)] }),
      ['49500 usd', '500 eur + 9900 usd'],
    ],
    ['totals', R8, recorded({ totals: [] }), ['49500 usd', 'change.none']],
    [
      'twoMostRecent',
      R8,
      recorded({ twoMostRecent: ['in_0', 'in_1'] }),
      ['number of in_1, number of in_2', 'number of in_0, number of in_1'],
    ],
    ['twoMostRecent', R8, recorded({ twoMostRecent: [] }), ['number of in_1, number of in_2', 'change.none']],
    ['request', R8, { ...R8, request: 'continue' }, ['answer.request.refund-inactive', 'answer.request.continue']],
    ['request', R8, { ...R8, request: null }, ['answer.request.refund-inactive', 'change.none']],
    ['paysTwo', R8, { ...R8, paysTwo: 'yes' }, ['answer.paysTwo.no-answer', 'answer.paysTwo.yes']],
    ['paysTwo', R8, { ...R8, paysTwo: null }, ['answer.paysTwo.no-answer', 'change.none']],
    ['escalation', R8, { ...R8, highestEscalation: 'chargeback' }, ['change.none', 'change.escalation.chargeback']],
    ['resolution', R8, { ...R8, rule: 'R5' }, ['R8, resolution.no-answer', 'R5, resolution.collect-two-void-rest']],
    ['resolution', R8, { ...R8, rule: null }, ['R8, resolution.no-answer', 'change.unknown']],
    ['amount', asking({}), asking({ amount: usd(4900) }), ['9900 usd', '4900 usd']],
    ['refunded', asking({}), asking({ refundedInvoices: [] }), ['number of in_1', 'change.none']],
    [
      'refunded',
      asking({}),
      asking({ refundedInvoices: ['in_1', 'in_2'] }),
      ['number of in_1', 'number of in_1, number of in_2'],
    ],
    [
      'exception',
      asking({ kind: 'refund', amount: usd(5) }),
      asking({ kind: 'goodwill-credit', amount: usd(5) }),
      ['exception.kind.refund', 'exception.kind.goodwill-credit'],
    ],
    [
      'plan',
      asking({}),
      asking({ shape: 'void-all', account: 'closes' }),
      ['exception.plan.keep-all; change.account.stays-open', 'exception.plan.void-all; change.account.closes'],
    ],
  ])('%s (%#)', (fact, before, after, [was, is]) => {
    expect(lines(before, after)).toEqual([line(fact, was, is)]);
  });

  test('a plan that is made invoice by invoice: the counts, and each invoice with another fate', () => {
    const chosen = { in_1: 'collect', in_2: 'void', in_3: 'void' } as const;
    expect(lines(asking({}), asking({ shape: 'per-invoice', chosen }))).toEqual([
      line(
        'plan',
        'exception.plan.keep-all; change.account.stays-open',
        'change.planCounts collect=1 void=2 keep=2; change.account.stays-open',
      ),
      'number of in_1: change.arrow before=note.action.keep after=note.action.collect',
      'number of in_2: change.arrow before=note.action.keep after=note.action.void',
      'number of in_3: change.arrow before=note.action.keep after=note.action.void',
    ]);
  });

  test('where only other invoices are meant, these are all that is told', () => {
    const voids = (id: string): Decision => asking({ shape: 'per-invoice', chosen: { [id]: 'void' } });
    expect(lines(voids('in_3'), voids('in_4'))).toEqual([
      'number of in_3: change.arrow before=note.action.void after=note.action.keep',
      'number of in_4: change.arrow before=note.action.keep after=note.action.void',
    ]);
  });

  test('of many invoices the first twelve are told, and how many more there are', () => {
    const read = billing(owing(15));
    const all = Object.fromEntries(owing(15).map(({ id }) => [id, 'void' as const]));
    const before = exceptionFor({ shape: 'per-invoice', chosen: {} }, { read });
    const told = lines(before, exceptionFor({ shape: 'per-invoice', chosen: all }, { read }));
    expect(told).toHaveLength(1 + 12 + 1);
    expect(told.at(-1)).toBe('change.more count=3');
  });

  test('an amount in another currency is one change', () => {
    const euros = asking({ amount: { minor: 9900, currency: 'eur' } });
    expect(lines(asking({}), euros)).toEqual([line('currency', '9900 usd', '9900 eur')]);
    const more = asking({ amount: { minor: 9901, currency: 'eur' } });
    expect(lines(asking({}), more)).toEqual([line('amount', '9900 usd', '9901 eur')]);
  });

  test('what reads the same before and after is not told', () => {
    expect(lines(R8, asking({ kind: 'waive-two', shape: 'keep-all' }))).toEqual([
      line('exception', 'change.none', 'exception.kind.waive-two'),
    ]);
  });

  test('a resolution under the setting of footnote 1 is named as what it does', () => {
    const acted = { ...R8, rule: 'R3', settingsActed: ['continue-requires-two'] } as const;
    expect(lines(R8, acted)).toEqual([
      line('resolution', 'R8, resolution.no-answer', 'R3, resolution.collect-two-void-rest'),
    ]);
  });

  test('another amount in another currency is one line', () => {
    const euros = asking({ amount: { minor: 100, currency: 'eur' } });
    expect(lines(asking({}), euros)).toEqual([line('amount', '9900 usd', '100 eur')]);
  });

  test('a refund taken back is said as none', () => {
    const said = lines(asking({}), R8);
    expect(said).toContain(line('exception', 'exception.kind.refund', 'change.none'));
    expect(said).toContain(line('amount', '9900 usd', 'change.none'));
    expect(said).toContain(line('refunded', 'number of in_1', 'change.none'));
    expect(said.join()).not.toContain('change.fact.resolution');
  });

  test('an exception without money after one with it names no amount', () => {
    expect(lines(asking({}), asking({ kind: 'waive-two' }))).toContain(line('amount', '9900 usd', 'change.none'));
  });

  test('what says nothing to a reader is left out', () => {
    expect(lines(R8, { ...R8, policyVersion: '2', ticketId: 1, run: 2 })).toEqual([]);
    expect(lines(R8, recorded({ newestIssuedAt: 0 }))).toEqual([]);
    expect(lines(R8, { ...R8 })).toEqual([]);
  });

  test('one more invoice: the count, the total and the two most recent, in this order', () => {
    const now = billing([invoice(0), ...owing(5)]);
    expect(lines(R8, decisionFor('R8', { read: now }))).toEqual([
      line('count', '5', '6'),
      line('totals', '49500 usd', '59400 usd'),
      line('twoMostRecent', 'number of in_1, number of in_2', 'number of in_0, number of in_1'),
    ]);
  });

  test('a count that became known', () => {
    const before = exceptionFor({}, { read: UNKNOWN });
    const said = lines(before, exceptionFor({}));
    expect(said).toContain(line('customer', 'change.unknown', 'cus_1'));
    expect(said).toContain(line('count', 'change.unknown', '5'));
    expect(said).toContain(line('totals', 'change.none', '49500 usd'));
    expect(said).toContain(line('resolution', 'change.unknown', 'R8, resolution.no-answer'));
  });
});
