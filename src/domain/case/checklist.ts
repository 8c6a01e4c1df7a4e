import { paidOf, shown } from './billingFacts.ts';
import { isConfirmed, plansVoids, proofsOf, type Proof } from './billingProof.ts';
import type { CaseState } from './caseState.ts';
import type { Decision } from './decision.ts';
import type { Confirmable } from './events.ts';
import { isGivenUp, type BillingRead } from '../invoice.ts';
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

/** How many voids are planned by now, and how many of them billing shows. */
function voidsOf(state: CaseState, { plan }: Decision, read: BillingRead): Pick<ChecklistItem, 'done' | 'total'> {
  const facts = shown(read, state.runBeganAt, plan);
  if (facts === null) return { done: 0, total: plan.counts?.void ?? 0 };
  const statuses = new Map(facts.invoices.map(({ id, status }) => [id, status]));
  // What was paid meanwhile need not be voided any more (G12).
  const voids = actionsNow({ ...plan, actions: facts.actions }, read).filter(
    ({ action, invoiceId }) => action === 'void' && statuses.get(invoiceId) !== 'paid',
  );
  const done = voids.filter(({ invoiceId }) => isGivenUp(statuses.get(invoiceId) ?? 'other'));
  return { done: done.length, total: voids.length };
}

/**
 * The recorded plan as a list of what has to happen in billing, judged as the gate judges it (G11, G12, G15), so that the
 * list is complete exactly when these rules no longer block.
 */
export function checklistOf(state: CaseState, decision: Decision, read: BillingRead): readonly ChecklistItem[] {
  const { plan } = decision;
  const { collected, voided, accountClosed } = proofsOf(state, decision, read);
  const item = (what: ChecklistItem['what'], proof: Proof, done: number, total: number): ChecklistItem => ({
    what,
    standing: standingOf(state, what, proof),
    done: proof.is === 'shown' ? total : done,
    total,
  });
  const voids = voidsOf(state, decision, read);
  const paid = collected.is === 'missing' ? plan.mustBePaid - collected.count : 0;
  return [
    ...(plan.mustBePaid > 0 ? [item('collect', collected, paid, plan.mustBePaid)] : []),
    ...(plansVoids(plan) || voided.is !== 'shown' ? [item('void', voided, voids.done, voids.total)] : []),
    ...(plan.account === 'closes' ? [item('account', accountClosed, 0, 1)] : []),
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
