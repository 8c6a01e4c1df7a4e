import type { LogFailure, Requester } from '../ports.ts';
import type { TicketUpdate } from '../../domain/case/bypassTrail.ts';
import type { Instant } from '../../domain/money.ts';
import type { Result } from '../../domain/result.ts';

/** A ticket that carries one of the app's tags. */
export interface FoundTicket {
  readonly id: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly requesterId: number | null;
}

export interface FoundTickets {
  /** Newest first, at most `TICKETS_AT_MOST`. */
  readonly tickets: readonly FoundTicket[];
  /** There are more than these. */
  readonly hasMore: boolean;
  /** How many of the searches failed, and why the first of them did: then tickets may be missing. */
  readonly failed: number;
  readonly failure: LogFailure | null;
}

/** What the audits of one ticket tell. */
export interface Trail {
  /** Oldest first. */
  readonly updates: readonly TicketUpdate[];
  readonly names: ReadonlyMap<number, string>;
  readonly requester: Requester;
}

/** How many tickets one report reads at most. */
export const TICKETS_AT_MOST = 100;

/** The account's tickets, for one report. Nothing of it rejects; after `signal` aborts, whatever is asked fails at once. */
export interface Tickets {
  /** Those that carry a tag of the app and were changed since then: one request per tag. */
  readonly find: (since: Instant) => Promise<FoundTickets>;
  /** 1 request per 100 audits. */
  readonly trail: (ticket: FoundTicket) => Promise<Result<Trail, LogFailure>>;
  /** Ends early with the signal. */
  readonly pause: (ms: number) => Promise<void>;
}

/** Begins to ask; it ends with the signal. */
export type OpenTickets = (signal: AbortSignal) => Tickets;
