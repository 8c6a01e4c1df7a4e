/** Puts a scenario's ticket into the world, with the audits that its conversation would have left. */
import type { TicketStatus } from '../contract.ts';
import { type AuditEvent, type Ticket, wholeSecond } from './model.ts';
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

/** Adds the ticket as it is when the scenario begins. */
export const addTicket = (world: World, seed: TicketSeed): Ticket => {
  const [first, ...later] = seed.conversation;
  const createdAt = wholeSecond(first.at);
  const ticket: Ticket = {
    id: seed.id,
    requesterId: seed.requesterId,
    createdAt,
    subject: seed.subject,
    status: 'new',
    priority: 'normal',
    assigneeId: null,
    tags: [...seed.tags].sort(),
    fields: new Map(world.fields.filter((field) => field.requirementKey !== null).map((field) => [field.id, null])),
    followerIds: [],
    updatedAt: createdAt,
    audits: [],
  };
  world.tickets.set(ticket.id, ticket);

  const created = (field: string, value: string | readonly string[]): AuditEvent => ({
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
    via: { channel: 'email' },
    custom: {},
    events: [
      opening,
      created('requester_id', String(seed.requesterId)),
      created('subject', seed.subject),
      created('status', 'new'),
      created('priority', 'normal'),
      ...(ticket.tags.length === 0 ? [] : [created('tags', ticket.tags)]),
    ],
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
