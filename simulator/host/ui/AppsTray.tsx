import { useCallback } from 'react';
import { switchApp } from '../session/openTicket.ts';
import type { TicketTab } from '../session/state.ts';
import { useDesk, useDeskState } from './DeskContext.ts';

function AppFrameBox({ tab: { key, src, height }, isActive }: { readonly tab: TicketTab; readonly isActive: boolean }) {
  const desk = useDesk();
  const { workspace } = useDeskState();
  const attach = useCallback(
    (element: HTMLIFrameElement | null) => {
      desk.frames.attach(key, element);
    },
    [desk, key],
  );
  return (
    <iframe
      ref={attach}
      src={src}
      title={workspace.app.name}
      width={320}
      height={height}
      className={isActive ? undefined : 'behind'}
      data-active={isActive ? '' : undefined}
      data-ticket={key}
      onLoad={() => {
        desk.frames.of(key)?.loaded();
      }}
    />
  );
}

/** One iframe for each opened ticket. Those behind are hidden, never removed: an iframe that moves loads anew. */
export function AppsTray() {
  const desk = useDesk();
  const { workspace, tabs, active, isAppOn } = useDeskState();
  return (
    <aside className="apps-tray" aria-label="Apps">
      <div className="tray-head">
        <h2>{workspace.app.name}</h2>
        <button
          type="button"
          role="switch"
          aria-checked={isAppOn}
          onClick={() => {
            switchApp(desk, !isAppOn);
          }}
        >
          App {isAppOn ? 'on' : 'off'}
        </button>
      </div>
      {isAppOn ? (
        tabs.map((tab) => <AppFrameBox key={tab.guid} tab={tab} isActive={tab.key === active} />)
      ) : (
        <p className="quiet">The panel is closed: no app runs here, and none is asked at Submit.</p>
      )}
    </aside>
  );
}
