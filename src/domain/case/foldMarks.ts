import type { CaseState } from './caseState.ts';
import type { LogEntry } from './events.ts';
import { phaseOf } from './standing.ts';

/*
 * What the log tells beside the events: it grants nothing, and is kept for everybody to see.
 */

type EntryOf<E extends LogEntry['entry']> = Extract<LogEntry, { entry: E }>;

/** Only an approver's name could be mistaken for an answer; agents may well write down what a customer said. */
export function withDisguise(state: CaseState, { by, shownAs, at }: EntryOf<'other-name'>): CaseState {
  if (!state.approvers.some(({ id }) => id === shownAs)) return state;
  return { ...state, disguised: [...state.disguised, { by, shownAs, at }] };
}

/** Rules take a forged approval off again, in the same update: who had set it is kept. */
export function withIndex(state: CaseState, { by, at, to }: EntryOf<'index-changed'>): CaseState {
  const isForged = by !== null && to.includes('approved') && phaseOf(state) !== 'approved';
  return {
    ...state,
    indexChanged: { by, at },
    setUpTest: null,
    setApproved: isForged ? { by, at } : state.setApproved,
  };
}

/** On a ticket that has a case it is a tag changed by hand like any other, whoever did it. */
export function withSetUpTest(state: CaseState, { by, at }: EntryOf<'set-up-test'>): CaseState {
  if (state.run > 0) return withIndex(state, { entry: 'index-changed', by, at, to: ['open'] });
  return { ...state, setUpTest: { by, at } };
}
