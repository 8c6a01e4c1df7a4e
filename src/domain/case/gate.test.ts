import { describe, expect, test } from 'vitest';
import type { Proof } from './billingProof.ts';
import type { CaseState } from './caseState.ts';
import { judge, whatBlocksSolving } from './gate.ts';
import { coveredPromises, tellsClosure } from './gateChecks.ts';
import type { DraftStanding, Finding, GateInput, GateRule, LogRead, Saving } from './gateInput.ts';
import type { BillingRead } from '../invoice.ts';
import {
  answered,
  answers,
  asked,
  billing,
  customerWrote,
  decided,
  decisionFor,
  did,
  exceptionFor,
  given,
  type Happening,
  minute,
  owing,
  paid,
  REGGIE,
  replied,
  solved,
  typed,
  UNKNOWN,
  usd,
  voided,
} from '../testing/cases.ts';

const QUIET: Saving = { solving: false, reply: null, replyHoldsNote: false, promises: [] };
const SOLVING: Saving = { ...QUIET, solving: true };
const REPLYING: Saving = { ...QUIET, reply: 'We look into it.' };
const CLOSURE = ['You can sign up fresh at any time.', 'Your prior data will not carry over.'] as const;
const KLOSURE = ['Du kannst jederzeit neu beginnen.', 'Deine Daten gehen nicht mit.'] as const;

const log = (state: CaseState): LogRead => ({ read: 'ok', state });
const FAILED = { read: 'failed', why: 'timeout', hasCase: true, last: null } as const;
const NO_CASE: GateInput = {
  draft: null,
  log: { read: 'not-needed' },
  billing: billing([]),
  held: billing([]),
  runBeganAt: Infinity,
  signals: { chargeback: null, money: null },
  isTagInherited: false,
  isChoiceOpen: false,
  saving: QUIET,
  closureSentences: [CLOSURE, KLOSURE],
};
const DRAFT: DraftStanding = { escalation: 'none', begun: true, openQuestion: null, gate: 'none' };

/** Everything that is found when this save does what any rule blocks, without the words of a promise. */
function findings(input: Partial<GateInput>, saving: Partial<Saving> = {}): readonly Finding[] {
  const verdict = judge({ ...NO_CASE, ...input, saving: { ...SOLVING, reply: 'Hello.', ...saving } });
  return verdict.allow ? [] : verdict.findings;
}
const rulesFound = (input: Partial<GateInput>, saving: Partial<Saving> = {}): readonly GateRule[] =>
  findings(input, saving).map(({ rule }) => rule);
const found = (rule: GateRule, input: Partial<GateInput>, saving: Partial<Saving> = {}): Finding | undefined =>
  findings(input, saving).find((finding) => finding.rule === rule);

const R3 = decisionFor('R3');
const R6 = decisionFor('R6');
const EXCEPTION = exceptionFor();
const escalated = did({ kind: 'flagged', escalation: 'escalates', fingerprint: null, words: '' });
const withdrawn = did({ kind: 'withdrawn', flagId: 'e1', words: 'Too early.' });
const dismissed = did({ kind: 'dismissed' });
const confirmed = (what: 'collected' | 'voided' | 'account-closed' | 'customer-told' | 'condition-met') =>
  did({ kind: 'confirmed', decisionId: 'e1', what, words: 'Seen.' });
const R3_DONE = billing(owing(5, voided(3, 9), voided(4, 9), voided(5, 9)));
const CANCELLED = { subscription: { cancelledAt: minute(9) } } as const;
const promise = (kind: 'money' | 'void' | 'close' | 'keep-open') => ({ kind, sentence: `We promise ${kind}.` });

