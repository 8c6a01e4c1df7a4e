import type { HostFailure } from '../ports.ts';
import type { Instant } from '../../domain/money.ts';
import type { Result } from '../../domain/result.ts';

export const NEED_KINDS = ['ticket_field', 'user_field', 'view', 'trigger', 'automation'] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** Something that the account must have: by installing the app, or made in the set-up because it names the approvers. */
export interface Need {
  readonly kind: NeedKind;
  /** Its key in requirements.json, or in the rules that name approvers. */
  readonly key: string;
  readonly title: string;
}

/** How the account has it. `plain`: as the app installed it, without the approvers' names that make it better. */
export type NeedState =
  | { readonly is: 'good' | 'plain' | 'missing' | 'inactive' }
  /** What differs, each in Zendesk's own words, so that the admin finds it. */
  | { readonly is: 'changed'; readonly differs: readonly string[] }
  | { readonly is: 'unreadable'; readonly detail: string };

export interface CheckedNeed {
  readonly need: Need;
  readonly state: NeedState;
}

/** Somebody whom the settings name. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly kind: 'admin' | 'agent' | 'light-agent' | 'other';
  readonly isActive: boolean;
}

/** The account as an admin sees it. Nothing of it rejects. */
export interface Account {
  /** What the account must have, side by side with what it has; one request per 100 records of each of those kinds. */
  readonly needs: (approvers: readonly number[], kinds?: readonly NeedKind[]) => Promise<readonly CheckedNeed[]>;
  /** Makes it, or brings it back to what it must be. 1 to 2 requests. */
  readonly mend: (need: Need, approvers: readonly number[]) => Promise<Result<true, HostFailure>>;
  /** Null where nobody has this id or e-mail. 1 request. */
  readonly person: (idOrEmail: number | string) => Promise<Result<Person | null, HostFailure>>;
  /** Keys of the account's user fields. */
  readonly userFieldKeys: () => Promise<Result<readonly string[], HostFailure>>;
  /** The server's clock; null where the host does not tell it. 1 request. */
  readonly serverTime: () => Promise<Instant | null>;
}

/** What billing's key was seen to be able to. */
export interface BillingCheck {
  /** What was tried, in billing's own words: a resource, or what a key should not be able to. */
  readonly what: string;
  readonly result:
    | { readonly is: 'works' }
    | { readonly is: 'missing' }
    | { readonly is: 'too-much' }
    /** Neither yes nor no. */
    | { readonly is: 'not-known' }
    | { readonly is: 'fault'; readonly name: string; readonly detail: string };
}

/** A test ticket, for showing that the gate bites. */
export interface ProbeTicket {
  /** Writes a test note with metadata and the tag of an open case; says what came back. Refused where there is a case. 3 requests. */
  readonly begin: (ticketId: number) => Promise<Result<ProbeEvent, HostFailure>>;
  /** The ticket as saved. 1 request. */
  readonly look: (ticketId: number) => Promise<Result<ProbeLook, HostFailure>>;
  /** Solves it as a script would, asking no app. 1 request. */
  readonly solve: (ticketId: number) => Promise<Result<ProbeLook, HostFailure>>;
  /**
   * Takes off whatever the probe put on, and gives it the status back that it had; null leaves it. Refused where somebody has
   * recorded a case meanwhile. 3 requests.
   */
  readonly end: (ticketId: number, status: string | null) => Promise<Result<true, HostFailure>>;
}

export interface ProbeEvent {
  /** The audit's author is whoever is signed in, though the note was written in nobody else's name. */
  readonly authorIsViewer: boolean;
  readonly metadataIsWhole: boolean;
  /** How far this browser's clock is ahead of the audit's, in ms. */
  readonly aheadMs: number;
  /** The status that the ticket had. */
  readonly status: string;
}

export interface ProbeLook {
  readonly status: string;
  /** It carries the mark of the net. */
  readonly isMarked: boolean;
}
