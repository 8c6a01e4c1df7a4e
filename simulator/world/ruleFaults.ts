/** What is wrong with a business rule that somebody wants to save. */
import type { Refusal } from './change.ts';
import { listOf, plainFacts, ranks, textOf, wordsOf } from './conditions.ts';
import { actionFault, cancels } from './ruleActions.ts';
import { customFieldsOf } from './fields.ts';
import { hourFields } from './hours.ts';
import { isStaff } from './roles.ts';
import type { Condition, RuleDraft, RuleKind } from './rules.ts';
import { columnTitles } from './viewed.ts';
import type { World } from './world.ts';

const equality = ['is', 'is_not'];
const order = ['less_than', 'greater_than'];
const changes = ['changed', 'not_changed', 'value', 'not_value', 'value_previous', 'not_value_previous'];

const ofTriggersAlone: Readonly<Record<string, readonly string[]>> = {
  update_type: ['is'],
  current_via_id: equality,
  role: equality,
  comment_is_public: equality,
  comment_includes_word: [...equality, 'includes', 'not_includes'],
};

/** None where the kind of rule does not know the field. */
const operatorsFor = (world: World, kind: RuleKind, field: string): readonly string[] => {
  const isTrigger = kind === 'triggers';
  if (field in plainFacts) return [...equality, ...(field in ranks ? order : []), ...(isTrigger ? changes : [])];
  if (field === 'current_tags') return ['includes', 'not_includes'];
  if (hourFields.includes(field)) return isTrigger ? [] : ['is', ...order];
  if (isTrigger && field in ofTriggersAlone) return ofTriggersAlone[field] ?? [];
  const isCustom = customFieldsOf(world).some(({ id }) => field === `custom_fields_${id}`);
  return isCustom ? [...equality, 'present', 'not_present'] : [];
};

const without = ['changed', 'not_changed', 'present', 'not_present'];

const isPerson = (world: World, value: string): boolean => world.people.has(Number(value));

const takesValue = (world: World, { field, value }: Condition): boolean => {
  const text = textOf(value);
  const all = ranks[field];
  if (all !== undefined) return all.includes(text);
  if (hourFields.includes(field)) return /^\d+$/.test(text);
  switch (field) {
    case 'current_tags':
      return wordsOf(value).length > 0;
    case 'update_type':
      return ['Create', 'Change'].includes(text);
    case 'role':
      return ['end_user', 'agent', 'admin'].includes(text) || isStaff(world, Number(text));
    case 'assignee_id':
    case 'requester_id':
      return ['', 'current_user', 'requester_id'].includes(text) || isPerson(world, text);
    default:
      return true;
  }
};

const conditionFault = (world: World, kind: RuleKind, condition: Condition): string | undefined => {
  const { field, operator } = condition;
  const operators = operatorsFor(world, kind, field);
  if (operators.length === 0) return `Condition: '${field}' is not a valid condition`;
  if (!operators.includes(operator)) return `Condition: '${operator}' is not a valid operator for '${field}'`;
  if (without.includes(operator) || takesValue(world, condition)) return undefined;
  return `Condition: '${listOf(condition.value).join(' ')}' is not a valid value for '${field}'`;
};

/** An automation that would fire every hour for ever is refused. */
const automationFault = ({ conditions, actions }: RuleDraft): string | undefined => {
  const timed = [...conditions.all, ...conditions.any].filter(({ field }) => hourFields.includes(field));
  if (timed.length === 0) return 'Automations must contain a time-based condition';
  const isOnce = timed.some(({ operator }) => operator === 'is');
  const isEnded = actions.some((action) => conditions.all.some((condition) => cancels(action, condition)));
  return isOnce || isEnded ? undefined : 'Automations must contain an action that makes one of the conditions false';
};

const narrowing = ['status', 'type', 'group_id', 'assignee_id', 'requester_id'];
const mostColumns = 10;

const viewFault = (world: World, { conditions, output }: RuleDraft): string | undefined => {
  if (!conditions.all.some(({ field }) => narrowing.includes(field))) {
    return `A view needs one of these conditions in all: ${narrowing.join(', ')}`;
  }
  const { columns } = output;
  if (columns.length > mostColumns) return `A view has ${mostColumns} columns at most`;
  const isColumn = (column: string | number): boolean =>
    typeof column === 'number' ? customFieldsOf(world).some(({ id }) => id === column) : column in columnTitles;
  const stray = columns.find((column) => !isColumn(column));
  return stray === undefined ? undefined : `'${stray}' is not a column`;
};

/** Why the rule cannot be saved as it is. */
export const ruleFault = (world: World, kind: RuleKind, draft: RuleDraft): Refusal | undefined => {
  const { title, conditions, actions } = draft;
  if (title.trim() === '') return { property: 'title', description: 'Title: cannot be blank' };
  const base = (description: string | undefined): Refusal | undefined =>
    description === undefined ? undefined : { property: 'base', description };
  const all = [...conditions.all, ...conditions.any];
  if (all.length === 0) return base('A rule needs a condition');
  const condition = all.map((one) => conditionFault(world, kind, one)).find((fault) => fault !== undefined);
  if (condition !== undefined) return base(condition);
  if (kind === 'views') return base(viewFault(world, draft));
  if (actions.length === 0) return base('A rule needs an action');
  const action = actions.map((one) => actionFault(world, one)).find((fault) => fault !== undefined);
  return base(action ?? (kind === 'automations' ? automationFault(draft) : undefined));
};
