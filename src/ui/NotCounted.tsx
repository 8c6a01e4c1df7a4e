import type { ReactNode } from 'react';
import type { Invoice, InvoiceStatus } from '../domain/invoice.ts';
import { totals } from '../domain/money.ts';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** What is shown apart, in this order: still owed in some way, yet not past due. */
const APART = ['written-off', 'draft', 'processing', 'open', 'other'] as const satisfies readonly InvoiceStatus[];

/** Invoices that are not paid and not past due either: none of them counts, and none of them is hidden. */
export function NotCounted({ invoices }: { readonly invoices: readonly Invoice[] }): ReactNode {
  const { format } = useDesk();
  const kinds = APART.map((status) => ({ status, those: invoices.filter((invoice) => invoice.status === status) }));
  const found = kinds.filter(({ those }) => those.length > 0);
  if (found.length === 0) return null;
  return (
    <details className="not-counted">
      <summary>{t('panel.notCounted', { count: found.reduce((sum, { those }) => sum + those.length, 0) })}</summary>
      <ul>
        {found.map(({ status, those }) => (
          <li key={status}>
            <span>{t(`panel.apart.${status}`, { count: those.length })}</span>
            <span className="amount">{format.sums(totals(those.map(({ amount }) => amount)))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
