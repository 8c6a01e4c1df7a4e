import { createAnswering, type Answering } from './answering.ts';
import { requesterKey } from './billingNow.ts';
import { caseOf } from './caseNow.ts';
import { hasDraft } from './desk.ts';
import { draftFromEarlier } from './draftFrom.ts';
import { carryOut, draftedDecision, type Command } from './recording.ts';
import type { Reader } from './reading.ts';
import type { SessionPorts } from './sessionPorts.ts';
import type { CustomerText } from './ports.ts';
import type { Notice, Store } from './sessionState.ts';
import { confirm, dismiss, flag, record, withdraw } from '../domain/case/commands.ts';
import { indexValues } from '../domain/case/indexValues.ts';
import { sayingOf } from '../domain/case/materialFacts.ts';
import { EMPTY_DRAFT, isBegun, type Draft } from '../domain/case/draft.ts';
import type { Confirmable } from '../domain/case/events.ts';
import type { BillingFault, CustomerOption } from '../domain/invoice.ts';
import { isAbove, type Escalation } from '../domain/policy/facts.ts';
import { ok, type Result } from '../domain/result.ts';

/** What agents can do. Every act that writes tells the store what came of it. */
export interface Actions extends Answering {
  /** Changes the draft; answers that no longer lie on the path are dropped. */
  readonly edit: (change: (draft: Draft) => Draft) => void;
  readonly start: () => void;
  readonly discard: () => void;
  readonly changeDecision: (draft: Draft) => void;
  /** Sets the ticket's index fields, which somebody changed by hand, to what the log says. */
  readonly mendIndex: () => Promise<void>;
  /** Begins with the answers of the ticket that this one follows up (playbook §5); approvals stay where they were given. */
  readonly startFrom: (ticketId: number) => Promise<void>;
  readonly record: () => Promise<void>;
  readonly flag: (words: string) => Promise<void>;
  readonly withdraw: (reason: string) => Promise<void>;
  readonly confirm: (what: Confirmable, words: string) => Promise<void>;
  readonly dismiss: () => Promise<void>;
  readonly refresh: () => Promise<void>;
  /** Customers with another e-mail, to choose from; empty where billing has none. */
  readonly searchCustomers: (email: string) => Promise<Result<readonly CustomerOption[], BillingFault>>;
  /** Goes by this customer from now on, found under that other e-mail where one was searched; null takes the choice back. */
  readonly chooseCustomer: (customerId: string | null, email: string | null) => Promise<void>;
  readonly insert: (text: CustomerText) => Promise<void>;
  readonly promisesNothing: (sentence: string) => void;
  /** Goes by the playbook instead of the exception that was begun. */
  readonly dropException: () => void;
  /** Takes away what was told of the last thing pressed, where it is about to be pressed anew. */
  readonly clearNotice: () => void;
  /** Keeps what stands in one of the panel's small fields until it is used; empty text forgets it. */
  readonly type: (field: string, text: string) => void;
}

/** A draft begun on a case with an escalation carries it on, until the agent takes it back (playbook §5). */
function withRecordedEscalation(draft: Draft, recorded: Escalation): Draft {
  if (!isAbove(recorded, draft.answers.escalation)) return draft;
  return { ...draft, answers: { ...draft.answers, escalation: recorded } };
}

/** A draft without answers; who the customer is and how many are past due stays known, for these are no answers. */
function withoutAnswers({ choice, typedCount }: Draft): Draft {
  return choice === null && typedCount === null ? EMPTY_DRAFT : { ...EMPTY_DRAFT, choice, typedCount };
}

/** The panel's fields that an exception is typed into. */
export const EXCEPTION_FIELDS = ['amount', 'currency'] as const;
/** What a recorded decision has used; words for something else stay. */
const USED_BY_DECISION = [...EXCEPTION_FIELDS, 'count', 'seenIn'] as const;

