import { billingNow } from './billingNow.ts';
import { caseOf } from './caseNow.ts';
import type { SessionState } from './sessionState.ts';
import type { NoteWords, Wording } from '../domain/case/noteWords.ts';

/** An approver in the texts: the first one is "Reggie" (playbook §1), any other is called by their name. */
export function approverIn(state: SessionState, wording: Wording): (userId: number) => string {
  const first = state.approvers[0]?.id;
  return (id) => (id === first ? wording.say('gate.who.reggie') : nameIn(state, wording)(id));
}

/** Words about this ticket: invoices by the numbers that billing prints on them, and who has answered. */
export function wordsFor(state: SessionState, wording: Wording): NoteWords {
  const read = billingNow(state);
  const numbers = new Map(read.kind === 'invoices' ? read.invoices.map(({ id, number }) => [id, number]) : []);
  const { answer } = caseOf(state);
  const answerer = answer === null ? wording.say('gate.who.reggie') : approverIn(state, wording)(answer.author);
  return { ...wording, number: (id) => numbers.get(id) ?? id, answerer };
}

/** A colleague's or an approver's name; their number where nobody has told it yet. */
export function nameIn(state: SessionState, { say }: Wording): (userId: number) => string {
  return (id) => state.names.get(id) ?? say('panel.userNumber', { id });
}
