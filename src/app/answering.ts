import type { Command } from './recording.ts';
import { approve, decline, sendBack } from '../domain/case/answerCommands.ts';
import type { Condition } from '../domain/case/events.ts';

/** Reggie's three answers to the flag that was on the screen; each needs a click and is one confirmed write (playbook §9). */
export interface Answering {
  readonly approve: (flagId: string, condition: Condition | null, reason: string) => Promise<void>;
  readonly decline: (flagId: string, reason: string) => Promise<void>;
  readonly sendBack: (flagId: string, question: string) => Promise<void>;
}

const ANSWER_FIELDS = ['chosen', 'condition', 'cap', 'approve', 'decline', 'return'] as const;
export type AnswerField = (typeof ANSWER_FIELDS)[number];

/** Under which name the panel keeps what is typed for an answer: what was meant for one flag is not offered for the next. */
export function answerField(flagId: string, field: AnswerField): string {
  return `answer ${flagId} ${field}`;
}

/** The fields that hold words: what was written for one request goes on to the next, a choice does not. */
const WORDS: readonly string[] = ['approve', 'decline', 'return'] satisfies readonly AnswerField[];

type Typed = Readonly<Record<string, string>>;

/** What was begun for a flag other than `flagId`, as field and text. */
function begunFor(typed: Typed, flagId: string): readonly (readonly [key: string, field: string, text: string])[] {
  return Object.entries(typed).flatMap(([key, text]) => {
    const [answer, flag, field = ''] = key.split(' ');
    return answer === 'answer' && flag !== undefined && flag !== flagId ? [[key, field, text] as const] : [];
  });
}

/** Whether an answer was begun for a request that is not the present one any more, and whether words were typed for it. */
export function begunBefore(typed: Typed, flagId: string): 'words' | 'choice' | null {
  const begun = begunFor(typed, flagId);
  if (begun.length === 0) return null;
  return begun.some(([, field]) => WORDS.includes(field)) ? 'words' : 'choice';
}

/** Fields and their new texts that bring words begun for an earlier flag over to `flagId`, and forget the rest of it. */
export function carriedOver(typed: Typed, flagId: string): Typed {
  const begun = begunFor(typed, flagId);
  const words = begun
    .filter(([, field]) => WORDS.includes(field))
    .map(([, field, text]) => [`answer ${flagId} ${field}`, text] as const)
    .filter(([key]) => !(key in typed));
  return Object.fromEntries([...words, ...begun.map(([key]) => [key, ''] as const)]);
}

/** `act` carries a command out and tells whether it is recorded; `forget` empties the fields that were used. */
export function createAnswering(
  act: (what: string, command: Command) => Promise<boolean>,
  forget: (fields: readonly string[]) => void,
): Answering {
  const answer = async (flagId: string, what: string, command: Command): Promise<void> => {
    if (await act(`${what} ${flagId}`, command)) forget(ANSWER_FIELDS.map((field) => answerField(flagId, field)));
  };
  return {
    approve: (flagId, condition, reason) =>
      answer(flagId, `approve ${JSON.stringify(condition)} ${reason}`, (state, actor) =>
        approve(state, actor, flagId, condition, reason),
      ),
    decline: (flagId, reason) =>
      answer(flagId, `decline ${reason}`, (state, actor) => decline(state, actor, flagId, reason)),
    sendBack: (flagId, question) =>
      answer(flagId, `return ${question}`, (state, actor) => sendBack(state, actor, flagId, question)),
  };
}
