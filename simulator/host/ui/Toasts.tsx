import { useDesk, useDeskState } from './DeskContext.ts';

export function Toasts() {
  const desk = useDesk();
  const { toasts } = useDeskState();
  return (
    <div className="toasts">
      {toasts.map(({ id, kind, text }) => (
        <div key={id} className={`toast toast-${kind}`} role={kind === 'notice' ? 'status' : 'alert'} data-kind="toast">
          <p>{text}</p>
          <button
            type="button"
            aria-label="Dismiss"
            onClick={() => {
              desk.dropToast(id);
            }}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
