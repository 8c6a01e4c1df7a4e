import { fingerprint, isCoveredByCap, type Decision } from './decision.ts';
import { isApprover, type Approver, type CaseAct, type CaseEvent, type LogEntry } from './events.ts';
import type { Instant } from '../money.ts';
import { isAbove, type Escalation, type GateLevel } from '../policy/facts.ts';

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

/** Why an event that looks like an answer grants nothing. */
export type RefusedWhy =
  | 'not-an-approver'
  | 'decider'
  | 'not-the-newest-flag'
  | 'other-fingerprint'
  | 'other-run'
  | 'other-ticket'
  | 'note-gone';

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
  readonly escalation: { readonly level: Escalation; readonly flagged: boolean };
  readonly highestEscalation: Escalation;
  readonly declinedFingerprints: readonly string[];
  readonly confirmations: readonly EventOf<'confirmed'>[];
  readonly refused: readonly { readonly event: CaseEvent; readonly why: RefusedWhy }[];
  readonly events: readonly CaseEvent[];
  /** Events of a newer version of the app, or broken ones: shown, granting nothing. */
  readonly unreadable: number;
  readonly lastSeq: number;
  readonly customerWroteAt: Instant | null;
  readonly replies: readonly { readonly at: Instant; readonly text: string }[];
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
    escalation: { level: 'none', flagged: false },
    highestEscalation: 'none',
    declinedFingerprints: [],
    confirmations: [],
    refused: [],
    events: [],
    unreadable: 0,
    lastSeq: 0,
    customerWroteAt: null,
    replies: [],
    approvers: context.approvers,
  };
}

/** The gate of the present decision; deciding again what was declined needs approval, whatever its rule says. */
export function effectiveGate(state: CaseState): GateLevel {
  if (state.decision === null) return 'none';
  return state.declinedFingerprints.includes(state.decision.fingerprint) ? 'approval' : state.decision.decision.gate;
}

function approvedDecision(state: CaseState, print: string | null): Decision | null {
  return state.earlier.find((earlier) => earlier.fingerprint === print)?.decision ?? null;
}

/** Whether Reggie's approval of `print` also covers the present decision (same facts, or lower within the cap). */
function covers(state: CaseState, answer: AnswerEvent): boolean {
  if (state.decision === null || answer.act.fingerprint === null) return false;
  if (answer.act.fingerprint === state.decision.fingerprint) return true;
  if (answer.act.kind !== 'approved' || answer.act.condition?.kind !== 'cap') return false;
  const before = approvedDecision(state, answer.act.fingerprint);
  return before !== null && isCoveredByCap(state.decision.decision, before, answer.act.condition.amount);
}

/** The answer that holds for the present decision: the newest one, to the newest flag, covering what is decided now. */
export function holdingAnswer(state: CaseState): AnswerEvent | null {
  if (state.answer === null || state.flag === null || state.flag.withdrawn) return null;
  return covers(state, state.answer) ? state.answer : null;
}

/** An approval that was given in this run but no longer fits what is decided. */
export function outdatedApproval(
  state: CaseState,
): { readonly event: AnswerEvent; readonly approved: Decision | null } | null {
  const { answer } = state;
  if (answer?.act.kind !== 'approved' || state.decision === null || holdingAnswer(state) !== null) return null;
  return { event: answer, approved: approvedDecision(state, answer.act.fingerprint) };
}

/** Whether the present decision stands before Reggie (playbook §5 "Flagged means"). */
export function isFlagged(state: CaseState): boolean {
  const { decision, flag } = state;
  if (decision === null) return false;
  const ownFlag = isApprover(state.approvers, decision.event.author, decision.event.at);
  if (ownFlag && effectiveGate(state) === 'flag') return true;
  if (flag === null || flag.withdrawn) return false;
  const answer = holdingAnswer(state);
  if (answer?.act.kind === 'approved') return true;
  // A declined flag is spent: what is decided again after it goes before Reggie again.
  if (answer?.act.kind === 'declined' && decision.event.seq > answer.seq) return false;
  return flag.fingerprint === decision.fingerprint;
}

/** The rules that stand from the log alone; a solve at which none of them stood ends the run. */
export type StandingRule = 'G1' | 'G2' | 'G3' | 'G5' | 'G6' | 'G7';

