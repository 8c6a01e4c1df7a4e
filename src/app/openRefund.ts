import { paidNow, refundedSoFar } from './billingNow.ts';
import { caseOf } from './caseNow.ts';
import type { SessionState } from './sessionState.ts';
import { holdingAnswer } from '../domain/case/standing.ts';
import type { Invoice } from '../domain/invoice.ts';
import type { Money } from '../domain/money.ts';

/** Money that an approved exception gives back, and that billing does not show as given back yet. */
export interface OpenRefund {
  readonly kind: 'refund' | 'credit';
  readonly amount: Money;
  /** What billing shows of it; null where it cannot tell, as of a credit. */
  readonly done: Money | null;
  /** The decision that gives it back. */
  readonly decisionId: string;
  /** For which invoices, as far as billing was read. */
  readonly invoices: readonly Invoice[];
}

/**
 * Where this tab keeps that the agent has given back what billing cannot show. It takes the item off the list and is recorded
 * nowhere: nothing waits for it (playbook §5 names what an agent may vouch for).
 */
export const givenField = (decisionId: string): string => `given-${decisionId}`;

/** What Reggie approved and nobody has paid out yet; null where nothing is. It holds no save back: solving is free. */
export function openRefund(state: SessionState): OpenRefund | null {
  const caseState = caseOf(state);
  const { decision } = caseState;
  const exception = decision?.decision.exception ?? null;
  const amount = exception?.amount ?? null;
  if (
    decision === null ||
    exception === null ||
    amount === null ||
    exception.alreadyHappened ||
    caseState.endedAt !== null
  )
    return null;
  if (holdingAnswer(caseState)?.act.kind !== 'approved') return null;
  const kind = exception.kind === 'goodwill-credit' ? 'credit' : 'refund';
  const done = kind === 'credit' ? null : refundedSoFar(state, caseState, amount.currency);
  const decisionId = decision.event.id;
  if (done === null ? givenField(decisionId) in state.typed : done.minor >= amount.minor) return null;
  const invoices = paidNow(state).filter(({ id }) => exception.refundedInvoices.includes(id));
  return { kind, amount, done, decisionId, invoices };
}
