import type { Bypass } from './bypass.ts';
import { factsOfLog } from './bypassActs.ts';
import type { TicketUpdate, TrailAct } from './bypassTrail.ts';
import { isOnlyAsk, type CaseState, type FoldContext, type RecordedDecision } from './caseState.ts';
import { driftOf } from './decision.ts';
import { foldCase } from './fold.ts';
import { whatBlocksSolving } from './gate.ts';
import type { Finding, GateInput, GateRule } from './gateInput.ts';
import { caseInvoices, isGivenUp, unknownRead, type BillingRead } from '../invoice.ts';
import type { Instant } from '../money.ts';

/** A ticket that is solved, on a decision whose plan billing can be asked about. */
export interface SolvedPlan {
  readonly state: CaseState;
  readonly decision: RecordedDecision;
  /** When, by whom and how it was solved. */
  readonly solve: Pick<Bypass, 'at' | 'by' | 'route'>;
}

const ENDS: readonly TrailAct['did'][] = ['solved', 'closed', 'reopened'];

/** The solve in which the ticket stands now; null where it is not solved. */
function lastSolve(trail: readonly TicketUpdate[]): SolvedPlan['solve'] | null {
  const last = trail
    .flatMap(({ at, acts }) => acts.map((act) => ({ act, at })))
    .findLast(({ act }) => ENDS.includes(act.did));
  if (last === undefined || last.act.did === 'reopened') return null;
  return { at: last.at, by: last.act.by, route: last.act.route };
}

/** Whether the ticket is solved, as far as its audits tell. */
export const isSolvedNow = (trail: readonly TicketUpdate[]): boolean => lastSolve(trail) !== null;

/** The case as it is now. */
export function stateNow(trail: readonly TicketUpdate[], context: FoldContext): CaseState {
  return foldCase(
    trail.flatMap(({ entries }) => entries),
    context,
  );
}

/** The plan that billing is to be asked about; null where the ticket is not solved since then, or nothing is decided. */
export function solvedPlan(trail: readonly TicketUpdate[], context: FoldContext, since: Instant): SolvedPlan | null {
  const solve = lastSolve(trail);
  if (solve === null || solve.at < since) return null;
  const state = stateNow(trail, context);
  const { decision, dismissed } = state;
  if (decision === null || dismissed || isOnlyAsk(decision.decision)) return null;
  // What was recorded on a ticket that was solved already is none of what was solved.
  return decision.event.at > solve.at ? null : { state, decision, solve };
}

/** The rules that say what of a plan still has to be seen. */
const OF_THE_PLAN: readonly GateRule[] = ['G10', 'G11', 'G12', 'G15', 'G18'];

/** Billing without what was given up, given back or cancelled after that instant: nobody solved past that. */
function asOf(read: BillingRead, at: Instant): BillingRead {
  if (read.kind !== 'invoices') return read;
  const { invoices, refunds, subscription } = read;
  return {
    ...read,
    invoices: invoices.map((invoice) =>
      isGivenUp(invoice.status) && (invoice.settledAt ?? -Infinity) > at
        ? { ...invoice, status: 'past-due', settledAt: null }
        : invoice,
    ),
    refunds: refunds === 'cannot-tell' ? refunds : refunds.filter((refund) => refund.at <= at),
    subscription: typeof subscription === 'object' && subscription.cancelledAt > at ? 'active' : subscription,
  };
}

/**
 * What is still lacking of the plan, as billing is now (playbook §6), and what it showed beyond the plan when the ticket was
 * solved; null where nothing is. What was done in billing after the solve, by whomever, is held against nobody.
 */
export function lackingOf(
  { state, decision, solve }: SolvedPlan,
  read: BillingRead,
  closureSentences: GateInput['closureSentences'],
): Bypass | null {
  const drift = driftOf(decision.decision, caseInvoices(read, state.runBeganAt));
  const isOther = drift.some(({ kind }) => kind === 'other-customer');
  // What another customer has paid proves nothing, neither way.
  const judged = isOther && read.kind !== 'unknown' ? unknownRead('no-customer', read.asOf) : read;
  const standing = (billing: BillingRead): readonly Finding[] =>
    whatBlocksSolving({ ...factsOfLog(state), billing, closureSentences });
  const [first, ...rest] = [
    ...standing(judged).filter(({ rule }) => OF_THE_PLAN.includes(rule)),
    ...standing(asOf(judged, solve.at)).filter(({ rule }) => rule === 'G16'),
  ];
  if (first === undefined) return null;
  const unknown = judged.kind === 'unknown' ? judged.why : null;
  return { kind: 'lacking', ...solve, findings: [first, ...rest], unknown };
}
