import { useState } from 'react';
import type { TicketView } from '../../contract.ts';
import { reasonOf } from '../server.ts';
import { useDesk } from './DeskContext.ts';

/** The customer's next e-mail on this ticket, or after its end: then it opens a follow-up ticket. */
export function CustomerReply({ view: { id, status, requester } }: { readonly view: TicketView }) {
  const desk = useDesk();
  const [body, setBody] = useState('');
  const isEmpty = body.trim() === '';
  const finish = (sent: Promise<TicketView>): void => {
    sent.then(
      (answered) => {
        setBody('');
        if (answered.id !== id) desk.toast('notice', `The follow-up is ticket ${answered.id}.`);
        void desk.refresh();
      },
      (error: unknown) => {
        desk.toast('error', reasonOf(error));
      },
    );
  };
  return (
    <form
      className="customer-reply"
      onSubmit={(event) => {
        event.preventDefault();
        finish(desk.server.customerReply(id, body));
      }}
    >
      <label>
        Customer replies
        <textarea
          rows={2}
          value={body}
          onChange={({ target }) => {
            setBody(target.value);
          }}
        />
      </label>
      <button type="submit" disabled={isEmpty || status === 'closed'}>
        Send as {requester.name}
      </button>
      {(status === 'solved' || status === 'closed') && (
        <button
          type="button"
          disabled={isEmpty}
          onClick={() => {
            finish(desk.server.followUp(id, body));
          }}
        >
          Customer writes again: follow-up
        </button>
      )}
    </form>
  );
}
