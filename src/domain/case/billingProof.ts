import type { Decision } from './decision.ts';
import type { Confirmable } from './events.ts';
import type { CaseState } from './fold.ts';
import { holdingAnswer } from './fold.ts';
import { caseInvoices, type BillingRead, type Invoice } from '../invoice.ts';
import { totals, type Instant } from '../money.ts';

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
export type Violation =
  | { readonly kind: 'voided-what-is-kept'; readonly invoiceIds: readonly string[] }
  | { readonly kind: 'voided-before-collected'; readonly invoiceIds: readonly string[] }
  | { readonly kind: 'account-cancelled' }
  | { readonly kind: 'refunded' };

interface Shown {
  readonly invoices: readonly Invoice[];
  readonly read: Extract<BillingRead, { kind: 'invoices' }>;
}

function shown(read: BillingRead, runBeganAt: Instant): Shown | null {
  const pastDue = caseInvoices(read, runBeganAt);
  if (read.kind !== 'invoices' || read.scope !== 'full' || pastDue.kind !== 'invoices') return null;
  return { invoices: pastDue.invoices, read };
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

function voidedProof(decision: Decision, invoices: readonly Invoice[]): Proof {
  const { plan } = decision;
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const enoughPaid = plan.mustBePaid > 0 && paidOf(invoices).length >= plan.mustBePaid;
  const pending = plan.actions
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

function violations(state: CaseState, decision: Decision, facts: Shown): readonly Violation[] {
  const { plan } = decision;
  const byId = new Map(facts.invoices.map((invoice) => [invoice.id, invoice]));
  const enoughAt = collectedAt(facts.invoices, plan.mustBePaid);
  const isVoid = (id: string): boolean => byId.get(id)?.status === 'void';
  const kept = plan.actions.filter((planned) => {
    if (!isVoid(planned.invoiceId) || planned.action === 'void') return false;
    return !(planned.action === 'collect' && plan.shape === 'collect-two-void-rest' && enoughAt < Infinity);
  });
  const early =
    plan.mustBePaid === 0
      ? []
      : facts.invoices.filter((invoice) => invoice.status === 'void' && (invoice.settledAt ?? Infinity) < enoughAt);
  const { subscription } = facts.read;
  const cancelled =
    plan.account === 'stays-open' && typeof subscription === 'object' && subscription.cancelledAt >= state.runBeganAt;
  return [
    ...(kept.length > 0
      ? [{ kind: 'voided-what-is-kept', invoiceIds: kept.map((planned) => planned.invoiceId) } as const]
      : []),
    ...(early.length > 0
      ? [{ kind: 'voided-before-collected', invoiceIds: early.map((invoice) => invoice.id) } as const]
      : []),
    ...(cancelled ? [{ kind: 'account-cancelled' } as const] : []),
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
  const facts = shown(read, state.runBeganAt);
  const { plan } = decision;
  if (facts === null) {
    const voids =
      plan.counts === null ? plan.shape !== 'keep-all' && plan.shape !== 'collect-all' : plan.counts.void > 0;
    return {
      collected: plan.mustBePaid > 0 ? CANNOT_TELL : SHOWN,
      voided: voids ? CANNOT_TELL : SHOWN,
      accountClosed: plan.account === 'closes' ? CANNOT_TELL : SHOWN,
      twoCollected: CANNOT_TELL,
      notCovered: [],
    };
  }
  return {
    collected: collectedProof(facts.invoices, plan.mustBePaid),
    voided: voidedProof(decision, facts.invoices),
    accountClosed: accountProof(decision, facts),
    twoCollected: collectedProof(facts.invoices, 2),
    notCovered: violations(state, decision, facts),
  };
}

/** Whether the agent vouched for `what` after the present decision (counts only where billing cannot tell). */
export function isConfirmed(state: CaseState, what: Confirmable): boolean {
  return state.confirmations.some(
    (event) => event.act.what === what && event.act.decisionId === state.decision?.event.id,
  );
}
