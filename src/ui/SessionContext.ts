import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Actions } from '../app/actions.ts';
import type { Session } from '../app/session.ts';
import type { SessionPorts } from '../app/sessionPorts.ts';
import type { SessionState } from '../app/sessionState.ts';
import { formatFor, type Format } from './format.ts';
import type { LoadTools } from './tools/tools.ts';
import { say } from './wording.ts';

/** What every part of the panel works with. */
export interface Desk {
  readonly session: Session;
  readonly format: Format;
  readonly loadTools: LoadTools;
}

/** The desk of one ticket, with the viewer's formats. */
export function deskOf(session: Session, loadTools: LoadTools): Desk {
  return { session, format: formatFor(session.ports.viewer, say), loadTools };
}

export const DeskContext = createContext<Desk | null>(null);

interface AtDesk {
  readonly state: SessionState;
  readonly actions: Actions;
  readonly ports: SessionPorts;
  readonly session: Session;
  readonly format: Format;
  readonly loadTools: LoadTools;
}

/** The text in one of the panel's small fields, kept over a reload until it is used. */
export function useTyped(field: string): readonly [text: string, set: (text: string) => void] {
  const { state, actions } = useDesk();
  return [
    state.typed[field] ?? '',
    (text) => {
      actions.type(field, text);
    },
  ];
}

/** The session's present state and what can be done with it; re-renders with every change. */
export function useDesk(): AtDesk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('The panel has no session');
  const { session, format, loadTools } = desk;
  const state = useSyncExternalStore(session.subscribe, session.getState);
  return { state, actions: session.actions, ports: session.ports, session, format, loadTools };
}
