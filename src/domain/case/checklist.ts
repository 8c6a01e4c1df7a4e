import { paidOf } from './billingFacts.ts';
import { isConfirmed, plansVoids, proofsOf, type Proof } from './billingProof.ts';
import type { CaseState } from './caseState.ts';
import type { Decision } from './decision.ts';
import type { Confirmable } from './events.ts';
import type { BillingRead } from '../invoice.ts';
import type { Plan, PlannedAction } from '../policy/plan.ts';

/** Where a planned act stands: billing shows it, an agent vouched for it, it is still to be done, or nobody can tell. */
export type Standing = 'done' | 'confirmed' | 'open' | 'cannot-tell';

/** What of the plan has to happen in billing, with how much of it has. */
export interface ChecklistItem {
  readonly what: 'collect' | 'void' | 'account';
  readonly standing: Standing;
  /** How many are done, of how many; both 1 or 0 for the account. */
  readonly done: number;
  readonly total: number;
}

const VOUCHED: { readonly [W in ChecklistItem['what']]: Confirmable } = {
  collect: 'collected',
  void: 'voided',
  account: 'account-closed',
};

function standingOf(state: CaseState, what: ChecklistItem['what'], proof: Proof): Standing {
  if (proof.is === 'shown') return 'done';
  if (proof.is === 'missing') return 'open';
  return isConfirmed(state, VOUCHED[what]) ? 'confirmed' : 'cannot-tell';
}

function doneOf(total: number, proof: Proof): number {
  if (proof.is === 'shown') return total;
  return proof.is === 'missing' ? Math.max(0, total - proof.count) : 0;
}

/**
 * The recorded plan as a list of what has to happen in billing, judged as the gate judges it (G11, G12, G15), so that the
 * list is complete exactly when these rules no longer block.
 */
export function checklistOf(state: CaseState, decision: Decision, read: BillingRead): readonly ChecklistItem[] {
  const { plan } = decision;
  const proofs = proofsOf(state, decision, read);
  const item = (what: ChecklistItem['what'], total: number, proof: Proof): ChecklistItem => ({
    what,
    standing: standingOf(state, what, proof),
    done: doneOf(total, proof),
    total,
  });
  // An exception over an unknown number voids as many as billing shows by now.
  const voids = plan.counts?.void ?? (proofs.voided.is === 'missing' ? proofs.voided.count : 0);
  const hasVoids = voids > 0 || (plan.counts === null && plansVoids(plan));
  return [
    ...(plan.mustBePaid > 0 ? [item('collect', plan.mustBePaid, proofs.collected)] : []),
    ...(hasVoids ? [item('void', voids, proofs.voided)] : []),
    ...(plan.account === 'closes' ? [item('account', 1, proofs.accountClosed)] : []),
  ];
}

/**
 * What the recorded plan does with each invoice now: any two may be paid, and once enough are, the ones that were
 * proposed for collection are part of the rest (playbook R5).
 */
export function actionsNow({ shape, mustBePaid, actions }: Plan, read: BillingRead): readonly PlannedAction[] {
  if (shape !== 'collect-two-void-rest' || read.kind !== 'invoices') return actions;
  const paid = new Set(paidOf(read.invoices).map(({ id }) => id));
  if (actions.filter(({ invoiceId }) => paid.has(invoiceId)).length < mustBePaid) return actions;
  return actions.map(({ invoiceId, done }) => ({ invoiceId, action: paid.has(invoiceId) ? 'collect' : 'void', done }));
}