/** For each rule an input in which it stands, and what it says. */
const STANDING: Readonly<Record<GateRule, { input: Partial<GateInput>; says: object; saving?: Partial<Saving> }>> = {
  G1: {
    input: { draft: { ...DRAFT, begun: false, openQuestion: 'request', escalation: 'chargeback' } },
    says: { escalation: 'chargeback' },
  },
  G2: { input: { log: log(given(decided(R6, false))) }, says: {} },
  G4: {
    input: { log: log(given(decided(R3))), billing: billing(owing(6)) },
    says: { drift: [{ kind: 'newly-past-due', before: 5, after: 6 }], outdated: null },
  },
  G3: { input: { log: log(given(decided(EXCEPTION))) }, says: { since: minute(1), outdated: null } },
  G5: { input: { log: log(answered('declined', decided(EXCEPTION))) }, says: { reason: 'Reggie says so.' } },
  G6: { input: { log: log(answered('returned', decided(EXCEPTION))) }, says: { question: 'Reggie says so.' } },
  G7: { input: { log: log(given(asked())) }, says: { question: 'asked' } },
  G8: { input: { draft: DRAFT }, says: { noteGone: false } },
  G9: { input: {}, says: {}, saving: { replyHoldsNote: true } },
  G10: { input: { log: log(given(decided(R6))) }, says: {} },
  G11: {
    input: { log: log(given(decided(decisionFor('R5')))), billing: billing(owing(5, paid(5, 9))) },
    says: { proof: { is: 'missing', invoiceIds: ['in_1', 'in_2'], count: 1 } },
  },
  G12: {
    input: { log: log(given(decided(R3))), billing: billing(owing(5, voided(3, 9))) },
    says: { proof: { is: 'missing', invoiceIds: ['in_4', 'in_5'], count: 2 } },
  },
  G13: {
    input: { signals: { chargeback: 'I call my bank.', money: null } },
    says: { about: 'chargeback', sentence: 'I call my bank.' },
  },
  G14: { input: { log: { ...FAILED, last: given(decided(R6, false)) } }, says: { why: 'timeout' } },
  G15: {
    input: { log: log(given(decided(R6))), billing: billing(owing(5)) },
    says: { proof: { is: 'missing', invoiceIds: [], count: 1 } },
  },
  G16: {
    input: { log: log(given(decided(decisionFor('R8')))), billing: billing(owing(5, voided(5, 9))) },
    says: { violations: [{ kind: 'voided-what-is-kept', invoiceIds: ['in_5'] }] },
  },
  G17: {
    input: {},
    says: { promise: 'money', sentence: 'We promise money.' },
    saving: { promises: [promise('money')] },
  },
  G18: {
    input: {
      log: log(
        given(
          decided(EXCEPTION),
          answers('approved', given(decided(EXCEPTION)), { condition: { kind: 'after-two-collected' } }),
        ),
      ),
      billing: billing(owing(5)),
    },
    says: {
      condition: 'after-two-collected',
      proof: { is: 'missing', invoiceIds: ['in_1', 'in_2', 'in_3', 'in_4', 'in_5'], count: 2 },
    },
  },
};

const BOTH: readonly GateRule[] = ['G1', 'G2', 'G13', 'G14'];
const ONLY_REPLYING: readonly GateRule[] = ['G9', 'G17'];

describe('which save a rule blocks', () => {
  const cases = Object.entries(STANDING) as [GateRule, (typeof STANDING)['G1']][];
  const blocks = (input: Partial<GateInput>, saving: Saving, rule: GateRule): boolean => {
    const verdict = judge({ ...NO_CASE, ...input, saving });
    return !verdict.allow && verdict.findings.some((finding) => finding.rule === rule);
  };

  test.each(cases)('%s says what it found', (rule, { input, says, saving = {} }) => {
    expect(found(rule, input, saving)).toEqual({ rule, ...says });
  });

  test.each(cases)('%s: solving without a reply', (rule, { input, saving = {} }) => {
    expect(blocks(input, { ...SOLVING, ...saving }, rule)).toBe(!ONLY_REPLYING.includes(rule));
  });

  test.each(cases)('%s: a public reply that does not solve', (rule, { input, saving = {} }) => {
    const blocked = BOTH.includes(rule) || ONLY_REPLYING.includes(rule);
    expect(blocks(input, { ...REPLYING, ...saving }, rule)).toBe(blocked);
  });

  test.each(cases)('%s: an internal note, pending, open, on hold always pass', (_, { input, saving = {} }) => {
    expect(judge({ ...NO_CASE, ...input, saving: { ...QUIET, ...saving } })).toEqual({ allow: true });
  });

  test('G13 about money blocks solving only', () => {
    const input = { signals: { chargeback: null, money: 'Refund me.' }, billing: billing(owing(1)) };
    expect(blocks(input, SOLVING, 'G13')).toBe(true);
    expect(blocks(input, REPLYING, 'G13')).toBe(false);
  });

  test('G14 blocks a reply only where the last known state did', () => {
    expect(blocks({ log: FAILED }, SOLVING, 'G14')).toBe(true);
    expect(blocks({ log: FAILED }, REPLYING, 'G14')).toBe(false);
  });
});

