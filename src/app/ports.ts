import type { Language } from './languages.ts';
import type { Approver, CaseEvent, LogEntry, NewEvent } from '../domain/case/events.ts';
import type { IndexValues } from '../domain/case/indexValues.ts';
import type { Phase } from '../domain/case/phases.ts';
import type {
  BillingFault,
  BillingRead,
  CustomerChoice,
  CustomerOption,
  DisputeRead,
  SourceName,
} from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';
import type { PolicySettings } from '../domain/policy/facts.ts';
import type { Result } from '../domain/result.ts';

/** Who may approve, as the settings name them: a user id or an e-mail, and until when. */
export interface ApproverSetting {
  readonly idOrEmail: number | string;
  readonly until: Instant | null;
}

/** A setting that could not be read, for the admin; empty `value`: what is needed is missing. */
export interface SettingProblem {
  readonly setting: 'approvers' | 'billing_source' | 'billing_url' | 'note_language' | 'customer_languages';
  readonly value: string;
}

export interface AppSettings {
  readonly approvers: readonly ApproverSetting[];
  readonly policy: PolicySettings;
  /** Null where the setting names none; then nothing is read, and `problems` says so. */
  readonly billingSource: SourceName | null;
  /** The address of the HTTP source, https; null where it is not set or is none. */
  readonly billingUrl: string | null;
  /** The key of the user field that holds the Stripe customer id. */
  readonly stripeCustomerField: string | null;
  /** The team's language: notes are read by more people than the one who records them. */
  readonly noteLanguage: Language;
  /** The languages in which texts to customers are offered: English, and those that the admin enabled. */
  readonly customerLanguages: readonly Language[];
  readonly problems: readonly SettingProblem[];
}

/** The signed-in agent. */
export interface Viewer {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
  readonly locale: string;
  /** An IANA name as Zendesk tells it, or empty. */
  readonly timeZone: string;
}

export interface Requester {
  readonly id: number | null;
  readonly name: string;
  /** As written; null where the requester has none. */
  readonly email: string | null;
}

export interface Ticket {
  /** Null for a ticket that is not created yet. */
  readonly id: number | null;
  readonly status: string;
  readonly createdAt: Instant | null;
  readonly requester: Requester;
  /** The language that the requester has in Zendesk, such as `es-419`; null where the host does not tell it. */
  readonly requesterLocale: string | null;
  /** What the index tags say (`pdp_…` without the prefix); none where the ticket carries none. They grant nothing. */
  readonly indexPhases: readonly Phase[];
  /** Zendesk made it of another ticket that had a case, and the net took the index tags off. */
  readonly followsUpCase: boolean;
  /** The net reopened it: it was solved while the case was not in order. */
  readonly wasReopened: boolean;
}

export interface Message {
  readonly from: 'customer' | 'agent';
  readonly internal: boolean;
  readonly text: string;
  /** When it was written; null where the host does not say. */
  readonly at: Instant | null;
}

/** What the composer holds. */
export interface ReplyDraft {
  readonly kind: 'public' | 'internal';
  /** Plain text, also where the composer holds HTML. */
  readonly text: string;
}

/** Why something in the host could not be had. `detail` is for the admin. */
export interface HostFailure {
  readonly why: 'timeout' | 'refused' | 'failed';
  readonly detail: string;
}

/** A text to the customer. The greeting goes before it only where the reply is empty: one is enough. */
export interface CustomerText {
  readonly greeting: string;
  readonly body: string;
}

/** Where a text went: a draft that Submit sends, past the gate, or the line of a live chat, which no save hook sees. */
export type InsertedInto = 'reply' | 'chat';

/**
 * Why a text was not inserted. `public-post`: everybody can read that reply. `unseen`: it may have been, but the composer
 * does not show it.
 */
export interface InsertFailure {
  readonly why: HostFailure['why'] | 'public-post' | 'unseen';
  readonly detail: string;
}

/** What of the ticket may have changed. `saved`: a Submit in this tab went through. */
export type TicketChange = 'ticket' | 'composer' | 'conversation' | 'saved' | 'activated';

/** The open ticket's form and composer, as they stand in this tab. */
export interface TicketForm {
  ticket(): Promise<Result<Ticket, HostFailure>>;
  conversation(): Promise<Result<readonly Message[], HostFailure>>;
  reply(): Promise<Result<ReplyDraft, HostFailure>>;
  /**
   * Inserts at the cursor of the public reply and nowhere else, once; what the agent wrote stays. Refuses where the
   * composer could not be switched to the public reply.
   */
  insertIntoReply(text: CustomerText): Promise<Result<InsertedInto, InsertFailure>>;
  /** Tells `listener` whenever something of the ticket may have changed; returns how to stop. */
  onChange(listener: (what: TicketChange) => void): () => void;
}

