import { useCallback } from 'react';
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
  const { workspace, tabs, active } = useDeskState();
  return (
    <aside className="apps-tray" aria-label="Apps">
      <h2>{workspace.app.name}</h2>
      {tabs.map((tab) => (
        <AppFrameBox key={tab.guid} tab={tab} isActive={tab.key === active} />
      ))}
    </aside>
  );
}
