import type { Decision } from './decision.ts';
import type { CaseAct, Condition } from './events.ts';
import { labelled, type NoteWords } from './noteWords.ts';
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

export type AnswerAct = Extract<CaseAct, { kind: 'approved' | 'declined' | 'returned' }>;

/** Who answered, with the words (a question, a reason) right behind it, and an approval's condition. */
export function answerWords(act: AnswerAct, name: string, words: NoteWords): readonly string[] {
  const who = words.say(`note.act.${act.kind}`, { name });
  return [
    act.words === '' ? `${who}.` : labelled(words, who, act.words),
    ...(act.kind === 'approved' && act.condition !== null ? [conditionWords(act.condition, words)] : []),
  ];
}
