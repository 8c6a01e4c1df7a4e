import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordedPastDue } from '../case/decision.ts';
import { countOf, type Invoice, type PastDue } from '../invoice.ts';
import { rulesThatApply } from '../testing/decisionTable.ts';
import { ALL_SETTINGS, isRefundCase, newlyVoided } from '../testing/facts.ts';
import { RUN_BEGAN, counted, invoice, known } from '../testing/invoices.ts';
import { ESCALATIONS, PAYS_TWO, REQUESTS, type Facts } from './facts.ts';
import { voidsAllAndStaysOpen, type Plan } from './plan.ts';
import { resolve, type Resolution } from './resolve.ts';

/*
 * I1–I7 beyond six invoices: up to 40, in several currencies, many issued in the same instant, written off too. The
 * draw is fixed by SEEDS; a seed that ever fails is added there (40 others were tried in writing this, none failed).
 */

const RUNS = 400;
const SEEDS: readonly number[] = [20_261_123];

const anInvoice = fc.record({
  status: fc.constantFrom('past-due', 'past-due', 'paid', 'void', 'written-off'),
  // Few days, so that many are issued together.
  daysAgo: fc.integer({ min: 1, max: 12 }),
  minor: fc.integer({ min: 0, max: 9_000_000_000 }),
  currency: fc.constantFrom('usd', 'eur', 'gbp', 'jpy', 'kwd'),
});

const someInvoices: fc.Arbitrary<readonly Invoice[]> = fc.array(anInvoice, { maxLength: 40 }).map((drawn) =>
  drawn.map(({ status, daysAgo, minor, currency }, place) =>
    invoice({
      number: `VS-${place + 1}`,
      status,
      issuedAt: RUN_BEGAN - daysAgo * 86_400_000,
      settledAt: status === 'past-due' ? null : RUN_BEGAN + place,
      amount: { minor, currency },
    }),
  ),
);

const aPastDue: fc.Arbitrary<PastDue> = fc.oneof(
  { weight: 4, arbitrary: someInvoices.map((invoices) => known(invoices)) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 500 }).map(counted) },
);

const someFacts: fc.Arbitrary<Facts> = fc.record({
  pastDue: aPastDue,
  request: fc.constantFrom(...REQUESTS),
  paysTwo: fc.constantFrom(...PAYS_TWO),
  escalation: fc.constantFrom(...ESCALATIONS),
  settings: fc.constantFrom(...ALL_SETTINGS),
});

function always(holds: (resolution: Resolution, facts: Facts) => void): void {
  const property = fc.property(someFacts, (facts) => {
    const outcome = resolve(facts);
    if (outcome.kind === 'question') throw new Error(`Left open: ${outcome.position.question}`);
    holds(outcome.resolution, facts);
  });
  for (const seed of SEEDS) fc.assert(property, { seed, numRuns: RUNS });
}

/** What billing shows once the plan is carried out, as far as `isDone` says of each invoice. */
function carriedOut({ actions }: Plan, pastDue: PastDue, isDone: (place: number) => boolean): PastDue {
  if (pastDue.kind !== 'invoices') return pastDue;
  const invoices = pastDue.invoices.map((before, place): Invoice => {
    const planned = actions[place];
    if (planned === undefined || planned.done || planned.action === 'keep' || !isDone(place)) return before;
    return { ...before, status: planned.action === 'collect' ? 'paid' : 'void', settledAt: RUN_BEGAN + 1000 + place };
  });
  return known(invoices);
}

