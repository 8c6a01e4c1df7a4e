import { describe, expect, test } from 'vitest';
import { aboutWords, moreWords, nowWords, wayWords, whatWords, whoWords } from './reportWords.ts';
import type { Bypass } from '../../domain/case/bypass.ts';
import type { Route } from '../../domain/case/bypassTrail.ts';
import type { Finding } from '../../domain/case/gateInput.ts';
import type { Money } from '../../domain/money.ts';
import { usd } from '../../domain/testing/cases.ts';
import type { UnknownWhy } from '../../domain/invoice.ts';

const by = { at: 0, by: 101, route: null } as const;
const name = (id: number): string => (id === 103 ? 'Reggie' : `#${id}`);
const words = (bypass: Bypass): string => whatWords(bypass, name);
const missing = { is: 'missing', invoiceIds: [], count: 2 } as const;
const lacking = (unknown: UnknownWhy | null, ...findings: [Finding, ...Finding[]]): string =>
  words({ ...by, kind: 'lacking', findings, unknown });

const WHILE: readonly Finding[] = [
  { rule: 'G1', escalation: 'chargeback' },
  { rule: 'G2' },
  { rule: 'G3', since: 0, outdated: null },
  { rule: 'G4', drift: [], outdated: null },
  { rule: 'G5', reason: 'No.' },
  { rule: 'G6', question: 'Why?' },
  { rule: 'G7', question: 'asked' },
  { rule: 'G8', noteGone: true },
  { rule: 'G9' },
  { rule: 'G17', promise: 'money', sentence: 'We will refund you.' },
  { rule: 'G18', condition: 'cap' },
];

describe('what was done, in words', () => {
  test.each(WHILE)('$rule has words of its own', (finding) => {
    const said = words({ ...by, kind: 'solved', findings: [finding], reopened: null });
    expect(said).toMatch(/^Solved [a-z][^(]*$/);
    expect(said).not.toContain('report.');
  });

  test('several rules are all named', () => {
    const findings = [{ rule: 'G1', escalation: 'escalates' }, { rule: 'G2' }] as const;
    expect(words({ ...by, kind: 'replied', findings })).toBe(
      'Answered before an escalation was flagged to Reggie, before it was flagged to Reggie',
    );
  });

  test('what is lacking, what is not covered, and what nobody knows', () => {
    expect(lacking(null, { rule: 'G10' }, { rule: 'G11', proof: missing }, { rule: 'G12', proof: missing })).toBe(
      'Solved, and still not seen: that the customer was told what closing means, the payments, the voids',
    );
    expect(lacking(null, { rule: 'G15', proof: missing }, { rule: 'G18', condition: 'cap' })).not.toContain('report.');
    expect(lacking(null, { rule: 'G16', violations: [{ kind: 'refunded' }, { kind: 'account-cancelled' }] })).toBe(
      'Solved, and billing shows what the decision does not cover: money refunded, the subscription cancelled',
    );
    expect(lacking('down', { rule: 'G12', proof: { is: 'cannot-tell' } })).toMatch(
      /not known, since billing could not/,
    );
  });

  test('everything else', () => {
    expect(words({ ...by, kind: 'index-changed', to: [], logSays: 'waiting' })).toBe(
      'The field “Past-due case” was set to “nothing”; the case itself was “waiting for Reggie”',
    );
    expect(words({ ...by, kind: 'index-changed', to: ['open', 'approved'], logSays: 'none' })).toContain(
      '“open, approved”',
    );
    expect(words({ ...by, kind: 'note-gone', how: 'made-public' })).toBe('A note of the case was made public');
    expect(words({ ...by, kind: 'other-name', shownAs: 103 })).toBe('A note was written in the name of Reggie');
    expect(words({ ...by, kind: 'refused-answer', act: 'approved', why: 'not-an-approver' })).toBe(
      'Approved does not count: not by an approver',
    );
    expect(words({ ...by, kind: 'request-changed', before: 'refund-inactive', reason: '' })).toMatch(
      /^The request changed from “Refund: /,
    );
    expect(words({ ...by, kind: 'request-changed', before: null, reason: '' })).toMatch(/^Recorded as “Clear balance/);
  });
});

test.each<Route | null>([
  null,
  { kind: 'browser' },
  { kind: 'macro', title: 'Bye' },
  { kind: 'api' },
  { kind: 'merge' },
  { kind: 'mobile' },
  { kind: 'mail' },
  { kind: 'customer' },
  { kind: 'rule', title: 'Solve', isNet: false },
  { kind: 'rule', title: '', isNet: false },
])('the way %j has words', (route) => {
  const solved = wayWords({ ...by, route, kind: 'solved', findings: [{ rule: 'G2' }], reopened: null });
  const redacted = wayWords({ ...by, route, kind: 'note-gone', how: 'redacted' });
  expect([solved, redacted].join()).not.toContain('report.');
  expect([solved === '', redacted === '']).toEqual([route === null, route === null]);
  // A redaction asks no app, whether the panel is open or not.
  expect(solved === redacted).toBe(route?.kind !== 'browser');
});

test('that the panel was not there is said only where it would have blocked', () => {
  const way = (rule: 'G2' | 'G17'): string => {
    const finding: Finding = rule === 'G2' ? { rule } : { rule, promise: 'money', sentence: 'We will.' };
    return wayWords({ ...by, route: { kind: 'browser' }, kind: 'replied', findings: [finding] });
  };
  expect([way('G2'), way('G17')]).toEqual(['in Zendesk without the panel, or in bulk', 'in Zendesk']);
});

test('nobody did what a rule did', () => {
  expect(whoWords({ ...by, by: null, kind: 'note-gone', how: 'redacted' }, name)).toBe('');
  expect(whoWords({ ...by, kind: 'note-gone', how: 'redacted' }, name)).toBe('#101');
});

test('what else there is to know', () => {
  const when = (): string => 'then';
  const findings = [{ rule: 'G17', promise: 'money', sentence: 'We will.' }] as const;
  expect(moreWords({ ...by, kind: 'replied', findings }, when)).toHaveLength(1);
  expect(moreWords({ ...by, kind: 'replied', findings: [{ rule: 'G2' }] }, when)).toEqual([]);
  expect(moreWords({ ...by, kind: 'replied', findings: [{ rule: 'G9' }, ...findings] }, when)).toEqual([]);
  const solved = { ...by, kind: 'solved', findings: [{ rule: 'G2' }] } as const;
  expect(moreWords({ ...solved, reopened: { at: 1, byNet: false } }, when)).toEqual(['Reopened then']);
  expect(moreWords({ ...solved, reopened: null }, when)).toEqual([]);
  expect(moreWords({ ...by, kind: 'request-changed', before: null, reason: 'Why not' }, when)).toEqual([
    'Reason given: Why not',
  ]);
});

test('whose ticket it is, how much it is about, and how it stands now', () => {
  const sums = (amounts: readonly Money[]): string => amounts.map(({ minor }) => `${minor}`).join(' + ');
  const about = { customer: 'Dana', amounts: [usd(2500)], phase: 'waiting', isSolved: true } as const;
  expect([aboutWords(about, sums), nowWords(about)]).toEqual(['Dana · 2500', 'Now: solved, waiting for Reggie']);
  const unknown = { customer: '', amounts: [], phase: 'none', isSolved: false } as const;
  expect([aboutWords(unknown, sums), nowWords(unknown)]).toEqual(['', 'Now: no case']);
});
