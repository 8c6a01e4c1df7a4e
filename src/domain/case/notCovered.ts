import { paidOf, type Shown } from './billingFacts.ts';
import type { AnswerEvent, CaseState } from './caseState.ts';
import type { Decision } from './decision.ts';
import { answerToThis, holdingAnswer } from './standing.ts';
import type { Invoice } from '../invoice.ts';
import { totals, type Instant } from '../money.ts';
import { COLLECTED } from '../policy/facts.ts';
import type { PlanShape, PlannedAction } from '../policy/plan.ts';

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

/**
 * From when on acts in billing are judged. An exception that has happened and that Reggie has answered, also by declining,
 * settles what was done until it was recorded (G16: "no longer stand for it"); what is done after that is another matter.
 */
function judgedSince(state: CaseState, { exception }: Decision): Instant {
  const answered = answerToThis(state)?.act.kind;
  const isSettled = exception?.alreadyHappened === true && (answered === 'approved' || answered === 'declined');
  return isSettled ? (state.decision?.event.at ?? state.runBeganAt) + 1 : state.runBeganAt;
}

/** How many must be paid before money goes back: by the plan, or by Reggie's condition (I3, G18). */
function paidBeforeRefund({ plan }: Decision, answer: AnswerEvent): number {
  const isConditional = answer.act.kind === 'approved' && answer.act.condition?.kind === 'after-two-collected';
  return isConditional ? Math.max(COLLECTED, plan.mustBePaid) : plan.mustBePaid;
}

function refundViolations(
  state: CaseState,
  decision: Decision,
  { read, invoices }: Shown,
  from: Instant,
): readonly Violation[] {
  const refunds = read.refunds === 'cannot-tell' ? [] : read.refunds.filter(({ at }) => at >= state.runBeganAt);
  const judged = refunds.filter(({ at }) => at >= from);
  if (judged.length === 0) return [];
  const amount = decision.exception?.amount ?? null;
  const answer = holdingAnswer(state);
  if (answer?.act.kind !== 'approved' || amount === null) return [{ kind: 'refunded' }];
  const isTooMuch = totals(refunds.map((refund) => refund.amount)).some(
    (sum) => sum.currency !== amount.currency || sum.minor > amount.minor,
  );
  if (isTooMuch) return [{ kind: 'refunded' }];
  const allowedFrom = collectedAt(invoices, paidBeforeRefund(decision, answer));
  return judged.some(({ at }) => at < allowedFrom) ? [{ kind: 'refunded-before-collected' }] : [];
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
 * What is wrong with a void of this run. It is judged by what the plan would have done with the invoice, also where it
 * was void before recording: otherwise voiding first and asking later would be the way round P3.
 */
function wrongVoid({ plan, exception }: Decision, facts: Shown, invoice: Invoice): VoidViolation['kind'] | null {
  const isThis = (action: PlannedAction): boolean => action.invoiceId === invoice.id;
  const place = facts.actions.findIndex(isThis);
  // An exception says what was void already, so whoever answers it answers that too.
  const wasTold = exception !== null && plan.actions.some((action) => isThis(action) && isDoneVoid(action));
  if (wasTold) return null;
  if (!leavesToVoid(plan.shape, place, facts.actions[place])) return 'voided-what-is-kept';
  const voidedAt = invoice.settledAt ?? -Infinity;
  return voidedAt < collectedAt(facts.invoices, plan.mustBePaid) ? 'voided-before-collected' : null;
}

const isDoneVoid = (action: PlannedAction): boolean => action.action === 'void' && action.done;

function voidViolations(decision: Decision, facts: Shown, from: Instant): readonly Violation[] {
  // Written off is given up as well (playbook §5). One without a time is judged too: it may not lie before anything.
  const voided = facts.invoices.filter(
    ({ status, settledAt }) => (status === 'void' || status === 'written-off') && (settledAt ?? Infinity) >= from,
  );
  return (['voided-what-is-kept', 'voided-before-collected'] as const).flatMap((kind) => {
    const wrong = voided.filter((invoice) => wrongVoid(decision, facts, invoice) === kind);
    return wrong.length === 0 ? [] : [{ kind, invoiceIds: wrong.map((invoice) => invoice.id) }];
  });
}

/** Voids, a cancellation and refunds of this run that the decision does not cover (G16), voids first. */
export function violations(state: CaseState, decision: Decision, facts: Shown): readonly Violation[] {
  const { subscription } = facts.read;
  const from = judgedSince(state, decision);
  const isCancelled = typeof subscription === 'object' && subscription.cancelledAt >= from;
  return [
    ...voidViolations(decision, facts, from),
    ...(isCancelled && decision.plan.account === 'stays-open' ? [{ kind: 'account-cancelled' } as const] : []),
    ...refundViolations(state, decision, facts, from),
  ];
}
