import { decisionWith, isOnlyAsk, type AnswerEvent, type CaseState } from './caseState.ts';
import type { Decision } from './decision.ts';
import { fingerprint, isCoveredByCap } from './materialFacts.ts';
import { isApprover, type CaseEvent } from './events.ts';
import type { Phase } from './phases.ts';
import { stricter, type GateLevel } from '../policy/facts.ts';
import { isOfItsShape } from '../policy/plan.ts';
import { resolve } from '../policy/resolve.ts';

/** Whether the decision is what the playbook says to its own answers and count: an event can be written by hand. */
function isByPlaybook({ request, paysTwo, escalation, rule, plan, pastDue, settingsActed }: Decision): boolean {
  if (pastDue.n === null) return false;
  const outcome = resolve({
    request,
    paysTwo,
    escalation,
    pastDue: { kind: 'count', source: 'typed', count: pastDue.n, seenIn: null, asOf: pastDue.asOf },
    settings: {
      flagEveryVoid: settingsActed.includes('flag-every-void'),
      continueRequiresTwoPaid: settingsActed.includes('continue-requires-two'),
    },
  });
  if (outcome.kind === 'question') return false;
  const { rule: said, plan: meant } = outcome.resolution;
  return (
    said === rule &&
    meant.shape === plan.shape &&
    meant.account === plan.account &&
    meant.mustBePaid === plan.mustBePaid &&
    isOfItsShape(plan, pastDue.n)
  );
}

/** The least gate that the decision may have, whatever its event claims (I6). */
function leastGate(decision: Decision): GateLevel {
  if (decision.exception !== null || !isByPlaybook(decision)) return 'approval';
  return decision.plan.account === 'closes' || decision.escalation !== 'none' ? 'flag' : 'none';
}

/** The gate of the present decision; deciding again what was declined needs approval, whatever its rule says. */
export function effectiveGate(state: CaseState): GateLevel {
  if (state.decision === null) return 'none';
  const { decision, fingerprint } = state.decision;
  if (state.declinedFingerprints.includes(fingerprint)) return 'approval';
  return stricter(decision.gate, leastGate(decision));
}

/** Whether Reggie's answer also covers that decision of the run (same facts, or lower within the cap). */
function covers(state: CaseState, { act }: AnswerEvent, decision: Decision, print: string): boolean {
  if (act.fingerprint === null) return false;
  if (act.fingerprint === print) return true;
  if (act.kind !== 'approved' || act.condition?.kind !== 'cap') return false;
  const approved = decisionWith(state, act.fingerprint);
  return approved !== null && isCoveredByCap(decision, approved, act.condition.amount);
}

/** Whether an approval that holds already covers `decision`: deciding it then needs no new flag (playbook §5). */
export function isApprovedAlready(state: CaseState, decision: Decision): boolean {
  const { answer, flag } = state;
  if (answer?.act.kind !== 'approved' || flag === null || flag.withdrawn) return false;
  return covers(state, answer, decision, fingerprint(decision));
}

/** The answer that holds for the present decision: the newest one, to the newest flag, covering what is decided now. */
export function holdingAnswer(state: CaseState): AnswerEvent | null {
  const { answer, decision } = state;
  if (answer === null || decision === null) return null;
  const isOfLostNote = !decision.event.noteIntact && answer.act.flagId === decision.event.id;
  if (isOfLostNote && answer.act.kind !== 'approved') return answer;
  return covers(state, answer, decision.decision, decision.fingerprint) ? answer : null;
}

/** The holding answer, where it was given after the present decision and not to an earlier one with the same facts. */
export function answerToThis(state: CaseState): AnswerEvent | null {
  const answer = holdingAnswer(state);
  if (answer === null || state.decision === null) return null;
  const place = ({ id, author }: Pick<CaseEvent, 'id' | 'author'>): number =>
    state.events.findLastIndex((event) => event.id === id && event.author === author);
  return place(answer) > place(state.decision.event) ? answer : null;
}

/**
 * The fingerprint that an answer to the newest flag has to have: what was flagged, or what is decided now where an answer
 * to that flag already speaks of it (something lower under a cap). Undefined where what is decided now is not before Reggie.
 */
export function answerableFingerprint(state: CaseState): string | null | undefined {
  const { flag, decision } = state;
  if (flag === null || flag.withdrawn) return undefined;
  if (decision === null) return flag.fingerprint;
  return flag.fingerprint === decision.fingerprint || holdingAnswer(state) !== null ? decision.fingerprint : undefined;
}

