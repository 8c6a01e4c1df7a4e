/** The business rules that the account has. */
import type { Rule, RuleDraft, RuleKind } from './rules.ts';
import type { World } from './world.ts';

/** Where a new rule of the kind comes to stand: after all others. */
const lastPosition = (rules: readonly Rule[]): number => Math.max(0, ...rules.map(({ position }) => position)) + 1;

/** Adds a rule to the account. */
export const addRule = (world: World, kind: RuleKind, draft: RuleDraft, requirementKey: string | null = null): Rule => {
  const now = world.now();
  const rule: Rule = {
    ...draft,
    id: world.nextRecordId(),
    requirementKey,
    position: draft.position ?? lastPosition(world.rules[kind]),
    createdAt: now,
    updatedAt: now,
  };
  world.rules = { ...world.rules, [kind]: [...world.rules[kind], rule] };
  return rule;
};

/** Saves a rule anew. */
export const changeRule = (world: World, kind: RuleKind, rule: Rule, draft: RuleDraft): Rule => {
  const changed: Rule = { ...rule, ...draft, position: draft.position ?? rule.position, updatedAt: world.now() };
  world.rules = { ...world.rules, [kind]: world.rules[kind].map((other) => (other.id === rule.id ? changed : other)) };
  return changed;
};

/** Takes a rule away for good. */
export const removeRule = (world: World, kind: RuleKind, { id }: Rule): void => {
  world.rules = { ...world.rules, [kind]: world.rules[kind].filter((other) => other.id !== id) };
};

/** Those of the kind that there are, in their order: without the app's requirements where they are not installed. */
export const rulesOf = (world: World, kind: RuleKind): readonly Rule[] =>
  world.rules[kind]
    .filter(({ requirementKey }) => requirementKey === null || world.knobs.requirements === 'present')
    .toSorted((one, other) => one.position - other.position || one.id - other.id);
