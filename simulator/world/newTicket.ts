/** Puts a ticket into the world: one that a first comment makes, or a scenario's with all that was written on it. */
import type { TicketStatus } from '../contract.ts';
import { customFieldsOf, ticketFieldsOf } from './fields.ts';
import { type AuditEvent, type FieldValue, type Ticket, type Via, wholeSecond } from './model.ts';
import { withTagList } from './tags.ts';
import { commentText } from './text.ts';
import { recordAudit, updateTicket } from './update.ts';
import type { World } from './world.ts';

export interface CommentSeed {
  readonly by: number;
  readonly at: number;
  readonly body: string;
  /** Public where not said. */
  readonly public?: boolean;
}

export interface TicketSeed {
  readonly id: number;
  readonly subject: string;
  readonly requesterId: number;
  readonly assigneeId: number | null;
  readonly status: TicketStatus;
  readonly tags: readonly string[];
  /** In order of time; the first one created the ticket. */
  readonly conversation: readonly [CommentSeed, ...CommentSeed[]];
}

/** The status an exchange leaves behind: the customer's word opens, the agent's public answer waits for one. */
const statusAfter = (seed: TicketSeed, comment: CommentSeed): TicketStatus | undefined => {
  if (comment.by === seed.requesterId) return 'open';
  return comment.public === false ? undefined : 'pending';
};

/** What a ticket is when its first comment has made it. */
export interface Birth extends Omit<TicketSeed, 'conversation'> {
  readonly priority: string | null;
  readonly via: Via;
  readonly first: CommentSeed;
}

/** Adds a ticket with its first audit; a drop-down whose tag is among the ticket's shows that option from the start. */
export const createTicket = (world: World, birth: Birth): Ticket => {
  const { id, subject, requesterId, assigneeId, status, priority, via, first } = birth;
  const createdAt = wholeSecond(first.at);
  const none = customFieldsOf(world).map((field) => [field.id, null] as const);
  const { tags, fields } = withTagList({ tags: [], fields: new Map(none) }, birth.tags, ticketFieldsOf(world));
  const ticket: Ticket = {
    id,
    requesterId,
    createdAt,
    subject,
    status,
    priority,
    assigneeId,
    tags,
    fields: new Map(fields),
    followerIds: [],
    followUpIds: [],
    updatedAt: createdAt,
    audits: [],
  };
  world.tickets.set(id, ticket);

  const created = (field: string, value: FieldValue): AuditEvent => ({
    type: 'Create',
    id: world.nextId(),
    field,
    value,
  });
  const text = commentText(first.body, undefined);
  const opening: AuditEvent = {
    type: 'Comment',
    id: world.nextId(),
    authorId: first.by,
    body: text.body,
    htmlBody: text.html,
    public: first.public ?? true,
  };
  recordAudit(world, ticket, {
    by: first.by,
    at: first.at,
    via,
    custom: {},
    events: [
      opening,
      created('requester_id', String(requesterId)),
      created('subject', subject),
      created('status', status),
      ...(priority === null ? [] : [created('priority', priority)]),
      ...(assigneeId === null ? [] : [created('assignee_id', String(assigneeId))]),
      ...(tags.length === 0 ? [] : [created('tags', tags)]),
      ...[...fields].flatMap(([field, value]) => (value === null ? [] : [created(String(field), value)])),
    ],
  });
  return ticket;
};

/** Adds the ticket as it is when the scenario begins. */
export const addTicket = (world: World, seed: TicketSeed): Ticket => {
  const [first, ...later] = seed.conversation;
  const ticket = createTicket(world, {
    ...seed,
    status: 'new',
    priority: 'normal',
    assigneeId: null,
    via: { channel: 'email' },
    first,
  });
  for (const comment of later) {
    const byRequester = comment.by === seed.requesterId;
    updateTicket(
      world,
      ticket,
      {
        comment: { body: comment.body, public: comment.public ?? true },
        status: statusAfter(seed, comment),
        assigneeId: byRequester ? undefined : seed.assigneeId,
      },
      { by: comment.by, at: comment.at, via: { channel: byRequester ? 'email' : 'web' } },
    );
  }
  settle(world, ticket, seed);
  return ticket;
};

/** Brings status and assignee to what the scenario says, as the assignee would have done by hand. */
const settle = (world: World, ticket: Ticket, seed: TicketSeed): void => {
  const last = seed.conversation[seed.conversation.length - 1] ?? seed.conversation[0];
  const by = seed.assigneeId ?? seed.requesterId;
  const change = { status: seed.status, assigneeId: seed.assigneeId };
  updateTicket(world, ticket, change, { by, at: last.at + 60_000, via: { channel: 'web' } });
};
