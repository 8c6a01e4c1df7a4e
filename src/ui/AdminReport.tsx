import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Note } from '../app/trace.ts';
import { copied } from './copying.ts';
import { LinkButton } from './LinkButton.tsx';
import { t } from './wording.ts';

/** Where the report for the admin comes from. */
export interface Diagnosis {
  /** The report as of now, without customer data. */
  readonly report: () => string;
  readonly note: Note;
}

export const DiagnosisContext = createContext<Diagnosis | null>(null);

/**
 * One click copies the report for the admin and says what to do with it. The text is shown as well: whoever sends it may
 * want to see what it says, and some browsers let no frame copy.
 */
export function AdminReport(): ReactNode {
  const diagnosis = useContext(DiagnosisContext);
  const [shown, setShown] = useState<string | null>(null);
  const [came, setCame] = useState<boolean | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (shown === null || field.current === null) return;
    void copied(field.current).then(setCame);
  }, [shown]);
  if (diagnosis === null) return null;
  return (
    <div className="admin-report">
      <LinkButton
        small
        onClick={() => {
          setShown(diagnosis.report());
        }}
      >
        {t('panel.report.copy')}
      </LinkButton>
      <p role="status" className="hint">
        {came === null ? '' : t(came ? 'panel.report.copied' : 'panel.report.byHand')}
      </p>
      {shown === null ? null : (
        <textarea ref={field} className="csv" readOnly rows={6} aria-label={t('panel.report.label')} value={shown} />
      )}
    </div>
  );
}
