import { describe, expect, test } from 'vitest';
import type { CaseState } from './caseState.ts';
import { actionsNow, checklistOf, type ChecklistItem } from './checklist.ts';
import type { Decision } from './decision.ts';
import type { Confirmable } from './events.ts';
import { CHECKS } from './gateChecks.ts';
import { ONLY_SOLVING, type GateInput } from './gateInput.ts';
import type { BillingRead, Invoice } from '../invoice.ts';
import type { Account, Action, WholePlan } from '../policy/plan.ts';
import {
  billing,
  decided,
  decisionFor,
  did,
  exceptionFor,
  given,
  invoice,
  minute,
  owing,
  paid,
  typed,
  UNKNOWN,
  voided,
} from '../testing/cases.ts';

/** The case after that decision, and after what an agent vouched for. */
const stateOf = (decision: Decision, ...confirmed: readonly Confirmable[]): CaseState =>
  given(
    decided(decision),
    ...confirmed.map((what) => did({ kind: 'confirmed', decisionId: 'e1', what, words: 'Seen.' })),
  );

/** 'collect: open 1/2, void: done 3/3'. */
const spelled = (items: readonly ChecklistItem[]): string =>
  items.map(({ what, standing, done, total }) => `${what}: ${standing} ${done}/${total}`).join(', ');
const listed = (decision: Decision, read: BillingRead, ...confirmed: readonly Confirmable[]): string =>
  spelled(checklistOf(stateOf(decision, ...confirmed), decision, read));

const R3 = decisionFor('R3');
const R5 = decisionFor('R5');
const R6 = decisionFor('R6');
const cancelled = { subscription: { cancelledAt: minute(9) } };

describe('the checklist of a recorded plan', () => {
  test.each<[string, readonly Invoice[], string]>([
    ['nothing yet', [], 'void: open 0/3'],
    ['one', [voided(3, 9)], 'void: open 1/3'],
    ['one void, one paid instead', [voided(3, 9), paid(4, 9)], 'void: open 1/2'],
    [
      'one brought to nothing by a credit note',
      [invoice(3, { status: 'credited', settledAt: minute(9) })],
      'void: open 1/3',
    ],
    [
      'one written off, which is no void',
      [invoice(3, { status: 'written-off', settledAt: minute(9) })],
      'void: open 0/3',
    ],
    ['all', [voided(3, 9), voided(4, 9), voided(5, 9)], 'void: done 3/3'],
  ])('R3 fills as billing changes: %s', (_what, changed, says) => {
    expect(listed(R3, billing(owing(5, ...changed)))).toBe(says);
  });

  test.each<[string, readonly Invoice[], string]>([
    ['nothing yet', [], 'collect: open 0/2, void: open 0/3'],
    ['one paid', [paid(1, 9)], 'collect: open 1/2, void: open 0/3'],
    ['two paid', [paid(1, 9), paid(2, 9)], 'collect: done 2/2, void: open 0/3'],
    ['two others paid', [paid(4, 9), paid(5, 9)], 'collect: done 2/2, void: open 0/3'],
    ['three paid', [paid(1, 9), paid(2, 9), paid(3, 9)], 'collect: done 2/2, void: open 0/2'],
    [
      'two paid, the rest void',
      [paid(4, 9), paid(5, 9), voided(1, 9), voided(2, 9), voided(3, 9)],
      'collect: done 2/2, void: done 3/3',
    ],
  ])('R5 collects any two, then voids the rest: %s', (_what, changed, says) => {
    expect(listed(R5, billing(owing(5, ...changed)))).toBe(says);
  });

  test('R6 voids all and closes the account', () => {
    expect(listed(R6, billing(owing(5)))).toBe('void: open 0/5, account: open 0/1');
    const voids = [1, 2, 3, 4, 5].map((place) => voided(place, 9));
    expect(listed(R6, billing(owing(5, ...voids), cancelled))).toBe('void: done 5/5, account: done 1/1');
  });

  test.each(['R1', 'R2', 'R4', 'R7', 'R8'] as const)('%s needs nothing of billing, so it lists nothing', (rule) => {
    const decision = decisionFor(rule);
    expect(listed(decision, billing(owing(decision.pastDue.n ?? 0)))).toBe('');
  });
});

