import { caseOf } from '../app/desk.ts';
import { decline } from '../domain/case/commands.ts';
import { useDesk } from './SessionContext.ts';

/** Whether whoever is signed in may answer the newest flag now; nobody but approvers ever sees the brief. */
export function useMayAnswer(): boolean {
  const { state, ports } = useDesk();
  const caseState = caseOf(state);
  const ticketId = state.ticket?.id;
  if (ticketId == null || caseState.flag === null) return false;
  const actor = { id: ports.viewer.id, at: ports.now(), eventId: '', ticketId };
  return decline(caseState, actor, caseState.flag.event.id, 'why').ok;
}