/** The actions of one session. */
export function createActions(ports: SessionPorts, store: Store, reader: Reader): Actions {
  const act = (what: string, command: Command, prose = ''): Promise<boolean> =>
    carryOut(ports, store, reader, { what, command, prose });
  const edit: Actions['edit'] = (change) => {
    const state = store.get();
    // What is typed while a note is being written would be in neither the note nor the next draft.
    if (state.busy === 'recording') return;
    const begins = !hasDraft(state.draft);
    const changed = change(state.draft);
    const open = caseOf(state).endedAt === null;
    const draft = begins && open ? withRecordedEscalation(changed, caseOf(state).escalation.level) : changed;
    store.update({ draft, notice: null });
    if (begins) void reader.readBilling('cached');
    else void reader.readDisputes();
  };
  const type: Actions['type'] = (field, text) => {
    const { [field]: before, ...others } = store.get().typed;
    store.update({ typed: text === '' ? others : { ...others, [field]: text } });
  };
  const forget = (fields: readonly string[]): void => {
    for (const field of fields) type(field, '');
  };
  return {
    ...createAnswering(act, forget),
    edit,
    type,
    clearNotice: () => {
      store.update({ notice: null });
    },
    start: () => {
      store.update({ started: true });
      void reader.readBilling('cached');
    },
    discard: () => {
      const { draft: before } = store.get();
      const kept = withoutAnswers(before);
      const draft = before.prose === '' ? kept : { ...kept, prose: before.prose };
      store.update({ draft, started: false, typed: {}, notice: null });
    },
    changeDecision: (draft) => {
      const carried = withRecordedEscalation(draft, caseOf(store.get()).escalation.level);
      // Whose invoices these are goes on from the draft before: it may be what made the decision out of date.
      const choice = store.get().draft.choice ?? carried.choice;
      store.update({ draft: { ...carried, choice, changing: true }, notice: null });
      void reader.readBilling('cached');
    },
    dropException: () => {
      forget(EXCEPTION_FIELDS);
      edit((draft) => ({ ...draft, exception: null }));
    },
    startFrom: async (ticketId) => {
      if (store.get().busy !== null) return;
      store.update({ busy: 'fetching', notice: null });
      const earlier = await reader.decisionOf(ticketId);
      store.update({ busy: null });
      // What the agent has answered meanwhile is not overwritten.
      if (hasDraft(store.get().draft)) return;
      if (!earlier.ok) store.update({ notice: { kind: 'failed', failure: earlier.error } });
      else if (earlier.value === null) store.update({ started: true });
      else {
        const { value } = earlier;
        edit(({ choice }) => ({ ...draftFromEarlier(value), choice }));
      }
    },
    mendIndex: async () => {
      const { busy, ticket } = store.get();
      if (busy !== null || ticket?.id == null) return;
      store.update({ busy: 'recording', notice: null });
      const mended = await ports.log.mendIndex(ticket.id, indexValues(caseOf(store.get())));
      store.update({ busy: null, notice: mended.ok ? null : { kind: 'failed', failure: mended.error } });
      await Promise.all([reader.readTicket(), reader.readLog()]);
    },
    record: async () => {
      const decision = draftedDecision(ports, store);
      if (!decision.ok) return;
      const { prose } = store.get().draft;
      const command: Command = (state, actor) => record(state, actor, decision.value, prose);
      // All but when billing was read: the same press again is the same intent.
      const done = await act(`record ${sayingOf(decision.value)} ${prose.trim()}`, command, prose);
      if (!done) return;
      store.update({ draft: EMPTY_DRAFT, started: false });
      forget(USED_BY_DECISION);
    },
    flag: async (words) => {
      const { escalation } = store.get().draft.answers;
      const done = await act(`flag ${escalation} ${words}`, (state, actor) => flag(state, actor, escalation, words));
      if (!done) return;
      type('answer', '');
      // Answers in progress carry the escalation on; a bare flag is the log's from now on.
      if (!isBegun(store.get().draft)) store.update({ draft: withoutAnswers(store.get().draft) });
    },
    withdraw: async (reason) => {
      const done = await act(`withdraw ${reason}`, (state, actor) => withdraw(state, actor, reason));
      if (done) type('withdraw', '');
    },
    confirm: async (what, words) => {
      const done = await act(`confirm ${what} ${words}`, (state, actor) => confirm(state, actor, what, words));
      if (done) type(`confirm-${what}`, '');
    },
    dismiss: async () => {
      const { escalation } = store.get().draft.answers;
      const done = await act('dismiss', (state, actor) => dismiss(state, actor, escalation));
      if (done)
        store.update({ draft: { ...withoutAnswers(store.get().draft), typedCount: null }, started: false, typed: {} });
    },
    refresh: async () => {
      store.update({ notice: null });
      if (store.get().ticket === null) {
        await reader.readTicket();
        return;
      }
      await Promise.all([
        reader.readBilling('past-cache'),
        store.get().log.is === 'not-needed' ? undefined : reader.readLog(),
      ]);
    },
    searchCustomers: async (email) => (ports.billing.search === null ? ok([]) : ports.billing.search(email)),
    chooseCustomer: async (customerId, email) => {
      const requester = requesterKey(store.get().ticket?.requester);
      const other = email?.trim().toLowerCase() === requester ? null : (email?.trim() ?? null);
      const choice = customerId === null ? null : { customerId, email: other, requester };
      forget(['customerEmail']);
      // What was typed because the customer was not known is none of this one's.
      store.update({ draft: { ...store.get().draft, choice, typedCount: null }, notice: null });
      await reader.readBillingAnew();
    },
    insert: async (text) => {
      if (store.get().busy !== null) return;
      store.update({ busy: 'inserting', notice: null });
      const inserted = await ports.form.insertIntoReply(text);
      const notice: Notice = inserted.ok
        ? { kind: 'inserted', into: inserted.value, body: text.body }
        : { kind: 'composer', why: inserted.error.why };
      store.update({ busy: null, notice });
      await reader.readComposer();
    },
    promisesNothing: (sentence) => {
      store.update({ promiseNothing: [...store.get().promiseNothing, sentence] });
    },
  };
}
