import type { Need } from './ports.ts';

export const SECTIONS = ['settings', 'people', 'account', 'billing', 'here'] as const;
export type Section = (typeof SECTIONS)[number];

/** `info` needs nothing; `advice` works and could be better; `unknown` could not be found out. */
export type Level = 'good' | 'info' | 'advice' | 'bad' | 'unknown';

/** One line of the check-up: what was found, why it matters, and what mends it. */
export interface Line {
  /** Unique in its section. */
  readonly id: string;
  readonly level: Level;
  /** Key of the text under `tools.setup.line`, and what stands in it. */
  readonly text: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** Key of the text under `tools.setup.why`. */
  readonly why: string;
  /** Key of the text under `tools.setup.type`: what to type into the setting. */
  readonly type: string | null;
  /** In Zendesk's or billing's own words. */
  readonly details: readonly string[];
  /** What one button can put right. */
  readonly mend: Need | null;
}

/** A line; what is not said is not there. */
export function line(
  given: Pick<Line, 'id' | 'level' | 'text' | 'why'> & Partial<Omit<Line, 'id' | 'level' | 'text' | 'why'>>,
): Line {
  return { values: {}, type: null, details: [], mend: null, ...given };
}

/** Whether an admin has something to do about it. */
export function wantsAttention({ level }: Line): boolean {
  return level === 'advice' || level === 'bad' || level === 'unknown';
}
