import { paidOf, shown, type Shown } from './billingFacts.ts';
import type { CaseState } from './caseState.ts';
import type { Decision } from './decision.ts';
import { answerToThis, holdingAnswer } from './standing.ts';
import { isGivenUp, type BillingRead, type Invoice } from '../invoice.ts';
import { totals, type Instant } from '../money.ts';
import { COLLECTED } from '../policy/facts.ts';
import type { Plan, PlanShape, PlannedAction } from '../policy/plan.ts';

/** What billing shows that the decision does not cover (G16). */
export type Violation =
  VoidViolation | { readonly kind: 'account-cancelled' | 'refunded' | 'refunded-before-collected' };
interface VoidViolation {
  readonly kind: 'voided-what-is-kept' | 'voided-before-collected';
  readonly invoiceIds: readonly string[];
}

/** When the k-th of the case's invoices was paid; never, where fewer are. */
function collectedAt(invoices: readonly Invoice[], k: number): Instant {
  const times = paidOf(invoices)
    .map((invoice) => invoice.settledAt ?? Infinity)
    .sort((a, b) => a - b);
  return k === 0 ? -Infinity : (times[k - 1] ?? Infinity);
}

/** How far an exception, by what Reggie has said to it, covers what billing shows. */
interface Grant {
  /** Acts up to then are judged by what the exception says; later ones by the playbook's silence. */
  readonly until: Instant;
  /** Whether money may go back. */
  readonly refunds: boolean;
  /** How many must be paid before money goes back: by the plan, or by Reggie's condition (I3, G18). */
  readonly paidFirst: number;
  /** What was done up to then has happened and is answered: that it came too early no longer stands (G16). */
  readonly happenedUntil: Instant;
}

const NO_GRANT: Grant = { until: Infinity, refunds: false, paidFirst: 0, happenedUntil: -Infinity };
/** As if Reggie had answered it now: what is not covered even then is none of what the exception says. */
const ANSWERED_NOW: Grant = { until: Infinity, refunds: true, paidFirst: 0, happenedUntil: Infinity };

function grantOf(state: CaseState, { plan, exception }: Decision): Grant {
  const act = holdingAnswer(state)?.act;
  if (exception === null || act === undefined) return NO_GRANT;
  const isAnswered = answerToThis(state) !== null;
  const happenedUntil = exception.alreadyHappened && isAnswered ? (state.decision?.event.at ?? -Infinity) : -Infinity;
  if (act.kind === 'approved') {
    const isConditional = act.condition?.kind === 'after-two-collected';
    const paidFirst = isConditional ? Math.max(COLLECTED, plan.mustBePaid) : plan.mustBePaid;
    return { until: Infinity, refunds: true, paidFirst, happenedUntil };
  }
  // Declined, but it had happened: what was done by then stays done, what comes after is another matter.
  const isSettled = act.kind === 'declined' && happenedUntil > -Infinity;
  return isSettled ? { until: happenedUntil, refunds: true, paidFirst: 0, happenedUntil } : NO_GRANT;
}

function refundViolations(
  decision: Decision,
  { read, invoices }: Shown,
  since: Instant,
  grant: Grant,
): readonly Violation[] {
  const refunds = read.refunds === 'cannot-tell' ? [] : read.refunds.filter(({ at }) => at >= since);
  if (refunds.length === 0) return [];
  const amount = decision.exception?.amount ?? null;
  const isLate = refunds.some(({ at }) => at > grant.until);
  if (amount === null || !grant.refunds || isLate) return [{ kind: 'refunded' }];
  const isTooMuch = totals(refunds.map((refund) => refund.amount)).some(
    (sum) => sum.currency !== amount.currency || sum.minor > amount.minor,
  );
  if (isTooMuch) return [{ kind: 'refunded' }];
  const allowedFrom = collectedAt(invoices, grant.paidFirst);
  const isEarly = refunds.some(({ at }) => at < allowedFrom && at > grant.happenedUntil);
  return isEarly ? [{ kind: 'refunded-before-collected' }] : [];
}

