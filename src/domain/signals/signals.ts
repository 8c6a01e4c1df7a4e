import { CHARGEBACK, LEAVING, NO_REFUND, PROMISES, QUESTION_OPENING, REFUND } from './phrases.en.ts';
import { sentencesIn, type Sentence } from './sentences.ts';
import type { PromiseKind, Signals } from '../case/gateInput.ts';

/** One message of a conversation, as far as signals need it. */
export interface SpokenMessage {
  readonly from: 'customer' | 'agent';
  readonly internal: boolean;
  readonly text: string;
}

/** What a reply commits to, with the sentence that does. */
export interface FoundPromise {
  readonly kind: PromiseKind;
  readonly sentence: string;
}

const speaksOf = (phrases: readonly RegExp[], { plain }: Sentence): boolean =>
  phrases.some((phrase) => phrase.test(plain));

/** What the customer said, newest message first: the newest mention is the one that agents know. */
function customerSentences(messages: readonly SpokenMessage[]): readonly Sentence[] {
  return messages
    .filter(({ from, internal }) => from === 'customer' && !internal)
    .toReversed()
    .flatMap(({ text }) => sentencesIn(text, 'own'));
}

/**
 * The sentences in which the customer speaks of a chargeback, and of a refund, of cancelling or of not using the
 * account (G13); null where there is none. A mention suffices: the agent judges it, with one click.
 */
export function customerSignals(messages: readonly SpokenMessage[]): Signals {
  const sentences = customerSentences(messages);
  const first = (phrases: readonly RegExp[]): string | null =>
    sentences.find((sentence) => speaksOf(phrases, sentence))?.text ?? null;
  return { chargeback: first(CHARGEBACK), money: first([...REFUND, ...LEAVING]) };
}

/** Whether the customer asks for money back (playbook §4: `continue` then needs a reason). */
export function asksForRefund(messages: readonly SpokenMessage[]): boolean {
  return customerSentences(messages).some((sentence) => speaksOf(REFUND, sentence) && !speaksOf(NO_REFUND, sentence));
}

function isQuestion({ plain }: Sentence): boolean {
  return plain.endsWith('?') && QUESTION_OPENING.test(plain);
}

const KINDS = Object.keys(PROMISES) as readonly PromiseKind[];

/** What a public reply commits to: money, a void, or the account's fate (G17). Each kind once per sentence. */
export function promisesIn(reply: string): readonly FoundPromise[] {
  // A promise behind a quotation mark is read by the customer all the same.
  return sentencesIn(reply, 'all')
    .filter((sentence) => !isQuestion(sentence))
    .flatMap((sentence) =>
      KINDS.filter((kind) => speaksOf(PROMISES[kind], sentence)).map((kind) => ({ kind, sentence: sentence.text })),
    );
}
