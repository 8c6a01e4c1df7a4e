/** What the actions of a business rule do: a change of the ticket, and mails. */
import type { TicketStatus } from '../contract.ts';
import { wholeNumber } from '../json.ts';
import type { TicketChange } from './change.ts';
import { type Asked, listOf, textOf, wordsOf } from './conditions.ts';
import type { Action, RuleValue } from './rules.ts';

/** A mail of a rule before anything is filled in. */
export interface Notice {
  readonly to: number;
  readonly subject: string;
  readonly body: string;
}

const statuses: readonly TicketStatus[] = ['new', 'open', 'pending', 'hold', 'solved', 'closed'];

/** The status of this name, or undefined. */
export const statusNamed = (value: unknown): TicketStatus | undefined => statuses.find((status) => status === value);

/** Whom a value such as `assignee_id`, `current_user` or an id means; null where it is nobody. */
const personIn = ({ world, ticket, occasion }: Asked, value: string | number | null | undefined): number | null => {
  if (value === 'assignee_id') return ticket.assigneeId;
  if (value === 'requester_id') return ticket.requesterId;
  const id = value === 'current_user' ? occasion?.audit.authorId : wholeNumber(value);
  return id !== undefined && world.people.has(id) ? id : null;
};

const tagsAfter = (tags: readonly string[], { field, value }: Action): readonly string[] => {
  if (field === 'set_tags') return wordsOf(value);
  if (field === 'current_tags') return [...tags, ...wordsOf(value)];
  return field === 'remove_tags' ? tags.filter((tag) => !wordsOf(value).includes(tag)) : tags;
};

/** The change that the actions make of the ticket as it is. */
export const changeBy = (asked: Asked, actions: readonly Action[]): TicketChange => {
  const last = (field: string): RuleValue | undefined => actions.findLast((action) => action.field === field)?.value;
  const [status, priority, assignee] = [last('status'), last('priority'), last('assignee_id')];
  const fields = actions.flatMap(({ field, value }) => {
    const id = wholeNumber(/^custom_fields_(\d+)$/.exec(field)?.[1]);
    return id === undefined ? [] : [[id, textOf(value) === '' ? null : textOf(value)] as const];
  });
  const followers = actions.flatMap(({ field, value }) => {
    const id = field === 'follower' ? personIn(asked, listOf(value)[0]) : null;
    // Only staff can follow a ticket.
    return id === null || asked.world.person(id)?.role === 'end-user' ? [] : [{ id, follows: true }];
  });
  const tags = actions.reduce(tagsAfter, asked.ticket.tags);
  return {
    status: status === undefined ? undefined : statusNamed(status),
    priority: priority === undefined ? undefined : textOf(priority) || null,
    assigneeId: assignee === undefined ? undefined : personIn(asked, listOf(assignee)[0]),
    tags: tags === asked.ticket.tags ? undefined : tags,
    fields: new Map(fields),
    followers,
  };
};

/** The mails that the actions ask for; one to nobody is none. */
export const noticesBy = (asked: Asked, actions: readonly Action[]): readonly Notice[] =>
  actions.flatMap(({ field, value }) => {
    if (field !== 'notification_user') return [];
    const [who, subject, body] = listOf(value);
    const to = personIn(asked, who);
    return to === null ? [] : [{ to, subject: String(subject ?? ''), body: String(body ?? '') }];
  });
