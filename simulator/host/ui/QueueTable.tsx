import type { ViewOfTickets } from '../../contract.ts';
import { openTicket } from '../session/openTicket.ts';
import { useDesk } from './DeskContext.ts';
import { STATUS_NAMES, timeText } from './words.ts';

interface Props {
  readonly tickets: ViewOfTickets['tickets'];
  readonly ticked: readonly number[];
  readonly onTick: (ticket: number, isTicked: boolean) => void;
}

/** In the view's order. A click anywhere in a row opens its ticket; by keyboard the subject does. */
export function QueueTable({ tickets, ticked, onTick }: Props) {
  const desk = useDesk();
  if (tickets.length === 0) return <p className="quiet">This view shows no ticket.</p>;
  return (
    <table className="queue">
      <thead>
        <tr>
          <th />
          <th>Status</th>
          <th>Subject</th>
          <th>Requester</th>
          <th>Assignee</th>
          <th>Tags</th>
          <th>Updated</th>
        </tr>
      </thead>
      <tbody>
        {tickets.map(({ id, subject, status, requesterName, assigneeName, tags, updatedAt }) => (
          <tr
            key={id}
            onClick={() => {
              void openTicket(desk, id);
            }}
          >
            <td
              onClick={(event) => {
                event.stopPropagation();
              }}
            >
              <input
                type="checkbox"
                aria-label={`Ticket ${id}`}
                checked={ticked.includes(id)}
                onChange={({ target }) => {
                  onTick(id, target.checked);
                }}
              />
            </td>
            <td>
              <span className={`badge badge-${status}`}>{STATUS_NAMES[status]}</span>
            </td>
            <td>
              <button type="button" className="as-text">
                #{id} {subject}
              </button>
            </td>
            <td>{requesterName}</td>
            <td>{assigneeName ?? '–'}</td>
            <td className="tags">{tags.join(' · ')}</td>
            <td>{timeText(updatedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
