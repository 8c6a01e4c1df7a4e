import { toCsv } from '../../app/report/csv.ts';
import type { Report, ReportRow } from '../../app/report/report.ts';
import type { Instant } from '../../domain/money.ts';
import { laterWords, moreWords, namesIn, wayWords, whatWords, whoWords, type NameOf } from './reportWords.ts';
import { tt } from './toolWords.ts';

const utc = (at: Instant): string => new Date(at).toISOString();

const HEADINGS = ['ticket', 'time', 'who', 'kind', 'rules', 'what', 'way', 'reopened', 'more'] as const;

function cellsOf({ ticketId, bypass, laterTicket }: ReportRow, nameOf: NameOf): readonly string[] {
  const rules = 'findings' in bypass ? bypass.findings.map(({ rule }) => rule).join(' ') : '';
  const reopened = 'reopened' in bypass ? bypass.reopened : null;
  return [
    `${ticketId}`,
    utc(bypass.at),
    whoWords(bypass, nameOf),
    bypass.kind,
    rules,
    whatWords(bypass, nameOf),
    wayWords(bypass),
    reopened === null ? '' : utc(reopened.at),
    // When it was reopened has a column of its own.
    [...(reopened === null ? moreWords(bypass, utc) : []), ...laterWords(laterTicket)].join(' '),
  ];
}

/** The findings for a spreadsheet, so that the lead can keep them; times in UTC. */
export function reportCsv({ rows, names }: Report): string {
  const nameOf = namesIn(names);
  return toCsv([HEADINGS.map((heading) => tt(`report.csv.${heading}`)), ...rows.map((row) => cellsOf(row, nameOf))]);
}
