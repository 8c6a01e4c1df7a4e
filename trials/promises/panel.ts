/** The real app in a tab's iframe. */
import type { Session } from '../../src/app/session.ts';
import { openApp } from '../openedPanel.ts';
import type { Tab } from './tab.ts';

/** Loads the app; null where it could not be opened: then only the guard stands. */
export async function openPanel(tab: Tab): Promise<Session | null> {
  return openApp({ client: tab.client() }, { storage: tab.sessionStorage(), now: () => Date.now() }).session;
}
