/** Reads the `ticket` of an update request. What Zendesk does not document for this request is passed over. */
import { type Json, recordAt, recordsAt, textAt, wholeNumber } from '../json.ts';
import { statusNamed } from '../world/actions.ts';
import type { TicketChange } from '../world/change.ts';
import type { World } from '../world/world.ts';

/** A list, or text with the tags separated by spaces or commas. */
export const tagsIn = (value: unknown): readonly string[] | undefined => {
  if (typeof value === 'string') return value.split(/[\s,]+/);
  return Array.isArray(value) ? value.filter((tag) => typeof tag === 'string') : undefined;
};

const fieldValue = (value: unknown): string | null => {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
};

const fieldsIn = (ticket: Json): ReadonlyMap<number, string | null> =>
  new Map(
    [...recordsAt(ticket, 'fields'), ...recordsAt(ticket, 'custom_fields')].flatMap((entry) => {
      const id = wholeNumber(entry['id']);
      return id === undefined ? [] : [[id, fieldValue(entry['value'])] as const];
    }),
  );

const followersIn = (world: World, ticket: Json): TicketChange['followers'] =>
  recordsAt(ticket, 'followers').flatMap((entry) => {
    const email = textAt(entry, 'user_email')?.toLowerCase();
    const byEmail = [...world.people.values()].find((person) => person.email.toLowerCase() === email);
    const id = wholeNumber(entry['user_id']) ?? byEmail?.id;
    // Only staff can follow a ticket.
    const staff = id !== undefined && world.person(id)?.role !== 'end-user' && world.people.has(id);
    return staff ? [{ id, follows: entry['action'] !== 'delete' }] : [];
  });

const commentIn = (ticket: Json): TicketChange['comment'] => {
  const comment = recordAt(ticket, 'comment');
  if (comment === undefined) return undefined;
  return {
    body: textAt(comment, 'body'),
    htmlBody: textAt(comment, 'html_body'),
    public: typeof comment['public'] === 'boolean' ? comment['public'] : undefined,
    authorId: wholeNumber(comment['author_id']),
  };
};

/** The change that the `ticket` of a request asks for. */
export const changeIn = (world: World, ticket: Json): TicketChange => ({
  subject: textAt(ticket, 'subject'),
  status: statusNamed(ticket['status']),
  priority: textAt(ticket, 'priority'),
  assigneeId: ticket['assignee_id'] === null ? null : wholeNumber(ticket['assignee_id']),
  tags: tagsIn(ticket['tags']),
  fields: fieldsIn(ticket),
  followers: followersIn(world, ticket),
  comment: commentIn(ticket),
  metadata: ticket['metadata'],
});
