/** Starts the page: who is signed in and what is open stand in its address, everything else at the server. */
import { createRoot } from 'react-dom/client';
import { addressIn, goTo, showAddress } from './address.ts';
import { Drafts } from './model/drafts.ts';
import { reasonOf, WorkspaceServer } from './server.ts';
import { Desk } from './session/desk.ts';
import { openTicket } from './session/openTicket.ts';
import { addressOf } from './session/state.ts';
import { showToTests } from './session/window.ts';
import { App } from './ui/App.tsx';
import { DeskContext } from './ui/DeskContext.ts';
import './ui/theme.css';
import './ui/layout.css';
import './ui/ticket.css';
import './ui/drawer.css';

const POLL_MS = 2000;

function showState(desk: Desk): void {
  const state = desk.store.get();
  document.documentElement.dataset['scheme'] = state.scheme;
  if (state.active !== '') showAddress(addressOf(state));
}

async function start(): Promise<void> {
  const address = addressIn(window.location.search, window.sessionStorage);
  document.documentElement.dataset['scheme'] = address.scheme;
  const server = new WorkspaceServer(address.as);
  const workspace = await server.state();
  const drafts = new Drafts(window.sessionStorage, address.as);
  const desk: Desk = new Desk(
    { workspace, me: address.as, scheme: address.scheme, isAppOn: address.app === 'on' },
    {
      server,
      drafts,
      startOver: () => {
        drafts.forgetAll();
        goTo(addressOf(desk.store.get()));
      },
    },
  );
  window.addEventListener('message', (event) => {
    desk.frames.receive(event);
  });
  desk.store.subscribe(() => {
    showState(desk);
  });
  showToTests(desk);
  createRoot(document.getElementById('root') ?? document.body).render(
    <DeskContext.Provider value={desk}>
      <App />
    </DeskContext.Provider>,
  );
  const isKnown = address.ticket === null || workspace.tickets.some((ticket) => ticket.id === address.ticket);
  await openTicket(desk, isKnown ? address.ticket : (workspace.tickets[0]?.id ?? null));
  setInterval(() => {
    if (!document.hidden) void desk.refresh();
  }, POLL_MS);
}

await start().catch((error: unknown) => {
  document.body.textContent = reasonOf(error);
});
