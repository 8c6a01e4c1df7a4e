import type { ReactNode } from 'react';
import type { Report, ReportRow } from '../../app/report/report.ts';
import { LinkButton } from '../LinkButton.tsx';
import { useDesk } from '../SessionContext.ts';
import { laterWords, moreWords, namesIn, wayWords, whatWords, whoWords, type NameOf } from './reportWords.ts';
import { tt } from './toolWords.ts';

type GoTo = (ticketId: number) => void;

function TicketLink({ id, goTo }: { readonly id: number; readonly goTo: GoTo }): ReactNode {
  return (
    <LinkButton
      onClick={() => {
        goTo(id);
      }}
    >
      {tt('report.ticket', { id })}
    </LinkButton>
  );
}

function Row({
  row,
  nameOf,
  goTo,
}: {
  readonly row: ReportRow;
  readonly nameOf: NameOf;
  readonly goTo: GoTo;
}): ReactNode {
  const { format } = useDesk();
  const { ticketId, bypass, laterTicket } = row;
  const told = [whoWords(bypass, nameOf), wayWords(bypass), format.moment(bypass.at)].filter((one) => one !== '');
  return (
    <li>
      <TicketLink id={ticketId} goTo={goTo} />
      <p>{whatWords(bypass, nameOf)}</p>
      <p className="hint">{told.join(' · ')}</p>
      {[...moreWords(bypass, format.moment), ...laterWords(laterTicket)].map((line) => (
        <p key={line} className="hint">
          {line}
        </p>
      ))}
    </li>
  );
}

/** The findings, newest first, and the tickets of which nothing is known. */
export function ReportRows({ report, goTo }: { readonly report: Report; readonly goTo: GoTo }): ReactNode {
  const { rows, notRead, names } = report;
  const nameOf = namesIn(names);
  return (
    <>
      {rows.length === 0 ? null : (
        <ul className="found" aria-label={tt('report.rows')}>
          {rows.map((row, place) => (
            <Row key={place} row={row} nameOf={nameOf} goTo={goTo} />
          ))}
        </ul>
      )}
      {notRead.length === 0 ? null : (
        <section aria-label={tt('report.notRead.title', { count: notRead.length })}>
          <h3>{tt('report.notRead.title', { count: notRead.length })}</h3>
          <ul className="found">
            {notRead.map(({ ticketId, failure }) => (
              <li key={ticketId}>
                <TicketLink id={ticketId} goTo={goTo} />
                <p className="hint">{failure.detail === '' ? failure.why : failure.detail}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
