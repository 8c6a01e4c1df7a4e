/** Opens a ticket as a tab with its own iframe, as long as the panel is open, or brings its tab to the front. */
import { newForm, openForm, type TicketForm } from '../model/form.ts';
import { registrationOf, SUBDOMAIN, type HostFacts } from '../protocol/facts.ts';
import type { FramePorts } from '../protocol/frame.ts';
import { carryOut } from '../protocol/requests.ts';
import { reasonOf } from '../server.ts';
import type { Desk } from './desk.ts';
import { hostApi } from './hostApi.ts';
import { writes } from './outside.ts';
import { factsOf, keyOf, tabOf, withTab, type DeskState, type TicketTab } from './state.ts';

const FIRST_HEIGHT = 360;

/** The iframe's address as the product makes it. */
export const frameAddress = (appUrl: string, origin: string, guid: string, scheme: string): string =>
  `${appUrl}?origin=${encodeURIComponent(origin)}&app_guid=${guid}&colorScheme=${scheme}`;

function framePorts(desk: Desk, key: string, guid: string): Omit<FramePorts, 'post'> {
  let last: HostFacts | undefined;
  const facts = (): HostFacts => {
    const state = desk.store.get();
    const tab = tabOf(state, key);
    if (tab !== undefined) last = factsOf(state, tab);
    if (last === undefined) throw new Error(`Ticket ${key} is not open`);
    return last;
  };
  const changeTab = (change: (tab: TicketTab) => TicketTab): void => {
    desk.update((state: DeskState) => withTab(state, key, change));
  };
  return {
    registration: () => registrationOf(facts(), guid),
    registered: () => {
      // Posted whether or not the app listens yet: what it subscribes to arrives only behind the registration.
      if (desk.store.get().active === key) desk.frames.of(key)?.send('app.activated');
    },
    api: hostApi({
      facts,
      change: (form: TicketForm) => {
        desk.edit(key, () => form);
      },
      resize: (height) => {
        changeTab((tab) => (tab.height === height ? tab : { ...tab, height }));
      },
      toast: (kind, text, milliseconds) => {
        desk.toast(kind, text, milliseconds);
      },
      openTicket: (id) => {
        void openTicket(desk, id);
      },
    }),
    request: async (options) => {
      const outcome = await carryOut(options, {
        fetch: (url, init) => fetch(url, init),
        origin: window.location.origin,
        subdomain: SUBDOMAIN,
        signedInAs: () => desk.store.get().me,
      });
      if (writes(options)) void desk.refresh();
      return outcome;
    },
    fault: (place, name) => desk.misfortune().next([place], name),
    unload: (how) => {
      if (how === 'reload') desk.frames.reloadOne(key);
      else switchApp(desk, false);
    },
    triggered: (event, data, instance) => {
      desk.frames.spread(event, data, instance);
    },
  };
}

function startApp(desk: Desk, { key, guid }: Pick<TicketTab, 'key' | 'guid'>): void {
  desk.frames.open(key, guid, framePorts(desk, key, guid));
}

/** Closes the panel in every tab, whose apps are then gone, or opens it, where they are loaded as for the first time. */
export function switchApp(desk: Desk, isOn: boolean): void {
  const { tabs, isAppOn } = desk.store.get();
  if (isOn === isAppOn) return;
  for (const tab of tabs) {
    if (isOn) startApp(desk, tab);
    else desk.frames.close(tab.key);
  }
  desk.update((state) => ({ ...state, isAppOn: isOn }));
}

function addTab(desk: Desk, key: string, form: TicketForm): void {
  const { tabs, workspace, scheme, isAppOn } = desk.store.get();
  // A second click while the ticket was being fetched.
  if (tabs.some((tab) => tab.key === key)) return;
  const guid = crypto.randomUUID();
  const src = frameAddress(workspace.appUrl, window.location.origin, guid, scheme);
  if (isAppOn) startApp(desk, { key, guid });
  const tab: TicketTab = {
    key,
    guid,
    src,
    form: { ...form, writing: desk.drafts.read(key) },
    submitting: false,
    notice: null,
    height: FIRST_HEIGHT,
  };
  desk.update((state) => ({ ...state, tabs: [...state.tabs, tab] }));
}

/** `ticket` null is the new ticket. Gives false where there is no such ticket. Of two asked for, the later is in front. */
export async function openTicket(desk: Desk, ticket: number | null): Promise<boolean> {
  const key = keyOf(ticket);
  const known = tabOf(desk.store.get(), key) !== undefined;
  desk.wanted = key;
  try {
    if (!known) {
      addTab(desk, key, ticket === null ? newForm(null) : openForm(await desk.server.ticket(ticket)));
    }
  } catch (error) {
    desk.toast('error', `Ticket ${key}: ${reasonOf(error)}`);
    return false;
  }
  if (desk.wanted === key) desk.update((state) => ({ ...state, active: key }));
  if (known) void desk.refresh();
  return true;
}
