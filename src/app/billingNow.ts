import { caseOf } from './caseNow.ts';
import type { Requester } from './ports.ts';
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
  // Whoever changes the decision and takes the count back wants to enter another one.
  const recorded = isOpen(caseState) && !draft.changing ? caseState.decision?.decision.pastDue : undefined;
  if (recorded?.source !== 'typed' || recorded.n === null) return read;
  return { kind: 'count', source: 'typed', count: recorded.n, seenIn: recorded.seenIn, asOf: recorded.asOf };
}

/** Who the requester is, as a choice of customer is bound to it: the e-mail, or the number where there is none. */
export function requesterKey(requester: Requester | undefined): string {
  const email = requester?.email?.trim().toLowerCase() ?? '';
  return email === '' ? `#${requester?.id ?? ''}` : email;
}

/** Whom the agent chose as the customer, in the draft or in the recorded decision, for the present requester. */
export function choiceOf(state: SessionState): CustomerChoice | null {
  const requester = requesterKey(state.ticket?.requester);
  const recorded = caseOf(state).decision?.decision.pastDue.choice ?? null;
  return [state.draft.choice, recorded].find((choice) => choice?.requester === requester) ?? null;
}

/** Whether the draft holds a choice that the recorded decision does not know of. */
export function isChoiceOpen(state: SessionState): boolean {
  const choice = choiceOf(state);
  const recorded = caseOf(state).decision?.decision.pastDue;
  return choice !== null && ![recorded?.customerId, recorded?.choice?.customerId].includes(choice.customerId);
}

const NOT_READ: BillingRead = unknownRead('down', 0);

/** Billing as the case sees it now; unknown while it is still being read. */
export function billingNow(state: SessionState): BillingRead {
  return effectiveRead(state.billing.read ?? NOT_READ, state.draft, caseOf(state));
}

/** What billing itself said last, whatever was typed. */
export function ownWords({ billing }: SessionState): BillingRead {
  return billing.read ?? NOT_READ;
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
  const isCounted = decision?.decision.pastDue.n != null && decision.decision.pastDue.customerId === null;
  // A decision by a bare count is about nobody in particular: whom the draft chooses afterwards proves nothing of it.
  if (isCounted && isChoiceOpen(state)) return unknownRead('several-customers', held.asOf);
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