export interface LogAnswer {
  /** Oldest first. */
  readonly entries: readonly LogEntry[];
  /** Names of everybody in it, by user id. */
  readonly names: ReadonlyMap<number, string>;
  /** E-mails of everybody in it, by user id (approvers may be set by e-mail). */
  readonly emails: ReadonlyMap<number, string>;
  /** The status category as last saved, by the newest audit read that set it; null where none of them did. */
  readonly savedStatus: string | null;
  /** The ticket that this one follows up; null where it follows none, or where its creation was not read. */
  readonly followUpOf: number | null;
}

/** Turns the approvers of the settings into user ids. An e-mail that nobody has is left out and grants nothing. */
export interface ApproverDirectory {
  resolve(
    settings: readonly ApproverSetting[],
    /** E-mails by user id that are known already and cost no request. */
    emails: ReadonlyMap<number, string>,
  ): Promise<readonly Approver[]>;
}

export type LogFailure = {
  readonly why: 'timeout' | 'signed-out' | 'not-allowed' | 'not-found' | 'busy' | 'down' | 'malformed';
  readonly detail: string;
};

/**
 * `newer`: somebody recorded since the log was read, or the ticket changed (409): re-read, re-decide. `note-only`: the
 * note was saved, its metadata was not, so it counts for nothing.
 */
export type RecordFailure =
  LogFailure | { readonly why: 'newer' | 'closed' | 'not-written' | 'note-only' | 'refused'; readonly detail: string };

export interface RecordRequest {
  readonly event: NewEvent;
  /** Who records it, by user id. */
  readonly author: number;
  /** The whole internal note, without the machine-readable line (the log adds that). */
  readonly note: string;
  /** What the ticket's index fields show after this event. */
  readonly index: IndexValues;
  /** Followers to add: the approvers, where the event is a flag. */
  readonly followers: readonly (number | string)[];
}

/** The ticket's audit log: the only store of a case. */
export interface CaseLog {
  /** Reads the audits that were not read yet. 1 request per 100 audits. */
  read(ticketId: number): Promise<Result<LogAnswer, LogFailure>>;
  /**
   * Records one event in one ticket update and confirms it by that update's audit; at most 3 requests. Repeating it
   * with the same event id never writes twice. `lastAuditId` is the newest case event's audit that the caller decided on.
   */
  record(request: RecordRequest, lastAuditId: number): Promise<Result<CaseEvent, RecordFailure>>;
  /** How many more characters the note of this event may have; below 0 it would be refused. No request. */
  roomFor(event: NewEvent, note: string): number;
  /** Brings the open form's index fields in line, so that the agent's next Submit sets nothing back. No request. */
  showIndex(index: IndexValues): Promise<void>;
  /** Sets the ticket's index fields to what the log says; 2 requests. */
  mendIndex(ticketId: number, index: IndexValues): Promise<Result<true, RecordFailure>>;
}

/** What Zendesk holds of a user beyond the form. */
export interface UserFacts {
  readonly externalId: string | null;
  /** User fields by key; one that does not exist is not among them. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Reads a user; 1 request. */
export type UserReader = (userId: number) => Promise<Result<UserFacts, HostFailure>>;

export interface BillingAsk {
  readonly who: Requester;
  /** The agent's choice, made for this requester; null where none was made. */
  readonly choice: CustomerChoice | null;
  /** `full` adds what plan and gate need. */
  readonly scope: 'open' | 'full';
  readonly withRefunds: boolean;
  /** Asks again who the customer is, too, instead of remembering it. */
  readonly isFresh: boolean;
}

/** Where the count comes from (docs/billing.md). Nothing of it rejects: what cannot be read says why. */
export interface BillingSource {
  /** `open` costs at most 2 requests for a customer with up to 100 owed invoices. */
  readonly read: (ask: BillingAsk) => Promise<BillingRead>;
  /** Customers with this e-mail, for the agent to choose from; null where the source knows no customers. */
  readonly search: ((email: string) => Promise<Result<readonly CustomerOption[], BillingFault>>) | null;
  /** The open chargebacks of a customer, at most 3 requests; null where the source knows none. */
  readonly disputes: ((customerId: string) => Promise<DisputeRead>) | null;
}

/** Where drafts survive a reload of the panel. Losing it loses nothing that was recorded. */
export interface DraftStore {
  /** False where the browser refuses storage, from the start or at the last draft: then it lives only as long as the panel. */
  readonly outlivesReload: boolean;
  load(key: string): unknown;
  save(key: string, draft: unknown): void;
  remove(key: string): void;
}
