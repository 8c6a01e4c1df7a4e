import { inRun, newEvent, type Actor, type Outcome, type Refusal } from './commands.ts';
import { isDecider, type CaseState } from './caseState.ts';
import { isApprover, presentApprovers, type Condition } from './events.ts';
import { answerableFingerprint } from './standing.ts';
import { inert, isBlank } from '../inert.ts';
import type { Instant } from '../money.ts';
import { playbookSaysNever } from '../policy/exception.ts';
import { err, ok, type Result } from '../result.ts';

/** Whether `viewer` may answer the newest flag now: an approver, and what is decided now is before them. */
export function mayAnswer(state: CaseState, viewer: number, at: Instant): boolean {
  return inRun(state) && isApprover(state.approvers, viewer, at) && answerableFingerprint(state) !== undefined;
}

/** What an approval by `approver` still needs (playbook §4 I2, §5): somebody else, a reason, or nothing. */
export function approvalNeeds(state: CaseState, approver: number, at: Instant): 'another-approver' | 'reason' | null {
  const { decision } = state;
  if (decision === null) return null;
  const isOwn = isDecider(state, approver);
  if (isOwn && presentApprovers(state.approvers, at).length > 1) return 'another-approver';
  return isOwn || playbookSaysNever(decision.decision.request, decision.decision.plan) ? 'reason' : null;
}

/** What an answer to the flag `flagId` answers, or why it cannot be given. */
function answered(state: CaseState, actor: Actor, flagId: string): Result<string | null, Refusal> {
  if (!isApprover(state.approvers, actor.id, actor.at)) return err('not-an-approver');
  if (!inRun(state) || state.flag === null || state.flag.withdrawn) return err('no-flag');
  // Reggie answers what was on the screen: a newer flag, or another decision, has to be read first.
  const print = answerableFingerprint(state);
  return state.flag.event.id !== flagId || print === undefined ? err('out-of-date') : ok(print);
}

/**
 * Reggie's yes to exactly the flag `flagId`, perhaps under a condition. Refuses `not-an-approver`, `no-flag`,
 * `out-of-date` (another flag or decision stands now), `decider-cannot-approve`, and `reason-missing` for the only
 * approver's own decision and for what the playbook says never (§4 I2, §5).
 */
export function approve(
  state: CaseState,
  actor: Actor,
  flagId: string,
  condition: Condition | null,
  reason: string,
): Outcome {
  const print = answered(state, actor, flagId);
  if (!print.ok) return print;
  const needs = approvalNeeds(state, actor.id, actor.at);
  if (needs === 'another-approver') return err('decider-cannot-approve');
  if (needs === 'reason' && isBlank(reason)) return err('reason-missing');
  const words = inert(reason).trim();
  return newEvent(state, actor, { kind: 'approved', flagId, fingerprint: print.value, condition, words }, state.run);
}

function answerWithWords(kind: 'declined' | 'returned') {
  return (state: CaseState, actor: Actor, flagId: string, words: string): Outcome => {
    const print = answered(state, actor, flagId);
    if (!print.ok) return print;
    if (isBlank(words)) return err('reason-missing');
    return newEvent(state, actor, { kind, flagId, fingerprint: print.value, words: inert(words).trim() }, state.run);
  };
}

/** Reggie's no, with its reason. Refuses as `approve` does where the flag cannot be answered, and `reason-missing`. */
export const decline = answerWithWords('declined');

/** Reggie asks the agent a question. Refuses as `decline` does. */
export const sendBack = answerWithWords('returned');
