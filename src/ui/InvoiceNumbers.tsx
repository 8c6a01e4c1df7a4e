import { Fragment, type ReactNode } from 'react';
import type { Invoice } from '../domain/invoice.ts';
import { settledAs } from './InvoiceRow.tsx';
import { t } from './wording.ts';

/** An invoice's number, kept on one line, and the way to the invoice where billing tells it; what is settled is struck out. */
function InvoiceNumber({ invoice: { number, status, url } }: { readonly invoice: Invoice }): ReactNode {
  const className = settledAs(status) === null ? 'number' : 'number settled';
  if (url === null) return <span className={className}>{number}</span>;
  return (
    <a className={className} href={url} target="_blank" rel="noreferrer">
      {number}
    </a>
  );
}

/** The numbers of some invoices, the first few of them, and how many more there are. */
export function InvoiceNumbers({
  invoices,
  atMost,
}: {
  readonly invoices: readonly Invoice[];
  readonly atMost: number;
}): ReactNode {
  const named = invoices.slice(0, atMost);
  return (
    <>
      {named.map((invoice, at) => (
        <Fragment key={invoice.id}>
          {at === 0 ? null : ', '}
          <InvoiceNumber invoice={invoice} />
        </Fragment>
      ))}
      {invoices.length > named.length ? ` ${t('panel.andMore', { count: invoices.length - named.length })}` : null}
    </>
  );
}
