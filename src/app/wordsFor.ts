import { billingNow } from './billingNow.ts';
import type { SessionState } from './sessionState.ts';
import type { NoteWords, Wording } from '../domain/case/noteWords.ts';

/** Words about this ticket: invoices by the numbers that billing prints on them. */
export function wordsFor(state: SessionState, wording: Wording): NoteWords {
  const read = billingNow(state);
  const numbers = new Map(read.kind === 'invoices' ? read.invoices.map(({ id, number }) => [id, number]) : []);
  return { ...wording, number: (id) => numbers.get(id) ?? id };
}

/** A colleague's or an approver's name; their number where nobody has told it yet. */
export function nameIn(state: SessionState, { say }: Wording): (userId: number) => string {
  return (id) => state.names.get(id) ?? say('panel.userNumber', { id });
}
