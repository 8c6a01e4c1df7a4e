import { useState } from 'react';
import { reasonOf } from '../server.ts';
import { useDesk } from './DeskContext.ts';

/** The customer's next e-mail on this ticket. */
export function CustomerReply({ ticket, name }: { readonly ticket: number; readonly name: string }) {
  const desk = useDesk();
  const [body, setBody] = useState('');
  const send = (): void => {
    desk.server.customerReply(ticket, body).then(
      () => {
        setBody('');
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
        send();
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
      <button type="submit" disabled={body.trim() === ''}>
        Send as {name}
      </button>
    </form>
  );
}
