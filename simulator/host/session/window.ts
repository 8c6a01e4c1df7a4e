/** What browser tests and curious people may read in the console as `window.workspace`. */
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
  };
  Object.assign(window, { workspace });
}
