import { Fragment, type ReactNode } from 'react';
import { billingNow } from '../app/billingNow.ts';
import type { Invoice } from '../domain/invoice.ts';
import { settledAs } from './InvoiceRow.tsx';
import { useDesk } from './SessionContext.ts';
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

/** Invoices by their numbers, none left out; by the id where billing does not tell more. */
export function NumbersOf({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const { state } = useDesk();
  const read = billingNow(state);
  const known = new Map(read.kind === 'invoices' ? read.invoices.map((invoice) => [invoice.id, invoice]) : []);
  return ids.map((id, at) => {
    const { number, url } = known.get(id) ?? { number: id, url: null };
    return (
      <Fragment key={id}>
        {at === 0 ? null : ', '}
        {url === null ? (
          <span className="number">{number}</span>
        ) : (
          <a className="number" href={url} target="_blank" rel="noreferrer">
            {number}
          </a>
        )}
      </Fragment>
    );
  });
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
