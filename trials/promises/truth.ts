/**
 * What the playbook (§5) makes of the acts that panels have truly recorded. Written from its text, in few words, and from
 * nothing of the app but the shape of an event: whatever else lies on the ticket does not exist here.
 */
import type { CaseAct } from '../../src/domain/case/events.ts';
import type { Decision } from '../../src/domain/case/decision.ts';
import type { Escalation } from '../../src/domain/policy/facts.ts';
import type { Audit } from '../../simulator/world/model.ts';
import type { Place, TrueEvent } from './place.ts';

const LEVELS: readonly Escalation[] = ['none', 'escalates', 'chargeback'];
export const above = (a: Escalation, b: Escalation): boolean => LEVELS.indexOf(a) > LEVELS.indexOf(b);

type ActOf<K extends CaseAct['kind']> = Extract<CaseAct, { kind: K }>;

export interface Decided {
  readonly event: TrueEvent;
  readonly decision: Decision;
  /** §5 "Material facts": an approval is of exactly these. */
  readonly facts: string;
  /** The audit that redacted its note; null while the note is there. */
  readonly goneAt: number | null;
}

export interface Answered {
  readonly event: TrueEvent;
  readonly act: ActOf<'approved' | 'declined' | 'returned'>;
  /** What was decided when it was given. */
  readonly to: Decided | null;
}

/** The newest run of the ticket's case. */
export interface Run {
  number: number;
  beganAt: number;
  endedAt: number | null;
  isDismissed: boolean;
  decided: Decided | null;
  flag: { readonly id: string; readonly facts: string | null; isWithdrawn: boolean } | null;
  answer: Answered | null;
  answers: Answered[];
  escalation: Escalation;
  isEscalationFlagged: boolean;
  declined: string[];
  confirmed: { readonly what: string; readonly decisionId: string }[];
  customerWroteAt: number;
  replies: { readonly at: number; readonly text: string }[];
}

export const fresh = (beganAt: number): Run => ({
  number: 0,
  beganAt,
  endedAt: null,
  isDismissed: false,
  decided: null,
  flag: null,
  answer: null,
  answers: [],
  escalation: 'none',
  isEscalationFlagged: false,
  declined: [],
  confirmed: [],
  customerWroteAt: -Infinity,
  replies: [],
});

/** §5: ticket, run, customer, n, totals, the two most recent, newest issue time, request, paysTwo, escalation, resolution, exception, version. */
export function factsOf(decision: Decision, without: readonly string[] = []): string {
  const { ticketId, run, policyVersion, pastDue, request, paysTwo, highestEscalation, rule, exception } = decision;
  const { customerId, choice, n, totals, twoMostRecent, newestIssuedAt } = pastDue;
  const given = exception && {
    kind: exception.kind,
    plan: [
      exception.plan.shape,
      exception.plan.account,
      exception.plan.mustBePaid,
      exception.plan.actions.map(({ invoiceId, action }) => [invoiceId, action]),
    ],
    amount: exception.amount,
    refunded: [...exception.refundedInvoices].sort(),
  };
  const all = { ticketId, run, policyVersion, customerId, choice, n, totals, twoMostRecent, newestIssuedAt };
  const facts = { ...all, request, paysTwo, highestEscalation, rule, ...given };
  return JSON.stringify(facts, (key, value: unknown) => (without.includes(key) ? undefined : value));
}

/** §5: an approval with a cap also covers what differs by a lower amount within the cap and by fewer invoices alone. */
export function covers({ event, act, to }: Answered, { decision, facts, goneAt }: Decided): boolean {
  if (to === null) return false;
  // What an exception does to which invoice stands in its note: a yes to what is gone since covers nothing. One given
  // after that is to what was left to be read, and no save passes by it (G8).
  const isOfMore = goneAt !== null && event.auditId < goneAt;
  if (act.kind === 'approved' && decision.exception !== null && isOfMore) return false;
  if (to.facts === facts) return true;
  if (act.kind !== 'approved' || act.condition?.kind !== 'cap') return false;
  const [amount, approved, cap] = [decision.exception?.amount, to.decision.exception?.amount, act.condition.amount];
  if (amount == null || approved == null || amount.currency !== cap.currency) return false;
  const refunded = new Set(to.decision.exception?.refundedInvoices);
  const isFewer = (decision.exception?.refundedInvoices ?? []).every((id) => refunded.has(id));
  const isLower = amount.minor <= Math.min(approved.minor, cap.minor);
  const rest = ['amount', 'refunded'];
  return isLower && isFewer && factsOf(decision, rest) === factsOf(to.decision, rest);
}

/** Whoever was an approver then; in these runs nobody stops being one. */
export const isApprover = (place: Place, id: number): boolean => place.approvers.includes(id);

/** Whether a person did it, and no rule. */
export const byPerson = ({ via }: Pick<Audit, 'via'>): boolean => via.channel !== 'rule';
