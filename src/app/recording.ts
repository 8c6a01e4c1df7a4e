import { billingNow } from './billingNow.ts';
import { caseOf, nextRunBeganAt } from './caseNow.ts';
import { draftContext } from './desk.ts';
import type { Reader } from './reading.ts';
import type { SessionPorts } from './sessionPorts.ts';
import type { Notice, Store } from './sessionState.ts';
import { nameIn, wordsFor } from './wordsFor.ts';
import type { Actor, Refusal } from '../domain/case/commands.ts';
import { decisionOf, outcomeOf, type DraftProblem } from '../domain/case/draft.ts';
import type { Decision } from '../domain/case/decision.ts';
import { carriesFlag, type CaseEvent, type NewEvent } from '../domain/case/events.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import { foldCase } from '../domain/case/fold.ts';
import { indexValues } from '../domain/case/indexValues.ts';
import { hasHappened } from '../domain/case/notCovered.ts';
import { noteFor } from '../domain/case/note.ts';
import { digest } from '../domain/digest.ts';
import { caseInvoices } from '../domain/invoice.ts';
import type { Result } from '../domain/result.ts';

/** A command of the domain, waiting for the case and for who acts. */
export type Command = (state: CaseState, actor: Actor) => Result<NewEvent, Refusal>;

/** The decision that the draft would record now; an exception to what billing already shows says so (G16). */
export function draftedDecision(ports: SessionPorts, store: Store): Result<Decision, DraftProblem> {
  const state = store.get();
  const context = draftContext(state, ports.settings);
  const made = decisionOf(state.draft, context);
  if (!made.ok || made.value.exception === null) return made;
  const outcome = outcomeOf(state.draft, context);
  const playbook = outcome.kind === 'resolution' ? outcome.resolution.plan : null;
  const happened = hasHappened(made.value, playbook, billingNow(state), nextRunBeganAt(caseOf(state)));
  return decisionOf(state.draft, context, happened);
}

/** The note that recording `event` now would put on the ticket, without its machine-readable line. */
export function noteOf(ports: SessionPorts, store: Store, event: NewEvent, prose: string): string {
  const state = store.get();
  const caseState = caseOf(state);
  const began = draftContext(state, ports.settings).pastDue;
  const pastDue = event.run === caseState.run ? caseInvoices(billingNow(state), caseState.runBeganAt) : began;
  const note = noteFor({
    event,
    state: caseState,
    pastDue,
    requester: state.ticket?.requester.name ?? '',
    prose,
    author: ports.viewer.id,
    nameOf: nameIn(state, ports.wording),
    words: wordsFor(state, ports.wording),
  });
  // The log adds its machine-readable line below this one.
  return `${note} · ${ports.wording.say('note.data')}`;
}

/** Whom a flag tells: by id or e-mail as the settings have them, so that no failed look-up can lose one. */
function presentApprovers({ settings, now }: SessionPorts): readonly (number | string)[] {
  return settings.approvers.filter(({ until }) => until === null || until > now()).map(({ idOrEmail }) => idOrEmail);
}

/**
 * Carries out `command` on the case as the ticket has it and records its event in one confirmed update. `what` names the
 * intent: repeating the same intent on the same state (retry, double click, reload) has the same event id, so it is
 * never written twice. Tells the store what came of it; true where it is recorded.
 */
export async function carryOut(
  ports: SessionPorts,
  store: Store,
  reader: Reader,
  request: { readonly what: string; readonly command: Command; readonly prose: string },
): Promise<boolean> {
  const { ticket, busy } = store.get();
  if (busy !== null || ticket?.id == null) return false;
  const ticketId = ticket.id;
  const end = (notice: Notice | null): boolean => {
    store.update({ busy: null, notice });
    return notice?.kind === 'recorded';
  };
  store.update({ busy: 'recording', notice: null });
  const idAt = (seq: number): string => digest(`${ticketId}/${seq}/${ports.viewer.id}/${request.what}`);
  // The answer to the first try may have got lost, and the log been read since: then the newest event is this one.
  const isWritten = (newest: CaseEvent | undefined): newest is CaseEvent =>
    newest?.author === ports.viewer.id && newest.noteIntact && newest.id === idAt(newest.seq);
  // That it is the newest is only certain of a log read now: a colleague may have replaced it since.
  const held = store.get().log;
  if (held.is !== 'read' || isWritten(held.state.events.at(-1))) await reader.readLog();
  const { log } = store.get();
  if (log.is === 'failed') return end({ kind: 'failed', failure: log.failure });
  if (log.is !== 'read') return end({ kind: 'refused', refusal: 'out-of-date' });

  const { state, entries } = log;
  const newest = state.events.at(-1);
  if (isWritten(newest)) return end({ kind: 'recorded', act: newest.act });
  const eventId = idAt(state.lastSeq + 1);
  const outcome = request.command(state, { id: ports.viewer.id, at: ports.now(), eventId, ticketId });
  if (!outcome.ok) return end({ kind: 'refused', refusal: outcome.error });

  const event = outcome.value;
  const context = { ticketId, ticketCreatedAt: ticket.createdAt ?? 0, approvers: store.get().approvers };
  const asRecorded = (recorded: CaseEvent): CaseState =>
    foldCase([...entries, { entry: 'event', event: recorded }], context);
  const expected = asRecorded({ ...event, author: ports.viewer.id, at: ports.now(), auditId: 0, noteIntact: true });
  const followers = carriesFlag(event.act) ? presentApprovers(ports) : [];
  if (carriesFlag(event.act) && followers.length === 0) {
    return end({ kind: 'failed', failure: { why: 'refused', detail: 'the settings name no approver' } });
  }
  const written = await ports.log.record(
    {
      event,
      author: ports.viewer.id,
      note: noteOf(ports, store, event, request.prose),
      index: indexValues(expected),
      followers,
    },
    Math.max(0, ...entries.map((entry) => (entry.entry === 'event' ? entry.event.auditId : 0))),
  );
  if (!written.ok) {
    if (written.error.why === 'newer') await reader.readLog();
    end({ kind: 'failed', failure: written.error });
    // It may have been written all the same; then the index tag has told so meanwhile.
    void reader.readTicket();
    return false;
  }
  reader.recorded(written.value);
  return end({ kind: 'recorded', act: event.act });
}
