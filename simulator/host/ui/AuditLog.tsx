import { useEffect, useState } from 'react';
import { auditLines, type AuditLine } from '../model/audits.ts';
import { reasonOf } from '../server.ts';
import { useDesk, useDeskState } from './DeskContext.ts';
import { nameOf, timeText } from './words.ts';

interface Props {
  readonly ticket: number;
  /** Changes with every update of the ticket: the log is then read again. */
  readonly version: string;
}

export function AuditLog({ ticket, version }: Props) {
  const desk = useDesk();
  const { people, ticketFields } = useDeskState().workspace;
  const [lines, setLines] = useState<readonly AuditLine[]>([]);
  useEffect(() => {
    let isLate = false;
    const names = {
      field: (field: string): string => ticketFields.find(({ id }) => String(id) === field)?.title ?? field,
      person: (id: number): string => nameOf(people, id),
    };
    desk.server.audits(ticket).then(
      (answer) => {
        if (!isLate) setLines(auditLines(answer, names));
      },
      (error: unknown) => {
        desk.toast('error', reasonOf(error));
      },
    );
    return () => {
      isLate = true;
    };
  }, [desk, ticket, version, ticketFields, people]);
  return (
    <section className="audit-log" aria-label="Audit log">
      <ol>
        {lines.map(({ id, authorId, at, channel, events, custom }) => (
          <li key={id}>
            <p className="comment-head">
              <strong>{nameOf(people, authorId)}</strong>
              <span className="quiet">through {channel}</span>
              <time dateTime={at}>{timeText(at)}</time>
            </p>
            <ul>
              {events.map((event, index) => (
                <li key={index} className="audit-event">
                  {event}
                </li>
              ))}
            </ul>
            {custom !== null && (
              <details>
                <summary>metadata.custom</summary>
                <pre>{custom}</pre>
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
