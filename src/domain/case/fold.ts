import { refusing, withAnswer, withWithdrawal } from './answers.ts';
import {
  emptyCase,
  isAnythingDecided,
  isOpen,
  type CaseState,
  type EventOf,
  type Flag,
  type FoldContext,
} from './caseState.ts';
import { withDisguise, withIndex, withSetUpTest } from './foldMarks.ts';
import { fingerprint } from './materialFacts.ts';
import { isApprover, type CaseAct, type CaseEvent, type LogEntry } from './events.ts';
import { standingRules } from './standing.ts';
import type { Instant } from '../money.ts';
import { isAbove, type Escalation } from '../policy/facts.ts';

function higher(a: Escalation, b: Escalation): Escalation {
  return isAbove(a, b) ? a : b;
}

function withDecision(state: CaseState, event: EventOf<'asked' | 'decided'>): CaseState {
  const { decision } = event.act;
  const print = fingerprint(decision);
  const newFlag: Flag | null =
    event.act.kind === 'decided' && event.act.flag ? { event, fingerprint: print, withdrawn: false } : null;
  const ownFlag = isApprover(state.approvers, event.author, event.at);
  const before = state.escalation;
  const alreadyFlagged = before.flagged && !isAbove(decision.escalation, before.level);
  return {
    ...state,
    endedAt: null,
    dismissed: false,
    decision: { event, decision, fingerprint: print },
    earlier: state.decision === null ? state.earlier : [...state.earlier, state.decision],
    flag: newFlag ?? state.flag,
    answer: newFlag === null ? state.answer : null,
    escalation: {
      level: decision.escalation,
      flagged: decision.escalation !== 'none' && (newFlag !== null || ownFlag || alreadyFlagged),
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

function withDismissal(state: CaseState, event: EventOf<'dismissed'>): CaseState {
  const unflagged = state.escalation.level !== 'none' && !state.escalation.flagged;
  const needsApprover = isAnythingDecided(state) || unflagged;
  if (needsApprover && !isApprover(state.approvers, event.author, event.at)) {
    return refusing(state, event, 'not-an-approver');
  }
  return { ...state, dismissed: true, endedAt: event.at };
}

function withAct(state: CaseState, event: CaseEvent): CaseState {
  const { act, ...recorded } = event;
  switch (act.kind) {
    case 'asked':
    case 'decided':
      return withDecision(state, { ...recorded, act });
    case 'flagged':
      return withFlag(state, { ...recorded, act });
    case 'approved':
    case 'declined':
    case 'returned':
      return withAnswer(state, { ...recorded, act });
    case 'withdrawn':
      return withWithdrawal(state, { ...recorded, act });
    case 'confirmed':
      // It counts for the decision that it follows, and only for that.
      if (act.decisionId !== state.decision?.event.id) return state;
      return { ...state, confirmations: [...state.confirmations, { ...recorded, act }] };
    case 'dismissed':
      return withDismissal(state, { ...recorded, act });
  }
}

function inNextRun(state: CaseState, event: CaseEvent, context: FoldContext): CaseState {
  return {
    ...emptyCase(context),
    run: event.run,
    runBeganAt: state.endedAt ?? context.ticketCreatedAt,
    refused: state.refused,
    disguised: state.disguised,
    indexChanged: state.indexChanged,
    setApproved: state.setApproved,
    unreadable: state.unreadable,
    newer: state.newer,
    customerWroteAt: state.customerWroteAt,
    replies: state.replies,
  };
}

/** Only these begin a run; whatever else names one that has not begun answers or takes back nothing. */
const BEGIN_A_RUN: readonly CaseAct['kind'][] = ['asked', 'decided', 'flagged', 'dismissed'];

function withEvent(state: CaseState, event: CaseEvent, context: FoldContext): CaseState {
  // The same write told twice. Somebody else's event with that id is another one, and takes nobody's place.
  if (state.events.some(({ id, author }) => id === event.id && author === event.author)) return state;
  if (event.ticketId !== context.ticketId) return refusing(state, event, 'other-ticket');
  const begins = event.run === state.run + 1 && !isOpen(state) && BEGIN_A_RUN.includes(event.act.kind);
  // Its number is taken, whatever it grants: the next event comes after it. One that claims to be far ahead moves nothing.
  const lastSeq = Math.max(state.lastSeq, Math.min(event.seq, state.lastSeq + 1));
  const goesOn = state.run > 0 && event.run === state.run;
  if (!begins && !goesOn) return { ...refusing(state, event, 'other-run'), lastSeq };
  const next = withAct(begins ? inNextRun(state, event, context) : state, event);
  // An event that counts is written together with the index, so what was changed by hand before it is mended.
  const isRefused = next.refused.length > state.refused.length;
  const { indexChanged, setApproved } = isRefused ? state : { indexChanged: null, setApproved: null };
  return { ...next, events: [...state.events, event], lastSeq, indexChanged, setApproved };
}

function withSolve(state: CaseState, at: Instant): CaseState {
  return isOpen(state) && standingRules(state).length === 0 ? { ...state, endedAt: at } : state;
}

/**
 * The case as its log says, oldest entry first (playbook §5). Never throws: whatever grants nothing is kept in
 * `refused` with the reason, so that the panel can show it.
 */
export function foldCase(log: readonly LogEntry[], context: FoldContext): CaseState {
  return log.reduce<CaseState>((state, entry) => {
    switch (entry.entry) {
      case 'event':
        return withEvent(state, entry.event, context);
      case 'unreadable-event':
        return { ...state, unreadable: state.unreadable + 1, newer: state.newer + (entry.isNewer ? 1 : 0) };
      case 'solved':
        return withSolve(state, entry.at);
      case 'customer-wrote':
        return { ...state, customerWroteAt: entry.at };
      case 'agent-replied':
        return { ...state, replies: [...state.replies, { at: entry.at, text: entry.text }] };
      case 'index-changed':
        return withIndex(state, entry);
      case 'set-up-test':
        return withSetUpTest(state, entry);
      case 'other-name':
        return withDisguise(state, entry);
    }
  }, emptyCase(context));
}
