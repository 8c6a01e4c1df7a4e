import type { Invoice, PastDue } from '../invoice.ts';
import type { Money } from '../money.ts';
import {
  amountProblem,
  checkedException,
  givesMoney,
  type Exception,
  type ExceptionKind,
  type ExceptionProblem,
} from '../policy/exception.ts';
import { perInvoicePlan, planFor, type Account, type Action, type Plan, type PlanShape } from '../policy/plan.ts';
import { err, type Result } from '../result.ts';

/** An exception being filled in. */
export interface ExceptionDraft {
  readonly kind: ExceptionKind | null;
  readonly reason: string;
  readonly shape: PlanShape | null;
  /** What happens to each invoice, where the shape is `per-invoice`; by invoice id. */
  readonly chosen: Readonly<Record<string, Action>>;
  readonly account: Account;
  readonly amount: Money | null;
  readonly refundedInvoices: readonly string[];
}

export type ExceptionDraftProblem =
  ExceptionProblem | 'exception-kind-missing' | 'exception-plan-missing' | 'refunded-missing' | 'amount-above-invoices';

/** An exception that departs from what the playbook would do; null where the playbook has no resolution yet. */
export function beginException(playbook: Plan | null): ExceptionDraft {
  const account = playbook?.account ?? 'stays-open';
  return { kind: null, reason: '', shape: null, chosen: {}, account, amount: null, refundedInvoices: [] };
}

/** Kinds that leave the invoices to the playbook's own plan, unless the agent says otherwise. */
const LEAVES_INVOICES: readonly ExceptionKind[] = ['refund', 'goodwill-credit', 'keep-open', 'closure'];

/** Kinds that are about the account's fate settle it. */
const FATE: Partial<Record<ExceptionKind, Account>> = { closure: 'closes', 'keep-open': 'stays-open' };

/** The draft with another kind, and with the plan that this kind of exception suggests where none is chosen yet. */
export function withKind(draft: ExceptionDraft, kind: ExceptionKind | null, playbook: Plan | null): ExceptionDraft {
  const suggested = kind !== null && LEAVES_INVOICES.includes(kind) ? (playbook?.shape ?? 'keep-all') : null;
  const meant = kind === null ? undefined : FATE[kind];
  // What another kind had settled goes with that kind.
  const before = draft.kind === null || FATE[draft.kind] === undefined ? draft.account : playbook?.account;
  const account = meant ?? before ?? 'stays-open';
  // Only a refund goes back to invoices.
  const refundedInvoices = kind === 'refund' ? draft.refundedInvoices : [];
  return { ...draft, kind, account, refundedInvoices, shape: draft.shape ?? suggested };
}

/** The draft with another plan; choosing for each invoice begins with what `before` does to it. */
export function withShape(draft: ExceptionDraft, shape: PlanShape | null, before: Plan | null): ExceptionDraft {
  if (shape !== 'per-invoice') return { ...draft, shape };
  const chosen = (before?.actions ?? []).map(({ invoiceId, action }) => [invoiceId, action] as const);
  return { ...draft, shape, chosen: Object.fromEntries(chosen) };
}

/** The plan that the exception asks for; null while it is not chosen, or names invoices that nobody knows. */
export function exceptionPlan({ shape, chosen, account }: ExceptionDraft, pastDue: PastDue): Plan | null {
  if (shape === null) return null;
  if (shape !== 'per-invoice') return planFor(shape, account, pastDue);
  if (pastDue.kind !== 'invoices') return null;
  return perInvoicePlan(new Map(Object.entries(chosen)), account, pastDue.invoices);
}

/**
 * What can be refunded, the newest payments first: what `paid` shows, then what the plan collects and is not paid yet
 * (a refund of it then waits for the payment).
 */
export function refundable(paid: readonly Invoice[], pastDue: PastDue, plan: Plan | null): readonly Invoice[] {
  const collected = new Set(plan?.actions.filter(({ action }) => action === 'collect').map((entry) => entry.invoiceId));
  const toCome = pastDue.kind === 'invoices' ? pastDue.invoices : [];
  return [
    ...paid.toSorted((a, b) => (b.settledAt ?? b.issuedAt) - (a.settledAt ?? a.issuedAt)),
    ...toCome.filter(({ id, status }) => collected.has(id) && status !== 'paid'),
  ];
}

/** The sum of those invoices in that currency, in minor units. */
export function sumOf(invoices: readonly Invoice[], currency: string): number {
  return invoices
    .filter(({ amount }) => amount.currency === currency)
    .reduce((sum, { amount }) => sum + amount.minor, 0);
}

function moneyProblem(
  kind: ExceptionKind,
  { amount, refundedInvoices }: ExceptionDraft,
  offered: readonly Invoice[],
): ExceptionDraftProblem | null {
  if (!givesMoney(kind)) return null;
  const namesInvoices = kind === 'refund' && offered.length > 0;
  if (namesInvoices && refundedInvoices.length === 0) return 'refunded-missing';
  const problem = amountProblem({ kind, amount });
  if (problem !== null || amount === null || !namesInvoices) return problem;
  const refunded = offered.filter(({ id }) => refundedInvoices.includes(id));
  // What billing no longer lists cannot be summed up; Reggie sees the ids all the same.
  const areKnown = refunded.length === new Set(refundedInvoices).size;
  return areKnown && amount.minor > sumOf(refunded, amount.currency) ? 'amount-above-invoices' : null;
}

/**
 * The exception that the draft asks for, or the first thing that is missing from it, in the order in which the form asks for it (playbook §3). `paid`: what the
 * customer has paid. `alreadyHappened`: billing already shows what is asked for (G16).
 */
export function exceptionOf(
  draft: ExceptionDraft,
  pastDue: PastDue,
  paid: readonly Invoice[],
  alreadyHappened: boolean,
): Result<Exception, ExceptionDraftProblem> {
  const { kind, reason, amount, refundedInvoices } = draft;
  if (kind === null) return err('exception-kind-missing');
  const plan = exceptionPlan(draft, pastDue);
  const problem = moneyProblem(kind, draft, refundable(paid, pastDue, plan));
  if (problem !== null) return err(problem);
  if (plan === null) return err('exception-plan-missing');
  return checkedException({
    kind,
    reason,
    plan,
    amount: givesMoney(kind) ? amount : null,
    refundedInvoices: givesMoney(kind) ? refundedInvoices : [],
    alreadyHappened,
  });
}
