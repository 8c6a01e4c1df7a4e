import { asksRefund, type Request } from './facts.ts';
import { voidsAllAndStaysOpen, type Plan } from './plan.ts';
import { inert, isBlank } from '../inert.ts';
import type { Money } from '../money.ts';
import { err, ok, type Result } from '../result.ts';

export const EXCEPTION_KINDS = [
  'refund',
  'goodwill-credit',
  'waive-two',
  'void-more',
  'keep-open',
  'closure',
  'other',
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** Anything other than the playbook's resolution (playbook §3); it always needs Reggie's approval. */
export interface Exception {
  readonly kind: ExceptionKind;
  readonly reason: string;
  readonly plan: Plan;
  /** What is given back; null where no money is. */
  readonly amount: Money | null;
  readonly refundedInvoices: readonly string[];
  /** Billing already showed it when it was recorded (G16): nothing is left to be undone by a decline. */
  readonly alreadyHappened: boolean;
}

export type ExceptionProblem = 'reason-missing' | 'amount-missing' | 'amount-not-positive' | 'closure-must-close';

/** Whether money goes back to the customer. */
export function givesMoney(kind: ExceptionKind): boolean {
  return kind === 'refund' || kind === 'goodwill-credit';
}

/** What is wrong with the amount; null where nothing is. */
export function amountProblem({ kind, amount }: Pick<Exception, 'kind' | 'amount'>): ExceptionProblem | null {
  if (amount === null) return givesMoney(kind) ? 'amount-missing' : null;
  return Number.isSafeInteger(amount.minor) && amount.minor > 0 ? null : 'amount-not-positive';
}

/** The exception, or the first thing that is still missing from it, in the order in which it is filled in. */
export function checkedException(exception: Exception): Result<Exception, ExceptionProblem> {
  const problem = amountProblem(exception);
  if (problem !== null) return err(problem);
  if (exception.kind === 'closure' && exception.plan.account !== 'closes') return err('closure-must-close');
  if (isBlank(exception.reason)) return err('reason-missing');
  return ok({ ...exception, reason: inert(exception.reason) });
}

/** I2: voiding everything and leaving the account open while a refund is requested (P5: "The playbook says never"). */
export function playbookSaysNever(request: Request | null, plan: Plan): boolean {
  return asksRefund(request) && voidsAllAndStaysOpen(plan);
}
