/** Tickets, audits and users in the words of Zendesk's REST API. */
import {
  type Account,
  type Audit,
  type AuditEvent,
  type CommentEvent,
  type Ticket,
  type TicketField,
  commentsOf,
  isoSecond,
} from '../world/model.ts';
import { userFieldsOf } from '../world/fields.ts';
import { customRoleOf, roleTypeOf } from '../world/roles.ts';
import { shownFields } from '../world/userFields.ts';
import type { World } from '../world/world.ts';
import { viaObject } from './via.ts';

export type ZendeskObject = Readonly<Record<string, unknown>>;

/** Addresses in answers are Zendesk's own. */
export const host = 'https://vistasocial.zendesk.com/api/v2';

const commentEvent = (event: CommentEvent, audit: Audit): ZendeskObject => ({
  id: event.id,
  type: 'Comment',
  author_id: event.authorId,
  body: event.body,
  html_body: event.htmlBody,
  plain_body: event.body,
  public: event.public,
  attachments: [],
  audit_id: audit.id,
});

const plainEvent = (event: AuditEvent, audit: Audit): ZendeskObject => {
  switch (event.type) {
    case 'Comment':
      return commentEvent(event, audit);
    case 'Create':
      return { id: event.id, type: event.type, field_name: event.field, value: event.value };
    case 'Change':
      return {
        id: event.id,
        type: event.type,
        field_name: event.field,
        value: event.value,
        previous_value: event.previous,
      };
    case 'FollowersChange':
      return { id: event.id, type: event.type, previous_followers: event.previous, current_followers: event.current };
    case 'CommentPrivacyChange':
      return { id: event.id, type: event.type, comment_id: event.commentId, public: event.public };
    case 'CommentRedactionEvent':
      return { id: event.id, type: event.type, comment_id: event.commentId };
    case 'Notification':
      return { id: event.id, type: event.type, subject: event.subject, body: event.body, recipients: event.recipients };
    case 'AgentMacroReference':
      return { id: event.id, type: event.type, macro_id: event.macroId, macro_title: event.macroTitle };
  }
};

/** An event has a `via` of its own only where it came about otherwise than its audit. */
const eventObject = (event: AuditEvent, audit: Audit): ZendeskObject => ({
  ...plainEvent(event, audit),
  ...(event.via === undefined ? {} : { via: viaObject(event.via) }),
});

const metadataOf = ({ custom }: Audit): ZendeskObject =>
  custom === null
    ? {}
    : {
        metadata: {
          system: { client: 'Simulated workspace', ip_address: '203.0.113.7', location: 'New York, NY, United States' },
          custom,
        },
      };

/** One audit; what the app sent as `metadata` comes back as `metadata.custom`. */
export const auditObject = (audit: Audit): ZendeskObject => ({
  id: audit.id,
  ticket_id: audit.ticketId,
  created_at: isoSecond(audit.at),
  author_id: audit.authorId,
  ...metadataOf(audit),
  events: audit.events.map((event) => eventObject(event, audit)),
  via: viaObject(audit.via),
});

/** A whole number is told as a number, and a checkbox as what it is; everything else as text. */
const fieldValue = ({ type }: TicketField, value: string | null): string | number | boolean | null => {
  if (type === 'checkbox') return value === 'true';
  return type === 'integer' && value !== null ? Number(value) : value;
};

/** A ticket with these custom fields. */
export const ticketObject = (ticket: Ticket, fields: readonly TicketField[]): ZendeskObject => {
  const first = commentsOf(ticket)[0];
  const values = fields.map((field) => ({
    id: field.id,
    value: fieldValue(field, ticket.fields.get(field.id) ?? null),
  }));
  return {
    url: `${host}/tickets/${ticket.id}.json`,
    id: ticket.id,
    external_id: null,
    via: viaObject(ticket.audits[0]?.via ?? { channel: 'web' }),
    created_at: isoSecond(ticket.createdAt),
    updated_at: isoSecond(ticket.updatedAt),
    generated_timestamp: Math.floor(ticket.updatedAt / 1000),
    type: null,
    subject: ticket.subject,
    raw_subject: ticket.subject,
    description: first?.comment.body ?? '',
    priority: ticket.priority,
    status: ticket.status,
    recipient: 'support@vistasocial.example',
    requester_id: ticket.requesterId,
    submitter_id: ticket.requesterId,
    assignee_id: ticket.assigneeId,
    organization_id: null,
    group_id: 301,
    collaborator_ids: ticket.followerIds,
    follower_ids: ticket.followerIds,
    email_cc_ids: [],
    problem_id: null,
    has_incidents: false,
    is_public: commentsOf(ticket).some(({ comment }) => comment.public),
    due_at: null,
    tags: ticket.tags,
    custom_fields: values,
    fields: values,
    followup_ids: ticket.followUpIds,
    brand_id: 401,
    allow_channelback: false,
    allow_attachments: true,
    from_messaging_channel: false,
  };
};

/** When everybody and everything of this account began. */
export const joined = '2026-01-05T09:00:00Z';

/** `role` is always a plain name; a custom role stands beside it in `custom_role_id`. */
export const userObject = (person: Account, world: World): ZendeskObject => ({
  id: person.id,
  url: `${host}/users/${person.id}.json`,
  name: person.name,
  email: person.email,
  created_at: joined,
  updated_at: joined,
  time_zone: person.timeZone,
  iana_time_zone: person.timeZone,
  phone: null,
  locale: person.locale,
  organization_id: null,
  role: person.role,
  custom_role_id: customRoleOf(person, world.knobs),
  role_type: roleTypeOf(person, world.knobs),
  verified: true,
  external_id: person.externalId,
  tags: [],
  alias: '',
  active: true,
  shared: false,
  shared_agent: false,
  suspended: person.isSuspended === true,
  restricted_agent: person.role === 'end-user' || person.isLight === true,
  user_fields: shownFields(person.userFields, userFieldsOf(world)),
});

/** What Zendesk answers without a signed-in user: 200, and somebody who does not exist. */
export const anonymous: ZendeskObject = {
  id: null,
  name: 'Anonymous user',
  email: 'invalid@example.com',
  role: 'end-user',
  locale: 'en-US',
  verified: false,
};
