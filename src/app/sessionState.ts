import type { HostFailure, InsertedInto, InsertFailure, LogFailure, Message, RecordFailure, Ticket } from './ports.ts';
import type { Draft } from '../domain/case/draft.ts';
import type { Approver, CaseAct, LogEntry } from '../domain/case/events.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import type { Refusal } from '../domain/case/commands.ts';
import type { BillingRead, DisputeRead, UnknownRead } from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';

/** What this tab knows of the ticket's log. `last` is the case as it was last read, for when it cannot be read now. */
export type LogStanding =
  | { readonly is: 'not-needed' }
  | { readonly is: 'reading'; readonly last: CaseState | null }
  | {
      readonly is: 'read';
      readonly entries: readonly LogEntry[];
      readonly state: CaseState;
      readonly followUpOf: number | null;
    }
  | { readonly is: 'failed'; readonly failure: LogFailure; readonly last: CaseState | null };

/** What this tab knows of billing; a failed refresh keeps what was read before and says so. */
export interface BillingStanding {
  /** Null while the first read is under way. */
  readonly read: BillingRead | null;
  /** When this tab read it; what it says may be as of earlier. */
  readonly readAt: Instant;
  readonly refreshing: boolean;
  /** The newest attempt, where it failed after an earlier one had succeeded. */
  readonly failed: UnknownRead | null;
}

/** Nothing asked yet, or asked anew of somebody else. */
export const BILLING_NOT_READ: BillingStanding = { read: null, readAt: 0, refreshing: false, failed: null };

/** What the agent is told about the last thing they pressed. */
export type Notice =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly failure: RecordFailure }
  | { readonly kind: 'composer'; readonly why: InsertFailure['why'] }
  | { readonly kind: 'recorded'; readonly act: CaseAct }
  | {
      readonly kind: 'inserted';
      readonly into: InsertedInto;
      /** Of which text, as it is offered. */
      readonly body: string;
    };

/** What is under way because somebody pressed a button. */
export type Busy = 'recording' | 'inserting' | 'fetching';

export interface SessionState {
  /** Null until the host has told it. */
  readonly ticket: Ticket | null;
  readonly ticketFailure: HostFailure | null;
  /** The status category that the ticket was last saved with, as far as this tab knows. */
  readonly savedStatus: string | null;
  readonly messages: readonly Message[];
  readonly log: LogStanding;
  readonly billing: BillingStanding;
  /** The open chargebacks of that customer; null where they were not in question. */
  readonly disputes: { readonly customerId: string; readonly read: DisputeRead } | null;
  readonly approvers: readonly Approver[];
  /** Names by user id, of everybody in the log and the viewer. */
  readonly names: ReadonlyMap<number, string>;
  readonly draft: Draft;
  /** The agent opened the playbook on a ticket that gave no reason to. */
  readonly started: boolean;
  /** What stands in the panel's small fields and is not used yet, by field. */
  readonly typed: Readonly<Record<string, string>>;
  /** Sentences of the reply that the agent says promise nothing (G17). */
  readonly promiseNothing: readonly string[];
  /** What the composer holds as a public reply; empty where it holds none. */
  readonly publicReply: string;
  readonly busy: Busy | null;
  readonly notice: Notice | null;
  /** The message that blocked the last save; null where it passed, or while it is judged. */
  readonly blocked: string | null;
}

/** The case in this tab's eyes: as read, or as last read. */
export function knownCase(log: LogStanding): CaseState | null {
  switch (log.is) {
    case 'not-needed':
      return null;
    case 'read':
      return log.state;
    case 'reading':
    case 'failed':
      return log.last;
  }
}

/** A holder of the state that tells its listeners of every change. */
export interface Store {
  readonly get: () => SessionState;
  readonly update: (change: Partial<SessionState>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A store that begins with `initial`. */
export function createStore(initial: SessionState): Store {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    update: (change) => {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