export function standingRules(state: CaseState): readonly StandingRule[] {
  if (state.run === 0 || state.dismissed) return [];
  const standing: StandingRule[] = [];
  const { decision } = state;
  if (state.escalation.level !== 'none' && !state.escalation.flagged) standing.push('G1');
  if (decision === null || decision.event.act.kind === 'asked') standing.push('G7');
  if (decision === null) return standing;
  const gate = effectiveGate(state);
  const flagged = isFlagged(state);
  const answer = holdingAnswer(state);
  const answersThis = answer !== null && answer.seq > decision.event.seq;
  if (gate !== 'none' && !flagged) standing.push('G2');
  if (gate === 'approval' && flagged && answer?.act.kind !== 'approved') standing.push('G3');
  // "It has happened": once Reggie has answered it, also by declining, nothing is left to be undone (G16).
  if (answersThis && answer.act.kind === 'declined') {
    if (decision.decision.exception?.alreadyHappened === true) return standing.filter((rule) => rule !== 'G3');
    standing.push('G5');
  }
  if (answersThis && answer.act.kind === 'returned') standing.push('G6');
  return standing;
}

export const PHASES = [
  'none',
  'open',
  'recorded',
  'flagged',
  'waiting',
  'approved',
  'declined',
  'returned',
  'dismissed',
] as const;
/** Where the case stands after its newest event; the index field carries it as `pdp_<phase>`. */
export type Phase = (typeof PHASES)[number];

/** The phase that the ticket's index field shows (architecture.md "The case log"). */
export function phaseOf(state: CaseState): Phase {
  if (state.run === 0) return 'none';
  if (state.dismissed) return 'dismissed';
  const standing = standingRules(state);
  if (standing.includes('G7') || standing.includes('G1')) return 'open';
  const answer = holdingAnswer(state);
  if (answer !== null && isFlagged(state)) {
    if (answer.act.kind === 'approved') return 'approved';
    return answer.act.kind;
  }
  const gate = effectiveGate(state);
  if (gate === 'none') return 'recorded';
  if (standing.includes('G2')) return 'open';
  return gate === 'approval' ? 'waiting' : 'flagged';
}

function higher(a: Escalation, b: Escalation): Escalation {
  return isAbove(a, b) ? a : b;
}

function withDecision(state: CaseState, event: EventOf<'asked' | 'decided'>): CaseState {
  const { decision } = event.act;
  const print = fingerprint(decision);
  const flag: Flag | null =
    event.act.kind === 'decided' && event.act.flag ? { event, fingerprint: print, withdrawn: false } : state.flag;
  const isNewFlag = flag !== state.flag;
  const ownFlag = isApprover(state.approvers, event.author, event.at);
  const before = state.escalation;
  const alreadyFlagged = before.flagged && !isAbove(decision.escalation, before.level);
  return {
    ...state,
    endedAt: null,
    dismissed: false,
    decision: { event, decision, fingerprint: print },
    earlier: state.decision === null ? state.earlier : [...state.earlier, state.decision],
    flag,
    answer: isNewFlag ? null : state.answer,
    escalation: {
      level: decision.escalation,
      flagged: decision.escalation !== 'none' && (isNewFlag || ownFlag || alreadyFlagged),
    },
    highestEscalation: higher(state.highestEscalation, decision.escalation),
  };
}

function withFlag(state: CaseState, event: EventOf<'flagged'>): CaseState {
  const level = higher(state.escalation.level, event.act.escalation);
  return {
    ...state,
    endedAt: null,
    dismissed: false,
    flag: { event, fingerprint: event.act.fingerprint, withdrawn: false },
    answer: null,
    escalation: { level, flagged: level !== 'none' },
    highestEscalation: higher(state.highestEscalation, level),
  };
}

function refusal(state: CaseState, event: AnswerEvent): RefusedWhy | null {
  const { flag, decision } = state;
  if (!isApprover(state.approvers, event.author, event.at)) return 'not-an-approver';
  if (flag === null || flag.withdrawn || event.act.flagId !== flag.event.id) return 'not-the-newest-flag';
  if (event.act.fingerprint !== flag.fingerprint) return 'other-fingerprint';
  if (!event.noteIntact) return 'note-gone';
  if (event.act.kind === 'approved' && decision !== null && decision.event.author === event.author) {
    const present = state.approvers.filter((approver) => approver.until === null || approver.until > event.at);
    const sole = present.length === 1 && event.act.words.trim() !== '';
    if (!sole) return 'decider';
  }
  return null;
}

