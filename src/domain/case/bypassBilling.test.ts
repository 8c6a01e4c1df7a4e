import { describe, expect, test } from 'vitest';
import { lackingOf, solvedPlan } from './bypassBilling.ts';
import type { BillingRead, Refund } from '../invoice.ts';
import {
  asked,
  billing,
  CONTEXT,
  customerWrote,
  decided,
  decisionFor,
  did,
  minute,
  owing,
  paid,
  replied,
  UNKNOWN,
  usd,
  voided,
} from '../testing/cases.ts';
import { AUTOMATION, recorded, reopens, solves, trailOf, type Step } from '../testing/trails.ts';

const R3 = recorded(decided(decisionFor('R3')));
const R4 = recorded(decided(decisionFor('R4')));
const R6 = recorded(decided(decisionFor('R6')));
const SENTENCES = [['You can sign up fresh.', 'Your data will not carry over.']] as const;
const said = (text: string): Step => recorded(replied(text));

const planOf = (...steps: readonly Step[]) => solvedPlan(trailOf(steps), CONTEXT, minute(0));

function lacking(read: BillingRead, ...steps: readonly Step[]) {
  const plan = planOf(...steps);
  if (plan === null) throw new Error('nothing to ask billing about');
  const found = lackingOf(plan, read, SENTENCES);
  return found?.kind === 'lacking' ? { ...found, findings: found.findings.map(({ rule }) => rule) } : null;
}

describe('which tickets billing is asked about', () => {
  test.each([
    ['not solved', [R3]],
    ['reopened', [R3, solves(), reopens()]],
    ['without a case', [solves()]],
    ['with the ask for two alone', [recorded(asked()), solves()]],
    ['set aside', [recorded(did({ kind: 'dismissed' })), solves()]],
  ])('none that is %s', (_what, steps) => {
    expect(planOf(...steps)).toBeNull();
  });

  test('one that is solved on a decision, by whomever; not where that was too long ago', () => {
    expect(planOf(R3, solves(AUTOMATION))?.solve).toEqual({ at: minute(2), by: null, route: AUTOMATION });
    expect(planOf(R3, solves(), reopens(), solves(AUTOMATION, 1, 'closed'))?.solve.at).toBe(minute(4));
    expect(solvedPlan(trailOf([R3, solves()]), CONTEXT, minute(3))).toBeNull();
  });
});

describe('what billing still lacks', () => {
  test('the voids (G12)', () => {
    expect(lacking(billing(owing(5)), R3, solves())).toMatchObject({
      kind: 'lacking',
      at: minute(2),
      by: 101,
      findings: ['G12'],
      unknown: null,
    });
    expect(lacking(billing(owing(5, voided(3, 3), voided(4, 3), voided(5, 3))), R3, solves())).toBeNull();
  });

  test('the closure, and that the customer was told (G10, G12, G15)', () => {
    expect(lacking(billing(owing(5)), R6, solves())?.findings).toEqual(['G10', 'G12', 'G15']);
    const told = said('You can sign up fresh. Your data will not carry over.');
    expect(lacking(billing(owing(5)), R6, told, solves())?.findings).toEqual(['G12', 'G15']);
  });

  test('money that was given back though nothing is planned (G16)', () => {
    const at = (minutes: number): BillingRead =>
      billing(owing(2), { refunds: [{ at: minute(minutes), amount: usd(9900) } as Refund] });
    expect(lacking(at(1), R4, solves())?.findings).toEqual(['G16']);
    expect(lacking(billing(owing(2)), R4, solves())).toBeNull();
  });

  test('what came after the solve is held against nobody: a refund, a void, a cancellation', () => {
    const later = billing(owing(2, voided(2, 9)), {
      refunds: [{ at: minute(9), amount: usd(9900) } as Refund],
      subscription: { cancelledAt: minute(9) },
    });
    expect(lacking(later, R4, solves())).toBeNull();
  });

  test('what is recorded on a solved ticket is none of what was solved', () => {
    expect(planOf(R4, solves(), R3)).toBeNull();
  });

  test('a new invoice or a new message is the next run’s, and no lack of this one', () => {
    const read = billing(owing(6, voided(4, 3), voided(5, 3), paid(6, 3)));
    expect(lacking(read, R3, solves(), recorded(customerWrote))?.findings).toEqual(['G12']);
    const six = billing([...owing(5, voided(3, 3), voided(4, 3), voided(5, 3)), ...owing(6).slice(5)]);
    expect(lacking(six, R3, solves())).toBeNull();
  });

  test('where billing cannot be read it is not known; what was vouched for is no lack', () => {
    expect(lacking(UNKNOWN, R3, solves())).toMatchObject({ findings: ['G12'], unknown: 'down' });
    const vouched = recorded(did({ kind: 'confirmed', decisionId: 'e1', what: 'voided', words: 'Seen.' }));
    expect(lacking(UNKNOWN, R3, vouched, solves())).toBeNull();
    expect(lacking(UNKNOWN, R4, solves())).toBeNull();
  });

  test('another customer’s invoices prove nothing', () => {
    const other = { id: 'cus_2', label: 'Other', matchedBy: 'id', choice: null, url: null } as const;
    expect(lacking(billing(owing(5), { customer: other }), R3, solves())).toMatchObject({ unknown: 'no-customer' });
  });
});
