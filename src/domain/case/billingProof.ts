import { paidOf, shown, type Shown } from './billingFacts.ts';
import type { CaseState } from './caseState.ts';
import type { Decision } from './decision.ts';
import type { Confirmable } from './events.ts';
import { violations, type Violation } from './notCovered.ts';
import { isGivenUp, type BillingRead } from '../invoice.ts';
import { COLLECTED } from '../policy/facts.ts';
import type { Plan } from '../policy/plan.ts';

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

/** Whether the plan voids anything by itself; what was void before the plan was made is nothing of its doing. */
export function plansVoids(plan: Plan): boolean {
  if (plan.shape === 'keep-all' || plan.shape === 'collect-all') return false;
  return plan.counts === null || plan.counts.void > 0;
}

/** The planned invoices that billing does not list, so that they may be paid or void as well as not. */
function unseen({ invoices, actions, isPartial }: Shown): readonly string[] {
  if (!isPartial) return [];
  const listed = new Set(invoices.map(({ id }) => id));
  return actions.map(({ invoiceId }) => invoiceId).filter((id) => !listed.has(id));
}

/** Which invoices are paid is the customer's choice; named are the proposed ones, as long as these are enough. */
function toCollect({ invoices, actions }: Shown, count: number): readonly string[] {
  const unpaid = invoices.filter(({ status }) => status === 'past-due').map(({ id }) => id);
  const planned = new Set(actions.filter(({ action }) => action === 'collect').map(({ invoiceId }) => invoiceId));
  const proposed = unpaid.filter((id) => planned.has(id));
  return proposed.length < count ? unpaid : proposed;
}

function collectedProof(facts: Shown, k: number): Proof {
  const { invoices } = facts;
  const count = k - paidOf(invoices).length;
  if (count <= 0) return SHOWN;
  if (unseen(facts).length >= count) return CANNOT_TELL;
  return { is: 'missing', invoiceIds: toCollect(facts, count), count };
}

function voidedProof({ plan }: Decision, facts: Shown): Proof {
  const { invoices, actions } = facts;
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const enoughPaid = plan.mustBePaid > 0 && paidOf(invoices).length >= plan.mustBePaid;
  const pending = actions
    .filter((planned) => {
      const status = byId.get(planned.invoiceId)?.status;
      if (status === 'paid' || (status !== undefined && isGivenUp(status))) return false;
      // Any two may be paid: then the ones proposed for collection are part of the rest.
      return (
        planned.action === 'void' ||
        (planned.action === 'collect' && enoughPaid && plan.shape === 'collect-two-void-rest')
      );
    })
    .map((planned) => planned.invoiceId);
  const hidden = unseen(facts);
  const owed = pending.filter((id) => !hidden.includes(id));
  if (owed.length > 0) return { is: 'missing', invoiceIds: owed, count: owed.length };
  return pending.length === 0 ? SHOWN : CANNOT_TELL;
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
    collected: collectedProof(facts, plan.mustBePaid),
    voided: voidedProof(decision, facts),
    accountClosed: accountProof(decision, facts),
    twoCollected: collectedProof(facts, COLLECTED),
    notCovered: violations(state, decision, facts),
  };
}

/** Whether the agent vouched for `what` after the present decision (counts only where billing cannot tell). */
export function isConfirmed(state: CaseState, what: Confirmable): boolean {
  return state.confirmations.some(
    (event) => event.act.what === what && event.act.decisionId === state.decision?.event.id,
  );
}
