import { copied } from './copying.ts';

/** The words of the page before the panel is there. */
interface ReportWords {
  readonly report: string;
  readonly reportNext: string;
}

/** Below what did not start: the way to the report for the admin. Without React, which may be what did not come. */
export function offerReport(place: Element, words: ReportWords, text: () => string): void {
  const button = document.createElement('button');
  const next = document.createElement('p');
  const area = document.createElement('textarea');
  button.textContent = words.report;
  next.setAttribute('role', 'status');
  area.readOnly = true;
  area.rows = 8;
  area.setAttribute('aria-label', words.report);
  button.addEventListener('click', () => {
    area.value = text();
    area.hidden = false;
    next.textContent = words.reportNext;
    area.select();
    void copied(area);
  });
  area.hidden = true;
  place.append(button, next, area);
}
