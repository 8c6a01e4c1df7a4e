import type { LogFailure } from '../ports.ts';
import type { Bypass } from '../../domain/case/bypass.ts';
import type { Phase } from '../../domain/case/phases.ts';
import type { Instant, Money } from '../../domain/money.ts';

/** What a ticket is about and how it stands now, so that the reader sees how grave a finding is. */
export interface ReportTicket {
  /** The requester's name; empty where the audits tell none. */
  readonly customer: string;
  /** What is given back, or else what was past due when it was decided; empty where neither is known. */
  readonly amounts: readonly Money[];
  readonly phase: Phase;
  readonly isSolved: boolean;
}

/** One finding, and the ticket that it was found on. */
export interface ReportRow {
  readonly ticketId: number;
  readonly about: ReportTicket;
  readonly bypass: Bypass;
  /** Another ticket on which something was decided for the same customer later: what billing shows may be of that one. */
  readonly laterTicket: number | null;
}

/** The report as far as it has come. */
export interface Report {
  readonly stage: 'finding' | 'reading' | 'billing' | 'done' | 'stopped';
  readonly since: Instant;
  readonly total: number;
  /** How many of these were read, or could not be. */
  readonly read: number;
  readonly hasMore: boolean;
  readonly searches: { readonly failed: number; readonly failure: LogFailure | null };
  /** How many of the set approvers nobody was found for: what they answered counts for nothing here. */
  readonly approversMissing: number;
  /** Newest first. */
  readonly rows: readonly ReportRow[];
  readonly notRead: readonly { readonly ticketId: number; readonly failure: LogFailure }[];
  readonly names: ReadonlyMap<number, string>;
}

export const URGENCIES = ['needed', 'caught', 'byHand', 'noted'] as const;
/** What a finding asks of the lead: to look at it, or only to know of it. */
export type Urgency = (typeof URGENCIES)[number];

/** What is reopened is caught; a field or a request that was changed has done nothing yet. */
export function urgencyOf(bypass: Bypass): Urgency {
  switch (bypass.kind) {
    case 'solved':
    case 'closed':
      return bypass.reopened === null ? 'needed' : 'caught';
    case 'index-changed':
      return 'byHand';
    case 'request-changed':
      return 'noted';
    case 'replied':
    case 'lacking':
    case 'note-gone':
    case 'other-name':
    case 'refused-answer':
      return 'needed';
  }
}

/** How far back the report looks. */
export const LOOKS_BACK_DAYS = 30;

/** A report that has not found anything yet. */
export function emptyReport(since: Instant): Report {
  return {
    stage: 'finding',
    since,
    total: 0,
    read: 0,
    hasMore: false,
    searches: { failed: 0, failure: null },
    approversMissing: 0,
    rows: [],
    notRead: [],
    names: new Map(),
  };
}
