import type { Instant, Money } from '../money.ts';

/** Sentences (translations) and formats, without anything that depends on a ticket. */
export interface Wording {
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly money: (amount: Money) => string;
  /** Calendar day in the reader's zone. */
  readonly day: (at: Instant) => string;
  /** Day, time and zone. */
  readonly moment: (at: Instant) => string;
  /** How long ago, in the largest whole unit: "2 hours". */
  readonly age: (since: Instant, now: Instant) => string;
}

/** A label and what it stands for, joined as the language joins them: French has a space before its colon. */
export function labelled({ say }: Pick<Wording, 'say'>, label: string, value: string): string {
  return say('note.labelled', { label, value });
}

/** The words of notes, briefs and block messages about one ticket. */
export interface NoteWords extends Wording {
  /** An invoice's printed number by its id; the id where billing does not tell it. */
  readonly number: (invoiceId: string) => string;
  /** Who gave the answer that holds, by name; "Reggie" where the first approver did, or nobody has. */
  readonly answerer: string;
}