/** Whether the shape of the plan voids the invoice at that place (newest first; -1: not of the plan) at some time. */
function leavesToVoid(shape: PlanShape, place: number, planned: PlannedAction | undefined): boolean {
  switch (shape) {
    case 'void-all':
    case 'collect-two-void-rest': // Any two may be paid, so any other may be voided; too early is judged by its time.
      return true;
    case 'keep-two-void-rest':
      return place >= COLLECTED;
    case 'per-invoice':
      return planned?.action === 'void';
    case 'keep-all':
    case 'collect-all':
      return false;
  }
}

/**
 * How a void of this run is wrong; null where it is not. It is judged by what the plan would have done with the invoice,
 * also where it was void before recording: otherwise voiding first and asking later would be the way round P3.
 */
function voidJudge(decision: Decision, facts: Shown, grant: Grant): (invoice: Invoice) => VoidViolation['kind'] | null {
  const { plan } = decision;
  const planned = new Map(facts.actions.map((action) => [action.invoiceId, action]));
  // In billing's own order: what a note says is the first need not be.
  const named = facts.invoices.filter(({ id }) => planned.has(id));
  const places = new Map(named.map(({ id }, place) => [id, place]));
  const allowedFrom = collectedAt(facts.invoices, plan.mustBePaid);
  return ({ id, settledAt }) => {
    const place = places.get(id) ?? -1;
    const voidedAt = settledAt ?? -Infinity;
    if (!leavesToVoid(plan.shape, place, planned.get(id)) || voidedAt > grant.until) return 'voided-what-is-kept';
    return voidedAt < allowedFrom && voidedAt > grant.happenedUntil ? 'voided-before-collected' : null;
  };
}

function voidViolations(decision: Decision, facts: Shown, since: Instant, grant: Grant): readonly Violation[] {
  const judge = voidJudge(decision, facts, grant);
  // Written off is given up as well (playbook §5). One without a time is judged too: it may not lie before anything.
  const voided = facts.invoices
    .filter(
      ({ status, settledAt }) => (isGivenUp(status) || status === 'written-off') && (settledAt ?? Infinity) >= since,
    )
    .map((invoice) => ({ id: invoice.id, kind: judge(invoice) }));
  return (['voided-what-is-kept', 'voided-before-collected'] as const).flatMap((kind) => {
    const invoiceIds = voided.filter((wrong) => wrong.kind === kind).map(({ id }) => id);
    return invoiceIds.length === 0 ? [] : [{ kind, invoiceIds }];
  });
}

function judged(decision: Decision, facts: Shown, since: Instant, grant: Grant): readonly Violation[] {
  const { subscription } = facts.read;
  const cancelledAt = typeof subscription === 'object' ? subscription.cancelledAt : -Infinity;
  const isAllowed = decision.plan.account === 'closes' && cancelledAt <= grant.until;
  return [
    ...voidViolations(decision, facts, since, grant),
    ...(cancelledAt >= since && !isAllowed ? [{ kind: 'account-cancelled' } as const] : []),
    ...refundViolations(decision, facts, since, grant),
  ];
}

/** Voids, a cancellation and refunds of this run that the decision does not cover (G16), voids first. */
export function violations(state: CaseState, decision: Decision, facts: Shown): readonly Violation[] {
  return judged(decision, facts, state.runBeganAt, grantOf(state, decision));
}

/**
 * Whether an exception is one that has happened (G16): billing shows more than the playbook's own plan covers, and the
 * exception says all of it. What it does not say stays to be answered for, whatever Reggie answers.
 */
export function hasHappened(
  decision: Decision,
  playbook: Plan | null,
  read: BillingRead,
  runBeganAt: Instant,
): boolean {
  const facts = shown(read, runBeganAt, decision.plan);
  if (decision.exception === null || facts === null) return false;
  if (judged(decision, facts, runBeganAt, ANSWERED_NOW).length > 0) return false;
  const byPlaybook = { ...decision, exception: null, plan: playbook ?? decision.plan };
  const planned = shown(read, runBeganAt, byPlaybook.plan) ?? facts;
  return judged(byPlaybook, planned, runBeganAt, NO_GRANT).length > 0;
}
