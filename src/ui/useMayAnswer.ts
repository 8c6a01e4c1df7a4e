import { caseOf } from '../app/caseNow.ts';
import { mayAnswer } from '../domain/case/answerCommands.ts';
import { useDesk } from './SessionContext.ts';

/** Whether whoever is signed in may answer the newest flag now; nobody but approvers ever sees the brief. */
export function useMayAnswer(): boolean {
  const { state, ports } = useDesk();
  return state.ticket?.id != null && mayAnswer(caseOf(state), ports.viewer.id, ports.now());
}
