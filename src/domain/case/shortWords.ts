import type { Decision } from './decision.ts';
import type { Condition } from './events.ts';
import type { NoteWords } from './noteWords.ts';
import { resolutionName } from '../policy/resolve.ts';

/** What the decision does with the invoices, in a few words. */
export function planWords({ plan: { shape, counts } }: Decision, { say }: NoteWords): string {
  return shape === 'per-invoice' && counts !== null
    ? say('change.planCounts', { collect: counts.collect, void: counts.void, keep: counts.keep })
    : say(`exception.plan.${shape}`);
}

/** The playbook's resolution under an exception, or the decision itself; "unknown" without a rule. */
export function resolutionWords({ rule, settingsActed }: Decision, { say }: NoteWords): string {
  return rule === null ? say('change.unknown') : `${rule}, ${say(`resolution.${resolutionName(rule, settingsActed)}`)}`;
}

/** What is asked of Reggie in a few words, with the amount where money is given back. */
export function askedWords(decision: Decision, words: NoteWords): string {
  const { exception } = decision;
  if (exception === null) return resolutionWords(decision, words);
  const kind = words.say(`exception.kind.${exception.kind}`);
  return exception.amount === null ? kind : `${kind}, ${words.money(exception.amount)}`;
}

/** A condition of Reggie's approval as a sentence. */
export function conditionWords(condition: Condition, { say, money }: NoteWords): string {
  return condition.kind === 'cap'
    ? say('note.condition.cap', { amount: money(condition.amount) })
    : say(`note.condition.${condition.kind}`);
}
