/** The actions that a rule may have, and which conditions they make untrue. */
import { listOf, ranks, textOf, wordsOf } from './conditions.ts';
import { customFieldsOf } from './fields.ts';
import { isStaff } from './roles.ts';
import type { Action, Condition } from './rules.ts';
import type { World } from './world.ts';

const recipients = ['assignee_id', 'requester_id', 'current_user'];

const takes: Readonly<Record<string, (world: World, action: Action) => boolean>> = {
  status: (_, { value }) => ranks['status']?.includes(textOf(value)) === true,
  priority: (_, { value }) => ranks['priority']?.includes(textOf(value)) === true,
  assignee_id: (world, { value }) => {
    const text = textOf(value);
    return ['', 'current_user'].includes(text) || isStaff(world, Number(text));
  },
  group_id: () => true,
  type: () => true,
  current_tags: (_, { value }) => wordsOf(value).length > 0,
  remove_tags: (_, { value }) => wordsOf(value).length > 0,
  set_tags: () => true,
  follower: (world, { value }) => {
    const [who] = listOf(value);
    return who === 'current_user' || isStaff(world, Number(who));
  },
  notification_user: (world, { value }) => {
    const [who, subject, body, ...more] = listOf(value);
    const isKnown = recipients.includes(String(who)) || world.people.has(Number(who));
    return isKnown && typeof subject === 'string' && subject !== '' && typeof body === 'string' && more.length === 0;
  },
};

/** What is wrong with the action. */
export const actionFault = (world: World, action: Action): string | undefined => {
  const { field } = action;
  if (customFieldsOf(world).some(({ id }) => field === `custom_fields_${id}`)) return undefined;
  const isGood = takes[field];
  if (isGood === undefined) return `Action: '${field}' is not a valid action`;
  return isGood(world, action) ? undefined : `Action: the value of '${field}' is not valid`;
};

const ranked = (field: string, value: string): number => ranks[field]?.indexOf(value) ?? -1;

const cancelsTags = ({ field, value }: Action, { operator, value: wanted }: Condition): boolean => {
  const [acted, asked] = [wordsOf(value), wordsOf(wanted)];
  const hit = asked.some((tag) => acted.includes(tag));
  switch (field) {
    case 'current_tags':
      return operator === 'not_includes' && hit;
    case 'remove_tags':
      return operator === 'includes' && asked.every((tag) => acted.includes(tag));
    case 'set_tags':
      return operator === 'includes' ? !hit : hit;
    default:
      return false;
  }
};

/** After the action the condition does not hold, whatever the ticket was before. */
export const cancels = (action: Action, condition: Condition): boolean => {
  if (condition.field === 'current_tags') return cancelsTags(action, condition);
  if (condition.field !== action.field) return false;
  const [set, wanted] = [textOf(action.value), textOf(condition.value)];
  switch (condition.operator) {
    case 'is':
      return set !== wanted;
    case 'is_not':
      return set === wanted;
    case 'less_than':
      return ranked(action.field, set) >= ranked(action.field, wanted);
    case 'greater_than':
      return ranked(action.field, set) <= ranked(action.field, wanted);
    case 'present':
      return set === '';
    case 'not_present':
      return set !== '';
    default:
      return false;
  }
};
