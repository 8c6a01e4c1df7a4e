import { caseOf } from './caseNow.ts';
import { draftedDecision, noteOf } from './recording.ts';
import type { SessionPorts } from './sessionPorts.ts';
import type { SessionState, Store } from './sessionState.ts';
import { record, type Refusal } from '../domain/case/commands.ts';
import type { DraftProblem } from '../domain/case/draft.ts';
import type { Decision } from '../domain/case/decision.ts';
import type { NewEvent } from '../domain/case/events.ts';

/** What pressing "Record" now would do: the decision with its note, or why there is nothing to record yet. */
export type Preview =
  | { readonly is: 'incomplete'; readonly problem: DraftProblem }
  | { readonly is: 'refused'; readonly decision: Decision; readonly refusal: Refusal }
  | {
      readonly is: 'ready';
      readonly decision: Decision;
      readonly event: NewEvent;
      readonly note: string;
      /** How many more characters the note may have; below 0 it cannot be recorded. */
      readonly room: number;
    };

/** A state is never changed, and a note of hundreds of invoices is asked for by several parts of the panel. */
const previews = new WeakMap<SessionState, Preview>();

/** Looks at the draft as "Record" would, without writing anything. */
export function previewOf(ports: SessionPorts, store: Store): Preview {
  const state = store.get();
  const preview = previews.get(state) ?? lookAhead(ports, store);
  previews.set(state, preview);
  return preview;
}

function lookAhead(ports: SessionPorts, store: Store): Preview {
  const decision = draftedDecision(ports, store);
  if (!decision.ok) return { is: 'incomplete', problem: decision.error };
  const actor = { id: ports.viewer.id, at: ports.now(), eventId: '', ticketId: decision.value.ticketId };
  const { prose } = store.get().draft;
  const outcome = record(caseOf(store.get()), actor, decision.value, prose);
  if (!outcome.ok) return { is: 'refused', decision: decision.value, refusal: outcome.error };
  const note = noteOf(ports, store, outcome.value, prose);
  const room = ports.log.roomFor(outcome.value, note);
  return { is: 'ready', decision: decision.value, event: outcome.value, note, room };
}
