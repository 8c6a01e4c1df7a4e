import { requesterKey } from '../billingNow.ts';
import type { Requester } from '../ports.ts';
import type { SessionPorts } from '../sessionPorts.ts';
import type { FoundTicket, OpenTickets, Trail } from './ports.ts';
import { emptyReport, LOOKS_BACK_DAYS, type Report, type ReportRow, type ReportTicket } from './report.ts';
import { isSolvedNow, lackingOf, solvedPlan, stateNow, type SolvedPlan } from '../../domain/case/bypassBilling.ts';
import { bypassesIn } from '../../domain/case/bypassReport.ts';
import type { CaseState, RecordedDecision } from '../../domain/case/caseState.ts';
import type { Approver } from '../../domain/case/events.ts';
import { phaseOf } from '../../domain/case/standing.ts';

const DAY_MS = 86_400_000;
const BILLING_PAUSE_MS = 3000;

export type ReportPorts = Pick<SessionPorts, 'billing' | 'approvers' | 'settings' | 'closureSentences' | 'now'> & {
  readonly openTickets: OpenTickets;
};

/** What one ticket's audits gave beside its rows. */
interface Decided {
  readonly ticketId: number;
  readonly about: ReportTicket;
  readonly requester: Requester;
  readonly decision: RecordedDecision;
  /** Null where it is not solved. */
  readonly plan: SolvedPlan | null;
}

const newestFirst = (rows: readonly ReportRow[]): readonly ReportRow[] =>
  rows.toSorted((a, b) => b.bypass.at - a.bypass.at);

function about(state: CaseState, { updates, requester }: Trail): ReportTicket {
  const decision = state.decision?.decision ?? null;
  const given = decision?.exception?.amount ?? null;
  return {
    customer: requester.name,
    amounts: given === null ? (decision?.pastDue.totals ?? []) : [given],
    phase: phaseOf(state),
    isSolved: isSolvedNow(updates),
  };
}

/** Whom a decision is about, so that two tickets of one customer are seen as that. */
const customerOf = ({ decision, requester }: Decided): string =>
  decision.decision.pastDue.customerId ?? `${requester.id ?? ''}`;

/** The ticket on which something was decided for the same customer last, after this one; null where this one is it. */
function laterTicket(one: Decided, all: readonly Decided[]): number | null {
  const later = all.filter(
    (other) => customerOf(other) === customerOf(one) && other.decision.event.at > one.decision.event.at,
  );
  const last = later.toSorted((a, b) => b.decision.event.at - a.decision.event.at)[0];
  return last?.ticketId ?? null;
}

/**
 * Looks through the tickets of the last 30 days and tells what it has found whenever there is more of it. It ends with the
 * signal; then what was read by then stands, and says that it is not all.
 */
export async function runReport(
  ports: ReportPorts,
  signal: AbortSignal,
  tell: (report: Report) => void,
): Promise<void> {
  const since = ports.now() - LOOKS_BACK_DAYS * DAY_MS;
  let report = emptyReport(since);
  const update = (change: Partial<Report>): void => {
    // Whoever has left is told nothing more.
    if (signal.aborted && change.stage !== 'stopped') return;
    report = { ...report, ...change };
    tell(report);
  };
  const tickets = ports.openTickets(signal);
  update({});
  const set = ports.settings.approvers;
  const [found, approvers] = await Promise.all([tickets.find(since), ports.approvers.resolve(set, new Map())]);
  const { hasMore, failed, failure } = found;
  update({
    stage: 'reading',
    total: found.tickets.length,
    hasMore,
    searches: { failed, failure },
    approversMissing: set.length - approvers.length,
  });

  const decided: Decided[] = [];
  const readOne = async (ticket: FoundTicket): Promise<void> => {
    const trail = await tickets.trail(ticket);
    const read = report.read + 1;
    if (!trail.ok) {
      update({ read, notRead: [...report.notRead, { ticketId: ticket.id, failure: trail.error }] });
      return;
    }
    const { rows, decision } = judged(ticket, trail.value, approvers);
    if (decision !== null) decided.push(decision);
    update({
      read,
      rows: newestFirst([...report.rows, ...rows]),
      names: new Map([...report.names, ...trail.value.names]),
    });
  };
  const judged = (ticket: FoundTicket, trail: Trail, by: readonly Approver[]) => {
    const { updates, requester } = trail;
    const context = { ticketId: ticket.id, ticketCreatedAt: ticket.createdAt, approvers: by };
    const state = stateNow(updates, context);
    const { decision } = state;
    const own = { ticketId: ticket.id, about: about(state, trail) };
    return {
      // The sort leaves in place what is of the same second, so the newest has to come first by itself.
      rows: bypassesIn(updates, context, since)
        .map((bypass) => ({ ...own, bypass, laterTicket: null }))
        .toReversed(),
      decision: decision === null ? null : { ...own, requester, decision, plan: solvedPlan(updates, context, since) },
    };
  };
  await Promise.all(found.tickets.map(readOne));

  update({ stage: 'billing' });
  for (const one of decided) {
    if (one.plan === null || signal.aborted) continue;
    // One reading is up to four requests, and Zendesk lets an app ask a hundred times a minute: a save comes first.
    await tickets.pause(BILLING_PAUSE_MS);
    const { choice } = one.decision.decision.pastDue;
    const read = await ports.billing.read({
      who: one.requester,
      choice: choice?.requester === requesterKey(one.requester) ? choice : null,
      scope: 'full',
      withRefunds: true,
      isFresh: false,
    });
    const bypass = lackingOf(one.plan, read, ports.closureSentences);
    if (bypass === null) continue;
    const { ticketId, about: ticket } = one;
    const row: ReportRow = { ticketId, about: ticket, bypass, laterTicket: laterTicket(one, decided) };
    update({ rows: newestFirst([...report.rows, row]) });
  }
  update({ stage: signal.aborted ? 'stopped' : 'done' });
}
