/** One update of a ticket gives one audit, or none where nothing changed. */
import type { TicketStatus } from '../contract.ts';
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
import { type TagsAndFields, withField, withTagList } from './tags.ts';
import { commentText } from './text.ts';
import type { World } from './world.ts';

/** Everything an update may bring; what is undefined stays as it is. */
export interface TicketChange {
  readonly subject?: string | undefined;
  readonly status?: TicketStatus | undefined;
  readonly priority?: string | null | undefined;
  readonly assigneeId?: number | null | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly fields?: ReadonlyMap<number, string | null> | undefined;
  readonly followers?: readonly { readonly id: number; readonly follows: boolean }[] | undefined;
  readonly comment?:
    | {
        readonly body?: string | undefined;
        readonly htmlBody?: string | undefined;
        readonly public?: boolean | undefined;
        readonly authorId?: number | undefined;
      }
    | undefined;
  readonly metadata?: unknown;
}

export interface Updating {
  readonly by: number;
  readonly at: number;
  readonly via: Via;
}

/** Zendesk refuses by naming what is wrong with which property. */
export interface Refusal {
  readonly property: string;
  readonly description: string;
}

export type Updated = { readonly audit: Audit | null } | { readonly refused: Refusal };

const commentLimit = 65_535;

const refusalOf = (world: World, ticket: Ticket, change: TicketChange): Refusal | undefined => {
  if (ticket.status === 'closed') return { property: 'status', description: 'Status: closed prevents ticket update' };
  const { comment } = change;
  if ((comment?.body ?? comment?.htmlBody ?? '').length > commentLimit) {
    return { property: 'comment', description: `Comment: is too long (maximum is ${commentLimit} characters)` };
  }
  if (comment?.authorId !== undefined && !world.people.has(comment.authorId)) {
    return { property: 'author', description: 'Author: is invalid' };
  }
  for (const [id, value] of change.fields ?? []) {
    const field = world.fields.find((candidate) => candidate.id === id);
    if (field?.type !== 'tagger' || value === null) continue;
    if (!field.options.some((option) => option.value === value)) {
      return { property: 'base', description: `${field.title}: ${value} is not a valid option` };
    }
  }
  return undefined;
};

const tagsAndFieldsAfter = (world: World, ticket: Ticket, change: TicketChange): TagsAndFields => {
  const before: TagsAndFields = { tags: ticket.tags, fields: ticket.fields };
  const listed = change.tags === undefined ? before : withTagList(before, change.tags, world.fields);
  return [...(change.fields ?? [])]
    .filter(([id]) => world.fields.some((field) => field.id === id && field.requirementKey !== null))
    .reduce((state, [id, value]) => withField(state, id, value, world.fields), listed);
};

const followersAfter = (ticket: Ticket, change: TicketChange): readonly number[] =>
  (change.followers ?? []).reduce<readonly number[]>(
    (ids, { id, follows }) => [...ids.filter((other) => other !== id), ...(follows ? [id] : [])],
    ticket.followerIds,
  );

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Applies `change` and records what it changed. `metadata` is lost where nothing did. */
export const updateTicket = (world: World, ticket: Ticket, change: TicketChange, updating: Updating): Updated => {
  const refused = refusalOf(world, ticket, change);
  if (refused !== undefined) return { refused };

  const events: AuditEvent[] = [];
  const changed = (field: string, previous: FieldValue, value: FieldValue): void => {
    if (!same(previous, value)) events.push({ type: 'Change', id: world.nextId(), field, value, previous });
  };

  const text = change.comment === undefined ? undefined : commentText(change.comment.body, change.comment.htmlBody);
  if (text !== undefined && text.body !== '') {
    events.push({
      type: 'Comment',
      id: world.nextId(),
      authorId: change.comment?.authorId ?? updating.by,
      body: text.body,
      htmlBody: text.html,
      // "The initial value set on ticket creation persists for any additional comment unless you change it."
      public: change.comment?.public ?? commentsOf(ticket)[0]?.comment.public ?? true,
    });
  }

  const subject = change.subject ?? ticket.subject;
  const status = change.status ?? ticket.status;
  const priority = change.priority === undefined ? ticket.priority : change.priority;
  const assigneeId = change.assigneeId === undefined ? ticket.assigneeId : change.assigneeId;
  const after = tagsAndFieldsAfter(world, ticket, change);
  const followerIds = followersAfter(ticket, change);

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
    });
  }
  if (events.length === 0) return { audit: null };

  ticket.subject = subject;
  ticket.status = status;
  ticket.priority = priority;
  ticket.assigneeId = assigneeId;
  ticket.tags = after.tags;
  for (const [id, value] of after.fields) ticket.fields.set(id, value);
  ticket.followerIds = followerIds;
  const custom = storedMetadata(change.metadata, world.knobs);
  return { audit: recordAudit(world, ticket, { ...updating, custom, events }) };
};

/** Adds an audit; `updated_at` moves with it, and only with it. */
export const recordAudit = (
  world: World,
  ticket: Ticket,
  of: Updating & { readonly custom: Readonly<Record<string, unknown>>; readonly events: readonly AuditEvent[] },
): Audit => {
  const at = wholeSecond(of.at);
  const audit: Audit = {
    id: world.nextId(),
    ticketId: ticket.id,
    at,
    authorId: of.by,
    via: of.via,
    custom: of.custom,
    events: of.events,
  };
  ticket.audits.push(audit);
  ticket.updatedAt = at;
  return audit;
};