function withAnswer(state: CaseState, event: AnswerEvent): CaseState {
  const why = refusal(state, event);
  if (why !== null) return { ...state, refused: [...state.refused, { event, why }] };
  const declined =
    event.act.kind === 'declined' && event.act.fingerprint !== null
      ? [...state.declinedFingerprints, event.act.fingerprint]
      : state.declinedFingerprints;
  return { ...state, answer: event, declinedFingerprints: declined };
}

function withWithdrawal(state: CaseState, event: EventOf<'withdrawn'>): CaseState {
  if (state.flag === null || state.flag.event.id !== event.act.flagId) return state;
  const unanswered = state.answer === null;
  return {
    ...state,
    flag: { ...state.flag, withdrawn: true },
    answer: null,
    escalation: { ...state.escalation, flagged: state.escalation.flagged && !unanswered },
  };
}

function withAct(state: CaseState, event: CaseEvent): CaseState {
  switch (event.act.kind) {
    case 'asked':
    case 'decided':
      return withDecision(state, event as EventOf<'asked' | 'decided'>);
    case 'flagged':
      return withFlag(state, event as EventOf<'flagged'>);
    case 'approved':
    case 'declined':
    case 'returned':
      return withAnswer(state, event as AnswerEvent);
    case 'withdrawn':
      return withWithdrawal(state, event as EventOf<'withdrawn'>);
    case 'confirmed':
      return { ...state, confirmations: [...state.confirmations, event as EventOf<'confirmed'>] };
    case 'dismissed': {
      const mayDismiss =
        isApprover(state.approvers, event.author, event.at) ||
        (state.decision === null && (state.escalation.level === 'none' || state.escalation.flagged));
      return mayDismiss ? { ...state, dismissed: true, endedAt: event.at } : state;
    }
  }
}

function inNextRun(state: CaseState, event: CaseEvent, context: FoldContext): CaseState {
  return {
    ...emptyCase(context),
    run: event.run,
    runBeganAt: state.endedAt ?? context.ticketCreatedAt,
    refused: state.refused,
    events: state.events,
    unreadable: state.unreadable,
    lastSeq: state.lastSeq,
    customerWroteAt: state.customerWroteAt,
    replies: state.replies,
  };
}

function withEvent(state: CaseState, event: CaseEvent, context: FoldContext): CaseState {
  if (state.events.some((earlier) => earlier.id === event.id)) return state;
  const refuse = (why: RefusedWhy): CaseState => ({ ...state, refused: [...state.refused, { event, why }] });
  if (event.ticketId !== context.ticketId) return refuse('other-ticket');
  const begins = event.run === state.run + 1 && (state.run === 0 || state.endedAt !== null);
  if (!begins && event.run !== state.run) return refuse('other-run');
  const inRun = begins ? inNextRun(state, event, context) : state;
  const next = withAct(inRun, event);
  return { ...next, events: [...state.events, event], lastSeq: Math.max(state.lastSeq, event.seq) };
}

function withSolve(state: CaseState, at: Instant): CaseState {
  return state.run > 0 && state.endedAt === null && standingRules(state).length === 0
    ? { ...state, endedAt: at }
    : state;
}

/** The case as its log says, oldest entry first. Never throws; what grants nothing is kept in `refused`. */
export function foldCase(log: readonly LogEntry[], context: FoldContext): CaseState {
  return log.reduce<CaseState>((state, entry) => {
    switch (entry.entry) {
      case 'event':
        return withEvent(state, entry.event, context);
      case 'unreadable-event':
        return { ...state, unreadable: state.unreadable + 1 };
      case 'solved':
        return withSolve(state, entry.at);
      case 'customer-wrote':
        return { ...state, customerWroteAt: entry.at };
      case 'agent-replied':
        return { ...state, replies: [...state.replies, { at: entry.at, text: entry.text }] };
    }
  }, emptyCase(context));
}
