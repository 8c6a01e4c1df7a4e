/** The help desk's half of the world, as it is kept in memory. Times are milliseconds since 1970. */
import type { Person, TicketFieldView, TicketStatus } from '../contract.ts';
import type { UserFields } from './userFields.ts';

export interface Account extends Person {
  /** The plain name also in an account with custom roles; `roles.ts` tells the custom one. */
  readonly role: 'end-user' | 'agent' | 'admin';
  readonly userFields: UserFields;
}

export interface Via {
  readonly channel: 'web' | 'email' | 'api' | 'rule';
  /** The closed ticket that a follow-up ticket goes on from. */
  readonly followUpOf?: { readonly ticketId: number; readonly subject: string };
}

export interface CommentEvent {
  readonly type: 'Comment';
  readonly id: number;
  readonly authorId: number;
  /** Redaction and making private rewrite a comment in place, as they do in Zendesk. */
  body: string;
  htmlBody: string;
  public: boolean;
}

export type FieldValue = string | readonly string[];

export type AuditEvent =
  | CommentEvent
  | { readonly type: 'Create'; readonly id: number; readonly field: string; readonly value: FieldValue }
  | {
      readonly type: 'Change';
      readonly id: number;
      readonly field: string;
      readonly value: FieldValue;
      readonly previous: FieldValue;
    }
  | {
      readonly type: 'FollowersChange';
      readonly id: number;
      readonly previous: readonly string[];
      readonly current: readonly string[];
    }
  | { readonly type: 'CommentPrivacyChange'; readonly id: number; readonly commentId: number; readonly public: boolean }
  | { readonly type: 'CommentRedactionEvent'; readonly id: number; readonly commentId: number };

export interface Audit {
  readonly id: number;
  readonly ticketId: number;
  readonly at: number;
  /** Always the signed-in user, whatever author a comment in it claims; RULE where nobody did it. */
  readonly authorId: number;
  readonly via: Via;
  readonly custom: Readonly<Record<string, unknown>>;
  readonly events: readonly AuditEvent[];
}

export interface Ticket {
  readonly id: number;
  readonly requesterId: number;
  readonly createdAt: number;
  subject: string;
  status: TicketStatus;
  priority: string | null;
  assigneeId: number | null;
  tags: readonly string[];
  readonly fields: Map<number, string | null>;
  followerIds: readonly number[];
  /** The follow-up tickets made of this one. */
  followUpIds: readonly number[];
  updatedAt: number;
  readonly audits: Audit[];
}

export type TicketField = TicketFieldView;

/** Zendesk tells times to the second. */
export const isoSecond = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** The instant without its milliseconds. */
export const wholeSecond = (at: number): number => Math.floor(at / 1000) * 1000;

/** All comments, oldest first, each with the audit it came with. */
export const commentsOf = (ticket: Ticket): readonly { readonly audit: Audit; readonly comment: CommentEvent }[] =>
  ticket.audits.flatMap((audit) =>
    audit.events.flatMap((event) => (event.type === 'Comment' ? [{ audit, comment: event }] : [])),
  );
