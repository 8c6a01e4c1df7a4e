import { choiceOf, isChoiceOpen } from './billingNow.ts';
import { caseOf, nextRunBeganAt } from './caseNow.ts';
import { gateFacts, hasDraft, knowsCase, signalsOf } from './desk.ts';
import { blockMessage } from './blockMessage.ts';
import type { ReplyDraft, Ticket } from './ports.ts';
import { draftedDecision, noteOf } from './recording.ts';
import { isSameChoice } from './billingReading.ts';
import type { Reader } from './reading.ts';
import type { SessionPorts } from './sessionPorts.ts';
import type { Store } from './sessionState.ts';
import { LATE, within } from './within.ts';
import { wordsFor } from './wordsFor.ts';
import type { NewEvent } from '../domain/case/events.ts';
import { judge } from '../domain/case/gate.ts';
import { isSolved, type CaseFacts, type LogRead, type Saving } from '../domain/case/gateInput.ts';
import { holdsNote } from '../domain/case/note.ts';
import { caseInvoices, owesAnything, unknownRead, type BillingRead } from '../domain/invoice.ts';
import { promisesIn } from '../domain/signals/signals.ts';

/** Audits and billing are read side by side in this time; the verdict is of what is known then. */
export const READ_LIMIT_MS = 2500;

/** The host tells what is in the form in this time, or what is known already decides. */
export const FORM_LIMIT_MS = 1000;

/** The notes that must not go out: the one being drafted, and those on the ticket as they stand there. */
function notesAtHand(ports: SessionPorts, store: Store): readonly string[] {
  const state = store.get();
  const caseState = caseOf(state);
  const drafted = draftedDecision(ports, store);
  const recorded = state.messages.filter(({ internal, text }) => internal && holdsNote(text, null));
  const events: NewEvent[] = caseState.events.slice(-1);
  if (drafted.ok) {
    const act = { kind: 'decided', decision: drafted.value, flag: false } as const;
    events.push({ id: '', ticketId: caseState.events[0]?.ticketId ?? 0, run: drafted.value.run, seq: 0, act });
  }
  return [
    ...recorded.map(({ text }) => text),
    ...events.map((event) => noteOf(ports, store, event, state.draft.prose)),
  ];
}

function savingOf(ports: SessionPorts, store: Store, ticket: Ticket, composer: ReplyDraft): Saving {
  const { savedStatus, promiseNothing } = store.get();
  const solving = isSolved(ticket.status) && !isSolved(savedStatus);
  const text = composer.kind === 'public' ? composer.text.trim() : '';
  if (text === '') return { solving, reply: null, replyHoldsNote: false, promises: [] };
  return {
    solving,
    reply: text,
    replyHoldsNote: notesAtHand(ports, store).some((note) => holdsNote(text, note)) || holdsNote(text, null),
    promises: promisesIn(text).filter(({ sentence }) => !promiseNothing.includes(sentence)),
  };
}

/**
 * Whether this save must know the log: tags can be removed by hand, and what a colleague has just recorded may not show in
 * this tab's form yet, so a reason to suspect a case is enough.
 */
function needsLog(store: Store, saving: Saving, ticket: Ticket): boolean {
  const state = store.get();
  const { read } = state.billing;
  const owes = read !== null && owesAnything(caseInvoices(read, nextRunBeganAt(caseOf(state))));
  const { chargeback, money } = signalsOf(state);
  const suspicious = chargeback !== null || saving.promises.length > 0 || hasDraft(state.draft);
  const hasTag = ticket.indexPhases.length > 0;
  const isReason = saving.solving ? owes || money !== null : owes && money !== null;
  return knowsCase(state) || hasTag || suspicious || isReason || isChoiceOpen(state);
}

/** The customer speaks of money and billing has not said yet whether anything is past due. */
function isCountMissing(store: Store): boolean {
  const { read } = store.get().billing;
  return signalsOf(store.get()).money !== null && (read === null || read.kind === 'unknown');
}

/** A log that is still being read when the time is up counts as not readable. */
function logRead(store: Store, facts: CaseFacts): LogRead {
  const { log } = store.get();
  if (log.is !== 'reading') return facts.log;
  return { read: 'failed', why: 'timeout', hasCase: knowsCase(store.get()), last: log.last };
}

/**
 * Whether this save may pass (playbook §6): null, or the message that blocks it. Asks audits and billing only where a
 * case, a draft or a signal gives reason to, so that any other ticket saves whatever else is broken.
 */
export async function judgeSave(ports: SessionPorts, store: Store, reader: Reader): Promise<string | null> {
  const form = await within(FORM_LIMIT_MS, Promise.all([ports.form.ticket(), ports.form.reply()]));
  if (form === LATE) return formUnreadable(ports, store);
  const [ticket, composer] = form;
  if (!ticket.ok || !composer.ok) return formUnreadable(ports, store);
  const early = savingOf(ports, store, ticket.value, composer.value);
  // Where the saved status is not certain, a case's own log may tell it; so solved counts until it has been read.
  if (early.reply === null && !isSolved(ticket.value.status)) return null;

  const maybeSolving = isSolved(ticket.value.status);
  const askLog = needsLog(store, { ...early, solving: maybeSolving }, ticket.value);
  const askBilling = (maybeSolving || early.promises.length > 0) && (askLog || isCountMissing(store));
  const until = ports.now() + READ_LIMIT_MS;
  const choice = choiceOf(store.get());
  const [, read] = await Promise.all([
    askLog ? within(READ_LIMIT_MS, reader.readLog()) : null,
    askBilling ? within(READ_LIMIT_MS, reader.readBilling('for-save')) : null,
  ]);
  // The log may have said that the customer is another one than billing was asked about.
  const isOther = askBilling && !isSameChoice(choice, choiceOf(store.get()));
  const billing = isOther ? await within(Math.max(0, until - ports.now()), reader.readBilling('for-save')) : read;

  const facts = gateFacts(store.get(), ports);
  const log = askLog ? logRead(store, facts) : facts.log;
  const known = savingOf(ports, store, ticket.value, composer.value);
  // Without the log nobody knows whether the ticket was reopened since: what would be saved as solved counts as solving.
  const saving = log.read === 'failed' ? { ...known, solving: maybeSolving } : known;
  const verdict = judge({
    ...facts,
    log,
    billing: billingFor(billing === LATE, facts.billing),
    saving,
  });
  return verdict.allow ? null : blockMessage(verdict.findings, wordsFor(store.get(), ports.viewerWording));
}

/** An outage blocks like "not shown": what was read before the save proves nothing about it. */
function billingFor(isLate: boolean, judged: BillingRead): BillingRead {
  return isLate && judged.kind !== 'count' ? unknownRead('down', judged.asOf) : judged;
}

/** The message for when nothing can be found out in time: it blocks only where a case or a draft is known. */
export function formUnreadable(ports: SessionPorts, store: Store): string | null {
  const state = store.get();
  if (!knowsCase(state) && !hasDraft(state.draft)) return null;
  return blockMessage([{ rule: 'G14', why: 'timeout' }], wordsFor(state, ports.viewerWording));
}