describe('a ticket without case, draft and signal', () => {
  test.each<[string, Partial<GateInput>]>([
    ['whose log was not asked for', {}],
    ['with past-due invoices', { billing: billing(owing(5)) }],
    ['while billing is down', { billing: UNKNOWN }],
    ['whose log cannot be read', { log: { ...FAILED, hasCase: false } }],
    ['whose log is empty', { log: log(given()) }],
  ])('%s always passes', (_, input) => {
    expect(judge({ ...NO_CASE, ...input, saving: { ...SOLVING, reply: 'Hello.' } })).toEqual({ allow: true });
  });

  test('nor does a dismissed case block anything', () => {
    expect(rulesFound({ log: log(given(decided(R6), did({ kind: 'dismissed' }, { author: REGGIE }))) })).toEqual([]);
  });
});

describe('the order of the messages', () => {
  test('G1, G2, G4, then the rest; every rule that stands is told', () => {
    const decision = exceptionFor({ shape: 'void-all', account: 'closes' }, { escalation: 'escalates' });
    const state = given(decided(decision, false));
    const input = { log: log(state), billing: billing(owing(6, paid(1, 0)), { refunds: [] }) };
    expect(rulesFound(input, { replyHoldsNote: true, promises: [promise('money')] })).toEqual([
      'G1',
      'G2',
      'G4',
      'G9',
      'G10',
      'G12',
      'G15',
      'G17',
    ]);
  });

  test('G4 comes before G3, G5 and G6', () => {
    const six = { billing: billing(owing(6)) };
    expect(rulesFound({ log: log(given(decided(EXCEPTION))), ...six })).toEqual(['G4', 'G3']);
    expect(rulesFound({ log: log(answered('declined', decided(EXCEPTION))), ...six })).toEqual(['G4', 'G5']);
    expect(rulesFound({ log: log(answered('returned', decided(EXCEPTION))), ...six })).toEqual(['G4', 'G6']);
  });

  test('a question to an escalation comes before what is undecided', () => {
    expect(rulesFound({ log: log(answered('returned', escalated)) })).toEqual(['G6', 'G7']);
  });
});

describe('G1', () => {
  const drafted = (escalation: DraftStanding['escalation']) =>
    ({ ...DRAFT, openQuestion: 'paysTwo', escalation }) as const;

  test.each<[string, Partial<GateInput>, string | undefined]>([
    ['no escalation', { draft: drafted('none') }, undefined],
    ['in the draft, no case', { draft: drafted('escalates') }, 'escalates'],
    ['in the log, flagged', { log: log(given(escalated)) }, undefined],
    ['in the log, its flag withdrawn', { log: log(given(escalated, withdrawn)) }, 'escalates'],
    ['in the draft, the same is flagged', { log: log(given(escalated)), draft: drafted('escalates') }, undefined],
    ['in the draft, above the flagged one', { log: log(given(escalated)), draft: drafted('chargeback') }, 'chargeback'],
    [
      'in the draft, above the unflagged one',
      { log: log(given(escalated, withdrawn)), draft: drafted('chargeback') },
      'chargeback',
    ],
    [
      'in the draft, below the unflagged one',
      {
        log: log(given(did({ kind: 'flagged', escalation: 'chargeback', fingerprint: null, words: '' }), withdrawn)),
        draft: drafted('escalates'),
      },
      'chargeback',
    ],
    [
      'in the draft, flagged in a run that is over',
      { log: log(given(decided(decisionFor('R3', { escalation: 'escalates' })), solved)), draft: drafted('escalates') },
      'escalates',
    ],
  ])('%s', (_, input, escalation) => {
    expect(found('G1', input)).toEqual(escalation === undefined ? undefined : { rule: 'G1', escalation });
  });
});

