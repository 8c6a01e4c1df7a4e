/** What the save hook answered each time it was asked: browser tests and people read it as `window.workspace.hookLog`. */
import type { SaveVerdict } from '../protocol/hooks.ts';

export type HookOutcome = 'nobody-asked' | 'allowed' | 'refused' | 'timed-out-allowed';

export interface HookEntry {
  readonly at: string;
  readonly ticket: string;
  readonly outcome: HookOutcome;
  /** The refusal as it was shown. */
  readonly message: string | null;
  readonly ms: number;
}

export const outcomeOf = (verdict: SaveVerdict, asked: number): HookOutcome => {
  if (!verdict.save) return 'refused';
  if (asked === 0) return 'nobody-asked';
  return verdict.timedOut ? 'timed-out-allowed' : 'allowed';
};
