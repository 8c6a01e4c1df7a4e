import type { Decision } from './decision.ts';
import { digest } from '../digest.ts';
import type { Money } from '../money.ts';
import type { Exception } from '../policy/exception.ts';
import type { Plan } from '../policy/plan.ts';

function planFacts(plan: Plan): unknown {
  return [plan.shape, plan.account, plan.mustBePaid, plan.counts, plan.actions.map((a) => [a.invoiceId, a.action])];
}

/*
 * What an approval is bound to (playbook §5). The fingerprint, what a cap covers and the list of what changed are all made
 * from these two tables, so that nothing can be material for one of them and not for the others.
 */
const OF_THE_CASE = {
  policy: ({ policyVersion }) => policyVersion,
  ticket: ({ ticketId }) => ticketId,
  run: ({ run }) => run,
  // Where nothing could be read, the agent's choice alone says whom the decision is about.
  customer: ({ pastDue }) => pastDue.customerId ?? pastDue.choice?.customerId ?? null,
  count: ({ pastDue }) => pastDue.n,
  totals: ({ pastDue }) => pastDue.totals.map((total) => [total.currency, total.minor]),
  twoMostRecent: ({ pastDue }) => pastDue.twoMostRecent,
  newestIssued: ({ pastDue }) => pastDue.newestIssuedAt,
  request: ({ request }) => request,
  paysTwo: ({ paysTwo }) => paysTwo,
  escalation: ({ highestEscalation }) => highestEscalation,
  resolution: ({ rule }) => rule,
} as const satisfies Record<string, (decision: Decision) => unknown>;

const OF_THE_EXCEPTION = {
  exception: ({ kind }) => kind,
  plan: ({ plan }) => planFacts(plan),
  currency: ({ amount }) => amount?.currency ?? null,
  amount: ({ amount }) => amount?.minor ?? null,
  refunded: ({ refundedInvoices }) => [...refundedInvoices].sort(),
} as const satisfies Record<string, (exception: Exception) => unknown>;

export type MaterialFact = keyof typeof OF_THE_CASE | keyof typeof OF_THE_EXCEPTION;

const FACTS = [...Object.keys(OF_THE_CASE), ...Object.keys(OF_THE_EXCEPTION)] as readonly MaterialFact[];

function valueOf(fact: MaterialFact, decision: Decision): string {
  const { exception } = decision;
  if (fact in OF_THE_CASE) return JSON.stringify(OF_THE_CASE[fact as keyof typeof OF_THE_CASE](decision));
  if (exception === null) return 'null';
  return JSON.stringify(OF_THE_EXCEPTION[fact as keyof typeof OF_THE_EXCEPTION](exception));
}

/** Digest of the material facts (playbook §5); an approval with another fingerprint opens nothing. */
export function fingerprint(decision: Decision): string {
  const { exception } = decision;
  const ofTheCase = Object.values(OF_THE_CASE).map((fact) => fact(decision));
  const ofTheException = exception && Object.values(OF_THE_EXCEPTION).map((fact) => fact(exception));
  return digest(JSON.stringify([...ofTheCase, ofTheException]));
}

/** Which material facts are not the same in both decisions. */
export function changedFacts(before: Decision, after: Decision): readonly MaterialFact[] {
  return FACTS.filter((fact) => valueOf(fact, before) !== valueOf(fact, after));
}

/** What may be lower under a cap (playbook §5). */
const UNDER_A_CAP: readonly MaterialFact[] = ['amount', 'refunded'];

/** Whether `later` differs from `approved` only by a lower amount within `cap` and by fewer invoices refunded. */
export function isCoveredByCap(later: Decision, approved: Decision, cap: Money): boolean {
  const amount = later.exception?.amount ?? null;
  const before = approved.exception?.amount ?? null;
  const refundedBefore = new Set(approved.exception?.refundedInvoices);
  return (
    amount !== null &&
    before !== null &&
    amount.currency === cap.currency &&
    amount.minor <= before.minor &&
    amount.minor <= cap.minor &&
    (later.exception?.refundedInvoices ?? []).every((id) => refundedBefore.has(id)) &&
    changedFacts(approved, later).every((fact) => UNDER_A_CAP.includes(fact))
  );
}

/** Everything that the decision tells its reader: material facts, escalation, every word, and whether it has happened. */
export function sayingOf(decision: Decision): string {
  const { escalation, askedWhen, requestChange, exception } = decision;
  const words = [askedWhen, requestChange?.reason ?? null, exception?.reason ?? null];
  return JSON.stringify([fingerprint(decision), escalation, ...words, exception?.alreadyHappened ?? false]);
}

/** Whether both decisions say the same to whoever reads them. */
export function saysTheSame(a: Decision, b: Decision): boolean {
  return sayingOf(a) === sayingOf(b);
}
