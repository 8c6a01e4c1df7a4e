import { caseOf } from './caseNow.ts';
import type { SessionState } from './sessionState.ts';
import type { Draft } from '../domain/case/draft.ts';
import { isOpen, type CaseState } from '../domain/case/caseState.ts';
import {
  ABOUT_THE_CUSTOMER,
  unknownRead,
  type BillingRead,
  type CustomerChoice,
  type Invoice,
  type UnknownWhy,
} from '../domain/invoice.ts';
import type { Money } from '../domain/money.ts';

/** What billing says; where it cannot say, the count that the agent typed, or the one the open decision was made with. */
function effectiveRead(read: BillingRead, draft: Draft, caseState: CaseState): BillingRead {
  if (read.kind !== 'unknown') return read;
  if (draft.typedCount !== null) {
    const { count, seenIn, at } = draft.typedCount;
    return { kind: 'count', source: 'typed', count, seenIn, asOf: at };
  }
  const recorded = isOpen(caseState) ? caseState.decision?.decision.pastDue : undefined;
  if (recorded?.source !== 'typed' || recorded.n === null) return read;
  return { kind: 'count', source: 'typed', count: recorded.n, seenIn: recorded.seenIn, asOf: recorded.asOf };
}

/** The requester's e-mail as a choice of customer is bound to it. */
export function requesterKey({ ticket }: SessionState): string {
  return ticket?.requester.email?.trim().toLowerCase() ?? '';
}

/** Whom the agent chose as the customer, in the draft or in the recorded decision, for the present requester. */
export function choiceOf(state: SessionState): CustomerChoice | null {
  const choice = state.draft.choice ?? caseOf(state).decision?.decision.pastDue.choice ?? null;
  return choice?.requester === requesterKey(state) ? choice : null;
}

const NOT_READ: BillingRead = unknownRead('down', 0);

/** Billing as the case sees it now; unknown while it is still being read. */
export function billingNow(state: SessionState): BillingRead {
  return effectiveRead(state.billing.read ?? NOT_READ, state.draft, caseOf(state));
}

/** What the customer has paid at any time, as far as billing was read. */
export function paidNow(state: SessionState): readonly Invoice[] {
  const read = billingNow(state);
  return read.kind === 'invoices' ? read.invoices.filter(({ status }) => status === 'paid') : [];
}

/** How much billing shows as refunded in this run, in that currency; null where it cannot tell. */
export function refundedSoFar(state: SessionState, { runBeganAt }: CaseState, currency: string): Money | null {
  const read = billingNow(state);
  if (read.kind !== 'invoices' || read.refunds === 'cannot-tell') return null;
  const minor = read.refunds
    .filter(({ at, amount }) => at >= runBeganAt && amount.currency === currency)
    .reduce((sum, { amount }) => sum + amount.minor, 0);
  return { minor, currency };
}

/** Billing as the gate judges by it: what was read before an outage, or is typed over another customer, proves nothing. */
export function judgedBilling(state: SessionState, held: BillingRead): BillingRead {
  const { read, failed } = state.billing;
  const { decision } = caseOf(state);
  const newest = failed ?? read;
  // That the requester is not the customer whom the decision is about is no outage, and no typed count mends it (G4).
  const isOther = newest?.kind === 'unknown' && ABOUT_THE_CUSTOMER.includes(newest.why);
  if (isOther && decision?.decision.pastDue.customerId != null) return newest;
  return failed === null || held.kind === 'count' ? held : failed;
}

/** Nobody can say how many are past due, and that is nothing to be alarmed about while nothing asks for it. */
const QUIETLY_UNKNOWN = [
  'no-customer',
  'no-requester',
  'no-count',
  'to-be-typed',
  'not-configured',
] as const satisfies readonly UnknownWhy[];

/** Why nobody knows, where that may stay so while nothing asks for it; null otherwise. */
export function quietlyUnknown(state: SessionState): (typeof QUIETLY_UNKNOWN)[number] | null {
  const read = billingNow(state);
  return read.kind === 'unknown' ? (QUIETLY_UNKNOWN.find((why) => why === read.why) ?? null) : null;
}
