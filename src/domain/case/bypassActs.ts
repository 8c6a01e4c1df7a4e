import type { Bypass, Reopening } from './bypass.ts';
import { logThen, type LogThen, type TicketUpdate, type TrailAct } from './bypassTrail.ts';
import type { CaseState, FoldContext } from './caseState.ts';
import { CONFIRMABLE } from './events.ts';
import { foldCase } from './fold.ts';
import { judge } from './gate.ts';
import { ONLY_SOLVING, type CaseFacts, type Finding, type Saving } from './gateInput.ts';
import { holdsNote } from './note.ts';
import { unknownRead } from '../invoice.ts';
import { promisesIn } from '../signals/signals.ts';

/**
 * As if an agent had vouched for everything that only billing, or the customer, could show: what billing showed at that
 * time is not known any more, and is held against nobody.
 */
function vouchedFor(state: CaseState): CaseState {
  if (state.decision === null) return state;
  const { event } = state.decision;
  const vouched = CONFIRMABLE.map((what) => ({
    ...event,
    act: { kind: 'confirmed', decisionId: event.id, what, words: '' } as const,
  }));
  return { ...state, confirmations: [...state.confirmations, ...vouched] };
}

/** What the gate knows where there is a log and nothing else. */
export function factsOfLog(state: CaseState): CaseFacts {
  const billing = unknownRead('down', 0);
  return {
    draft: null,
    log: { read: 'ok', state },
    billing,
    held: billing,
    isChoiceOpen: false,
    runBeganAt: state.runBeganAt,
    signals: { chargeback: null, money: null },
    isTagInherited: false,
    closureSentences: [],
  };
}

/** What these acts would have been to the gate; null where it has no say in them. */
function savingOf(act: TrailAct, notes: readonly string[]): Saving | null {
  switch (act.did) {
    case 'solved':
    case 'closed':
      return ONLY_SOLVING;
    case 'replied': {
      const { text } = act;
      const replyHoldsNote = holdsNote(text, null) || notes.some((note) => holdsNote(text, note));
      return { solving: false, reply: text, replyHoldsNote, promises: promisesIn(text) };
    }
    case 'reopened':
    case 'index-changed':
    case 'set-up-test':
    case 'note-gone':
      return null;
  }
}

/** Without a decision's words nobody can tell whether a flag or an answer was given to it. */
function isTellable({ rule }: Finding, { isWordsLost }: LogThen, state: CaseState): boolean {
  return !isWordsLost || rule === 'G1' || rule === 'G7' || (rule === 'G2' && state.flag === null);
}

/** When the ticket was reopened after that act; null where it was not. */
function reopeningAfter(trail: readonly TicketUpdate[], place: number, act: TrailAct): Reopening | null {
  for (const [later, { at, acts }] of trail.entries()) {
    if (later < place) continue;
    const rest = later === place ? acts.slice(acts.indexOf(act) + 1) : acts;
    const reopened = rest.find(({ did }) => did === 'reopened');
    if (reopened !== undefined) return { at, byNet: reopened.route.kind === 'rule' && reopened.route.isNet };
  }
  return null;
}

/** The acts of one update that the gate would have blocked, each judged on the case as it stood then. */
export function againstTheRules(
  trail: readonly TicketUpdate[],
  place: number,
  context: FoldContext,
): readonly Bypass[] {
  const { at, acts } = trail[place] ?? { at: 0, acts: [] };
  const notes = trail.slice(0, place + 1).flatMap(({ note }) => note ?? []);
  const judged = acts.flatMap((act) => {
    const saving = savingOf(act, notes);
    return saving === null ? [] : [{ act, saving }];
  });
  if (judged.length === 0) return [];
  const then = logThen(trail, place);
  const state = foldCase(then.log, context);
  const facts = factsOfLog(vouchedFor(state));
  return judged.flatMap(({ act, saving }): readonly Bypass[] => {
    const verdict = judge({ ...facts, saving });
    const found = verdict.allow ? [] : verdict.findings.filter((finding) => isTellable(finding, then, state));
    const [first, ...rest] = found;
    if (first === undefined) return [];
    const told = { at, by: act.by, route: act.route, findings: [first, ...rest] } as const;
    if (act.did !== 'solved' && act.did !== 'closed') return [{ ...told, kind: 'replied' }];
    return [{ ...told, kind: act.did, reopened: reopeningAfter(trail, place, act) }];
  });
}
