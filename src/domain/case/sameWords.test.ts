import { describe, expect, test } from 'vitest';
import { driftOf, type Decision } from './decision.ts';
import { saysTheSame } from './materialFacts.ts';
import { isSolved } from './gateInput.ts';
import { billing, decisionFor, exceptionFor, minute, owing, typed } from '../testing/cases.ts';
import { caseInvoices, unknownRead, type UnknownWhy } from '../invoice.ts';
import { resolutionName, ruleText } from '../policy/resolve.ts';

describe('two decisions say the same', () => {
  const R8 = decisionFor('R8');
  const asked = exceptionFor({});
  const { exception } = asked;

  test('where every fact and every word is the same', () => {
    expect(saysTheSame(R8, { ...R8 })).toBe(true);
    expect(saysTheSame(asked, { ...asked })).toBe(true);
  });

  test.each([
    ['another fact', R8, { ...R8, paysTwo: 'no' } as const],
    ['another escalation', R8, { ...R8, escalation: 'escalates' } as const],
    ['another time of asking', R8, { ...R8, askedWhen: 'on Friday' }],
    ['a reason for the request', R8, { ...R8, requestChange: { before: null, reason: 'A slip.' } }],
    [
      'another reason for the exception',
      asked,
      { ...asked, exception: exception && { ...exception, reason: 'Other.' } },
    ],
    ['what has happened meanwhile', asked, exceptionFor({}, { alreadyHappened: true })],
    [
      'another reason for the request',
      { ...R8, requestChange: { before: null, reason: 'A slip.' } },
      { ...R8, requestChange: { before: null, reason: 'They called.' } },
    ],
  ])('not with %s', (_name, a, b) => {
    expect(saysTheSame(a, b)).toBe(false);
  });
});

describe('drift where billing names nobody', () => {
  const R3 = decisionFor('R3');
  const unknown = (why: UnknownWhy) => driftOf(R3, unknownRead(why, minute(9)));

  test('is another customer', () => {
    const before = R3.pastDue.customerId;
    expect(unknown('no-customer')).toEqual([{ kind: 'other-customer', before, after: '–' }]);
    expect(unknown('no-requester')).toEqual([{ kind: 'other-customer', before, after: '–' }]);
    expect(unknown('several-customers')).toEqual([{ kind: 'other-customer', before, after: '–' }]);
  });

  test('is none in an outage, nor where no customer was recorded', () => {
    for (const why of ['down', 'refused', 'not-all-read', 'unreadable', 'not-configured'] as const) {
      expect(unknown(why)).toEqual([]);
    }
    const byCount = { ...R3, pastDue: { ...R3.pastDue, customerId: null } };
    for (const why of ['no-customer', 'no-requester', 'several-customers'] as const) {
      expect(driftOf(byCount, unknownRead(why, minute(9)))).toEqual([]);
    }
  });

  describe('where billing names another customer', () => {
    const of = (id: string, n: number) =>
      caseInvoices(
        billing(owing(n), { customer: { id, label: 'Grey Owl', matchedBy: 'email', choice: null, url: null } }),
        minute(0),
      );
    const other = [{ kind: 'other-customer', before: 'cus_1', after: 'cus_2' }];

    test.each<[string, Decision, number]>([
      ['as many past due', R3, 5],
      ['more past due', R3, 6],
      ['nothing past due any more', R3, 0],
      ['a plan without any invoice', decisionFor('R1'), 0],
      ['a plan without any invoice, and one past due now', decisionFor('R1'), 1],
      ['without its note', { ...R3, plan: { ...R3.plan, actions: [] } }, 5],
      ['the count was not known', { ...R3, pastDue: { ...R3.pastDue, n: null } }, 5],
    ])('it is drift, whatever is past due: %s', (_, decision, n) => {
      expect(driftOf(decision, of('cus_2', n))).toEqual(other);
      expect(driftOf(decision, of('cus_1', n)).map(({ kind }) => kind)).not.toContain('other-customer');
    });

    test('is none where no customer was recorded, and none of a bare count', () => {
      const byCount = decisionFor('R3', { read: typed(5) });
      expect(byCount.pastDue.customerId).toBeNull();
      expect(driftOf(byCount, of('cus_2', 5))).toEqual([]);
      expect(driftOf(byCount, of('cus_2', 6))).toEqual([{ kind: 'newly-past-due', before: 5, after: 6 }]);
      expect(driftOf(R3, typed(5))).toEqual([]);
    });
  });

  test('without its note a decision names no invoices, so only a higher count is drift', () => {
    const bare = { ...R3, plan: { ...R3.plan, actions: [] } };
    const now = (n: number) => caseInvoices(billing(owing(n)), minute(0));
    expect(driftOf(bare, now(5))).toEqual([]);
    expect(driftOf(bare, now(6))).toEqual([{ kind: 'newly-past-due', before: 5, after: 6 }]);
  });
});

test('solved and closed are the ends of a ticket', () => {
  expect(['solved', 'closed', 'open', 'pending', 'hold', 'new', null].filter(isSolved)).toEqual(['solved', 'closed']);
});

describe('the words of a rule under the setting of footnote 1', () => {
  const acted = ['continue-requires-two'] as const;

  test.each([
    ['R3', 'R3two', 'collect-two-void-rest'],
    ['R7', 'R7two', 'ask-for-two'],
    ['R8', 'R8two', 'no-answer'],
    ['R2', 'R2', 'keep-two-due'],
  ] as const)('%s', (rule, text, name) => {
    expect(ruleText(rule, acted)).toBe(text);
    expect(resolutionName(rule, acted)).toBe(name);
  });

  test('without it each rule has its own', () => {
    expect(ruleText('R3', ['flag-every-void'])).toBe('R3');
    expect(resolutionName('R3', [])).toBe('void-remainder');
    expect(resolutionName('R5', [])).toBe('collect-two-void-rest');
  });
});
