import type { LogFailure } from '../ports.ts';
import type { Bypass } from '../../domain/case/bypass.ts';
import type { Instant } from '../../domain/money.ts';

/** One finding, and the ticket that it was found on. */
export interface ReportRow {
  readonly ticketId: number;
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
