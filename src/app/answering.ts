import type { Command } from './recording.ts';
import { approve, decline, sendBack } from '../domain/case/commands.ts';
import type { Condition } from '../domain/case/events.ts';

/** Reggie's three answers to the flag that was on the screen; each needs a click and is one confirmed write (playbook §9). */
export interface Answering {
  readonly approve: (flagId: string, condition: Condition | null, reason: string) => Promise<void>;
  readonly decline: (flagId: string, reason: string) => Promise<void>;
  readonly ask: (flagId: string, question: string) => Promise<void>;
}

/** The panel's fields that an answer is typed into; kept until it is recorded. */
export const ANSWER_FIELDS = [
  'answering',
  'approve-condition',
  'approve-cap',
  'approve-reason',
  'decline-reason',
  'ask-question',
] as const;

/** `act` carries a command out and tells whether it is recorded; `forget` empties the fields that were used. */
export function createAnswering(
  act: (what: string, command: Command) => Promise<boolean>,
  forget: (fields: readonly string[]) => void,
): Answering {
  const answer = async (what: string, command: Command): Promise<void> => {
    if (await act(what, command)) forget(ANSWER_FIELDS);
  };
  return {
    approve: (flagId, condition, reason) =>
      answer(`approve ${flagId} ${JSON.stringify(condition)} ${reason}`, (state, actor) =>
        approve(state, actor, flagId, condition, reason),
      ),
    decline: (flagId, reason) =>
      answer(`decline ${flagId} ${reason}`, (state, actor) => decline(state, actor, flagId, reason)),
    ask: (flagId, question) =>
      answer(`ask ${flagId} ${question}`, (state, actor) => sendBack(state, actor, flagId, question)),
  };
}
