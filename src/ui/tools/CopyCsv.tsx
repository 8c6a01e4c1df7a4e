import { Button } from '@zendeskgarden/react-buttons';
import { useRef, useState, type ReactNode } from 'react';
import type { Report } from '../../app/report/report.ts';
import { mayNotCopy } from '../copying.ts';
import { reportCsv } from './reportCsv.ts';
import { tt } from './toolWords.ts';

/** Puts the report on the clipboard; where the browser does not allow that, shows it selected, to be copied by hand. */
export function CopyCsv({ report }: { readonly report: Report }): ReactNode {
  const [came, setCame] = useState<{ readonly csv: string; readonly copied: boolean } | null>(null);
  const text = useRef<HTMLTextAreaElement>(null);

  async function copy(): Promise<void> {
    const csv = reportCsv(report);
    try {
      if (mayNotCopy()) throw new Error('not allowed to this frame');
      await navigator.clipboard.writeText(csv);
      setCame({ csv, copied: true });
    } catch {
      setCame({ csv, copied: false });
      // It is there once React has shown it.
      setTimeout(() => {
        text.current?.focus();
        text.current?.select();
      });
    }
  }

  return (
    <div className="stack">
      <div className="row">
        <Button size="small" onClick={() => void copy()}>
          {tt('report.csv.copy')}
        </Button>
      </div>
      <p role="status" className="hint">
        {came === null
          ? ''
          : came.copied
            ? tt('report.csv.copied', { count: report.rows.length })
            : tt('report.csv.byHand')}
      </p>
      {came === null || came.copied ? null : (
        <textarea ref={text} className="csv" readOnly rows={6} aria-label={tt('report.csv.label')} value={came.csv} />
      )}
    </div>
  );
}