describe('where nobody can tell', () => {
  test.each<[string, BillingRead]>([
    ['billing is down', UNKNOWN],
    ['the source is a bare count', typed(5)],
    ['only what is owed was read', billing(owing(5), { scope: 'open' })],
  ])('nothing is done, and nothing is open: %s', (_why, read) => {
    expect(listed(R5, read)).toBe('collect: cannot-tell 0/2, void: cannot-tell 0/3');
    expect(listed(R6, read)).toBe('void: cannot-tell 0/5, account: cannot-tell 0/1');
  });

  test('of a history too long to be read, what is still owed is open, whatever was vouched for', () => {
    const newest = billing(owing(5), { scope: 'newest-only' });
    expect(listed(R5, newest, 'collected', 'voided')).toBe('collect: open 0/2, void: open 0/3');
    expect(listed(R6, newest, 'voided')).toBe('void: open 0/5, account: open 0/1');
  });

  test('of a history too long to be read, what is not listed any more may be paid or void: that is vouched for', () => {
    const rest = billing(owing(5).slice(0, 2), { scope: 'newest-only' });
    expect(listed(R3, rest)).toBe('void: cannot-tell 0/3');
    expect(listed(R3, rest, 'voided')).toBe('void: confirmed 0/3');
    expect(listed(R5, rest)).toBe('collect: cannot-tell 0/2, void: cannot-tell 0/3');
    const one = billing(owing(5).slice(0, 4), { scope: 'newest-only' });
    expect(listed(R5, one, 'collected', 'voided')).toBe('collect: open 0/2, void: open 0/3');
  });

  test('what an agent vouched for is confirmed, each by itself', () => {
    expect(listed(R5, UNKNOWN, 'collected')).toBe('collect: confirmed 0/2, void: cannot-tell 0/3');
    expect(listed(R6, typed(5), 'voided', 'account-closed')).toBe('void: confirmed 0/5, account: confirmed 0/1');
  });

  test('vouching does not count against what billing shows', () => {
    expect(listed(R3, billing(owing(5)), 'voided')).toBe('void: open 0/3');
  });

  test('of the account alone, the invoices still show', () => {
    const read = billing(owing(5, voided(5, 9)), { subscription: 'cannot-tell' });
    expect(listed(R6, read)).toBe('void: open 1/5, account: cannot-tell 0/1');
    expect(listed(R6, read, 'account-closed')).toBe('void: open 1/5, account: confirmed 0/1');
  });

  test('a decision by a bare count fills once billing shows invoices again', () => {
    const byCount = decisionFor('R3', { read: typed(5) });
    expect(listed(byCount, UNKNOWN)).toBe('void: cannot-tell 0/3');
    expect(listed(byCount, billing(owing(5, voided(5, 9))))).toBe('void: open 1/3');
  });
});

describe('what the plan does with each invoice now', () => {
  const now = (decision: Decision, read: BillingRead): readonly Action[] =>
    actionsNow(decision.plan, read).map(({ action }) => action);

  test('R5: any two may be paid, and then the rest is to be void', () => {
    expect(now(R5, billing(owing(5)))).toEqual(['collect', 'collect', 'void', 'void', 'void']);
    expect(now(R5, billing(owing(5, paid(4, 9))))).toEqual(['collect', 'collect', 'void', 'void', 'void']);
    expect(now(R5, billing(owing(5, paid(4, 9), paid(5, 9))))).toEqual(['void', 'void', 'void', 'collect', 'collect']);
  });

  test('is what was recorded where billing does not tell, and for every other plan', () => {
    expect(now(R5, UNKNOWN)).toEqual(['collect', 'collect', 'void', 'void', 'void']);
    expect(now(R3, billing(owing(5, paid(4, 9), paid(5, 9))))).toEqual(['keep', 'keep', 'void', 'void', 'void']);
  });
});

