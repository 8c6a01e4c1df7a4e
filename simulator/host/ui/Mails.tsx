import { useCallback } from 'react';
import { reasonOf } from '../server.ts';
import { openTicket } from '../session/openTicket.ts';
import { useDesk, useDeskState } from './DeskContext.ts';
import { usePolled } from './usePolled.ts';
import { nameOf, timeText } from './words.ts';

/** What the workspace would have sent by e-mail, newest first. */
export function Mails() {
  const desk = useDesk();
  const { people } = useDeskState().workspace;
  const ask = useCallback(() => desk.server.mails(), [desk]);
  const { value: mails, problem, again } = usePolled(ask);
  return (
    <section className="drawer" aria-label="Mails">
      <div className="drawer-head">
        <h2>Mails</h2>
        <button
          type="button"
          onClick={() => {
            desk.server.forgetMails().then(again, (error: unknown) => {
              desk.toast('error', reasonOf(error));
            });
          }}
        >
          Forget
        </button>
        <p role="status">{problem}</p>
      </div>
      {mails?.length === 0 && <p className="quiet">Nothing was sent.</p>}
      {mails?.map(({ at, ticketId, to, subject, body, rule }, index) => (
        <article key={mails.length - index} className="mail">
          <p className="comment-head">
            <strong>{nameOf(people, to)}</strong>
            <button
              type="button"
              className="as-text"
              onClick={() => {
                void openTicket(desk, ticketId);
              }}
            >
              #{ticketId}
            </button>
            <span className="quiet">{rule === null ? 'as a follower' : `by “${rule}”`}</span>
            <time dateTime={at}>{timeText(at)}</time>
          </p>
          <h3>{subject}</h3>
          <p className="mail-body">{body}</p>
        </article>
      ))}
    </section>
  );
}
