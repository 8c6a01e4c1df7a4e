import type { Bypass } from './bypass.ts';
import { logThen, type TicketUpdate, type TrailAct } from './bypassTrail.ts';
import type { CaseState, FoldContext } from './caseState.ts';
import type { LogEntry } from './events.ts';
import { foldCase } from './fold.ts';
import type { Phase } from './phases.ts';
import { phaseOf } from './standing.ts';
import type { Instant } from '../money.ts';
import { asksRefund } from '../policy/facts.ts';

/** Acts that are seen beside the rules' own. */
const MARKS: readonly TrailAct['did'][] = ['index-changed', 'set-up-test', 'note-gone'];

/** What an entry of the log is by itself, whatever the case comes to. */
function entryMarks(entry: LogEntry, { approvers }: FoldContext): readonly Bypass[] {
  // Agents may well write down what a customer said; only an approver's name could be mistaken for an answer.
  if (entry.entry !== 'other-name' || !approvers.some(({ id }) => id === entry.shownAs)) return [];
  const { at, by, shownAs } = entry;
  return [{ kind: 'other-name', at, by, route: null, shownAs }];
}

/** The events of that update that grant nothing. */
function refusedIn(state: CaseState, auditId: number): readonly Bypass[] {
  return state.refused
    .filter(({ event }) => event.auditId === auditId)
    .map(({ event: { at, author, act }, why }) => ({
      kind: 'refused-answer',
      at,
      by: author,
      route: null,
      act: act.kind,
      why,
    }));
}

/**
 * A refund that became `continue` with that update's decision, or was passed over in it (playbook §4). Told once: deciding
 * the same again repeats the change in the log, and is none.
 */
function requestChange(state: CaseState, auditId: number): readonly Bypass[] {
  const { decision, earlier } = state;
  if (decision?.event.auditId !== auditId || decision.decision.request !== 'continue') return [];
  const { requestChange: told } = decision.decision;
  const previous = earlier.at(-1)?.decision ?? null;
  const isChange = told !== null ? previous?.requestChange == null : asksRefund(previous?.request ?? null);
  if (!isChange) return [];
  const { at, author } = decision.event;
  const before = told?.before ?? previous?.request ?? null;
  return [{ kind: 'request-changed', at, by: author, route: null, before, reason: told?.reason ?? '' }];
}

/** Acts that move the index, and to what; a guided test on a ticket without a case is nobody's way round anything. */
function movedTo(act: TrailAct, phase: Phase): readonly Phase[] | null {
  if (act.did === 'set-up-test') return phase === 'none' ? null : ['open'];
  return act.did === 'index-changed' ? act.to : null;
}

/** The index moved to something else than what the log says; the app's own events and mending move it to just that. */
function actMarks(act: TrailAct, at: Instant, state: CaseState): readonly Bypass[] {
  const { by, route } = act;
  if (act.did === 'note-gone') return [{ kind: 'note-gone', at, by, route, how: act.how }];
  const phase = phaseOf(state);
  const to = movedTo(act, phase);
  if (to === null || to.join(' ') === (phase === 'none' ? '' : phase)) return [];
  return [{ kind: 'index-changed', at, by, route, to, logSays: phase }];
}

/** What one update did beside the rules' own acts and what the reader of the report has to see with it. */
export function marksOf(trail: readonly TicketUpdate[], place: number, context: FoldContext): readonly Bypass[] {
  const update = trail[place];
  if (update === undefined) return [];
  const { at, auditId, entries, acts } = update;
  const ofEntries = entries.flatMap((entry) => entryMarks(entry, context));
  const isAsked = acts.some(({ did }) => MARKS.includes(did));
  if (!isAsked && !entries.some(({ entry }) => entry === 'event')) return ofEntries;
  const then = logThen(trail, place);
  const state = foldCase(then.log, context);
  const refused = refusedIn(state, auditId).filter(
    // Without the words of what was decided no answer has its fingerprint any more.
    (bypass) => !then.isWordsLost || bypass.kind !== 'refused-answer' || bypass.why !== 'other-fingerprint',
  );
  // What a newer version of the app recorded cannot be held against the index.
  const isNewer = entries.some(({ entry }) => entry === 'unreadable-event');
  const ofActs = acts
    .filter(({ did }) => did === 'note-gone' || !(isNewer || then.isWordsLost))
    .flatMap((act) => actMarks(act, at, state));
  return [...ofEntries, ...refused, ...requestChange(state, auditId), ...ofActs];
}
