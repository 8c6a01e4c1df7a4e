import { isDirty } from '../model/form.ts';
import { openTicket } from '../session/openTicket.ts';
import { useDesk, useDeskState } from './DeskContext.ts';

/** The opened tickets: like browser tabs, those behind keep their apps running. */
export function TicketTabs() {
  const desk = useDesk();
  const { tabs, active } = useDeskState();
  return (
    <div className="ticket-tabs" role="group" aria-label="Opened tickets">
      {tabs.map(({ key, form }) => (
        <span key={key} className={key === active ? 'ticket-tab ticket-tab-front' : 'ticket-tab'}>
          <button
            type="button"
            aria-pressed={key === active}
            onClick={() => {
              void openTicket(desk, form.view?.id ?? null);
            }}
          >
            <span className="ticket-tab-subject">
              {form.view === null ? 'New' : `#${form.view.id} ${form.view.subject}`}
            </span>
            {isDirty(form) && <span aria-label=", not saved"> •</span>}
          </button>
          {tabs.length > 1 && (
            <button
              type="button"
              aria-label={`Close ${form.view === null ? 'the new ticket' : `ticket ${form.view.id}`}`}
              onClick={() => {
                desk.close(key);
              }}
            >
              ×
            </button>
          )}
        </span>
      ))}
    </div>
  );
}