describe('G2', () => {
  test.each<[string, Partial<GateInput>, boolean]>([
    ['a closure is decided in the draft', { draft: { ...DRAFT, gate: 'flag' } }, true],
    ['an exception is decided in the draft', { draft: { ...DRAFT, gate: 'approval' } }, true],
    ['the draft needs no flag', { draft: DRAFT }, false],
    ['the draft is not decided', { draft: { ...DRAFT, gate: 'flag', openQuestion: 'exception' } }, false],
    ['the closure is flagged', { log: log(given(decided(R6))) }, false],
    ['its flag was withdrawn', { log: log(given(decided(R6), withdrawn)) }, true],
    ['the draft would, the log would not', { log: log(given(decided(R3))), draft: { ...DRAFT, gate: 'flag' } }, true],
  ])('%s: %s', (_, input, stands) => {
    expect(rulesFound(input).includes('G2')).toBe(stands);
  });
});

describe('G4', () => {
  const approvedCap = answers('approved', given(decided(EXCEPTION)), { condition: { kind: 'cap', amount: usd(9900) } });

  test('an approval of something else is out of date', () => {
    const print = did({ kind: 'flagged', escalation: 'none', fingerprint: 'gone', words: '' });
    const flagged = given(decided(EXCEPTION), print);
    const state = given(decided(EXCEPTION), print, answers('approved', flagged));
    expect(found('G4', { log: log(state) })).toEqual({
      rule: 'G4',
      drift: [],
      outdated: { approved: null, decided: EXCEPTION },
    });
    const noGate = given(decided(R3), print, answers('approved', flagged));
    expect(found('G4', { log: log(noGate), billing: billing(owing(5)) })).toBeUndefined();
  });

  test('an approval that covers is not; nor is a decision whose invoices were paid or voided', () => {
    expect(found('G4', { log: log(given(decided(EXCEPTION), approvedCap)) })).toBeUndefined();
    expect(found('G4', { log: log(given(decided(R3))), billing: R3_DONE })).toBeUndefined();
  });

  test('an invoice settled before the run began is not newly past due', () => {
    expect(found('G4', { log: log(given(decided(R3))), billing: billing([...owing(5), paid(6, -1)]) })).toBeUndefined();
  });

  test('holds on a solved run, too', () => {
    expect(rulesFound({ log: log(given(decided(R3), solved)), billing: billing(owing(6)) })).toContain('G4');
  });
});

describe('G7', () => {
  test.each<[string, Partial<GateInput>, string | undefined]>([
    ['answers begun', { draft: { ...DRAFT, openQuestion: 'paysTwo' } }, 'paysTwo'],
    ['an exception begun', { draft: { ...DRAFT, openQuestion: 'exception' } }, 'exception'],
    ['only an escalation in the draft', { draft: { ...DRAFT, begun: false, openQuestion: 'request' } }, undefined],
    ['the draft is decided', { draft: DRAFT }, undefined],
    ['an escalation flagged, nothing decided', { log: log(given(escalated)) }, 'undecided'],
    ['asked and being answered', { log: log(given(asked())), draft: { ...DRAFT, openQuestion: 'paysTwo' } }, 'paysTwo'],
    [
      'asked, with an escalation',
      { log: log(given(decided(decisionFor('R7', { escalation: 'escalates' })))) },
      'asked',
    ],
    ['decided', { log: log(given(asked(), decided(R3))) }, undefined],
    ['dismissed', { log: log(given(asked(), dismissed)) }, undefined],
  ])('%s', (_, input, question) => {
    expect(found('G7', input)).toEqual(question === undefined ? undefined : { rule: 'G7', question });
  });
});

describe('G8', () => {
  test.each<[string, Partial<GateInput>, boolean | undefined]>([
    ['recorded', { log: log(given(decided(R3))) }, undefined],
    ['its note is gone', { log: log(given(decided(R3, false, { noteIntact: false }))) }, true],
    [
      'its note is gone and the draft is decided',
      { log: log(given(decided(R3, false, { noteIntact: false }))), draft: DRAFT },
      false,
    ],
    ['the draft is not decided', { draft: { ...DRAFT, openQuestion: 'request' } }, undefined],
    ['nothing is begun', { draft: { ...DRAFT, begun: false } }, undefined],
  ])('%s', (_, input, noteGone) => {
    expect(found('G8', input)).toEqual(noteGone === undefined ? undefined : { rule: 'G8', noteGone });
  });
});

