/** One update of a ticket gives one audit, or none where nothing changed. */
import type { TicketChange, Updated, Updating } from './change.ts';
import { ticketFieldsOf } from './fields.ts';
import { storedMetadata } from './metadata.ts';
import {
  type Audit,
  type AuditEvent,
  type FieldValue,
  type Ticket,
  type Via,
  commentsOf,
  wholeSecond,
} from './model.ts';
import { filledIn } from './mails.ts';
import { isWritable, refusalOf } from './refusals.ts';
import { type TagsAndFields, withField, withTagList } from './tags.ts';
import { type CommentText, commentText } from './text.ts';
import type { World } from './world.ts';

const tagsAndFieldsAfter = (world: World, ticket: Ticket, change: TicketChange): TagsAndFields => {
  const all = ticketFieldsOf(world);
  const before: TagsAndFields = { tags: ticket.tags, fields: ticket.fields };
  const listed = change.tags === undefined ? before : withTagList(before, change.tags, all);
  return [...(change.fields ?? [])]
    .filter(([id]) => isWritable(world, id))
    .reduce((state, [id, value]) => withField(state, id, value, all), listed);
};

const followersAfter = (world: World, ticket: Ticket, change: TicketChange): readonly number[] =>
  (world.knobs.followersEnabled ? (change.followers ?? []) : []).reduce<readonly number[]>(
    (ids, { id, follows }) => [...ids.filter((other) => other !== id), ...(follows ? [id] : [])],
    ticket.followerIds,
  );

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A comment's text as it is saved: what stands in it for something else is filled in, unless a customer wrote it. */
const writtenText = (world: World, ticket: Ticket, change: TicketChange, by: number): CommentText | undefined => {
  const { comment } = change;
  if (comment === undefined) return undefined;
  const isFilledIn = world.knobs.placeholdersFilledIn && world.person(by)?.role !== 'end-user';
  const filled = (text: string | undefined): string | undefined =>
    text === undefined || !isFilledIn ? text : filledIn(world, ticket, text, by).replace(/\{%[^%]*%\}/g, '');
  return commentText(filled(comment.body), filled(comment.htmlBody));
};

/** Carries `change` out and tells what it changed. `via` is for what came about otherwise than the audit as a whole. */
export const applyChange = (
  world: World,
  ticket: Ticket,
  change: TicketChange,
  { by, via }: { readonly by: number; readonly via?: Via },
): readonly AuditEvent[] => {
  const events: AuditEvent[] = [];
  const changed = (field: string, previous: FieldValue, value: FieldValue): void => {
    if (!same(previous, value)) events.push({ type: 'Change', id: world.nextId(), field, value, previous, via });
  };

  const text = writtenText(world, ticket, change, by);
  if (text !== undefined && text.body !== '') {
    events.push({
      type: 'Comment',
      id: world.nextId(),
      authorId: change.comment?.authorId ?? by,
      body: text.body,
      htmlBody: text.html,
      // "The initial value set on ticket creation persists for any additional comment unless you change it."
      public: change.comment?.public ?? commentsOf(ticket)[0]?.comment.public ?? true,
      via,
    });
  }

  const subject = change.subject ?? ticket.subject;
  const status = change.status ?? ticket.status;
  const priority = change.priority === undefined ? ticket.priority : change.priority;
  const assigneeId = change.assigneeId === undefined ? ticket.assigneeId : change.assigneeId;
  const after = tagsAndFieldsAfter(world, ticket, change);
  const followerIds = followersAfter(world, ticket, change);

  changed('subject', ticket.subject, subject);
  changed('status', ticket.status, status);
  changed('priority', ticket.priority ?? '', priority ?? '');
  changed('assignee_id', String(ticket.assigneeId ?? ''), String(assigneeId ?? ''));
  changed('tags', ticket.tags, after.tags);
  for (const [id, value] of after.fields) changed(String(id), ticket.fields.get(id) ?? '', value ?? '');
  if (!same([...ticket.followerIds].sort(), [...followerIds].sort())) {
    const emails = (ids: readonly number[]): readonly string[] => ids.map((id) => world.person(id)?.email ?? '');
    events.push({
      type: 'FollowersChange',
      id: world.nextId(),
      previous: emails(ticket.followerIds),
      current: emails(followerIds),
      via,
    });
  }
  const { macro } = change;
  if (macro !== undefined && events.length > 0) {
    const reference = { type: 'AgentMacroReference', macroId: macro.id, macroTitle: macro.title } as const;
    events.push({ ...reference, id: world.nextId(), via });
  }

  ticket.subject = subject;
  ticket.status = status;
  ticket.priority = priority;
  ticket.assigneeId = assigneeId;
  ticket.tags = after.tags;
  for (const [id, value] of after.fields) ticket.fields.set(id, value);
  ticket.followerIds = followerIds;
  return events;
};

/** Applies `change` and records what it changed. `metadata` is lost where nothing did. No rule hears of it. */
export const updateTicket = (world: World, ticket: Ticket, change: TicketChange, updating: Updating): Updated => {
  const refused = refusalOf(world, ticket, change, updating);
  if (refused !== undefined) return { refused };
  const events = applyChange(world, ticket, change, { by: updating.by });
  if (events.length === 0) return { audit: null };
  const custom = storedMetadata(change.metadata, world.knobs);
  return { audit: recordAudit(world, ticket, { ...updating, custom, events }) };
};

/** Adds an audit; `updated_at` moves with it, and only with it. */
export const recordAudit = (
  world: World,
  ticket: Ticket,
  of: Updating & { readonly custom: Audit['custom']; readonly events: readonly AuditEvent[] },
): Audit => {
  const at = wholeSecond(of.at);
  const audit: Audit = {
    id: world.nextId(),
    ticketId: ticket.id,
    at,
    authorId: of.by,
    via: of.via,
    custom: of.custom,
    events: [...of.events],
  };
  ticket.audits.push(audit);
  ticket.updatedAt = at;
  return audit;
};