describe('the list is complete exactly when G11, G12 and G15 no longer block', () => {
  const gateInput = (state: CaseState, read: BillingRead): GateInput => ({
    draft: null,
    log: { read: 'ok', state },
    billing: read,
    held: read,
    runBeganAt: state.runBeganAt,
    signals: { chargeback: null, money: null },
    isTagInherited: false,
    isChoiceOpen: false,
    saving: ONLY_SOLVING,
    closureSentences: [],
  });
  const blocks = (state: CaseState, read: BillingRead): boolean =>
    (['G11', 'G12', 'G15'] as const).some((rule) => CHECKS[rule](gateInput(state, read)) !== null);
  const isComplete = (state: CaseState, decision: Decision, read: BillingRead): boolean =>
    checklistOf(state, decision, read).every(({ standing }) => standing === 'done' || standing === 'confirmed');

  const SHAPES = [
    'keep-all',
    'keep-two-void-rest',
    'collect-two-void-rest',
    'void-all',
    'collect-all',
  ] as const satisfies readonly WholePlan[];
  const ACCOUNTS: readonly Account[] = ['stays-open', 'closes'];
  const VOUCHED: readonly (readonly Confirmable[])[] = [
    [],
    ['collected'],
    ['voided'],
    ['account-closed'],
    ['collected', 'voided', 'account-closed'],
  ];
  /** Each invoice past due, paid, void or written off. */
  const FATES = [
    (place: number) => invoice(place),
    (place: number) => paid(place, 9),
    (place: number) => voided(place, 9),
    (place: number) => invoice(place, { status: 'written-off', settledAt: minute(9) }),
  ];

  /** Everything that billing may show of n invoices later. */
  function reads(n: number): readonly BillingRead[] {
    const all = Array.from({ length: FATES.length ** n }, (_, code) =>
      Array.from(
        { length: n },
        (__, index) =>
          FATES[Math.floor(code / FATES.length ** index) % FATES.length]?.(index + 1) ?? invoice(index + 1),
      ),
    );
    const known = all.flatMap((invoices) => [
      billing(invoices),
      billing(invoices, cancelled),
      billing(invoices, { subscription: 'cannot-tell' }),
    ]);
    return [...known, UNKNOWN, typed(n), billing(owing(n), { scope: 'open' })];
  }

  function disagreements(before: BillingRead, shapes: readonly WholePlan[], n: number): readonly string[] {
    return shapes.flatMap((shape) =>
      ACCOUNTS.flatMap((account) => {
        const decision = exceptionFor(
          { kind: 'other', shape, account, amount: null, refundedInvoices: [] },
          { read: before },
        );
        return VOUCHED.flatMap((confirmed) => {
          const state = stateOf(decision, ...confirmed);
          return reads(n)
            .filter((read) => isComplete(state, decision, read) === blocks(state, read))
            .map(
              (read) =>
                `${shape} ${account} ${confirmed.join('+')}: ${listed(decision, read, ...confirmed)} ${JSON.stringify(read).slice(0, 60)}`,
            );
        });
      }),
    );
  }

  test.each([0, 1, 2, 3, 4])('of %i invoices, whatever becomes of them', (n) => {
    expect(disagreements(billing(owing(n)), SHAPES, n)).toEqual([]);
  });

  test('of three invoices of which one was void and one paid before', () => {
    const before = billing(owing(3, voided(1, 1), paid(2, 1)));
    expect(disagreements(before, SHAPES.slice(1), 3)).toEqual([]);
  });

  test.each([1, 3])('of a bare count of %i', (n) => {
    expect(disagreements(typed(n), SHAPES, n)).toEqual([]);
  });

  test('of an unknown number', () => {
    expect(disagreements(UNKNOWN, SHAPES, 3)).toEqual([]);
  });
});