describe('G10', () => {
  const both = `Hi Dana! ${CLOSURE.join(' ')}`;
  const after = (...happenings: readonly Happening[]) => ({ log: log(given(...happenings)) });

  test.each<[string, Partial<GateInput>, string | null, boolean]>([
    ['not told', after(decided(R6)), null, true],
    ['told by this reply', after(decided(R6)), both, false],
    ['this reply says half of it', after(decided(R6)), CLOSURE[0], true],
    ['told by a reply since', after(decided(R6), replied(both)), null, false],
    ['half of it in one reply, half in the next', after(decided(R6), replied(CLOSURE[0])), CLOSURE[1], true],
    ['told before the decision', after(replied(both), decided(R6)), null, true],
    ['told in the instant of the decision', after(replied(both), decided(R6, true, { at: minute(1) })), null, false],
    ['confirmed', after(decided(R6), confirmed('customer-told')), null, false],
    ['something else confirmed', after(decided(R6), confirmed('account-closed')), null, true],
    ['the account stays open', after(decided(R3)), null, false],
    ['nothing decided', after(escalated), null, false],
  ])('%s', (_, input, reply, stands) => {
    expect(rulesFound(input, { reply }).includes('G10')).toBe(stands);
  });

  test('the sentences are found whatever marks, case and line breaks are around them, in one language', () => {
    const pairs = [CLOSURE, KLOSURE];
    expect(tellsClosure('YOU can “sign up”\nfresh, at any time — your prior data will not carry over', pairs)).toBe(
      true,
    );
    expect(tellsClosure(KLOSURE.join('\n'), pairs)).toBe(true);
    expect(tellsClosure(`${CLOSURE[0]} ${KLOSURE[1]}`, pairs)).toBe(false);
    expect(tellsClosure(both, [])).toBe(false);
  });
});

describe.each([
  ['G11', decisionFor('R5'), 'collected', billing(owing(5, paid(1, 9), paid(2, 9)))],
  ['G12', R3, 'voided', R3_DONE],
  ['G15', R6, 'account-closed', billing(owing(5), CANCELLED)],
] as const)('%s', (rule, decision, what, done) => {
  test('billing shows it', () => {
    expect(rulesFound({ log: log(given(decided(decision))), billing: done })).not.toContain(rule);
  });

  test('billing cannot tell: it blocks until the agent vouches for it', () => {
    const input = { billing: UNKNOWN };
    expect(found(rule, { ...input, log: log(given(decided(decision))) })).toEqual({
      rule,
      proof: { is: 'cannot-tell' },
    });
    expect(found(rule, { ...input, log: log(given(decided(decision), confirmed(what))) })).toBeUndefined();
    expect(found(rule, { ...input, log: log(given(decided(decision), confirmed('customer-told'))) })).toBeDefined();
  });

  test('a confirmation yields to what billing can show', () => {
    const input = { log: log(given(decided(decision), confirmed(what))), billing: billing(owing(5)) };
    expect(found(rule, input)).toMatchObject({ proof: { is: 'missing' } });
  });

  test('nothing is asked of billing before anything is decided', () => {
    expect(rulesFound({ log: log(given(escalated)), billing: UNKNOWN })).not.toContain(rule);
  });
});

