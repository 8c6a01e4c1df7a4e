/** REST of one ticket: read, update, audits, and the two ways to change a comment afterwards. */
import { type Json, isRecord, textAt } from '../json.ts';
import { customFieldsOf } from '../world/fields.ts';
import { type Account, type Audit, type Ticket, commentsOf } from '../world/model.ts';
import { saveTicket } from '../world/save.ts';
import { recordAudit } from '../world/update.ts';
import type { World } from '../world/world.ts';
import { type ZendeskObject, auditObject, ticketObject, userObject } from './answers.ts';
import { type RestAnswer, badRequest, invalid, ok, outdated, strayCursor, unknownRecord } from './errors.ts';
import { auditsPage, hasStrayCursor } from './pages.ts';
import { changeIn } from './ticketInput.ts';

export interface TicketRequest {
  readonly world: World;
  readonly ticket: Ticket;
  readonly by: Account;
  readonly url: URL;
  readonly body: Json;
}

/** GET /tickets/{id} */
export const readTicket = ({ world, ticket }: TicketRequest): RestAnswer =>
  ok({ ticket: ticketObject(ticket, customFieldsOf(world)) });

/** "A value of false has the same effect as true. Omit the property to force the updates to not be safe." */
const isOutdated = (ticket: Ticket, input: Json): boolean => {
  if (!('safe_update' in input)) return false;
  const stamp = Date.parse(textAt(input, 'updated_stamp') ?? '');
  return Number.isNaN(stamp) || ticket.updatedAt > stamp;
};

/** PUT /tickets/{id}; without an `audit` in the answer, nothing was changed. */
export const writeTicket = ({ world, ticket, by, body }: TicketRequest): RestAnswer => {
  const input = body['ticket'];
  if (!isRecord(input)) return badRequest('Parameter ticket is required');
  if (isOutdated(ticket, input)) return outdated;
  const outcome = saveTicket(world, ticket, changeIn(world, input), {
    by: by.id,
    at: world.now(),
    via: { channel: 'api' },
  });
  if ('refused' in outcome) return invalid(outcome.refused.property, outcome.refused.description);
  const after = { ticket: ticketObject(ticket, customFieldsOf(world)) };
  return ok(outcome.audit === null ? after : { ...after, audit: auditObject(outcome.audit) });
};

/** Everybody who wrote an audit or is a comment's author; a rule is nobody. */
const usersIn = (world: World, audits: readonly Audit[]): readonly ZendeskObject[] => {
  const ids = audits.flatMap((audit) => [
    audit.authorId,
    ...audit.events.flatMap((event) => (event.type === 'Comment' ? [event.authorId] : [])),
  ]);
  const people = [...new Set(ids)].flatMap((id) => world.person(id) ?? []);
  return people.map((person) => userObject(person, world));
};

/** The whole log, newest first, with everybody who appears in it. */
export const auditLog = (world: World, ticket: Ticket): ZendeskObject => ({
  audits: ticket.audits.toReversed().map(auditObject),
  users: usersIn(world, ticket.audits),
});

/** GET /tickets/{id}/audits */
export const listAudits = ({ world, ticket, url }: TicketRequest): RestAnswer => {
  if (hasStrayCursor(ticket.audits, url)) return strayCursor;
  const { page, body } = auditsPage(ticket.audits, url);
  const included = (url.searchParams.get('include') ?? '').split(',').includes('users');
  return ok(included ? { ...body, users: usersIn(world, page) } : body);
};

/** GET /tickets/{id}/audits/{audit} */
export const readAudit = ({ ticket }: TicketRequest, id: number): RestAnswer => {
  const audit = ticket.audits.find((candidate) => candidate.id === id);
  return audit === undefined ? unknownRecord : ok({ audit: auditObject(audit) });
};

/** A comment can be made private, never public again. */
export const makePrivate = ({ world, ticket, by }: TicketRequest, commentId: number): RestAnswer => {
  const found = commentsOf(ticket).find(({ comment }) => comment.id === commentId);
  if (found === undefined) return unknownRecord;
  found.comment.public = false;
  recordAudit(world, ticket, {
    by: by.id,
    at: world.now(),
    via: { channel: 'web' },
    custom: {},
    events: [{ type: 'CommentPrivacyChange', id: world.nextId(), commentId, public: false }],
  });
  return ok({});
};

/** Redaction rewrites the comment's text in the audit itself; only the event tells that it happened. */
export const redact = ({ world, ticket, by, body }: TicketRequest, commentId: number): RestAnswer => {
  const found = commentsOf(ticket).find(({ comment }) => comment.id === commentId);
  const text = textAt(body, 'text');
  if (found === undefined || text === undefined || text === '') return unknownRecord;
  const blackened = '▇'.repeat(text.length);
  found.comment.body = found.comment.body.replaceAll(text, blackened);
  found.comment.htmlBody = found.comment.htmlBody.replaceAll(text, blackened);
  recordAudit(world, ticket, {
    by: by.id,
    at: world.now(),
    via: { channel: 'web' },
    custom: {},
    events: [{ type: 'CommentRedactionEvent', id: world.nextId(), commentId }],
  });
  return ok({ comment: { id: commentId, body: found.comment.body, public: found.comment.public } });
};
