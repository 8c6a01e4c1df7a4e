import { spokenIn, type Spoken } from './customerPhrases.ts';
import { promisedIn } from './promisePhrases.ts';
import { sentencesIn } from './sentences.ts';
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

/** The sentence in which each matter comes up; null where none does. */
export interface Topics {
  readonly chargeback: string | null;
  /** Asks for money back. */
  readonly refund: string | null;
  /** Wants to cancel, or says that the account is not used. */
  readonly leaving: string | null;
}

/** What was found in a message; the panel asks again with every key that is pressed. */
const looked = new WeakMap<SpokenMessage, Topics>();

function topicsOf(message: SpokenMessage): Topics {
  const before = looked.get(message);
  if (before !== undefined) return before;
  const sentences = sentencesIn(message.text, 'own').map(({ text, plain }) => ({ text, spoken: spokenIn(plain) }));
  const first = (topic: keyof Spoken): string | null => sentences.find(({ spoken }) => spoken[topic])?.text ?? null;
  const topics = { chargeback: first('chargeback'), refund: first('refund'), leaving: first('leaving') };
  looked.set(message, topics);
  return topics;
}

/** The newest message's sentence for which there is one: that is the one that agents know. */
function newest(messages: readonly SpokenMessage[], sentence: (topics: Topics) => string | null): string | null {
  for (const message of messages.toReversed()) {
    const found = message.from === 'customer' && !message.internal ? sentence(topicsOf(message)) : null;
    if (found !== null) return found;
  }
  return null;
}

/** What the customer's own public words speak of. */
export function customerTopics(messages: readonly SpokenMessage[]): Topics {
  return {
    chargeback: newest(messages, (topics) => topics.chargeback),
    refund: newest(messages, (topics) => topics.refund),
    leaving: newest(messages, (topics) => topics.leaving),
  };
}

/**
 * The sentences in which the customer speaks of a chargeback, and asks for a refund, wants to cancel or says that the
 * account is not used (G13); null where there is none. The agent judges it, with one click.
 */
export function customerSignals(messages: readonly SpokenMessage[]): Signals {
  return {
    chargeback: newest(messages, (topics) => topics.chargeback),
    money: newest(messages, (topics) => topics.refund ?? topics.leaving),
  };
}

/** Whether the customer asks for money back (playbook §4: `continue` then needs a reason). */
export function asksForRefund(messages: readonly SpokenMessage[]): boolean {
  return newest(messages, (topics) => topics.refund) !== null;
}

/** What a public reply commits to: money, a void, or the account's fate (G17). Each kind once per sentence. */
export function promisesIn(reply: string): readonly FoundPromise[] {
  // A promise behind a quotation mark is read by the customer all the same.
  return sentencesIn(reply, 'all').flatMap(({ text, plain }) =>
    promisedIn(plain).map((kind) => ({ kind, sentence: text })),
  );
}