describe('G13', () => {
  const money = { chargeback: null, money: 'Refund me.' };
  const MONEY = { rule: 'G13', about: 'money', sentence: 'Refund me.' };
  const owes = { signals: money, billing: billing(owing(1)) };

  test.each<[string, Partial<GateInput>, boolean]>([
    ['past-due invoices', owes, true],
    ['a count of them', { ...owes, billing: typed(1) }, true],
    ['none past due', { ...owes, billing: billing([]) }, false],
    ['all of them paid', { ...owes, billing: billing([paid(1, 9)]) }, false],
    ['a count of none', { ...owes, billing: typed(0) }, false],
    ['nothing known', { ...owes, billing: UNKNOWN }, false],
    ['the log of a case cannot be read (G14 says so)', { ...owes, log: FAILED }, false],
    ['a log cannot be read, and no case is known', { ...owes, log: { ...FAILED, hasCase: false } }, true],
    ['no case in the log', { ...owes, log: log(given()) }, true],
    ['a case that goes on', { ...owes, log: log(given(decided(R3))) }, false],
    ['dismissed since', { ...owes, log: log(given(customerWrote, dismissed)) }, false],
    ['dismissed, the customer never wrote', { ...owes, log: log(given(dismissed)) }, false],
    ['dismissed, and the customer wrote since', { ...owes, log: log(given(dismissed, customerWrote)) }, true],
    ['solved since', { ...owes, log: log(given(decided(R3), customerWrote, solved)) }, false],
    ['solved, and the customer wrote since', { ...owes, log: log(given(decided(R3), solved, customerWrote)) }, true],
  ])('money is spoken of, %s', (_, input, stands) => {
    expect(found('G13', input)).toEqual(stands ? MONEY : undefined);
  });

  test('a message in the instant of the dismissal is not since', () => {
    const state = given(dismissed);
    expect(found('G13', { ...owes, log: log({ ...state, customerWroteAt: state.endedAt }) })).toBeUndefined();
  });

  test('what was voided since the ticket began counts as past due: voiding first takes no way round', () => {
    const gone = billing(owing(5, ...[1, 2, 3, 4, 5].map((place) => voided(place, 1))));
    const input = { signals: { chargeback: null, money: 'Refund me.' }, billing: gone, held: gone };
    expect(found('G13', { ...input, runBeganAt: minute(0) })).toEqual(MONEY);
    expect(found('G13', { ...input, runBeganAt: minute(2) })).toBeUndefined();
  });

  test('an outage does not undo what is known to be owed', () => {
    const input = { signals: { chargeback: null, money: 'Refund me.' }, billing: UNKNOWN };
    expect(found('G13', { ...input, held: billing(owing(5)) })).toEqual(MONEY);
    expect(found('G13', { ...input, held: UNKNOWN })).toBeUndefined();
  });

  test('while the log cannot be read, the case as last read still speaks for the agent', () => {
    const signals = { chargeback: 'I call my bank.', money: null };
    expect(found('G13', { signals, log: { ...FAILED, last: given(escalated) } })).toBeUndefined();
    expect(found('G13', { signals, log: FAILED })).toMatchObject({ about: 'chargeback' });
    const draft = { ...DRAFT, begun: false, escalation: 'escalates' } as const;
    expect(found('G1', { draft, log: { ...FAILED, last: given(escalated) } })).toBeUndefined();
    const covered = coveredPromises({
      ...NO_CASE,
      log: { ...FAILED, last: given(decided(R3)) },
      billing: billing(owing(5)),
    });
    expect(covered).toContain('void');
  });

  test('a chargeback comes first, whatever billing shows', () => {
    const signals = { chargeback: 'I call my bank.', money: 'Refund me.' };
    for (const read of [billing([]), billing(owing(5)), UNKNOWN] satisfies BillingRead[]) {
      expect(found('G13', { signals, billing: read })).toMatchObject({
        about: 'chargeback',
        sentence: 'I call my bank.',
      });
    }
  });
});

