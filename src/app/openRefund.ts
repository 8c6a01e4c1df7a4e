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
  /** For which invoices, as far as billing was read. */
  readonly invoices: readonly Invoice[];
}

/** What Reggie approved and nobody has paid out yet; null where nothing is. It holds no save back: solving is free. */
export function openRefund(state: SessionState): OpenRefund | null {
  const caseState = caseOf(state);
  const exception = caseState.decision?.decision.exception ?? null;
  const amount = exception?.amount ?? null;
  if (exception === null || amount === null || exception.alreadyHappened || caseState.endedAt !== null) return null;
  if (holdingAnswer(caseState)?.act.kind !== 'approved') return null;
  const kind = exception.kind === 'goodwill-credit' ? 'credit' : 'refund';
  const done = kind === 'credit' ? null : refundedSoFar(state, caseState, amount.currency);
  if (done !== null && done.minor >= amount.minor) return null;
  const invoices = paidNow(state).filter(({ id }) => exception.refundedInvoices.includes(id));
  return { kind, amount, done, invoices };
}
