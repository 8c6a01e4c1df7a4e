/** What some of the staff may not do. */
import type { Refusal, TicketChange } from './change.ts';
import type { Ticket } from './model.ts';

const sameTags = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join(' ') === [...other].sort().join(' ');

const bringsMoreThanComment = (ticket: Ticket, change: TicketChange): boolean =>
  (['subject', 'status', 'priority', 'assigneeId'] as const).some(
    (key) => change[key] !== undefined && change[key] !== ticket[key],
  ) ||
  (change.tags !== undefined && !sameTags(change.tags, ticket.tags)) ||
  [...(change.fields ?? [])].some(([id, value]) => value !== (ticket.fields.get(id) ?? null)) ||
  (change.followers ?? []).length > 0;

/** A light agent writes private comments, and nothing else. */
export const refusedToLightAgent = (ticket: Ticket, change: TicketChange): Refusal | undefined => {
  if (bringsMoreThanComment(ticket, change)) {
    return { property: 'base', description: 'A light agent can only add private comments' };
  }
  return change.comment !== undefined && change.comment.public !== false
    ? { property: 'comment', description: 'Comment: a light agent’s comment has to be private' }
    : undefined;
};
