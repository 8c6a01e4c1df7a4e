import type { Decision } from './decision.ts';
import type { Confirmable } from './events.ts';
import type { CaseState } from './caseState.ts';
import { holdingAnswer } from './standing.ts';
import { caseInvoices, type BillingRead, type Invoice } from '../invoice.ts';
import { totals, type Instant } from '../money.ts';
import { COLLECTED } from '../policy/facts.ts';
import { planFor, type Plan, type PlanShape, type PlannedAction } from '../policy/plan.ts';

/** What billing shows of the plan: `shown`, still `missing` (which), or it cannot be told from here. */
export type Proof =
  | { readonly is: 'shown' }
  | { readonly is: 'missing'; readonly invoiceIds: readonly string[]; readonly count: number }
  | { readonly is: 'cannot-tell' };

const SHOWN: Proof = { is: 'shown' };
const CANNOT_TELL: Proof = { is: 'cannot-tell' };

/** Everything the gate asks billing about the present decision. */
export interface Proofs {
  readonly collected: Proof;
  readonly voided: Proof;
  readonly accountClosed: Proof;
  readonly twoCollected: Proof;
  readonly notCovered: readonly Violation[];
}

/** What billing shows that the decision does not cover (G16). */
export type Violation = VoidViolation | { readonly kind: 'account-cancelled' } | { readonly kind: 'refunded' };
interface VoidViolation {
  readonly kind: 'voided-what-is-kept' | 'voided-before-collected';
  readonly invoiceIds: readonly string[];
}

interface Shown {
  readonly invoices: readonly Invoice[];
  readonly read: Extract<BillingRead, { kind: 'invoices' }>;
  /** What the decision plans for each invoice, newest first. */
  readonly actions: readonly PlannedAction[];
}

function shown(read: BillingRead, runBeganAt: Instant, { shape, account, actions }: Plan): Shown | null {
  const pastDue = caseInvoices(read, runBeganAt);
  if (read.kind !== 'invoices' || read.scope !== 'full' || pastDue.kind !== 'invoices') return null;
  // A decision by a bare count names no invoices: its plan is that shape over those that billing shows now.
  const named = actions.length > 0 || shape === 'per-invoice';
  return { invoices: pastDue.invoices, read, actions: named ? actions : planFor(shape, account, pastDue).actions };
}

/** Whether the plan voids anything by itself; what was void before the plan was made is nothing of its doing. */
export function plansVoids(plan: Plan): boolean {
  if (plan.shape === 'keep-all' || plan.shape === 'collect-all') return false;
  return plan.counts === null || plan.counts.void > 0;
}

const paidOf = (invoices: readonly Invoice[]): readonly Invoice[] =>
  invoices.filter((invoice) => invoice.status === 'paid');

function collectedProof(invoices: readonly Invoice[], k: number): Proof {
  const count = k - paidOf(invoices).length;
  if (count <= 0) return SHOWN;
  const unpaid = invoices.filter((invoice) => invoice.status === 'past-due').map((invoice) => invoice.id);
  return { is: 'missing', invoiceIds: unpaid, count };
}

/** When the k-th of the case's invoices was paid; never, where fewer are. */
function collectedAt(invoices: readonly Invoice[], k: number): Instant {
  const times = paidOf(invoices)
    .map((invoice) => invoice.settledAt ?? Infinity)
    .sort((a, b) => a - b);
  return k === 0 ? -Infinity : (times[k - 1] ?? Infinity);
}

function voidedProof({ plan }: Decision, { invoices, actions }: Shown): Proof {
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const enoughPaid = plan.mustBePaid > 0 && paidOf(invoices).length >= plan.mustBePaid;
  const pending = actions
    .filter((planned) => {
      const status = byId.get(planned.invoiceId)?.status;
      if (status === 'paid' || status === 'void') return false;
      // Any two may be paid: then the ones proposed for collection are part of the rest.
      return (
        planned.action === 'void' ||
        (planned.action === 'collect' && enoughPaid && plan.shape === 'collect-two-void-rest')
      );
    })
    .map((planned) => planned.invoiceId);
  return pending.length === 0 ? SHOWN : { is: 'missing', invoiceIds: pending, count: pending.length };
}

function refundNotCovered(state: CaseState, { read }: Shown): boolean {
  if (read.refunds === 'cannot-tell') return false;
  const since = read.refunds.filter((refund) => refund.at >= state.runBeganAt);
  if (since.length === 0) return false;
  const amount = state.decision?.decision.exception?.amount ?? null;
  const answer = holdingAnswer(state);
  if (answer?.act.kind !== 'approved' || amount === null) return true;
  return totals(since.map((refund) => refund.amount)).some(
    (sum) => sum.currency !== amount.currency || sum.minor > amount.minor,
  );
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

function voidViolations(decision: Decision, facts: Shown): readonly Violation[] {
  const voided = facts.invoices.filter((invoice) => invoice.status === 'void');
  return (['voided-what-is-kept', 'voided-before-collected'] as const).flatMap((kind) => {
    const wrong = voided.filter((invoice) => wrongVoid(decision, facts, invoice) === kind);
    return wrong.length === 0 ? [] : [{ kind, invoiceIds: wrong.map((invoice) => invoice.id) }];
  });
}

function violations(state: CaseState, decision: Decision, facts: Shown): readonly Violation[] {
  const { subscription } = facts.read;
  const isCancelled = typeof subscription === 'object' && subscription.cancelledAt >= state.runBeganAt;
  return [
    ...voidViolations(decision, facts),
    ...(isCancelled && decision.plan.account === 'stays-open' ? [{ kind: 'account-cancelled' } as const] : []),
    ...(refundNotCovered(state, facts) ? [{ kind: 'refunded' } as const] : []),
  ];
}

function accountProof(decision: Decision, { read }: Shown): Proof {
  if (decision.plan.account === 'stays-open') return SHOWN;
  if (read.subscription === 'cannot-tell') return CANNOT_TELL;
  return read.subscription === 'active' ? { is: 'missing', invoiceIds: [], count: 1 } : SHOWN;
}

/** What billing shows of the present decision's plan (playbook G11, G12, G15, G16, G18). */
export function proofsOf(state: CaseState, decision: Decision, read: BillingRead): Proofs {
  const { plan } = decision;
  const facts = shown(read, state.runBeganAt, plan);
  if (facts === null) {
    return {
      collected: plan.mustBePaid > 0 ? CANNOT_TELL : SHOWN,
      voided: plansVoids(plan) ? CANNOT_TELL : SHOWN,
      accountClosed: plan.account === 'closes' ? CANNOT_TELL : SHOWN,
      twoCollected: CANNOT_TELL,
      notCovered: [],
    };
  }
  return {
    collected: collectedProof(facts.invoices, plan.mustBePaid),
    voided: voidedProof(decision, facts),
    accountClosed: accountProof(decision, facts),
    twoCollected: collectedProof(facts.invoices, COLLECTED),
    notCovered: violations(state, decision, facts),
  };
}

/** Whether the agent vouched for `what` after the present decision (counts only where billing cannot tell). */
export function isConfirmed(state: CaseState, what: Confirmable): boolean {
  return state.confirmations.some(
    (event) => event.act.what === what && event.act.decisionId === state.decision?.event.id,
  );
}
