import { describe, expect, test } from 'vitest';
import { driftOf } from './decision.ts';
import { saysTheSame } from './materialFacts.ts';
import { isSolved } from './gateInput.ts';
import { billing, decisionFor, exceptionFor, minute, owing } from '../testing/cases.ts';
import { caseInvoices, type UnknownWhy } from '../invoice.ts';
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
  ])('not with %s', (_name, a, b) => {
    expect(saysTheSame(a, b)).toBe(false);
  });
});

describe('drift where billing names nobody', () => {
  const R3 = decisionFor('R3');
  const unknown = (why: UnknownWhy) => driftOf(R3, { kind: 'unknown', why, detail: '', asOf: minute(9) });

  test('is another customer', () => {
    const before = R3.pastDue.customerId;
    expect(unknown('no-customer')).toEqual([{ kind: 'other-customer', before, after: '–' }]);
    expect(unknown('no-requester')).toEqual([{ kind: 'other-customer', before, after: '–' }]);
  });

  test('is none in an outage, nor where no customer was recorded', () => {
    expect(unknown('down')).toEqual([]);
    expect(unknown('several-customers')).toEqual([]);
    const byCount = { ...R3, pastDue: { ...R3.pastDue, customerId: null } };
    expect(driftOf(byCount, { kind: 'unknown', why: 'no-customer', detail: '', asOf: minute(9) })).toEqual([]);
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
