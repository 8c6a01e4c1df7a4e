/** Whether the conditions of a business rule hold for a ticket. */
import { hourFields, hoursSince } from './hours.ts';
import type { Audit, Ticket } from './model.ts';
import { customRoleOf } from './roles.ts';
import type { Condition, Conditions, RuleValue } from './rules.ts';
import { viaId } from './viaIds.ts';
import type { World } from './world.ts';

/** What of a ticket can be told to have changed. */
export type Before = Pick<Ticket, 'status' | 'priority' | 'assigneeId' | 'requesterId'>;

/** What set triggers off. */
export interface Occasion {
  readonly audit: Audit;
  /** The ticket before the update as a whole; null where the update created it. */
  readonly before: Before | null;
}

export interface Asked {
  readonly world: World;
  readonly ticket: Ticket;
  /** There is none for automations and views. */
  readonly occasion?: Occasion | undefined;
  /** Who looks at a view. */
  readonly viewer?: number | undefined;
}

/** From the lowest to the highest. */
export const ranks: Readonly<Record<string, readonly string[]>> = {
  status: ['new', 'open', 'pending', 'hold', 'solved', 'closed'],
  priority: ['', 'low', 'normal', 'high', 'urgent'],
};

/** What every ticket has a single value of. */
export const plainFacts: Readonly<Record<string, (ticket: Before) => string>> = {
  status: ({ status }) => status,
  priority: ({ priority }) => priority ?? '',
  assignee_id: ({ assigneeId }) => String(assigneeId ?? ''),
  requester_id: ({ requesterId }) => String(requesterId),
  // The workspace has one group, and neither types nor organizations.
  group_id: () => '301',
  type: () => '',
  organization_id: () => '',
};

export const textOf = (value: RuleValue): string => (value === null || typeof value === 'object' ? '' : String(value));

/** A single value is a list of one. */
export const listOf = (value: RuleValue): readonly (string | number | null)[] =>
  typeof value === 'object' && value !== null ? value : [textOf(value)];

/** The words of a list, or of text in which they are separated by spaces. */
export const wordsOf = (value: RuleValue): readonly string[] =>
  listOf(value)
    .flatMap((words) => String(words ?? '').split(/[\s,]+/))
    .filter((word) => word !== '');

/** The id behind words such as `current_user`. */
const personMeant = ({ ticket, occasion, viewer }: Asked, value: string): string => {
  if (value === 'current_user') return String(occasion?.audit.authorId ?? viewer ?? '');
  return value === 'requester_id' ? String(ticket.requesterId) : value;
};

const holdsPlain = (asked: Asked, { field, operator, value }: Condition): boolean => {
  const fact = plainFacts[field];
  if (fact === undefined) return false;
  const now = fact(asked.ticket);
  const before = asked.occasion?.before;
  const was = before === null || before === undefined ? '' : fact(before);
  const isChanged = asked.occasion !== undefined && was !== now;
  const wanted = personMeant(asked, textOf(value));
  const rank = (one: string): number => ranks[field]?.indexOf(one) ?? -1;
  switch (operator) {
    case 'is':
      return now === wanted;
    case 'is_not':
      return now !== wanted;
    case 'less_than':
      return rank(now) < rank(wanted);
    case 'greater_than':
      return rank(now) > rank(wanted);
    case 'changed':
      return isChanged;
    case 'not_changed':
      return !isChanged;
    case 'value':
      return isChanged && now === wanted;
    case 'not_value':
      return !(isChanged && now === wanted);
    case 'value_previous':
      return isChanged && was === wanted;
    case 'not_value_previous':
      return !(isChanged && was === wanted);
    default:
      return false;
  }
};

const holdsOfHours = ({ world, ticket }: Asked, { field, operator, value }: Condition): boolean => {
  const hours = hoursSince(ticket, field, world.now());
  const wanted = Number(textOf(value));
  if (hours === undefined) return false;
  if (operator === 'is') return hours === wanted;
  return operator === 'less_than' ? hours < wanted : hours > wanted;
};

const holdsOfField = ({ ticket }: Asked, { field, operator, value }: Condition): boolean => {
  const now = ticket.fields.get(Number(field.replace('custom_fields_', ''))) ?? '';
  if (operator === 'present' || operator === 'not_present') return (now !== '') === (operator === 'present');
  return (now === textOf(value)) === (operator === 'is');
};

/** The updater is whoever was signed in, never the author that a comment claims. */
const hasRole = ({ world, occasion }: Asked, wanted: string): boolean => {
  const updater = occasion === undefined ? undefined : world.person(occasion.audit.authorId);
  if (updater === undefined) return false;
  const { id, role } = updater;
  const roles = role === 'end-user' ? ['end_user'] : role === 'admin' ? ['agent', 'admin'] : ['agent'];
  return [...roles, String(id), String(customRoleOf(updater, world.knobs))].includes(wanted);
};

const commentIs = ({ occasion }: Asked, wanted: string): boolean => {
  const comment = occasion?.audit.events.find((event) => event.type === 'Comment');
  if (comment === undefined) return false;
  return wanted === 'not_relevant' || comment.public === (wanted !== 'false');
};

/** The comment that came with the update holds the text as a whole (`is`), or one of its words (`includes`). */
const holdsWords = ({ occasion }: Asked, { operator, value }: Condition): boolean => {
  const comment = occasion?.audit.events.find((event) => event.type === 'Comment');
  const text = (comment?.body ?? '').toLowerCase();
  const wanted = operator.endsWith('includes') ? wordsOf(value) : [textOf(value)];
  return wanted.some((words) => text.includes(words.toLowerCase())) === ['is', 'includes'].includes(operator);
};

const of =
  (fact: (asked: Asked, wanted: string) => boolean) =>
  (asked: Asked, { operator, value }: Condition): boolean =>
    fact(asked, textOf(value)) === (operator === 'is');

const kinds: Readonly<Record<string, (asked: Asked, condition: Condition) => boolean>> = {
  current_tags: ({ ticket }, { operator, value }) =>
    wordsOf(value).some((tag) => ticket.tags.includes(tag)) === (operator === 'includes'),
  update_type: of(({ occasion }, wanted) => (occasion?.before === null ? 'Create' : 'Change') === wanted),
  current_via_id: of(
    ({ world, occasion }, wanted) =>
      occasion !== undefined && String(viaId(occasion.audit.via, world.knobs)) === wanted,
  ),
  role: of(hasRole),
  comment_is_public: of(commentIs),
  comment_includes_word: holdsWords,
};

const holds = (asked: Asked, condition: Condition): boolean => {
  const { field } = condition;
  const own = kinds[field];
  if (own !== undefined) return own(asked, condition);
  if (hourFields.includes(field)) return holdsOfHours(asked, condition);
  return field.startsWith('custom_fields_') ? holdsOfField(asked, condition) : holdsPlain(asked, condition);
};

/** All of `all`, and one of `any` where there are some. */
export const conditionsHold = (asked: Asked, { all, any }: Conditions): boolean =>
  all.every((condition) => holds(asked, condition)) &&
  (any.length === 0 || any.some((condition) => holds(asked, condition)));
