/** What an update brings, and what comes of it. */
import type { TicketStatus } from '../contract.ts';
import type { Audit, Via } from './model.ts';

/** Everything an update may bring; what is undefined stays as it is. */
export interface TicketChange {
  readonly subject?: string | undefined;
  readonly status?: TicketStatus | undefined;
  readonly priority?: string | null | undefined;
  readonly assigneeId?: number | null | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly fields?: ReadonlyMap<number, string | null> | undefined;
  readonly followers?: readonly { readonly id: number; readonly follows: boolean }[] | undefined;
  readonly comment?:
    | {
        readonly body?: string | undefined;
        readonly htmlBody?: string | undefined;
        readonly public?: boolean | undefined;
        readonly authorId?: number | undefined;
      }
    | undefined;
  /** The macro that the form had, or that a bulk edit applies; the log names it beside what it changed. */
  readonly macro?: { readonly id: number; readonly title: string } | undefined;
  readonly metadata?: unknown;
}

export interface Updating {
  readonly by: number;
  readonly at: number;
  readonly via: Via;
}

/** Zendesk refuses by naming what is wrong with which property. */
export interface Refusal {
  readonly property: string;
  readonly description: string;
}

export type Updated = { readonly audit: Audit | null } | { readonly refused: Refusal };
