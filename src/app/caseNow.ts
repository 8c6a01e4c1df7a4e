import { knownCase, type SessionState } from './sessionState.ts';
import { nextRun } from '../domain/case/draft.ts';
import { emptyCase, type CaseState } from '../domain/case/caseState.ts';
import type { Instant } from '../domain/money.ts';

/** The case of this ticket; an empty one while there is none or it is not read. */
export function caseOf(state: SessionState): CaseState {
  const { ticket } = state;
  // A ticket that is not created yet has no past: only what is past due now is its case.
  const ticketCreatedAt = ticket?.createdAt ?? Infinity;
  return knownCase(state.log) ?? emptyCase({ ticketId: ticket?.id ?? 0, ticketCreatedAt, approvers: state.approvers });
}

/** When the run that is decided next began: run k+1 began when run k ended (playbook §3). */
export function nextRunBeganAt(state: CaseState): Instant {
  return nextRun(state) === state.run ? state.runBeganAt : (state.endedAt ?? state.runBeganAt);
}
