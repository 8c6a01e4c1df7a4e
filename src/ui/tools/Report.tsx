import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { URGENCIES, urgencyOf, type Report as Found } from '../../app/report/report.ts';
import { CopyCsv } from './CopyCsv.tsx';
import { ReportRows } from './ReportRows.tsx';
import { tt } from './toolWords.ts';
import { useReport, type ReportParts } from './useReport.ts';

function progressWords({ stage, read, total }: Found): string {
  switch (stage) {
    case 'finding':
    case 'billing':
      return tt(`report.progress.${stage}`);
    case 'stopped':
      return total === 0 ? tt('report.progress.stoppedEarly') : tt('report.progress.stopped', { read, total });
    case 'reading':
      return tt('report.progress.reading', { read, total });
    case 'done':
      return total === 0 ? tt('report.noTickets') : tt('report.progress.done', { count: total });
  }
}

/** How many of each weight; that nothing was found is said only where all was looked through. */
function countWords({ stage, rows, read, notRead }: Found): string {
  const counts = URGENCIES.map(
    (urgency) => [urgency, rows.filter(({ bypass }) => urgencyOf(bypass) === urgency).length] as const,
  );
  const found = counts.filter(([, count]) => count > 0);
  if (found.length > 0) return found.map(([urgency, count]) => tt(`report.group.${urgency}`, { count })).join(' · ');
  const count = read - notRead.length;
  return stage === 'done' && count > 0 ? tt('report.nothing', { count }) : '';
}

function Doubts({ report }: { readonly report: Found }): ReactNode {
  const { hasMore, total, searches, approversMissing } = report;
  const { failed, failure } = searches;
  const detail = failure === null ? '' : failure.detail === '' ? failure.why : failure.detail;
  return (
    <>
      {hasMore ? <p className="notice plain">{tt('report.hasMore', { count: total })}</p> : null}
      {failed > 0 ? <p className="notice bad">{tt('report.searchesFailed', { count: failed, detail })}</p> : null}
      {approversMissing > 0 ? (
        <p className="notice bad">{tt('report.approversMissing', { count: approversMissing })}</p>
      ) : null}
    </>
  );
}

function Blind(): ReactNode {
  return (
    <details>
      <summary>{tt('report.blind.title')}</summary>
      <ul className="blind">
        {(['tags', 'chats', 'way', 'then', 'asAnother'] as const).map((what) => (
          <li key={what} className="hint">
            {tt(`report.blind.${what}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What was done past the rules in the last 30 days. Reads nothing before it is asked to, and nothing after it is left. */
export function Report({ parts }: { readonly parts: ReportParts }): ReactNode {
  const { report, isRunning, start, stop } = useReport(parts);
  const counts = report === null ? '' : countWords(report);
  return (
    <>
      <h2>{tt('report.title')}</h2>
      <p className="hint">{tt('report.intro')}</p>
      <Blind />
      <div className="row">
        {isRunning ? (
          <Button size="small" onClick={stop}>
            {tt('report.stop')}
          </Button>
        ) : (
          <Button size="small" isPrimary={report === null} onClick={start}>
            {tt(report === null ? 'report.start' : 'report.again')}
          </Button>
        )}
      </div>
      <div role="status" aria-busy={isRunning}>
        {report === null ? null : <p>{progressWords(report)}</p>}
        {counts === '' ? null : <p>{counts}</p>}
      </div>
      {report === null ? null : (
        <>
          <Doubts report={report} />
          {report.rows.length === 0 || isRunning ? null : <CopyCsv report={report} />}
          <ReportRows report={report} goTo={parts.goTo} />
        </>
      )}
    </>
  );
}