describe('for many invoices, issued at any time, in any currency', () => {
  test('I1: exactly one rule applies, and it is the one that is resolved', () => {
    always(({ rule }, facts) => {
      expect(rulesThatApply(facts)).toEqual([rule]);
    });
  });

  test('I2: no refund voids what is left and leaves the account open', () => {
    always(({ plan }, facts) => {
      if (isRefundCase(facts) && newlyVoided(plan) > 0) expect(voidsAllAndStaysOpen(plan)).toBe(false);
    });
  });

  test('I3: a refund case collects two before it voids, unless the account closes', () => {
    always(({ plan }, facts) => {
      if (!isRefundCase(facts) || newlyVoided(plan) === 0 || plan.account === 'closes') return;
      expect(plan.mustBePaid).toBe(2);
      expect(plan.counts?.collect).toBeGreaterThanOrEqual(2);
    });
  });

  test('I4: the account closes in R6 and R9 alone', () => {
    always(({ plan, rule }) => {
      expect(plan.account).toBe(rule === 'R6' || rule === 'R9' ? 'closes' : 'stays-open');
    });
  });

  test('I5: collect + void + keep is every invoice, each once', () => {
    always(({ plan }, { pastDue }) => {
      const { collect = 0, void: voids = 0, keep = 0 } = plan.counts ?? {};
      expect(collect + voids + keep).toBe(countOf(pastDue));
      if (pastDue.kind !== 'invoices') return;
      expect(plan.actions.map(({ invoiceId }) => invoiceId)).toEqual(pastDue.invoices.map(({ id }) => id));
      expect(plan.actions.map(({ done }) => done)).toEqual(
        pastDue.invoices.map(({ status }) => status === 'paid' || status === 'void'),
      );
    });
  });

  test('I6: a closure and an escalation are flagged at least', () => {
    always(({ plan, gate }, { escalation }) => {
      if (plan.account === 'closes' || escalation !== 'none') expect(gate).toBe('flag');
    });
  });

  test('I7: each total is the exact sum of the amounts in its currency', () => {
    fc.assert(
      fc.property(someInvoices, (invoices) => {
        const expected = new Map<string, bigint>();
        for (const { amount } of invoices) {
          expected.set(amount.currency, (expected.get(amount.currency) ?? 0n) + BigInt(amount.minor));
        }
        const recorded = recordedPastDue(known(invoices)).totals;
        expect(recorded.map(({ currency, minor }) => [currency, BigInt(minor)])).toEqual(
          [...expected].sort(([a], [b]) => (a < b ? -1 : 1)),
        );
      }),
      { seed: SEEDS[0] ?? 0, numRuns: RUNS },
    );
  });
});

describe('carrying out the plan (playbook §3)', () => {
  test('half of it or all of it: neither n, nor the rule, nor any invoice’s action changes', () => {
    const property = fc.property(
      someFacts,
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      (facts, halves) => {
        const before = resolve(facts);
        if (before.kind === 'question') throw new Error('Left open');
        const { plan, rule } = before.resolution;
        for (const isDone of [() => true, (place: number) => halves[place] === true]) {
          const after = resolve({ ...facts, pastDue: carriedOut(plan, facts.pastDue, isDone) });
          if (after.kind === 'question') throw new Error('Open again');
          expect(after.resolution.rule).toBe(rule);
          expect(after.resolution.plan.counts).toEqual(plan.counts);
          expect(after.resolution.plan.actions.map(({ invoiceId, action }) => [invoiceId, action])).toEqual(
            plan.actions.map(({ invoiceId, action }) => [invoiceId, action]),
          );
        }
      },
    );
    for (const seed of SEEDS) fc.assert(property, { seed, numRuns: RUNS });
  });

  test('billing may list the invoices in any order: the same plan', () => {
    const shuffled = someInvoices.chain((invoices) =>
      fc.tuple(fc.constant(invoices), fc.shuffledSubarray([...invoices], { minLength: invoices.length })),
    );
    const property = fc.property(shuffled, someFacts, ([invoices, other], facts) => {
      expect(resolve({ ...facts, pastDue: known(other) })).toEqual(resolve({ ...facts, pastDue: known(invoices) }));
    });
    for (const seed of SEEDS) fc.assert(property, { seed, numRuns: RUNS });
  });
});
