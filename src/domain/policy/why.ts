import type { ActingSetting, Request } from './facts.ts';
import type { RuleId } from './flow.ts';

/** The playbook's sentences (playbook §2), and the one that the app's design adds. Wording: `why.*`. */
export const SENTENCES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'D1'] as const;
export type SentenceId = (typeof SENTENCES)[number];

/** On which sentences each rule rests, what decides it first. */
const OF_RULE = {
  R1: ['P2'],
  R2: ['P2'],
  R3: ['P2'],
  // Fewer than three are past due: nothing of collecting two first.
  R4: ['P1', 'P9'],
  R5: ['P1', 'P3', 'P9'],
  R6: ['P4', 'P5', 'P9', 'D1'],
  R7: ['P1', 'P3'],
  R8: ['P1', 'P3'],
  R9: ['P8', 'D1'],
} as const satisfies Record<RuleId, readonly SentenceId[]>;

/** What an exception rests on, whatever rule it departs from. */
export const WHY_EXCEPTION: readonly SentenceId[] = ['P6', 'P9', 'D1'];

/**
 * The sentences that a rule rests on. P1 is argued only where not using the account is the reason given (playbook §4,
 * footnote 2), and nothing of refunds where nobody asks for one (footnote 1).
 */
export function whyRule(
  rule: RuleId,
  request: Request | null,
  settingsActed: readonly ActingSetting[],
): readonly SentenceId[] {
  const own: readonly SentenceId[] = request === 'continue' ? OF_RULE.R3 : OF_RULE[rule];
  const argued = own.filter((id) => id !== 'P1' || request === 'refund-inactive');
  return settingsActed.includes('flag-every-void') ? [...argued, 'D1'] : argued;
}
