import type { Decision } from './decision.ts';
import type { Approver, CaseAct, CaseEvent } from './events.ts';
import type { Instant } from '../money.ts';
import type { Escalation } from '../policy/facts.ts';

export type EventOf<K extends CaseAct['kind']> = Omit<CaseEvent, 'act'> & {
  readonly act: Extract<CaseAct, { kind: K }>;
};
export type AnswerEvent = EventOf<'approved' | 'declined' | 'returned'>;

export interface RecordedDecision {
  readonly event: EventOf<'asked' | 'decided'>;
  readonly decision: Decision;
  readonly fingerprint: string;
}

export interface Flag {
  readonly event: CaseEvent;
  /** Null for an escalation flagged before anything was decided. */
  readonly fingerprint: string | null;
  readonly withdrawn: boolean;
}

/** Why an event grants nothing, though it looks as if it did. */
export type RefusedWhy =
  | 'not-an-approver'
  | 'decider'
  | 'not-the-newest-flag'
  | 'other-fingerprint'
  | 'other-run'
  | 'other-ticket'
  | 'note-gone';

/** What the log of one ticket comes to. */
export interface CaseState {
  /** 0 while the ticket has no case. */
  readonly run: number;
  readonly runBeganAt: Instant;
  /** The run was dismissed, or solved in order: the next event may begin the next run. */
  readonly endedAt: Instant | null;
  readonly dismissed: boolean;
  readonly decision: RecordedDecision | null;
  /** Earlier decisions of the run, oldest first. */
  readonly earlier: readonly RecordedDecision[];
  readonly flag: Flag | null;
  /** Reggie's newest answer to the newest flag. */
  readonly answer: AnswerEvent | null;
  /** Every answer of the run that counted when it was given, oldest first; not those to a flag that was taken back. */
  readonly answers: readonly AnswerEvent[];
  readonly escalation: { readonly level: Escalation; readonly flagged: boolean };
  readonly highestEscalation: Escalation;
  readonly declinedFingerprints: readonly string[];
  readonly confirmations: readonly EventOf<'confirmed'>[];
  readonly refused: readonly { readonly event: CaseEvent; readonly why: RefusedWhy }[];
  /** Every event of this ticket's runs, oldest first, those that granted nothing included. */
  readonly events: readonly CaseEvent[];
  /** Events of a newer version of the app, or broken ones: shown, granting nothing. */
  readonly unreadable: number;
  /** How many of these a newer version of the app wrote. */
  readonly newer: number;
  readonly lastSeq: number;
  readonly customerWroteAt: Instant | null;
  readonly replies: readonly { readonly at: Instant; readonly text: string }[];
  /** Who last changed the index tags by hand; null where the newest event set them. `by` null: a business rule. */
  readonly indexChanged: { readonly by: number | null; readonly at: Instant } | null;
  /** Who last set the index to approved by hand since the newest event, though nothing was; null where nobody did. */
  readonly setApproved: { readonly by: number; readonly at: Instant } | null;
  /** Who began the set-up's guided test, whose tag still stands; null where none does, or where there is a case. */
  readonly setUpTest: { readonly by: number; readonly at: Instant } | null;
  /** Notes written by somebody else in an approver's name, oldest first. They grant nothing. */
  readonly disguised: readonly { readonly by: number; readonly shownAs: number; readonly at: Instant }[];
  readonly approvers: readonly Approver[];
}

export interface FoldContext {
  readonly ticketId: number;
  readonly ticketCreatedAt: Instant;
  readonly approvers: readonly Approver[];
}

/** The state of a ticket without a case. */
export function emptyCase(context: FoldContext): CaseState {
  return {
    run: 0,
    runBeganAt: context.ticketCreatedAt,
    endedAt: null,
    dismissed: false,
    decision: null,
    earlier: [],
    flag: null,
    answer: null,
    answers: [],
    escalation: { level: 'none', flagged: false },
    highestEscalation: 'none',
    declinedFingerprints: [],
    confirmations: [],
    refused: [],
    events: [],
    unreadable: 0,
    newer: 0,
    lastSeq: 0,
    customerWroteAt: null,
    replies: [],
    indexChanged: null,
    setApproved: null,
    setUpTest: null,
    disguised: [],
    approvers: context.approvers,
  };
}

/** Whether a run is going on: begun, and neither dismissed nor solved in order. */
export function isOpen(state: CaseState): boolean {
  return state.run > 0 && state.endedAt === null;
}

/** Whether this run's decision only asks the customer for the two (R7): a step, after which the case is still open. */
export function isOnlyAsk(decision: Decision): boolean {
  return decision.rule === 'R7' && decision.exception === null;
}

/** Whether anything but the ask for two was decided in this run (what only an approver may then dismiss). */
export function isAnythingDecided(state: CaseState): boolean {
  return [...state.earlier, state.decision].some((entry) => entry !== null && !isOnlyAsk(entry.decision));
}

/** Whether somebody decided what is decided now, though another may have recorded the same again (playbook §5). */
export function isDecider({ decision, earlier }: CaseState, id: number): boolean {
  const same = [...earlier, decision].filter((entry) => entry?.fingerprint === decision?.fingerprint);
  return same.some((entry) => entry?.event.author === id);
}

/** This run's decision with that fingerprint, the newest where several have it. */
export function decisionWith(state: CaseState, print: string | null): Decision | null {
  return [...state.earlier, state.decision].findLast((entry) => entry?.fingerprint === print)?.decision ?? null;
}

/** Up to which escalation Reggie has been looped in during the run that goes on. */
export function flaggedEscalation(state: CaseState): Escalation {
  return isOpen(state) && state.escalation.flagged ? state.escalation.level : 'none';
}