/** Whether Reggie's question to the newest flag waits for the agent's answer. */
export function isQuestionOpen(state: CaseState): boolean {
  return state.answer?.act.kind === 'returned';
}

/** An approval that does not fit what is decided now, and what it was given to (null where that cannot be read). */
export interface OutdatedApproval {
  readonly event: AnswerEvent;
  readonly approved: Decision | null;
}

/** The newest answer of the run, where it is an approval of something else than what is decided now. */
export function outdatedApproval(state: CaseState): OutdatedApproval | null {
  const answer = state.answers.at(-1);
  const { decision } = state;
  if (answer?.act.kind !== 'approved' || decision === null) return null;
  if (covers(state, answer, decision.decision, decision.fingerprint)) return null;
  return { event: answer, approved: decisionWith(state, answer.act.fingerprint) };
}

/** Whether the present decision stands before Reggie (playbook §5 "Flagged means"). */
export function isFlagged(state: CaseState): boolean {
  const { decision, flag } = state;
  if (decision === null) return false;
  const ownFlag = isApprover(state.approvers, decision.event.author, decision.event.at);
  if (ownFlag && effectiveGate(state) === 'flag') return true;
  if (flag === null || flag.withdrawn) return false;
  const answer = holdingAnswer(state);
  if (answer?.act.kind === 'approved' || answerToThis(state) !== null) return true;
  // A declined flag is spent: what is decided again after it goes before Reggie again.
  if (answer?.act.kind === 'declined') return false;
  return flag.fingerprint === decision.fingerprint;
}

/** The rules that stand from the log alone; a solve at which none of them stood ends the run. */
export type StandingRule = 'G1' | 'G2' | 'G3' | 'G5' | 'G6' | 'G7';

/** Which of G1–G3 and G5–G7 stand, as far as the log tells (playbook §6). */
export function standingRules(state: CaseState): readonly StandingRule[] {
  if (state.run === 0 || state.dismissed) return [];
  const standing: StandingRule[] = [];
  const { decision } = state;
  if (state.escalation.level !== 'none' && !state.escalation.flagged) standing.push('G1');
  if (decision === null || isOnlyAsk(decision.decision)) standing.push('G7');
  if (decision === null) return isQuestionOpen(state) ? [...standing, 'G6'] : standing;
  const gate = effectiveGate(state);
  const answer = answerToThis(state)?.act.kind;
  const isAnswered = answer !== undefined || holdingAnswer(state)?.act.kind === 'approved';
  if (gate !== 'none' && !isFlagged(state)) standing.push('G2');
  else if (gate === 'approval' && !isAnswered) standing.push('G3');
  // "It has happened": once Reggie has answered it, also by declining, nothing is left to be undone (G16).
  if (answer === 'declined' && decision.decision.exception?.alreadyHappened !== true) standing.push('G5');
  if (answer === 'returned') standing.push('G6');
  return standing;
}

/** An escalation was flagged before anything was decided, and Reggie has not answered it: it belongs into Reggie's view. */
function isEscalationBeforeReggie({ escalation, answer }: CaseState): boolean {
  return escalation.level !== 'none' && escalation.flagged && answer === null;
}

/**
 * The phase that the ticket's index field shows (architecture.md "The case log"). The net goes by it alone: it is one of
 * open, escalated, waiting, declined and returned exactly where a rule stands from the log (standing.property.test.ts).
 */
export function phaseOf(state: CaseState): Phase {
  if (state.run === 0) return 'none';
  if (state.dismissed) return 'dismissed';
  const standing = standingRules(state);
  if (standing.includes('G1') || standing.includes('G2')) return 'open';
  if (standing.includes('G7')) return isEscalationBeforeReggie(state) ? 'escalated' : 'open';
  if (standing.includes('G5')) return 'declined';
  if (standing.includes('G6')) return 'returned';
  if (standing.includes('G3')) return 'waiting';
  const answer = holdingAnswer(state);
  if (answer?.act.kind === 'approved') return 'approved';
  // What Reggie has said no to or asked of, and what holds nothing back any more, waits for nobody.
  if (effectiveGate(state) !== 'flag' || answer !== null) return 'recorded';
  // An approver's own decision is its own flag: nobody is asked about it.
  return state.flag === null || state.flag.withdrawn ? 'recorded' : 'flagged';
}
