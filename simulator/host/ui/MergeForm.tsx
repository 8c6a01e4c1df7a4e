import { useState } from 'react';
import { wholeNumber } from '../../json.ts';
import { reasonOf } from '../server.ts';
import { openTicket } from '../session/openTicket.ts';
import { useDesk } from './DeskContext.ts';

/** Moves this ticket's conversation into another ticket and closes this one: no app is asked. */
export function MergeForm({ ticket }: { readonly ticket: number }) {
  const desk = useDesk();
  const [into, setInto] = useState('');
  const target = wholeNumber(into);
  const merge = async (id: number): Promise<void> => {
    try {
      await desk.server.merge(ticket, id);
      setInto('');
      await desk.refresh();
      await openTicket(desk, id);
      desk.toast('notice', `Ticket ${ticket} was merged into ticket ${id}.`);
    } catch (error) {
      desk.toast('error', reasonOf(error));
    }
  };
  return (
    <form
      className="merge"
      onSubmit={(event) => {
        event.preventDefault();
        if (target !== undefined) void merge(target);
      }}
    >
      <label>
        Merge into ticket no.
        <input
          type="text"
          inputMode="numeric"
          value={into}
          onChange={({ target: { value } }) => {
            setInto(value);
          }}
        />
      </label>
      <button type="submit" disabled={target === undefined}>
        Merge
      </button>
    </form>
  );
}
