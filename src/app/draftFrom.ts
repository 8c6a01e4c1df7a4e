import type { Decision } from '../domain/case/decision.ts';
import { EMPTY_DRAFT, type Draft, type ExceptionDraft } from '../domain/case/draft.ts';

function exceptionFrom(decision: Decision): ExceptionDraft | null {
  const { exception } = decision;
  if (exception === null) return null;
  const { kind, reason, plan, amount, refundedInvoices } = exception;
  const shape = plan.shape === 'per-invoice' ? null : plan.shape;
  return { kind, reason, shape, account: plan.account, amount, refundedInvoices };
}

/**
 * A recorded decision as a draft, so that changing it retypes nothing. `happened`: billing shows what the decision does
 * not cover, so an exception is begun to go before Reggie (G16).
 */
export function draftFrom(decision: Decision, happened = false): Draft {
  const { request, paysTwo, escalation, pastDue, askedWhen, requestChange } = decision;
  const begun: ExceptionDraft = {
    kind: null,
    reason: '',
    shape: null,
    account: decision.plan.account,
    amount: null,
    refundedInvoices: [],
  };
  return {
    ...EMPTY_DRAFT,
    answers: { request, paysTwo, escalation },
    exception: exceptionFrom(decision) ?? (happened ? begun : null),
    changeReason: requestChange?.reason ?? '',
    askedWhen: askedWhen ?? '',
    typedCount:
      pastDue.source === 'typed' && pastDue.n !== null
        ? { count: pastDue.n, seenIn: pastDue.seenIn ?? '', at: pastDue.asOf }
        : null,
    changing: true,
  };
}
