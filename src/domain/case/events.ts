import type { Decision } from './decision.ts';
import type { Phase } from './phases.ts';
import type { Instant, Money } from '../money.ts';
import type { Escalation } from '../policy/facts.ts';

/** What an approval may depend on (playbook §5); the gate checks it afterwards (G18). */
export type Condition = { readonly kind: 'cap'; readonly amount: Money } | { readonly kind: 'after-two-collected' };

export const CONFIRMABLE = ['collected', 'voided', 'account-closed', 'customer-told', 'condition-met'] as const;
/** What an agent may vouch for where billing cannot show it. */
export type Confirmable = (typeof CONFIRMABLE)[number];

/** What was done. Past tense: it has happened and stays in the log. */
export type CaseAct =
  | { readonly kind: 'asked'; readonly decision: Decision }
  | { readonly kind: 'decided'; readonly decision: Decision; readonly flag: boolean }
  | {
      readonly kind: 'flagged';
      /** The escalation this flag raises or repeats; `none` for a flag of the decision alone. */
      readonly escalation: Escalation;
      /** The present decision's fingerprint; null where nothing is decided yet. */
      readonly fingerprint: string | null;
      /** Why, or the answer to Reggie's question. */
      readonly words: string;
    }
  | {
      readonly kind: 'approved';
      readonly flagId: string;
      readonly fingerprint: string | null;
      readonly condition: Condition | null;
      readonly words: string;
    }
  | { readonly kind: 'declined'; readonly flagId: string; readonly fingerprint: string | null; readonly words: string }
  | { readonly kind: 'returned'; readonly flagId: string; readonly fingerprint: string | null; readonly words: string }
  | { readonly kind: 'withdrawn'; readonly flagId: string; readonly words: string }
  | { readonly kind: 'confirmed'; readonly decisionId: string; readonly what: Confirmable; readonly words: string }
  | { readonly kind: 'dismissed' };

/** Whether the act puts something before Reggie. */
export function carriesFlag(act: CaseAct): boolean {
  return act.kind === 'flagged' || (act.kind === 'decided' && act.flag);
}

/** An act not recorded yet, with the identity it will have. */
export interface NewEvent {
  readonly id: string;
  readonly ticketId: number;
  readonly run: number;
  /** 1 for the first event of the ticket. A claim: nothing is decided by it. */
  readonly seq: number;
  readonly act: CaseAct;
}

/** A recorded event: who and when come from the ticket's audit and from nothing else. */
export interface CaseEvent extends NewEvent {
  readonly author: number;
  readonly at: Instant;
  readonly auditId: number;
  /** Its note still stands on the ticket as an internal note. */
  readonly noteIntact: boolean;
}

/** What the ticket's audit log says, oldest first. */
export type LogEntry =
  | { readonly entry: 'event'; readonly event: CaseEvent }
  | {
      readonly entry: 'unreadable-event';
      readonly auditId: number;
      readonly at: Instant;
      readonly why: string;
      /** A newer version of the app wrote it; otherwise it is broken. */
      readonly isNewer: boolean;
    }
  | { readonly entry: 'solved'; readonly by: number; readonly at: Instant }
  | { readonly entry: 'customer-wrote'; readonly at: Instant }
  | { readonly entry: 'agent-replied'; readonly by: number; readonly at: Instant; readonly text: string }
  /** The index tags were changed without an event; `by` is null for a business rule. */
  | {
      readonly entry: 'index-changed';
      readonly by: number | null;
      readonly at: Instant;
      /** What the tags say since. */
      readonly to: readonly Phase[];
    }
  /** An admin began the set-up's guided test: an open case's tag on a ticket without one. */
  | { readonly entry: 'set-up-test'; readonly by: number; readonly at: Instant }
  /** A note that shows another author than the one who wrote it. */
  | { readonly entry: 'other-name'; readonly by: number; readonly shownAs: number; readonly at: Instant };

/** Who may approve, and until when a former approver could. */
export interface Approver {
  readonly id: number;
  /** Null for a present approver. */
  readonly until: Instant | null;
}

/** The approvers at that time. */
export function presentApprovers(approvers: readonly Approver[], at: Instant): readonly Approver[] {
  const present = approvers.filter((approver) => approver.until === null || at < approver.until);
  // Somebody may be named twice, by id and by e-mail.
  return present.filter(({ id }, place) => present.findIndex((other) => other.id === id) === place);
}

/** Whether `id` was an approver at that time. */
export function isApprover(approvers: readonly Approver[], id: number, at: Instant): boolean {
  return presentApprovers(approvers, at).some((approver) => approver.id === id);
}
