import { THRESHOLD, asksRefund, stricter, type ActingSetting, type Facts, type GateLevel } from './facts.ts';
import { walk, type Position, type RuleId, type Step } from './flow.ts';
import { planFor, type Account, type Plan, type WholePlan } from './plan.ts';
import { countOf } from '../invoice.ts';

/** The resolutions by rule; the names are the playbook's (§4). */
export const RESOLUTIONS = {
  R1: { name: 'nothing-past-due', shape: 'keep-all', account: 'stays-open', gate: 'none' },
  R2: { name: 'keep-two-due', shape: 'keep-all', account: 'stays-open', gate: 'none' },
  R3: { name: 'void-remainder', shape: 'keep-two-void-rest', account: 'stays-open', gate: 'none' },
  R4: { name: 'explain-no-refund', shape: 'keep-all', account: 'stays-open', gate: 'none' },
  R5: { name: 'collect-two-void-rest', shape: 'collect-two-void-rest', account: 'stays-open', gate: 'none' },
  R6: { name: 'void-all-close', shape: 'void-all', account: 'closes', gate: 'flag' },
  R7: { name: 'ask-for-two', shape: 'keep-all', account: 'stays-open', gate: 'none' },
  R8: { name: 'no-answer', shape: 'keep-all', account: 'stays-open', gate: 'none' },
  R9: { name: 'close-on-request', shape: 'keep-all', account: 'closes', gate: 'flag' },
} as const satisfies Record<RuleId, { name: string; shape: WholePlan; account: Account; gate: GateLevel }>;

export interface Resolution {
  readonly rule: RuleId;
  readonly plan: Plan;
  /** What must have happened before the ticket may be solved; an escalation raises it to `flag` at least. */
  readonly gate: GateLevel;
  /** Exactly at the threshold with a refund: panel and note say in one sentence that 3 counts. */
  readonly boundary: boolean;
  readonly settingsActed: readonly ActingSetting[];
  readonly trail: readonly Step[];
}

type UnderSetting = 'R3' | 'R7' | 'R8';

function isUnderSetting(rule: RuleId, acted: readonly ActingSetting[]): rule is UnderSetting {
  return acted.includes('continue-requires-two') && (rule === 'R3' || rule === 'R7' || rule === 'R8');
}

/** Which text explains the rule: footnote 1 gives the same rules another reason. Wording: `rule.*`, `next.*`. */
export function ruleText(rule: RuleId, acted: readonly ActingSetting[]): RuleId | `${UnderSetting}two` {
  return isUnderSetting(rule, acted) ? `${rule}two` : rule;
}

/** The resolution's name; R3 collects two first where the setting of footnote 1 acted. Wording: `resolution.*`. */
export function resolutionName(rule: RuleId, acted: readonly ActingSetting[]): (typeof RESOLUTIONS)[RuleId]['name'] {
  return rule === 'R3' && isUnderSetting(rule, acted) ? RESOLUTIONS.R5.name : RESOLUTIONS[rule].name;
}

function settingsActed(facts: Facts, rule: RuleId, trail: readonly Step[]): readonly ActingSetting[] {
  const acted: ActingSetting[] = [];
  if (facts.settings.flagEveryVoid && (rule === 'R3' || rule === 'R5')) acted.push('flag-every-void');
  if (trail.some((step) => step.question === 'continueRequiresTwo' && step.answer === 'on')) {
    acted.push('continue-requires-two');
  }
  return acted;
}

function resolutionOf(facts: Facts, rule: RuleId, trail: readonly Step[]): Resolution {
  const { shape, account, gate } = RESOLUTIONS[rule];
  const acted = settingsActed(facts, rule, trail);
  // Footnote 1: where continuing requires two to be paid, R3 collects them before the rest is voided.
  const collects = rule === 'R3' && acted.includes('continue-requires-two');
  const ownGate = stricter(gate, acted.includes('flag-every-void') ? 'flag' : 'none');
  return {
    rule,
    plan: planFor(collects ? 'collect-two-void-rest' : shape, account, facts.pastDue),
    gate: stricter(ownGate, facts.escalation === 'none' ? 'none' : 'flag'),
    boundary: asksRefund(facts.request) && countOf(facts.pastDue) === THRESHOLD,
    settingsActed: acted,
    trail,
  };
}

/** The playbook's answer to the facts: the next question, or exactly one resolution (I1). */
export type Outcome =
  | { readonly kind: 'question'; readonly position: Extract<Position, { at: 'question' }> }
  | { readonly kind: 'resolution'; readonly resolution: Resolution };

/** Walks the flowchart; at a rule gives the resolution with its plan (playbook §4). */
export function resolve(facts: Facts): Outcome {
  const position = walk(facts);
  return position.at === 'question'
    ? { kind: 'question', position }
    : { kind: 'resolution', resolution: resolutionOf(facts, position.rule, position.trail) };
}

/** Where in the flowchart an outcome stands. */
export function positionOf(outcome: Outcome): Position {
  if (outcome.kind === 'question') return outcome.position;
  const { rule, trail } = outcome.resolution;
  return { at: 'rule', rule, trail };
}
