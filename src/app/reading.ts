import { createBillingReader, isSameChoice, type BillingReader } from './billingReading.ts';
import { knownCase, type Store } from './sessionState.ts';
import { choiceOf } from './billingNow.ts';
import { awaitsBilling, draftContext, hasDraft, isIndexInLine, knowsCase } from './desk.ts';
import type { AheadRead } from './readAhead.ts';
import type { SessionPorts } from './sessionPorts.ts';
import type { LogFailure, Message } from './ports.ts';
import type { Decision } from '../domain/case/decision.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import { isSolved } from '../domain/case/gateInput.ts';
import { caseReference } from '../domain/case/note.ts';
import { EMPTY_DRAFT, isAlreadyRecorded } from '../domain/case/draft.ts';
import { foldCase } from '../domain/case/fold.ts';
import { indexValues } from '../domain/case/indexValues.ts';
import { ok, type Result } from '../domain/result.ts';

export interface Reader extends BillingReader {
  /** Reads the ticket, tells its id, then reads billing and, where the ticket carries an index tag, its log. */
  readonly open: (ticketKnown: (ticketId: number) => void) => Promise<void>;
  readonly readLog: () => Promise<void>;
  /** The newest decision of another ticket's case; null where it has none. */
  readonly decisionOf: (ticketId: number) => Promise<Result<Decision | null, LogFailure>>;
  readonly readTicket: () => Promise<void>;
  readonly readConversation: () => Promise<void>;
  readonly readComposer: () => Promise<void>;
  /** Adds an event that this tab has just recorded to the log as it stands now. */
  readonly recorded: (event: CaseEvent) => void;
  /** A Submit of this tab went through, so the form's status is the saved one. */
  readonly saved: () => Promise<void>;
  /** The ticket's tab came back to the front. */
  readonly activated: () => Promise<void>;
}

