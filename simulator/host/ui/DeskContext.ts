/** The desk for every component, and how they read its state. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Desk } from '../session/desk.ts';
import { tabOf, type DeskState, type TicketTab } from '../session/state.ts';

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('There is no desk around this component');
  return desk;
}

export function useDeskState(): DeskState {
  const { store } = useDesk();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** The ticket in front; undefined while the first one is fetched. */
export function useActiveTab(): TicketTab | undefined {
  const state = useDeskState();
  return tabOf(state, state.active);
}
