/** Everything the page shows, as one value. */
import type { WorkspaceState } from '../../contract.ts';
import type { Address } from '../address.ts';
import type { TicketForm } from '../model/form.ts';
import type { ColorScheme, HostFacts } from '../protocol/facts.ts';

/** What came of the last Submit of a tab. */
export interface Notice {
  readonly kind: 'saved' | 'blocked' | 'failed' | 'not-created';
  readonly text: string;
}

/** One opened ticket. Its iframe lives as long as the tab, whether or not the tab is in front. */
export interface TicketTab {
  /** The ticket's id as text, or `new`. */
  readonly key: string;
  readonly guid: string;
  /** The iframe's address, made once: another one would load the app anew. */
  readonly src: string;
  readonly form: TicketForm;
  readonly submitting: boolean;
  readonly notice: Notice | null;
  /** Of the iframe in pixels, as the app asked for. */
  readonly height: number;
}

export interface Toast {
  readonly id: number;
  readonly kind: 'notice' | 'alert' | 'error';
  readonly text: string;
}

export interface DeskState {
  readonly workspace: WorkspaceState;
  readonly me: number;
  readonly scheme: ColorScheme;
  /** The panel is open: each tab has the app's iframe. Closed as in a browser without the app, nobody is asked before a save. */
  readonly isAppOn: boolean;
  readonly tabs: readonly TicketTab[];
  readonly active: string;
  readonly toasts: readonly Toast[];
  /** The server answered the last time it was asked. */
  readonly reachable: boolean;
}

export const NEW_TICKET = 'new';

/** The key of a ticket's tab. */
export const keyOf = (ticket: number | null): string => (ticket === null ? NEW_TICKET : String(ticket));

export const tabOf = (state: DeskState, key: string): TicketTab | undefined =>
  state.tabs.find((tab) => tab.key === key);

/** Where the page is, for a link or a reload. */
export const addressOf = ({ me, scheme, isAppOn, active }: DeskState): Address => ({
  as: me,
  ticket: active === NEW_TICKET ? null : Number(active),
  scheme,
  app: isAppOn ? 'on' : 'off',
});

/** What the app of one tab may read. */
export const factsOf = ({ workspace, me, scheme }: DeskState, { form }: TicketTab): HostFacts => ({
  form,
  workspace,
  me,
  scheme,
});

/** The state with one tab changed. */
export const withTab = (state: DeskState, key: string, change: (tab: TicketTab) => TicketTab): DeskState => ({
  ...state,
  tabs: state.tabs.map((tab) => (tab.key === key ? change(tab) : tab)),
});
