import { describe, expect, test, vi } from 'vitest';
import { decisionOf, EMPTY_DRAFT } from '../case/draft.ts';
import { emptyCase } from '../case/caseState.ts';
import { recordedPastDue } from '../case/decision.ts';
import { countOf } from '../invoice.ts';
import { rulesThatApply } from '../testing/decisionTable.ts';
import { described, everyFacts, everyPastDue, facts, isRefundCase, newlyVoided } from '../testing/facts.ts';
import { counted, known, monthly, RUN_BEGAN, spelled, UNKNOWN } from '../testing/invoices.ts';
import { EXCEPTION_KINDS, playbookSaysNever } from './exception.ts';
import type { Facts } from './facts.ts';
import { PLAN_SHAPES, voidsAllAndStaysOpen, type Account, type WholePlan } from './plan.ts';
import { resolve, type Resolution } from './resolve.ts';

/*
 * I1–I7 (playbook §4) for n = 0 … 6 and unknown, each invoice past due, paid or void, under all answers and settings:
 * about 330 000 combinations. policy.property.test.ts goes on beyond six.
 */

// Under Stryker the instrumented domain is ten times slower: n = 0 … 4 has every boundary too.
const MOST = process.env['STRYKER_MUTATOR_WORKER'] === undefined ? 6 : 4;
const PAST_DUE = everyPastDue(MOST);

vi.setConfig({ testTimeout: 60_000 });

/** The first few combinations that break `holds`; nothing to show is the proof. */
function broken(holds: (facts: Facts) => boolean): readonly string[] {
  const found: string[] = [];
  for (const combination of everyFacts(PAST_DUE)) {
    if (!holds(combination)) found.push(described(combination));
    if (found.length === 3) break;
  }
  return found;
}

/** The same for whatever has a resolution. */
function brokenBy(holds: (resolution: Resolution, facts: Facts) => boolean): readonly string[] {
  return broken((combination) => {
    const outcome = resolve(combination);
    return outcome.kind === 'question' || holds(outcome.resolution, combination);
  });
}

/** An exception of each kind, with each plan and either fate of the account, on top of these facts. */
function everyException({ pastDue, settings, request, paysTwo, escalation }: Facts) {
  const shapes = PLAN_SHAPES.filter((shape): shape is WholePlan => shape !== 'per-invoice');
  const accounts: readonly Account[] = ['stays-open', 'closes'];
  return EXCEPTION_KINDS.flatMap((kind) =>
    shapes.flatMap((shape) =>
      accounts.map((account) =>
        decisionOf(
          {
            ...EMPTY_DRAFT,
            answers: { request, paysTwo, escalation },
            askedWhen: 'on Monday',
            exception: { kind, reason: 'Said so.', shape, account, amount: AMOUNT, refundedInvoices: [], chosen: {} },
          },
          { ticketId: 1, state: NO_CASE, pastDue, paid: [], settings, conversationAsksRefund: false },
        ),
      ),
    ),
  );
}

const AMOUNT = { minor: 9900, currency: 'usd' };
const NO_CASE = emptyCase({ ticketId: 1, ticketCreatedAt: RUN_BEGAN, approvers: [] });

