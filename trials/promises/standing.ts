/** G1–G3 and G5–G7 of the playbook (§6), as far as the log alone tells them. */
import type { Decision } from '../../src/domain/case/decision.ts';
import type { Place } from './place.ts';
import { covers, isApprover, type Run } from './truth.ts';

export type LogRule = 'G1' | 'G2' | 'G3' | 'G5' | 'G6' | 'G7';

export const isOnlyAsk = ({ rule, exception }: Decision): boolean => rule === 'R7' && exception === null;

/** §4, last column, and §5: what was declined once needs approval; I6. */
export function gateOf({ decided, declined }: Run): 'none' | 'flag' | 'approval' {
  if (decided === null) return 'none';
  const { decision, facts } = decided;
  if (decision.exception !== null || declined.includes(facts)) return 'approval';
  const isFlagged = decision.plan.account === 'closes' || decision.escalation !== 'none';
  return isFlagged || decision.settingsActed.includes('flag-every-void') ? 'flag' : 'none';
}

/** The answer to what is decided now, and whether it was given after it was decided. */
export function answerOf({ answer, decided }: Run): { readonly kind: string; readonly isAfter: boolean } | null {
  if (answer === null || decided === null || !covers(answer, decided)) return null;
  return { kind: answer.act.kind, isAfter: answer.event.auditId > decided.event.auditId };
}

function isFlagged(run: Run, place: Place): boolean {
  const { decided, flag } = run;
  if (decided === null) return false;
  if (gateOf(run) === 'flag' && isApprover(place, decided.event.author)) return true;
  if (flag === null || flag.isWithdrawn) return false;
  const answer = answerOf(run);
  if (answer?.kind === 'approved' || answer?.isAfter === true) return true;
  return flag.facts === decided.facts && answer?.kind !== 'declined';
}

/** The rules that stand; also for a run that was solved, which is judged again at every solve. */
export function standingInLog(run: Run, place: Place): readonly LogRule[] {
  if (run.number === 0 || run.isDismissed) return [];
  const { decided } = run;
  const standing: LogRule[] = [];
  if (run.escalation !== 'none' && !run.isEscalationFlagged) standing.push('G1');
  if (decided === null || isOnlyAsk(decided.decision)) standing.push('G7');
  if (decided === null) return run.answer?.act.kind === 'returned' ? [...standing, 'G6'] : standing;
  const gate = gateOf(run);
  const answer = answerOf(run);
  const isAnswered = answer !== null && (answer.isAfter || answer.kind === 'approved');
  if (gate !== 'none' && !isFlagged(run, place)) standing.push('G2');
  else if (gate === 'approval' && !isAnswered) standing.push('G3');
  const hasHappened = decided.decision.exception?.alreadyHappened === true;
  if (answer?.isAfter === true && answer.kind === 'declined' && !hasHappened) standing.push('G5');
  if (answer?.isAfter === true && answer.kind === 'returned') standing.push('G6');
  return standing;
}
