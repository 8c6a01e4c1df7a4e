import { createActions, type Actions } from './actions.ts';
import { judgeSave } from './guardSave.ts';
import type { AheadRead } from './readAhead.ts';
import { createReader } from './reading.ts';
import { draftKey, keepWork, loadWork } from './savedDraft.ts';
import type { SessionPorts } from './sessionPorts.ts';
import { BILLING_NOT_READ, createStore, type SessionState, type Store } from './sessionState.ts';
import { EMPTY_DRAFT } from '../domain/case/draft.ts';
import type { Approver } from '../domain/case/events.ts';

export interface Session {
  readonly getState: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly ports: SessionPorts;
  readonly store: Store;
  readonly actions: Actions;
  /** The browser's tab came back to the front. */
  readonly returned: () => void;
  /** The save guard's question: null lets the save pass, a message blocks it. */
  readonly judgeSave: () => Promise<string | null>;
}

const INITIAL: SessionState = {
  ticket: null,
  ticketFailure: null,
  savedStatus: null,
  messages: [],
  log: { is: 'not-needed' },
  billing: BILLING_NOT_READ,
  disputes: null,
  approvers: [],
  names: new Map(),
  draft: EMPTY_DRAFT,
  started: false,
  typed: {},
  promiseNothing: [],
  publicReply: '',
  busy: null,
  notice: null,
  blocked: null,
};

/** Approvers who can be told without asking Zendesk: by id, and whoever is signed in. The log's reading tells the rest. */
function approversAtHand({ settings, viewer }: SessionPorts): readonly Approver[] {
  const email = viewer.email.toLowerCase();
  return settings.approvers.flatMap(({ idOrEmail, until }) => {
    if (typeof idOrEmail === 'number') return [{ id: idOrEmail, until }];
    return idOrEmail === email ? [{ id: viewer.id, until }] : [];
  });
}

/** Opens the case of the ticket that the host shows, and follows what happens to it. `ahead`: what billing was asked already. */
export function openSession(ports: SessionPorts, ahead: Promise<AheadRead | null> = Promise.resolve(null)): Session {
  const names = new Map([[ports.viewer.id, ports.viewer.name]]);
  const store = createStore({ ...INITIAL, approvers: approversAtHand(ports), names });
  const reader = createReader(ports, store, ahead);
  keepWork(ports.drafts, store, ports.viewer.id);
  const opened = reader.open((ticketId) => {
    store.update(loadWork(ports.drafts, draftKey(ticketId, ports.viewer.id)));
  });
  ports.form.onChange((what) => {
    switch (what) {
      case 'ticket':
        void reader.readTicket();
        return;
      case 'composer':
        void reader.readComposer();
        return;
      case 'conversation':
        void reader.readConversation();
        return;
      case 'saved':
        void reader.saved();
        return;
      case 'activated':
        void opened.then(() => reader.activated());
        return;
    }
  });
  return {
    getState: store.get,
    subscribe: store.subscribe,
    ports,
    store,
    actions: createActions(ports, store, reader),
    returned: () => {
      void reader.returned();
    },
    judgeSave: async () => {
      if (store.get().blocked !== null) store.update({ blocked: null });
      const blocked = await judgeSave(ports, store, reader);
      if (blocked !== null) {
        const { notice } = store.get();
        const isOldNews = notice?.kind === 'recorded' || notice?.kind === 'inserted';
        store.update(isOldNews ? { blocked, notice: null } : { blocked });
      }
      return blocked;
    },
  };
}