describe('for every combination of facts, answers and settings', () => {
  test('I1: exactly one of R1–R9 applies to known facts, and it is the one that is resolved', () => {
    expect(
      broken((combination) => {
        const outcome = resolve(combination);
        const rules = rulesThatApply(combination);
        return outcome.kind === 'question'
          ? rules.length === 0
          : rules.length === 1 && rules[0] === outcome.resolution.rule;
      }),
    ).toEqual([]);
  });

  test('I1: a question stays open only where the count, the request or "pays two" is missing', () => {
    expect(
      broken((combination) => {
        const outcome = resolve(combination);
        const { request, paysTwo, pastDue } = combination;
        const complete = request !== null && paysTwo !== null && pastDue.kind !== 'unknown';
        return outcome.kind === 'resolution' ? request !== null && pastDue.kind !== 'unknown' : !complete;
      }),
    ).toEqual([]);
  });

  test('I2: no resolution of a refund voids what is left and leaves the account open', () => {
    expect(
      brokenBy((resolution, combination) => {
        if (!isRefundCase(combination) || newlyVoided(resolution.plan) === 0) return true;
        return !voidsAllAndStaysOpen(resolution.plan) && !playbookSaysNever(combination.request, resolution.plan);
      }),
    ).toEqual([]);
  });

  test('I3: in a refund case nothing is voided before two are collected, unless the account closes', () => {
    expect(
      brokenBy((resolution, combination) => {
        const { plan } = resolution;
        if (!isRefundCase(combination) || newlyVoided(resolution.plan) === 0 || plan.account === 'closes') return true;
        return plan.mustBePaid === 2 && (plan.counts?.collect ?? 0) >= 2;
      }),
    ).toEqual([]);
  });

  test('I3: to go on without a refund costs two only under the setting', () => {
    expect(
      brokenBy(({ plan, rule }, { request, settings }) => {
        if (request !== 'continue') return true;
        return plan.mustBePaid === (rule === 'R3' && settings.continueRequiresTwoPaid ? 2 : 0);
      }),
    ).toEqual([]);
  });

  test('I4: the account closes in R6 and R9, and in no other resolution', () => {
    expect(brokenBy(({ plan, rule }) => (plan.account === 'closes') === (rule === 'R6' || rule === 'R9'))).toEqual([]);
  });

  test('I5: each invoice is collected, voided or kept, once; what is paid or void stands there as done', () => {
    expect(
      brokenBy(({ plan }, { pastDue }) => {
        if (pastDue.kind !== 'invoices') return plan.actions.length === 0;
        return (
          plan.actions.length === pastDue.invoices.length &&
          plan.actions.every(({ invoiceId, action, done }, place) => {
            const invoice = pastDue.invoices[place];
            if (invoice?.id !== invoiceId) return false;
            if (invoice.status === 'paid') return action === 'collect' && done;
            if (invoice.status === 'void') return action === 'void' && done;
            return !done;
          })
        );
      }),
    ).toEqual([]);
  });

  test('I5: collect + void + keep is n', () => {
    expect(
      brokenBy(({ plan: { counts, actions } }, { pastDue }) => {
        if (counts === null || counts.collect + counts.void + counts.keep !== countOf(pastDue)) return false;
        if (pastDue.kind === 'count') return true;
        const voided = actions.filter(({ action }) => action === 'void').length;
        return voided === counts.void && actions.filter(({ action }) => action === 'keep').length === counts.keep;
      }),
    ).toEqual([]);
  });

  test('I6: a closure is flagged at least, an escalation too, and no resolution needs more than a flag', () => {
    expect(
      brokenBy(({ plan, gate, rule }, { escalation, settings }) => {
        const voidFlagged = settings.flagEveryVoid && (rule === 'R3' || rule === 'R5');
        const due = plan.account === 'closes' || escalation !== 'none' || voidFlagged;
        return gate === (due ? 'flag' : 'none');
      }),
    ).toEqual([]);
  });
});

describe('for every exception', () => {
  test('I6: an exception is never below approval, on whatever it is put', () => {
    const pastDues = [UNKNOWN, counted(2), known(monthly('VS-3', 'VS-2 paid', 'VS-1'))];
    const decisions = [...everyFacts(pastDues)].flatMap((combination) =>
      combination.request === null ? [] : everyException(combination),
    );
    const made = decisions.flatMap((decision) => (decision.ok ? [decision.value] : []));
    const below = made.filter(({ gate, exception }) => gate !== 'approval' || exception === null);
    expect(below).toEqual([]);
    expect(new Set(made.map(({ plan, pastDue }) => `${plan.account}, ${pastDue.n ?? 'unknown'}`))).toEqual(
      new Set(['unknown', '2', '3'].flatMap((n) => [`stays-open, ${n}`, `closes, ${n}`])),
    );
  });

  test('I2: to void everything and stay open in a refund case is possible as an exception, and is called "never"', () => {
    const asked = facts({ request: 'refund-inactive', paysTwo: 'no', pastDue: known(monthly('VS-3', 'VS-2', 'VS-1')) });
    const never = everyException(asked).flatMap((decision) =>
      decision.ok && playbookSaysNever(decision.value.request, decision.value.plan) ? [decision.value] : [],
    );
    expect(new Set(never.map(({ plan }) => `${plan.shape}, ${plan.account}`))).toEqual(
      new Set(['void-all, stays-open']),
    );
    expect(never.map(({ exception }) => exception?.kind)).toEqual(EXCEPTION_KINDS.filter((kind) => kind !== 'closure'));
  });
});

describe('I7: amounts are exact, per currency', () => {
  test('a case in three currencies has three totals', () => {
    const pastDue = known(monthly('VS-5 usd', 'VS-4 eur', 'VS-3 usd', 'VS-2 jpy', 'VS-1 eur'));
    expect(spelled(recordedPastDue(pastDue).totals)).toBe('19800 eur + 9900 jpy + 19800 usd');
  });

  test('an unknown and a bare count have none', () => {
    expect(PAST_DUE.filter(({ kind }) => kind !== 'invoices').flatMap((it) => recordedPastDue(it).totals)).toEqual([]);
  });
});
