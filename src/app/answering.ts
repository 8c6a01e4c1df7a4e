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
