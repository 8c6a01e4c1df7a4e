import { withTab, type TicketTab } from '../session/state.ts';
import { useDesk, useDeskState } from './DeskContext.ts';

/** What came of the last Submit. An app's words are shown as plain text, their line breaks kept. */
export function SaveNotice({ tab: { key, notice } }: { readonly tab: TicketTab }) {
  const desk = useDesk();
  const { app } = useDeskState().workspace;
  if (notice === null) return null;
  const isGood = notice.kind === 'saved' || notice.kind === 'not-created';
  return (
    <div className={isGood ? 'notice' : 'notice notice-bad'} role={isGood ? 'status' : 'alert'} data-kind={notice.kind}>
      {notice.kind === 'blocked' && <strong>{app.name}</strong>}
      <p className="notice-text">{notice.text}</p>
      <button
        type="button"
        aria-label="Dismiss"
        onClick={() => {
          desk.update((state) => withTab(state, key, (one) => ({ ...one, notice: null })));
        }}
      >
        ×
      </button>
    </div>
  );
}
