import {
  ABOUT_THE_CUSTOMER,
  countOf,
  type CustomerChoice,
  type MatchedBy,
  type PastDue,
  type SourceName,
} from '../invoice.ts';
import { totals, type Instant, type Money } from '../money.ts';
import {
  COLLECTED,
  type ActingSetting,
  type Escalation,
  type GateLevel,
  type PaysTwo,
  type Request,
} from '../policy/facts.ts';
import type { Exception } from '../policy/exception.ts';
import type { RuleId } from '../policy/flow.ts';
import type { Plan } from '../policy/plan.ts';

/** The billing facts as they stood when the decision was recorded. */
export interface RecordedPastDue {
  /** Null where nothing was known. */
  readonly source: SourceName | null;
  readonly customerId: string | null;
  readonly n: number | null;
  readonly totals: readonly Money[];
  readonly twoMostRecent: readonly string[];
  readonly newestIssuedAt: Instant | null;
  readonly asOf: Instant;
  /** What the agent saw a typed count in. */
  readonly seenIn: string | null;
  /** How the customer was found; null where none was. */
  readonly matchedBy: MatchedBy | null;
  /** The agent's choice of customer, which every later reading goes by; null where nobody had to choose. */
  readonly choice: CustomerChoice | null;
}

/** A request that was changed from a refund, or against what the conversation says (playbook §4). */
export interface RequestChange {
  /** Null where only the conversation asked for a refund. */
  readonly before: Request | null;
  readonly reason: string;
}

/** What is decided for one run of a case: the playbook's resolution, or an exception on top of it. */
export interface Decision {
  readonly ticketId: number;
  readonly run: number;
  readonly policyVersion: string;
  readonly request: Request | null;
  readonly paysTwo: PaysTwo | null;
  readonly escalation: Escalation;
  /** The highest one recorded in the run, this decision's included. */
  readonly highestEscalation: Escalation;
  /** Null where the count is unknown and only an exception can be decided. */
  readonly rule: RuleId | null;
  readonly exception: Exception | null;
  /** What is carried out: the exception's plan where there is one. */
  readonly plan: Plan;
  readonly gate: GateLevel;
  readonly boundary: boolean;
  readonly settingsActed: readonly ActingSetting[];
  readonly pastDue: RecordedPastDue;
  readonly requestChange: RequestChange | null;
  /** R8: when the customer was asked for the two, in the agent's words. */
  readonly askedWhen: string | null;
}

/** The facts to be recorded from what billing says now. */
export function recordedPastDue(pastDue: PastDue): RecordedPastDue {
  const nothing = {
    customerId: null,
    totals: [],
    twoMostRecent: [],
    newestIssuedAt: null,
    asOf: pastDue.asOf,
    seenIn: null,
    matchedBy: null,
    choice: null,
  };
  const n = countOf(pastDue);
  if (pastDue.kind === 'unknown') return { ...nothing, source: null, n };
  if (pastDue.kind === 'count') return { ...nothing, source: pastDue.source, n, seenIn: pastDue.seenIn };
  return {
    ...nothing,
    source: pastDue.source,
    n,
    customerId: pastDue.customer.id,
    matchedBy: pastDue.customer.matchedBy,
    choice: pastDue.customer.choice,
    totals: totals(pastDue.invoices.map((invoice) => invoice.amount)),
    twoMostRecent: pastDue.invoices.slice(0, COLLECTED).map((invoice) => invoice.id),
    newestIssuedAt: pastDue.invoices[0]?.issuedAt ?? null,
  };
}

/** What changed in billing since the decision that puts it out of date (playbook §5: nothing else is drift). */
export type Drift =
  | { readonly kind: 'newly-past-due'; readonly before: number; readonly after: number }
  | { readonly kind: 'other-customer'; readonly before: string; readonly after: string }
  | { readonly kind: 'count-became-known'; readonly after: number };

/** Drift between a recorded decision and what billing says now; payments, voids and write-offs are none. */
export function driftOf(decision: Decision, now: PastDue): readonly Drift[] {
  const { pastDue, plan } = decision;
  const after = countOf(now);
  // Then the requester is no longer the customer whom the decision is about.
  if (now.kind === 'unknown' && pastDue.customerId !== null && ABOUT_THE_CUSTOMER.includes(now.why)) {
    return [{ kind: 'other-customer', before: pastDue.customerId, after: '–' }];
  }
  if (now.kind === 'invoices' && pastDue.customerId !== null && now.customer.id !== pastDue.customerId) {
    return [{ kind: 'other-customer', before: pastDue.customerId, after: now.customer.id }];
  }
  if (after === null) return [];
  if (pastDue.n === null) return [{ kind: 'count-became-known', after }];
  // Without its note a decision names no invoices; then the count has to do.
  if (now.kind !== 'invoices' || pastDue.customerId === null || plan.actions.length === 0) {
    return after > pastDue.n ? [{ kind: 'newly-past-due', before: pastDue.n, after }] : [];
  }
  const known = new Set(plan.actions.map((action) => action.invoiceId));
  const newly = now.invoices.filter((invoice) => invoice.status === 'past-due' && !known.has(invoice.id)).length;
  return newly > 0 ? [{ kind: 'newly-past-due', before: pastDue.n, after: pastDue.n + newly }] : [];
}