/** Brings what the outside says into the store. An answer that a newer question has overtaken is dropped. */
export function createReader(ports: SessionPorts, store: Store, ahead: Promise<AheadRead | null>): Reader {
  const billing = createBillingReader(ports, store);
  const { readBilling, readFirst, readBillingAnew, readDisputes } = billing;
  let logAsked = 0;
  let ticketKnown: (ticketId: number) => void = () => undefined;
  let isBegun = false;
  let newestLogRead = Promise.resolve();
  let phasesAtReading = '';

  function readLog(): Promise<void> {
    newestLogRead = readLogNow();
    return newestLogRead;
  }

  async function readLogNow(): Promise<void> {
    const { ticket } = store.get();
    if (ticket?.id == null || ticket.createdAt === null) return;
    logAsked += 1;
    const mine = logAsked;
    const last = knownCase(store.get().log);
    const choiceBefore = choiceOf(store.get());
    phasesAtReading = ticket.indexPhases.join(' ');
    store.update({ log: { is: 'reading', last } });
    const answer = await ports.log.read(ticket.id);
    // Whoever waits for this reading waits for the one that has overtaken it.
    if (mine !== logAsked) return newestLogRead;
    if (!answer.ok) {
      store.update({ log: { is: 'failed', failure: answer.error, last } });
      return undefined;
    }
    const { entries, names, emails, savedStatus, followUpOf } = answer.value;
    // Whoever is signed in keeps the buttons, though Zendesk cannot be asked who the approvers are.
    const toldEmails = new Map([...emails, [ports.viewer.id, ports.viewer.email]]);
    const approvers = await ports.approvers.resolve(ports.settings.approvers, toldEmails);
    if (mine !== logAsked) return newestLogRead;
    const state = foldCase(entries, { ticketId: ticket.id, ticketCreatedAt: ticket.createdAt, approvers });
    store.update({
      log: { is: 'read', entries, state, followUpOf },
      approvers,
      names: new Map([...store.get().names, ...names]),
      savedStatus: savedStatus ?? store.get().savedStatus,
    });
    forgetWhatOthersRecorded();
    forgetOldNews();
    alignIndex();
    void readDisputes();
    // A choice of customer that somebody else recorded says whose invoices these are.
    if (!isSameChoice(choiceBefore, choiceOf(store.get()))) await readBillingAnew();
    return undefined;
  }

  async function decisionOf(ticketId: number): Promise<Result<Decision | null, LogFailure>> {
    const answer = await ports.log.read(ticketId);
    if (!answer.ok) return answer;
    // Only the answers are of interest; when its runs began is not.
    const context = { ticketId, ticketCreatedAt: 0, approvers: store.get().approvers };
    return ok(foldCase(answer.value.entries, context).decision?.decision ?? null);
  }

  /**
   * An index that nobody changed by hand is only old: it was recorded elsewhere since this form was loaded, and the next
   * Submit would set it back. What was changed by hand stays as it is, for everybody to see, until somebody mends it.
   */
  function alignIndex(): void {
    const known = knownCase(store.get().log);
    if (known === null || known.run === 0 || known.indexChanged !== null || isIndexInLine(store.get())) return;
    void ports.log.showIndex(indexValues(known));
  }

  /**
   * What this tab recorded last is no news any more once somebody else has recorded after it, or has done what looks like an
   * answer and is none: the two must not stand one above the other.
   */
  function forgetOldNews(): void {
    const known = knownCase(store.get().log);
    const newest = known?.events.at(-1);
    if (known === null || newest === undefined || store.get().notice?.kind !== 'recorded') return;
    const isByOther = newest.author !== ports.viewer.id;
    const isDisguised = known.disguised.some(({ at }) => at >= newest.at);
    const isTampered =
      isDisguised || known.setApproved !== null || (known.indexChanged !== null && !isIndexInLine(store.get()));
    if (isByOther || isTampered) store.update({ notice: null });
  }

  /** Two agents may answer alike; what the other one recorded need not be recorded again. */
  function forgetWhatOthersRecorded(): void {
    const { draft } = store.get();
    if (draft.changing || draft.prose.trim() !== '' || !hasDraft(draft)) return;
    if (isAlreadyRecorded(draft, draftContext(store.get(), ports.settings))) store.update({ draft: EMPTY_DRAFT });
  }

  /** Whether the index tags say something else than the log that this tab has read. */
  function indexDiffers(): boolean {
    const { log, ticket } = store.get();
    if (log.is === 'reading') return false;
    // Tags that an empty log was read with were inherited; other ones may tell of a case that began since.
    if (log.is === 'read' && log.state.run === 0) return (ticket?.indexPhases.join(' ') ?? '') !== phasesAtReading;
    return !isIndexInLine(store.get());
  }

  async function readTicket(): Promise<void> {
    const answer = await ports.form.ticket();
    if (!answer.ok) {
      if (store.get().ticket === null) store.update({ ticketFailure: answer.error });
      return;
    }
    const before = store.get().ticket;
    const ticket = answer.value;
    // A form that is set to solved as the panel loads need not have been saved so: then only the audits can tell.
    const shown = isSolved(ticket.status) ? null : ticket.status;
    // A ticket that was solved and is open again has been reopened by somebody, or will be with this save.
    const savedStatus = before === null ? shown : (shown ?? store.get().savedStatus);
    store.update({ ticket, ticketFailure: null, savedStatus });
    if (before === null) {
      // At once, before anybody can answer anything: what was stored must not take the place of a new answer.
      if (ticket.id !== null) ticketKnown(ticket.id);
      if (isBegun) await begin();
      return;
    }
    if (before.requester.id !== ticket.requester.id || before.requester.email !== ticket.requester.email) {
      await readBillingAnew();
    }
    // While this tab records, its own index tag may arrive here before the answer to the update does.
    if (store.get().busy !== 'recording' && indexDiffers()) await readLog();
  }

  /** Whether `now` holds something that the case in this tab does not know of: its own notes it knows. */
  function tellsNews(before: readonly Message[], now: readonly Message[]): boolean {
    const seen = new Set(before.map(({ text }) => text));
    const references = (knownCase(store.get().log)?.events ?? []).map(caseReference);
    const isOwn = ({ internal, text }: Message): boolean => internal && references.some((one) => text.includes(one));
    const others = now.filter((message) => !isOwn(message));
    // The same words may be written twice, so their number tells as well.
    const isMore = others.length > before.filter((message) => !isOwn(message)).length;
    return before.length > 0 && (isMore || others.some(({ text }) => !seen.has(text)));
  }

  async function readConversation(): Promise<void> {
    const answer = await ports.form.conversation();
    if (!answer.ok) return;
    const { messages, busy } = store.get();
    store.update({ messages: answer.value });
    void readDisputes();
    // While this tab records, its own note arrives here before the answer to the update does.
    if (busy === null && knowsCase(store.get()) && tellsNews(messages, answer.value)) await readLog();
  }

  async function readComposer(): Promise<void> {
    const answer = await ports.form.reply();
    if (!answer.ok) return;
    const publicReply = answer.value.kind === 'public' ? answer.value.text : '';
    // An internal note is typed letter by letter, too, and is none of the panel's business.
    if (publicReply !== store.get().publicReply) store.update({ publicReply });
  }

  async function begin(): Promise<void> {
    const logged = knowsCase(store.get()) ? readLog() : undefined;
    await Promise.all([readFirst(ahead), logged, readComposer()]);
  }

  async function open(known: (ticketId: number) => void): Promise<void> {
    ticketKnown = known;
    await Promise.all([readTicket(), readConversation()]);
    // Where the ticket could not be read now, its first successful reading goes on from here.
    isBegun = true;
    if (store.get().ticket !== null) await begin();
  }

  function recorded(event: CaseEvent): void {
    const { log, ticket, approvers } = store.get();
    if (ticket?.id == null) return;
    if (log.is !== 'read') {
      // A reading that is under way may have begun before the event.
      void readLog();
      return;
    }
    const all = [...log.entries, { entry: 'event', event } as const];
    const context = { ticketId: ticket.id, ticketCreatedAt: ticket.createdAt ?? 0, approvers };
    store.update({ log: { ...log, entries: all, state: foldCase(all, context) } });
  }

  async function saved(): Promise<void> {
    await readTicket();
    store.update({ savedStatus: store.get().ticket?.status ?? null, notice: null });
    await Promise.all([readConversation(), readComposer()]);
  }

  async function activated(): Promise<void> {
    await readTicket();
    const how = awaitsBilling(store.get(), ports) ? 'past-cache' : 'cached';
    await Promise.all([readConversation(), readBilling(how), knowsCase(store.get()) ? readLog() : undefined]);
  }

  return {
    ...billing,
    open,
    readLog,
    decisionOf,
    readTicket,
    readConversation,
    readComposer,
    recorded,
    saved,
    activated,
  };
}