describe('G16', () => {
  const voidedFirst = { billing: billing(owing(5, ...[1, 2, 3, 4, 5].map((place) => voided(place, 1)))) };

  test.each(['R3', 'R7', 'R8'] as const)('voided first and asked later: %s does not pass', (rule) => {
    const decision = decisionFor(rule, { read: voidedFirst.billing });
    const happening = rule === 'R7' ? asked(decision) : decided(decision);
    expect(rulesFound({ log: log(given(happening)), ...voidedFirst })).toContain('G16');
  });

  test('R3 carried out by the book passes everything', () => {
    expect(rulesFound({ log: log(given(decided(R3))), billing: R3_DONE })).toEqual([]);
  });

  describe('once it was recorded as what has happened', () => {
    const shape = { kind: 'void-more', shape: 'void-all' } as const;
    const happened = exceptionFor(shape, { read: voidedFirst.billing, alreadyHappened: true });
    const cancelledAt = (at: number) => ({
      billing: billing(voidedFirst.billing.invoices, { subscription: { cancelledAt: minute(at) } }),
    });
    const cancelledToo = cancelledAt(1);

    test.each([
      ['and waits for Reggie', given(decided(happened)), ['G3']],
      ['and was approved', answered('approved', decided(happened)), []],
      ['and was declined', answered('declined', decided(happened)), []],
      ['and Reggie asks', answered('returned', decided(happened)), ['G6']],
    ])('%s', (_, state, rules) => {
      expect(rulesFound({ log: log(state), ...voidedFirst })).toEqual(rules);
    });

    test.each(['approved', 'declined'] as const)('and was %s: what it does not say stands all the same', (kind) => {
      expect(rulesFound({ log: log(answered(kind, decided(happened))), ...cancelledToo })).toEqual(['G16']);
      const refunds = [{ id: 're_1', at: minute(0), amount: usd(9900) }];
      const refunded = billing(voidedFirst.billing.invoices, { refunds });
      expect(rulesFound({ log: log(answered(kind, decided(happened))), billing: refunded })).toEqual(['G16']);
    });

    test('what is done after it was recorded is another matter', () => {
      const state = answered('declined', decided(happened));
      const three = billing(owing(5, voided(3, 1), voided(4, 1), voided(5, 1)));
      const kept = exceptionFor(
        { kind: 'void-more', shape: 'keep-two-void-rest' },
        { read: three, alreadyHappened: true },
      );
      const more = billing(owing(5, voided(1, 9), voided(3, 1), voided(4, 1), voided(5, 1)));
      const answeredIt = { log: log(answered('declined', decided(kept))) };
      expect(rulesFound({ ...answeredIt, billing: three })).toEqual([]);
      expect(rulesFound({ ...answeredIt, billing: more })).toEqual(['G16']);
      expect(rulesFound({ log: log(state), ...cancelledAt(9) })).toEqual(['G16']);
      const refunds = [{ id: 're_1', at: minute(9), amount: { minor: 9900, currency: 'usd' } }];
      expect(rulesFound({ log: log(state), billing: billing(voidedFirst.billing.invoices, { refunds }) })).toEqual([
        'G16',
      ]);
    });

    test('an exception that was asked before it happened is judged after its approval, too', () => {
      const before = exceptionFor(shape, { read: voidedFirst.billing });
      expect(rulesFound({ log: log(answered('approved', decided(before))), ...cancelledToo })).toEqual(['G16']);
    });
  });
});

describe('G17', () => {
  const covers = (input: Partial<GateInput>): readonly string[] =>
    [...coveredPromises({ ...NO_CASE, ...input })].sort();
  const approved = (exception: Parameters<typeof exceptionFor>[0]) =>
    answered('approved', decided(exceptionFor(exception)));
  const twoPaid = billing(owing(5, paid(1, 9), paid(2, 9)));
  const five = billing(owing(5));

  test.each<[string, Partial<GateInput>, readonly string[]]>([
    ['no case', {}, []],
    ['an escalation alone', { log: log(given(escalated)) }, []],
    ['R2', { log: log(given(decided(decisionFor('R2')))) }, ['keep-open']],
    ['R3: the voids', { log: log(given(decided(R3))), billing: five }, ['keep-open', 'void']],
    ['R5 before two are paid', { log: log(given(decided(decisionFor('R5')))), billing: five }, ['keep-open']],
    [
      'R5 after two are paid',
      { log: log(given(decided(decisionFor('R5')))), billing: twoPaid },
      ['keep-open', 'void', 'void-all'],
    ],
    ['R6: voids and closure', { log: log(given(decided(R6))), billing: five }, ['close', 'void', 'void-all']],
    ['R6 not flagged', { log: log(given(decided(R6, false))), billing: five }, []],
    ['R7', { log: log(given(asked())), billing: five }, []],
    [
      'R7 with an escalation',
      { log: log(given(decided(decisionFor('R7', { escalation: 'escalates' })))), billing: five },
      [],
    ],
    [
      'R8 after everything was voided',
      { log: log(given(decided(decisionFor('R8', { read: R3_DONE })))), billing: R3_DONE },
      ['keep-open'],
    ],
    ['R9: closure', { log: log(given(decided(decisionFor('R9')))), billing: five }, ['close']],
    ['R3 out of date', { log: log(given(decided(R3))), billing: billing(owing(6)) }, []],
    [
      'R3 with an escalation that is not flagged',
      { log: log(given(decided(decisionFor('R3', { escalation: 'escalates' }), false))), billing: five },
      [],
    ],
    ['an exception that waits', { log: log(given(decided(EXCEPTION))), billing: five }, []],
    ['an exception approved: money', { log: log(approved({})), billing: five }, ['keep-open', 'money']],
    [
      'an exception approved: voids',
      { log: log(approved({ kind: 'void-more', shape: 'void-all' })), billing: five },
      ['keep-open', 'void', 'void-all'],
    ],
    ['an exception declined', { log: log(answered('declined', decided(EXCEPTION))), billing: five }, []],
    [
      'an exception declined that has happened',
      { log: log(answered('declined', decided(exceptionFor({}, { alreadyHappened: true })))), billing: five },
      [],
    ],
    ['an exception with a question', { log: log(answered('returned', decided(EXCEPTION))), billing: five }, []],
  ])('what a reply may promise: %s', (_, input, promises) => {
    expect(covers(input)).toEqual(promises);
  });

  test('the first promise that is not covered is named', () => {
    const input = { log: log(given(decided(R3))), billing: five };
    expect(found('G17', input, { promises: [promise('void'), promise('close'), promise('money')] })).toEqual({
      rule: 'G17',
      promise: 'close',
      sentence: 'We promise close.',
    });
    expect(found('G17', input, { promises: [promise('void'), promise('keep-open')] })).toBeUndefined();
  });
});

