import type { Decision } from '../domain/case/decision.ts';
import { EMPTY_DRAFT, type Draft } from '../domain/case/draft.ts';
import { beginException, type ExceptionDraft } from '../domain/case/exceptionDraft.ts';

function exceptionFrom(decision: Decision): ExceptionDraft | null {
  const { exception } = decision;
  if (exception === null) return null;
  const { kind, reason, plan, amount, refundedInvoices } = exception;
  const chosen = Object.fromEntries(plan.actions.map(({ invoiceId, action }) => [invoiceId, action]));
  return { kind, reason, shape: plan.shape, chosen, account: plan.account, amount, refundedInvoices };
}

/** A recorded decision as a draft, so that changing it retypes nothing. */
export function draftFrom(decision: Decision): Draft {
  const { request, paysTwo, escalation, pastDue, askedWhen, requestChange } = decision;
  return {
    ...EMPTY_DRAFT,
    answers: { request, paysTwo, escalation },
    exception: exceptionFrom(decision),
    changeReason: requestChange?.reason ?? '',
    askedWhen: askedWhen ?? '',
    typedCount:
      pastDue.source === 'typed' && pastDue.n !== null
        ? { count: pastDue.n, seenIn: pastDue.seenIn ?? '', at: pastDue.asOf }
        : null,
    changing: true,
  };
}

/** The same, taken further to Reggie: its exception, or one that is begun on top of it. */
export function exceptionDraftFrom(decision: Decision): Draft {
  const draft = draftFrom(decision);
  return { ...draft, exception: draft.exception ?? beginException(decision.plan) };
}

/** What an earlier ticket decided, as the first draft of the one that follows it up: answers, never approvals. */
export function draftFromEarlier(decision: Decision): Draft {
  return { ...draftFrom(decision), typedCount: null, changing: false };
}
