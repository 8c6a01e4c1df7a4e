/** After a run, with nothing going wrong any more: what the panels, the ticket's index and a fresh reading say is one (promise e). */
import { isDeepStrictEqual } from 'node:util';
import { isIndexInLine } from '../../src/app/desk.ts';
import { knownCase } from '../../src/app/sessionState.ts';
import { phaseOf } from '../../src/domain/case/standing.ts';
import type { Phase } from '../../src/domain/case/phases.ts';
import type { CaseState } from '../../src/domain/case/caseState.ts';
import { foldCase } from '../../src/domain/case/fold.ts';
import { caseLogOver } from '../../src/zendesk/caseLog.ts';
import { hostOver } from '../../src/zendesk/client.ts';
import { ANA } from '../../simulator/scenarios/people.ts';
import type { Agent } from './agent.ts';
import { pass, until } from './clock.ts';
import { foldTruth } from './fold.ts';
import type { Place } from './place.ts';
import { Tab } from './tab.ts';
import { answerOf, gateOf, standingInLog } from './standing.ts';

const LIMIT_MS = 60_000;

/** What the index field must show (docs/architecture.md), from the truth alone. */
function truePhase(place: Place): Phase {
  const run = foldTruth(place);
  if (run.number === 0) return 'none';
  if (run.isDismissed) return 'dismissed';
  const rules = standingInLog(run, place);
  const stands = (rule: (typeof rules)[number]): boolean => rules.includes(rule);
  const isBeforeReggie = run.escalation !== 'none' && run.isEscalationFlagged && run.answer === null;
  if (stands('G1') || stands('G2')) return 'open';
  if (stands('G7')) return isBeforeReggie ? 'escalated' : 'open';
  if (stands('G5')) return 'declined';
  if (stands('G6')) return 'returned';
  if (stands('G3')) return 'waiting';
  const answer = answerOf(run);
  if (answer?.kind === 'approved') return 'approved';
  const isFlag = gateOf(run) === 'flag' && answer === null && run.flag !== null && !run.flag.isWithdrawn;
  return isFlag ? 'flagged' : 'recorded';
}

/** What the two do not have in common, for whoever looks for the cause. */
function differing(one: CaseState, other: CaseState | null): string {
  const keys = Object.keys(one) as readonly (keyof CaseState)[];
  const fields = keys.filter((key) => !isDeepStrictEqual(one[key], other?.[key]));
  return JSON.stringify(fields.map((key) => [key, one[key], other?.[key]]));
}

const indexOf = ({ ticket }: Place): string =>
  ticket.tags.filter((tag) => /^pdp_(?!follow_up|reopened|forged)/.test(tag)).join(' ');

/** The case as somebody folds it who has seen nothing of it before. */
async function readAnew(place: Place): Promise<CaseState | null> {
  const log = caseLogOver(hostOver(new Tab(place, ANA).client()));
  const read = await until(log.read(place.ticket.id), LIMIT_MS);
  if (!read.ok) return null;
  const approvers = place.approvers.map((id) => ({ id, until: null }));
  return foldCase(read.value.entries, {
    ticketId: place.ticket.id,
    ticketCreatedAt: place.ticket.createdAt,
    approvers,
  });
}

/** Everything is up again; every panel looks once more. */
export async function checkAtRest(place: Place, agents: readonly Agent[]): Promise<void> {
  for (const { tab } of agents) {
    tab.faults.plan([]);
    tab.isDeaf = false;
  }
  place.changed();
  await pass(30_000);
  const phase = truePhase(place);
  const freshly = await readAnew(place);
  for (const agent of agents) {
    if (agent.session === null) await until(agent.open(), LIMIT_MS);
    const { session } = agent;
    if (session === null) continue;
    agent.tab.emit('app.activated');
    await pass(20_000);
    await until(session.actions.refresh(), LIMIT_MS);
    agent.check();
    const known = knownCase(session.getState().log);
    if ((known?.run ?? 0) === 0 && phase === 'none') continue;
    // Tags, fields and notes gone, all by hand: nothing is left that tells a panel to look (docs/enforcement.md).
    if (known === null && !agent.told().isHeard) continue;
    if (known === null || phaseOf(known) !== phase) {
      place.broken(
        'e',
        `the panel of ${agent.me} says ${known === null ? 'nothing' : phaseOf(known)}, the log ${phase}`,
      );
    } else if (!isDeepStrictEqual(known, freshly)) {
      place.broken('e', `a fresh reading differs from the panel of ${agent.me}: ${differing(known, freshly)}`);
    }
  }
  const first = agents.find((agent) => agent.told().isHeard);
  if (first?.session == null || phase === 'none' || place.ticket.status === 'closed') return;
  const expectedTag = `pdp_${phase}`;
  if (indexOf(place) === expectedTag) return;
  if (place.setup.follows && isIndexInLine(first.session.getState())) {
    place.broken('e', `the index says ${indexOf(place)}, the log ${phase}, and the panel does not say so`);
    return;
  }
  await until(first.session.actions.mendIndex(), LIMIT_MS);
  if (indexOf(place) !== expectedTag) place.broken('e', `not mended: ${indexOf(place)} instead of ${expectedTag}`);
}