describe('G18', () => {
  const under = (condition: NonNullable<Parameters<typeof answers>[2]>['condition'], decision = EXCEPTION) =>
    given(
      decided(decision),
      answers('approved', given(decided(decision)), condition === undefined ? {} : { condition }),
    );
  const cap = (minor: number, currency = 'usd') => ({ kind: 'cap', amount: { minor, currency } }) as const;
  const AFTER_TWO = { kind: 'after-two-collected' } as const;
  const five = billing(owing(5));

  const CAPPED = { condition: 'cap' } as const;
  const notYet = (proof: Proof) => ({ condition: 'after-two-collected', proof });

  test.each<[string, CaseState, BillingRead, object | undefined]>([
    ['no condition', under(undefined), five, undefined],
    ['the amount is the cap', under(cap(9900)), five, undefined],
    ['the amount is above the cap', under(cap(9899)), five, CAPPED],
    ['the cap is in another currency', under(cap(9900, 'eur')), five, CAPPED],
    ['no amount', under(cap(1), exceptionFor({ kind: 'waive-two' })), five, undefined],
    ['two are collected', under(AFTER_TWO), billing(owing(5, paid(1, 9), paid(2, 9))), undefined],
    [
      'one is collected',
      under(AFTER_TWO),
      billing(owing(5, paid(1, 9))),
      notYet({ is: 'missing', invoiceIds: ['in_2', 'in_3', 'in_4', 'in_5'], count: 1 }),
    ],
    ['billing is down', under(AFTER_TWO), UNKNOWN, notYet({ is: 'cannot-tell' })],
    ['declined', answered('declined', decided(EXCEPTION)), five, undefined],
    ['a cap on a playbook resolution', under(cap(1), R6), five, undefined],
    ['nothing decided', given(escalated), five, undefined],
  ])('%s', (_, state, read, says) => {
    expect(found('G18', { log: log(state), billing: read })).toEqual(says && { rule: 'G18', ...says });
  });

  test('where billing is down the agent may vouch for it', () => {
    const approval = answers('approved', given(decided(EXCEPTION)), { condition: AFTER_TWO });
    const state = given(decided(EXCEPTION), approval, confirmed('condition-met'));
    expect(found('G18', { log: log(state), billing: UNKNOWN })).toBeUndefined();
    expect(found('G18', { log: log(state), billing: five })).toBeDefined();
  });
});

describe('what blocks solving now', () => {
  test('is what a solve without any reply would meet', () => {
    const { saving: _, ...facts } = { ...NO_CASE, log: log(given(decided(R6))), billing: billing(owing(5), CANCELLED) };
    expect(whatBlocksSolving(facts).map(({ rule }) => rule)).toEqual(['G10', 'G12']);
  });

  test('is nothing where nothing does', () => {
    const { saving: _, ...facts } = { ...NO_CASE, log: log(given(decided(R3))), billing: R3_DONE };
    expect(whatBlocksSolving(facts)).toEqual([]);
  });
});
