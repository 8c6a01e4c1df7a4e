import type { Decision } from './decision.ts';
import { fingerprint, saysTheSame } from './materialFacts.ts';
import { isApprover, type CaseAct, type Confirmable, type NewEvent } from './events.ts';
import { flaggedEscalation, isAnythingDecided, isOnlyAsk, isOpen, type CaseState } from './caseState.ts';
import { effectiveGate, holdingAnswer, isApprovedAlready, isFlagged, isQuestionOpen } from './standing.ts';
import { nextRun } from './draft.ts';
import { inert, isBlank } from '../inert.ts';
import type { Instant } from '../money.ts';
import { isAbove, type Escalation } from '../policy/facts.ts';
import { err, ok, type Result } from '../result.ts';

/** Who acts, and when by the app's clock (the recorded time is the help desk's). */
export interface Actor {
  readonly id: number;
  readonly at: Instant;
  /** A fresh id for the event; repeating a command with the same id never yields a second event. */
  readonly eventId: string;
  readonly ticketId: number;
}

/** Why a command is not carried out. Wording: `refusal.*` in translations. */
export type Refusal =
  | 'already-recorded'
  | 'question-waits'
  | 'nothing-to-flag'
  | 'already-flagged'
  | 'no-flag'
  | 'not-an-approver'
  | 'decider-cannot-approve'
  | 'reason-missing'
  | 'out-of-date'
  | 'nothing-decided'
  | 'something-decided'
  | 'escalation-not-flagged'
  | 'already-dismissed'
  | 'other-run';

export type Outcome = Result<NewEvent, Refusal>;

/** The event of `act`, with the next sequence number. */
export function newEvent(state: CaseState, actor: Actor, act: CaseAct, run = nextRun(state)): Outcome {
  return ok({ id: actor.eventId, ticketId: actor.ticketId, run, seq: state.lastSeq + 1, act });
}

/** Whether the case has a run that was not set aside. */
export const inRun = (state: CaseState): boolean => state.run > 0 && !state.dismissed;

const isAlreadyHappened = (decision: Decision): boolean => decision.exception?.alreadyHappened === true;

/**
 * Records a decision: R7 as `asked`, everything else as `decided`; where a flag is due, the same event carries it
 * (playbook §5). What an approver decides counts as its own flag where a flag suffices. Refuses `other-run` where the
 * decision was made for another run, and `already-recorded` where it would repeat the present one word for word; `prose`
 * are the agent's own words for the note.
 */
export function record(state: CaseState, actor: Actor, decision: Decision, prose = ''): Outcome {
  if (decision.run !== nextRun(state)) return err('other-run');
  const print = fingerprint(decision);
  const present = isOpen(state) ? state.decision : null;
  const declined = holdingAnswer(state)?.act.kind === 'declined';
  const same =
    present !== null &&
    saysTheSame(present.decision, decision) &&
    prose.trim() === '' &&
    present.event.noteIntact &&
    !declined;
  if (same) return err('already-recorded');
  // The same again is no answer to Reggie's question, and must not take its place.
  const isAsked = isOpen(state) && holdingAnswer(state)?.act.kind === 'returned';
  if (present?.fingerprint === print && isAsked) return err('question-waits');
  const declinedBefore = present !== null && state.declinedFingerprints.includes(print);
  const due = decision.gate !== 'none' || declinedBefore;
  if (isOnlyAsk(decision) && !due) return newEvent(state, actor, { kind: 'asked', decision });
  const ownFlag = decision.gate === 'flag' && !declinedBefore && isApprover(state.approvers, actor.id, actor.at);
  // A new flag would void the approval that covers this already: the same facts, or less within Reggie's cap. What has
  // happened beyond it (G16), or an escalation that Reggie does not know of, is nothing that was approved.
  const isNews = isAlreadyHappened(decision) || isAbove(decision.escalation, flaggedEscalation(state));
  const isCovered = isOpen(state) && !isNews && isApprovedAlready(state, decision);
  return newEvent(state, actor, { kind: 'decided', decision, flag: due && !ownFlag && !isCovered });
}

/**
 * Flags an escalation, the present decision, or both (playbook §5); `words` are why, or the answer to Reggie's question.
 * Refuses `reason-missing` where a question waits and the words are empty, `nothing-to-flag` where nothing needs Reggie,
 * `already-flagged` where the newest flag stands.
 */
export function flag(state: CaseState, actor: Actor, escalation: Escalation, words: string): Outcome {
  const decided = isOpen(state) ? state.decision : null;
  const raises = isAbove(escalation, flaggedEscalation(state));
  const answersQuestion = isOpen(state) && isQuestionOpen(state);
  if (answersQuestion && isBlank(words)) return err('reason-missing');
  if (!raises && !answersQuestion) {
    if (decided === null || effectiveGate(state) === 'none') return err('nothing-to-flag');
    if (isFlagged(state)) return err('already-flagged');
  }
  return newEvent(state, actor, {
    kind: 'flagged',
    escalation,
    fingerprint: decided?.fingerprint ?? null,
    words: inert(words).trim(),
  });
}

/** Takes the newest flag back; its answers are void (playbook §5). Refuses `no-flag` and `reason-missing`. */
export function withdraw(state: CaseState, actor: Actor, reason: string): Outcome {
  if (!inRun(state) || state.flag === null || state.flag.withdrawn) return err('no-flag');
  if (isBlank(reason)) return err('reason-missing');
  return newEvent(
    state,
    actor,
    { kind: 'withdrawn', flagId: state.flag.event.id, words: inert(reason).trim() },
    state.run,
  );
}

/** Vouches for what billing cannot show; counts for the present decision only. Refuses `nothing-decided`, `reason-missing`. */
export function confirm(state: CaseState, actor: Actor, what: Confirmable, words: string): Outcome {
  if (!inRun(state) || state.decision === null) return err('nothing-decided');
  if (isBlank(words)) return err('reason-missing');
  const decisionId = state.decision.event.id;
  return newEvent(state, actor, { kind: 'confirmed', decisionId, what, words: inert(words).trim() }, state.run);
}

/**
 * "Not a past-due or refund matter" (playbook §5). `draftEscalation` is what this tab has not recorded yet. Refuses
 * `already-dismissed` while the customer has not written since; to anybody but an approver also `escalation-not-flagged`
 * and, once more than the ask for two is decided, `something-decided`.
 */
export function dismiss(state: CaseState, actor: Actor, draftEscalation: Escalation = 'none'): Outcome {
  if (state.dismissed) {
    const wroteSince = state.endedAt !== null && (state.customerWroteAt ?? -Infinity) > state.endedAt;
    if (!wroteSince) return err('already-dismissed');
  }
  if (!isApprover(state.approvers, actor.id, actor.at)) {
    const recorded = isOpen(state) ? state.escalation.level : 'none';
    const flagged = flaggedEscalation(state);
    if (isAbove(recorded, flagged) || isAbove(draftEscalation, flagged)) return err('escalation-not-flagged');
    if (isOpen(state) && isAnythingDecided(state)) return err('something-decided');
  }
  return newEvent(state, actor, { kind: 'dismissed' });
}
