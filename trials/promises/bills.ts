/** Billing's truth, straight from the pretend Stripe's books, and what the gate's rules about billing make of it (playbook §6). */
import type { Decision } from '../../src/domain/case/decision.ts';
import type { Place } from './place.ts';
import { answerOf } from './standing.ts';
import type { Run } from './truth.ts';

export interface Bill {
  readonly id: string;
  readonly createdAt: number;
  readonly is: 'owed' | 'paid' | 'void' | 'written-off';
  readonly settledAt: number | null;
}

/** The customer's invoices that are past due, or were at some time. */
export function billsOf(place: Place): readonly Bill[] {
  const inMs = (seconds: number | null): number | null => (seconds === null ? null : seconds * 1000);
  return place.world.books.invoices
    .filter(({ id }) => place.everOwed.has(id))
    .map(({ id, created, status, amountPaid, paidAt, voidedAt, uncollectibleAt }): Bill => {
      const bill = { id, createdAt: created * 1000 };
      if (status === 'paid') return { ...bill, is: amountPaid > 0 ? 'paid' : 'void', settledAt: inMs(paidAt) };
      if (status === 'void') return { ...bill, is: 'void', settledAt: inMs(voidedAt) };
      if (status === 'uncollectible') return { ...bill, is: 'written-off', settledAt: inMs(uncollectibleAt) };
      return { ...bill, is: 'owed', settledAt: null };
    });
}

/** §3: the case's invoices of a run that began then. */
export const ofTheRun = (bills: readonly Bill[], beganAt: number): readonly Bill[] =>
  bills.filter(({ is, settledAt }) => is === 'owed' || (settledAt !== null && settledAt >= beganAt));

export type BillRule = 'drift' | 'G11' | 'G12' | 'G15' | 'G16' | 'two';

/** What the playbook does to an invoice (§4); an exception says it itself. */
function isVoided({ rule, exception, plan, pastDue }: Decision, id: string): boolean {
  if (exception !== null) return plan.actions.some(({ invoiceId, action }) => invoiceId === id && action === 'void');
  if (rule === 'R6') return true;
  if (rule === 'R5' || (rule === 'R3' && plan.mustBePaid > 0)) return true;
  return rule === 'R3' && !pastDue.twoMostRecent.includes(id);
}

/** Which of billing's rules stand, by what billing truly shows, and which of them may: an exception's G16 is not judged here. */
export function standingInBills(
  run: Run,
  place: Place,
): { readonly yes: ReadonlySet<BillRule>; readonly maybe: ReadonlySet<BillRule> } {
  const yes = new Set<BillRule>();
  const maybe = new Set<BillRule>();
  const { decided } = run;
  if (run.number === 0 || run.isDismissed || decided === null) return { yes, maybe };
  const { decision } = decided;
  const { plan, exception, pastDue } = decision;
  const known = new Set(plan.actions.map(({ invoiceId }) => invoiceId));
  const bills = ofTheRun(billsOf(place), run.beganAt);
  const paid = bills.filter(({ is }) => is === 'paid');
  const k = plan.mustBePaid;

  if (pastDue.n === null) yes.add('drift');
  else if (decided.goneAt === null && bills.some(({ id, is }) => is === 'owed' && !known.has(id))) yes.add('drift');
  if (paid.length < k) yes.add('G11');
  if (paid.length < 2) yes.add('two');
  const open = bills.filter(({ id, is }) => known.has(id) && is !== 'paid' && is !== 'void' && isVoided(decision, id));
  // Where two are to be collected, which two is the customer's choice: until then only the rest is asked for.
  const kept = new Set(plan.actions.filter(({ action }) => action !== 'void').map(({ invoiceId }) => invoiceId));
  const asked = exception === null && k > 0 && paid.length < k ? open.filter(({ id }) => !kept.has(id)) : open;
  if (asked.length > 0) (exception === null ? yes : maybe).add('G12');
  const closed = place.world.books.subscriptions.filter(({ customer }) => place.customers.includes(customer));
  const cancelledAt = Math.max(...closed.map(({ canceledAt }) => (canceledAt ?? -Infinity) * 1000));
  const isCancelled = closed.every(({ status }) => status === 'canceled');
  if (plan.account === 'closes' && !isCancelled) yes.add('G15');

  // What has happened and is not covered.
  const answer = answerOf(run);
  const secondPaidAt = paid.map(({ settledAt }) => settledAt ?? Infinity).sort((a, b) => a - b)[k - 1] ?? Infinity;
  const given = bills.filter(
    ({ is, settledAt }) => (is === 'void' || is === 'written-off') && (settledAt ?? 0) >= run.beganAt,
  );
  const isWrong = given.some(
    ({ id, settledAt }) => !isVoided(decision, id) || (k > 0 && (settledAt ?? 0) < secondPaidAt),
  );
  const refunds = place.world.books.refunds.filter(
    ({ payment, created }) => place.customers.includes(payment.customer) && created * 1000 >= run.beganAt,
  );
  const isLost = isCancelled && cancelledAt >= run.beganAt && plan.account === 'stays-open';
  const isSettled = exception !== null && answer !== null && answer.kind !== 'returned';
  if (isWrong || isLost || refunds.length > 0)
    (exception === null || !isSettled ? (exception === null || refunds.length > 0 ? yes : maybe) : maybe).add('G16');
  return { yes, maybe };
}
