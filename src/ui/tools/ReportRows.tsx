import type { ReactNode } from 'react';
import { URGENCIES, urgencyOf, type Report, type ReportRow, type Urgency } from '../../app/report/report.ts';
import { LinkButton } from '../LinkButton.tsx';
import { useDesk } from '../SessionContext.ts';
import {
  aboutWords,
  laterWords,
  moreWords,
  namesIn,
  nowWords,
  wayWords,
  whatWords,
  whoWords,
  type NameOf,
} from './reportWords.ts';
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
  const { ticketId, about, bypass, laterTicket } = row;
  const whose = aboutWords(about, format.sums);
  const told = [whoWords(bypass, nameOf), wayWords(bypass), format.moment(bypass.at)].filter((one) => one !== '');
  return (
    <li>
      <p>
        <TicketLink id={ticketId} goTo={goTo} />
        {whose === '' ? null : ` · ${whose}`}
      </p>
      <p>{whatWords(bypass, nameOf)}</p>
      <p className="hint">{told.join(' · ')}</p>
      {[...moreWords(bypass, format.moment), ...laterWords(laterTicket)].map((line) => (
        <p key={line} className="hint">
          {line}
        </p>
      ))}
      <p className="hint">{nowWords(about)}</p>
    </li>
  );
}

/** The findings of one weight, newest first. */
function Group({
  urgency,
  rows,
  children,
}: {
  readonly urgency: Urgency;
  readonly rows: readonly ReportRow[];
  readonly children: (row: ReportRow, place: number) => ReactNode;
}): ReactNode {
  if (rows.length === 0) return null;
  const title = tt(`report.group.${urgency}`, { count: rows.length });
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="found">{rows.map(children)}</ul>
    </section>
  );
}

/** The findings, what needs somebody first, and the tickets of which nothing is known. */
export function ReportRows({ report, goTo }: { readonly report: Report; readonly goTo: GoTo }): ReactNode {
  const { rows, notRead, names } = report;
  const nameOf = namesIn(names);
  return (
    <>
      {URGENCIES.map((urgency) => (
        <Group key={urgency} urgency={urgency} rows={rows.filter(({ bypass }) => urgencyOf(bypass) === urgency)}>
          {(row, place) => <Row key={place} row={row} nameOf={nameOf} goTo={goTo} />}
        </Group>
      ))}
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
