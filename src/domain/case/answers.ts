import { isDecider, type AnswerEvent, type CaseState, type EventOf, type RefusedWhy } from './caseState.ts';
import { presentApprovers, isApprover, type CaseEvent } from './events.ts';
import { answerableFingerprint } from './standing.ts';
import { isBlank } from '../inert.ts';

/** The case with `event` noted as granting nothing, and why. */
export function refusing(state: CaseState, event: CaseEvent, why: RefusedWhy): CaseState {
  return { ...state, refused: [...state.refused, { event, why }] };
}

/** Whoever decided may approve only as the only approver set, and then with a reason. */
function isDecidersOwn(state: CaseState, event: AnswerEvent): boolean {
  if (event.act.kind !== 'approved' || !isDecider(state, event.author)) return false;
  return presentApprovers(state.approvers, event.at).length > 1 || isBlank(event.act.words);
}

function whyRefused(state: CaseState, event: AnswerEvent): RefusedWhy | null {
  const { flag } = state;
  if (!isApprover(state.approvers, event.author, event.at)) return 'not-an-approver';
  if (flag === null || flag.withdrawn || event.act.flagId !== flag.event.id) return 'not-the-newest-flag';
  // Whoever redacts what was flagged takes its facts away, and must not take a no or a question away with them.
  if (event.act.kind !== 'approved' && !flag.event.noteIntact) return null;
  const isOfOther =
    event.act.fingerprint !== flag.fingerprint && event.act.fingerprint !== answerableFingerprint(state);
  if (isOfOther && flag.event.noteIntact) return 'other-fingerprint';
  if (isDecidersOwn(state, event)) return 'decider';
  // A yes says under which words it was given, and to which; a no and a question hold without either.
  return event.act.kind === 'approved' && (isOfOther || !event.noteIntact) ? 'note-gone' : null;
}

/** The case after one of Reggie's answers; one that does not count (playbook §5) is kept in `refused`. */
export function withAnswer(state: CaseState, event: AnswerEvent): CaseState {
  const why = whyRefused(state, event);
  // A yes whose note is gone, or the note of what it answers, still took the place of the answer before it.
  if (why === 'note-gone') return { ...refusing(state, event, why), answer: null };
  if (why !== null) return refusing(state, event, why);
  const { kind, fingerprint } = event.act;
  const declined = kind === 'declined' && fingerprint !== null ? [fingerprint] : [];
  return {
    ...state,
    answer: event,
    answers: [...state.answers, event],
    declinedFingerprints: [...state.declinedFingerprints, ...declined],
  };
}

/** The case after a flag was taken back: its answers are void, and an escalation nobody answered is unflagged again. */
export function withWithdrawal(state: CaseState, event: EventOf<'withdrawn'>): CaseState {
  const { flag, answer, answers, escalation } = state;
  if (flag === null || flag.event.id !== event.act.flagId) return refusing(state, event, 'not-the-newest-flag');
  return {
    ...state,
    flag: { ...flag, withdrawn: true },
    answer: null,
    answers: answers.filter(({ act }) => act.flagId !== event.act.flagId),
    escalation: { ...escalation, flagged: escalation.flagged && answer !== null },
  };
}
