import { useEffect, useState, type ReactNode } from 'react';
import type { Invoice } from '../domain/invoice.ts';
import { COLLECTED } from '../domain/policy/facts.ts';
import { InvoiceRow } from './InvoiceRow.tsx';
import { LinkButton } from './LinkButton.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

const MORE_AT_ONCE = 50;
/** So many are put on the page in one go: a slow machine then answers other clicks in between (docs/numbers.md). */
const ROWS_A_STEP = 10;
const STEP_MS = 16;

/** The case's invoices, the newest first; the rest of a long list comes on request, a few rows at a time. */
export function InvoiceList({
  invoices,
  first,
}: {
  readonly invoices: readonly Invoice[];
  /** How many are shown unasked. */
  readonly first: number;
}): ReactNode {
  const { format } = useDesk();
  const [wanted, setWanted] = useState(first);
  const [shown, setShown] = useState(first);
  const isComing = shown < Math.min(wanted, invoices.length);
  useEffect(() => {
    if (!isComing) return undefined;
    const timer = setTimeout(() => {
      setShown(Math.min(wanted, shown + ROWS_A_STEP));
    }, STEP_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isComing, shown, wanted]);
  const more = invoices.length - wanted;
  if (invoices.length === 0) return null;
  return (
    <>
      {shown === 0 ? null : (
        <ul className="invoices" aria-label={t('panel.invoices')} aria-busy={isComing}>
          {invoices.slice(0, shown).map((invoice, index) => (
            <InvoiceRow key={invoice.id} invoice={invoice} isRecent={index < COLLECTED} format={format} />
          ))}
        </ul>
      )}
      {more > 0 ? (
        <LinkButton
          small
          onClick={() => {
            setWanted(wanted + MORE_AT_ONCE);
          }}
        >
          {t(wanted === 0 ? 'panel.showInvoices' : 'panel.showMore', { count: Math.min(more, MORE_AT_ONCE) })}
        </LinkButton>
      ) : null}
    </>
  );
}
