import { billingNow, choiceOf, isChoiceOpen, judgedBilling, ownWords, paidNow, quietlyUnknown } from './billingNow.ts';
import { caseOf, nextRunBeganAt } from './caseNow.ts';
import { openRefund } from './openRefund.ts';
import { mayHaveCase } from './readAhead.ts';
import { knownCase, type SessionState } from './sessionState.ts';
import type { AppSettings, Message } from './ports.ts';
import type { SessionPorts } from './sessionPorts.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import { isBegun, standingOf, type Draft, type DraftContext } from '../domain/case/draft.ts';
import { whatBlocksSolving } from '../domain/case/gate.ts';
import { CHECKS } from '../domain/case/gateChecks.ts';
import { ONLY_SOLVING, type CaseFacts, type GateRule, type LogRead, type Signals } from '../domain/case/gateInput.ts';
import { phaseOf } from '../domain/case/standing.ts';
import { caseInvoices, countOf } from '../domain/invoice.ts';
import type { Instant } from '../domain/money.ts';
import { asksForRefund, customerSignals } from '../domain/signals/signals.ts';

/*
 * What follows from the session's state, computed afresh each time: nothing here is stored, so nothing can be stale.
 */

/** A state is never changed, and one look at the panel asks for its context a dozen times. */
const contexts = new WeakMap<SessionState, { readonly settings: AppSettings; readonly context: DraftContext }>();

/** What the domain needs to judge the draft. */
export function draftContext(state: SessionState, settings: AppSettings): DraftContext {
  const before = contexts.get(state);
  if (before?.settings === settings) return before.context;
  const context = contextOf(state, settings);
  contexts.set(state, { settings, context });
  return context;
}

function contextOf(state: SessionState, settings: AppSettings): DraftContext {
  const caseState = caseOf(state);
  return {
    ticketId: state.ticket?.id ?? 0,
    state: caseState,
    pastDue: caseInvoices(billingNow(state), nextRunBeganAt(caseState)),
    paid: paidNow(state),
    choice: choiceOf(state),
    settings: settings.policy,
    conversationAsksRefund: asksForRefund(state.messages),
  };
}

/** Whether the tab has anything of its own on this ticket. */
export function hasDraft(draft: Draft): boolean {
  return isBegun(draft) || draft.answers.escalation !== 'none';
}

/** What was found in a conversation; asked many times with every key that is pressed. */
const found = new WeakMap<readonly Message[], { readonly endedAt: Instant | null; readonly signals: Signals }>();

/** Signals that the customer's words give; after a run has ended, those that came since. */
export function signalsOf(state: SessionState): Signals {
  const { endedAt } = caseOf(state);
  const before = found.get(state.messages);
  if (before?.endedAt === endedAt) return before.signals;
  const since = state.messages.filter(({ at }) => endedAt === null || at === null || at > endedAt);
  const signals = customerSignals(since);
  found.set(state.messages, { endedAt, signals });
  return signals;
}

/** Whether the conversation holds a note of a case of this ticket: tags and field can be cleared by hand, this cannot. */
function holdsCaseNote({ ticket, messages }: SessionState): boolean {
  const reference = `PDP-${ticket?.id ?? ''}-`;
  return messages.some(({ internal, text }) => internal && text.includes(reference));
}

/** The net takes the index tags off a follow-up ticket and leaves a mark instead: the same reason to look. */
const hasIndexTag = ({ ticket }: SessionState): boolean => ticket !== null && mayHaveCase(ticket);

/** Whether this tab knows of a case here: by its log, by the ticket's index tag, or by a note in the conversation. */
export function knowsCase(state: SessionState): boolean {
  if ((knownCase(state.log)?.run ?? 0) > 0) return true;
  // A note tells of a case that was recorded after an empty log was read; a tag alone may be inherited.
  return holdsCaseNote(state) || (state.log.is !== 'read' && hasIndexTag(state));
}

/** An index tag on a ticket whose log is empty came from another ticket; it grants nothing (playbook §5). */
export function isTagInherited(state: SessionState): boolean {
  const { log } = state;
  // Entries that this version cannot read are a case all the same.
  return log.is === 'read' && log.state.run === 0 && log.state.unreadable === 0 && hasIndexTag(state);
}

/**
 * Who began the set-up's guided test here, where nobody has finished it. It only tells what the tag is: to the gate it is
 * any tag of a case on a ticket without one.
 */
export function unfinishedTest(state: SessionState): CaseState['setUpTest'] {
  const { log, ticket } = state;
  return ticket?.indexPhases.join(' ') === 'open' ? (knownCase(log)?.setUpTest ?? null) : null;
}

