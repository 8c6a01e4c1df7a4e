/** The help desk's half of the world, as it is kept in memory. Times are milliseconds since 1970. */
import type { Person, TicketFieldView, TicketStatus, UserFieldView } from '../contract.ts';

/** The values of the account's user fields, by key; a field without a value may be left out. */
export type UserFields = Readonly<Record<string, string | number | null>>;

export interface Account extends Person {
  /** The plain name also in an account with custom roles; `roles.ts` tells the custom one. */
  readonly role: 'end-user' | 'agent' | 'admin';
  /** Writes private comments, and nothing else. */
  readonly isLight?: boolean;
  /** The browser's session has ended: nothing is answered until they sign in again. */
  readonly isSignedOut?: boolean;
  /** Cannot sign in, and gets no mail. */
  readonly isSuspended?: boolean;
  readonly userFields: UserFields;
}

export interface Via {
  readonly channel: 'web' | 'email' | 'api' | 'rule';
  /** The closed ticket that a follow-up ticket goes on from. */
  readonly followUpOf?: NamedTicket;
  /** The ticket that was merged into this one. */
  readonly mergedFrom?: NamedTicket;
  /** The ticket that this one was merged into. */
  readonly mergedInto?: NamedTicket;
  /** The business rule that did it, where it is one that the account has. */
  readonly rule?: { readonly id: number; readonly title: string; readonly kind: 'trigger' | 'automation' };
}

export interface NamedTicket {
  readonly ticketId: number;
  readonly subject: string;
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

export type AuditEvent = (
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
  | { readonly type: 'CommentRedactionEvent'; readonly id: number; readonly commentId: number }
  | {
      readonly type: 'Notification';
      readonly id: number;
      readonly subject: string;
      readonly body: string;
      readonly recipients: readonly number[];
    }
  | { readonly type: 'AgentMacroReference'; readonly id: number; readonly macroId: number; readonly macroTitle: string }
) & {
  /** How it came about, where that differs from the audit it stands in. */
  readonly via?: Via | undefined;
};

export interface Audit {
  readonly id: number;
  readonly ticketId: number;
  readonly at: number;
  /** Always the signed-in user, whatever author a comment in it claims; RULE where nobody did it. */
  readonly authorId: number;
  readonly via: Via;
  /** Null where the audit has no metadata at all, as those of automations. */
  readonly custom: Readonly<Record<string, unknown>> | null;
  /** Triggers add theirs to what a person or an automation did. */
  readonly events: AuditEvent[];
}

export interface Ticket {
  readonly id: number;
  requesterId: number;
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

export type FieldOption = TicketFieldView['options'][number];

export interface TicketField extends TicketFieldView {
  readonly description: string;
  readonly agentDescription: string;
  /** Of Zendesk's own making: it cannot be taken away, and its value has a place of its own in a ticket. */
  readonly isSystem: boolean;
  readonly active: boolean;
  readonly required: boolean;
}

export interface UserField extends Omit<UserFieldView, 'requirementKey'> {
  /** Null for what the account has of its own. */
  readonly requirementKey: string | null;
  readonly description: string;
  readonly active: boolean;
  readonly options: readonly FieldOption[];
}

/** Zendesk tells times to the second. */
export const isoSecond = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** The instant without its milliseconds. */
export const wholeSecond = (at: number): number => Math.floor(at / 1000) * 1000;

/** All comments, oldest first, each with the audit it came with. */
export const commentsOf = (ticket: Ticket): readonly { readonly audit: Audit; readonly comment: CommentEvent }[] =>
  ticket.audits.flatMap((audit) =>
    audit.events.flatMap((event) => (event.type === 'Comment' ? [{ audit, comment: event }] : [])),
  );
