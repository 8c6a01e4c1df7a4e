/**
 * The page's address says who is signed in, which ticket is open, light or dark, and whether the app's panel is open: a
 * reload keeps all of it.
 */
import type { ColorScheme } from './protocol/facts.ts';

export interface Address {
  readonly as: number;
  /** A ticket's id, or null for the new ticket. */
  readonly ticket: number | null;
  readonly scheme: ColorScheme;
  readonly app: 'on' | 'off';
}

const PERSON_KEY = 'workspace:as';
const FIRST_PERSON = 101;
const FIRST_TICKET = 4711;

const numberIn = (text: string | null): number | undefined =>
  text !== null && /^\d+$/.test(text) ? Number(text) : undefined;

/** `tab` is the browser tab's own store: without it in the address, the person of this tab stays signed in. */
export function addressIn(search: string, tab: Pick<Storage, 'getItem'>): Address {
  const query = new URLSearchParams(search);
  const ticket = query.get('ticket');
  return {
    as: numberIn(query.get('as')) ?? numberIn(tab.getItem(PERSON_KEY)) ?? FIRST_PERSON,
    ticket: ticket === 'new' ? null : (numberIn(ticket) ?? FIRST_TICKET),
    scheme: query.get('scheme') === 'dark' ? 'dark' : 'light',
    app: query.get('app') === 'off' ? 'off' : 'on',
  };
}

export function searchOf({ as, ticket, scheme, app }: Address): string {
  const query = new URLSearchParams({ as: String(as), ticket: ticket === null ? 'new' : String(ticket), scheme });
  if (app === 'off') query.set('app', app);
  return `?${query.toString()}`;
}

/** Shows where the page is without loading it again. */
export function showAddress(address: Address): void {
  window.sessionStorage.setItem(PERSON_KEY, String(address.as));
  const search = searchOf(address);
  // Each change costs the browser as much work as an answer drawn, and the page tells of every one of its changes.
  if (window.location.search !== search) window.history.replaceState(null, '', search);
}

/** Loads the page anew: with another person or another world, nothing that the page holds is true any more. */
export function goTo(address: Address): void {
  window.location.assign(`${window.location.pathname}${searchOf(address)}`);
}
