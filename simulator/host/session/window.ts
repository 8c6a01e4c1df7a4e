/** What browser tests and curious people may read in the console as `window.workspace`. */
import type { TicketStatus } from '../../contract.ts';
import { edit, withDraft } from '../model/form.ts';
import type { ColorScheme } from '../protocol/facts.ts';
import type { Desk } from './desk.ts';
import type { HookEntry } from './hookLog.ts';
import { openTicket } from './openTicket.ts';

export interface WorkspaceWindow {
  readonly hookLog: readonly HookEntry[];
  /** The id of the ticket in front as text, or `new`. */
  activeTicket(): string;
  signedInAs(): number;
  /** The app of the ticket in front is asked before a save. */
  guards(): boolean;
  /** Events that the app of the ticket in front listens to. */
  subscriptions(): readonly string[];
  openTicket(id: number | null): Promise<boolean>;
  /** Closes the ticket in front, and its app with it. */
  closeTicket(): void;
  /** Chooses a status in the form in front, as an agent does. */
  chooses(status: TicketStatus): void;
  /** Types into the composer in front: `text` stands there instead of what stood there. */
  types(text: string): void;
  shows(scheme: ColorScheme): void;
  /** An event that Zendesk sends on its own; the app in front hears it if it listens to it. */
  tellsApp(event: string, payload?: unknown): void;
  /** Takes over at once what others did, which the page else asks for every two seconds. */
  hearsNews(): Promise<void>;
}

export function showToTests(desk: Desk): void {
  const active = () => desk.frames.of(desk.store.get().active);
  const workspace: WorkspaceWindow = {
    hookLog: desk.hookLog,
    activeTicket: () => desk.store.get().active,
    signedInAs: () => desk.store.get().me,
    guards: () => active()?.hears('ticket.save') === true,
    subscriptions: () => active()?.subscriptions ?? [],
    openTicket: (id) => openTicket(desk, id),
    closeTicket: () => {
      desk.close(desk.store.get().active);
    },
    chooses: (status) => {
      desk.edit(desk.store.get().active, (form) => edit(form, { status }));
    },
    types: (text) => {
      desk.edit(desk.store.get().active, (form) => withDraft(form, text));
    },
    shows: (scheme) => {
      desk.update((state) => ({ ...state, scheme }));
    },
    tellsApp: (event, payload) => {
      desk.frames.emit(desk.store.get().active, event, payload);
    },
    hearsNews: () => desk.refresh(),
  };
  Object.assign(window, { workspace });
}
