import { searchOf } from '../address.ts';
import { openTicket } from '../session/openTicket.ts';
import { addressOf, keyOf } from '../session/state.ts';
import { useDesk, useDeskState } from './DeskContext.ts';
import { STATUS_NAMES } from './words.ts';

export function TicketList() {
  const desk = useDesk();
  const state = useDeskState();
  const { workspace, active } = state;
  const open = (ticket: number | null): void => {
    void openTicket(desk, ticket);
  };
  return (
    <nav className="ticket-list" aria-label="Tickets">
      <h2>Tickets</h2>
      <ul>
        {workspace.tickets.map(({ id, subject, status, requesterName, tags }) => (
          <li key={id}>
            <a
              href={searchOf({ ...addressOf(state), ticket: id })}
              aria-current={keyOf(id) === active ? 'page' : undefined}
              onClick={(event) => {
                // With a modifier it opens elsewhere, as any link.
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                open(id);
              }}
            >
              <span className="list-line">
                <span className={`badge badge-${status}`}>{STATUS_NAMES[status]}</span>
                <span className="number">#{id}</span>
              </span>
              <span className="subject">{subject}</span>
              <span className="quiet">{requesterName}</span>
              {tags.length > 0 && <span className="tags">{tags.join(' · ')}</span>}
            </a>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="new-ticket"
        onClick={() => {
          open(null);
        }}
      >
        New ticket
      </button>
    </nav>
  );
}