function logRead(state: SessionState): LogRead {
  const { log } = state;
  // All that is there was written by a newer version of the app, or is broken: nobody knows what it holds back.
  if (log.is === 'read' && log.state.run === 0 && log.state.unreadable > 0) {
    return { read: 'failed', why: 'malformed', hasCase: true, last: null };
  }
  if (log.is === 'read') return { read: 'ok', state: log.state };
  if (log.is === 'reading' && log.last !== null) return { read: 'ok', state: log.last };
  if (log.is === 'failed') {
    return { read: 'failed', why: log.failure.why, hasCase: knowsCase(state), last: log.last };
  }
  return { read: 'not-needed' };
}

/** Everything the gate judges but the save itself. */
export function gateFacts(
  state: SessionState,
  { settings, closureSentences }: Pick<SessionPorts, 'settings' | 'closureSentences'>,
): CaseFacts {
  // On a ticket not created yet the panel guides only (playbook §6): a draft there blocks nothing.
  const draft = state.ticket?.id == null ? null : standingOf(state.draft, draftContext(state, settings));
  const held = billingNow(state);
  return {
    draft,
    log: logRead(state),
    billing: judgedBilling(state, held),
    held: ownWords(state),
    isChoiceOpen: isChoiceOpen(state),
    runBeganAt: nextRunBeganAt(caseOf(state)),
    signals: signalsOf(state),
    isTagInherited: isTagInherited(state),
    closureSentences,
  };
}

/** Whether the index tags say exactly what the log says; where they differ, the log counts (architecture.md). */
export function isIndexInLine({ log, ticket }: SessionState): boolean {
  const known = knownCase(log);
  const phase = known === null || known.run === 0 ? null : phaseOf(known);
  return (ticket?.indexPhases ?? []).join(' ') === (phase ?? '');
}

/** Whether the recorded decision, or its approval, no longer fits what billing shows (G4). */
export function isOutOfDate(state: SessionState, ports: Pick<SessionPorts, 'settings' | 'closureSentences'>): boolean {
  return CHECKS.G4({ ...gateFacts(state, ports), saving: ONLY_SOLVING }) !== null;
}

/** The rules that wait for something in billing. */
const IN_BILLING: readonly GateRule[] = ['G11', 'G12', 'G15', 'G16', 'G18'];

/** Whether the recorded plan waits for something in billing, so that it is worth looking again soon. */
export function awaitsBilling(
  state: SessionState,
  ports: Pick<SessionPorts, 'settings' | 'closureSentences'>,
): boolean {
  if (caseOf(state).decision === null) return false;
  if (openRefund(state)?.kind === 'refund') return true;
  return whatBlocksSolving(gateFacts(state, ports)).some(({ rule }) => IN_BILLING.includes(rule));
}

/** Whether the customer wrote after the run had ended; then it can be decided anew, or set aside (playbook §5). */
export function isAskedAgain(state: SessionState): boolean {
  const { endedAt, customerWroteAt } = caseOf(state);
  return endedAt !== null && (customerWroteAt ?? -Infinity) > endedAt;
}

/** Whether a chargeback is in question: then it is worth asking billing for open ones. */
export function isChargebackInQuestion(state: SessionState): boolean {
  const { read } = state.billing;
  const { run, highestEscalation } = caseOf(state);
  const isDisputed = read?.kind === 'invoices' && read.disputed === true;
  const isEscalated =
    state.draft.answers.escalation === 'chargeback' || (run > 0 && highestEscalation === 'chargeback');
  return isDisputed || isEscalated || signalsOf(state).chargeback !== null;
}

/** Whether billing must be read in full: a case or its tag, a draft or a signal needs more than the count. */
export function needsFullRead(state: SessionState): boolean {
  const { chargeback, money } = signalsOf(state);
  if (isTagInherited(state) || state.ticket?.wasReopened === true) return true;
  return knowsCase(state) || state.started || hasDraft(state.draft) || chargeback !== null || money !== null;
}

/** Where nothing gives a reason to, there is nothing to show before billing has said whether anything is past due. */
export function isOpening(state: SessionState): boolean {
  if (state.ticketFailure !== null) return false;
  return state.ticket === null || (state.billing.read === null && !needsFullRead(state));
}

/** No case, no draft, nothing said, and nothing known to be past due: the panel is one quiet line. */
export function isQuiet(state: SessionState): boolean {
  if (needsFullRead(state) || state.billing.read === null) return false;
  return quietlyUnknown(state) !== null || countOf(caseInvoices(billingNow(state), Infinity)) === 0;
}
