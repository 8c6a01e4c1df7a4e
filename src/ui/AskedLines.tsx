import type { ReactNode } from 'react';
import { billingNow } from '../app/billingNow.ts';
import type { Asked } from '../domain/case/panelBrief.ts';
import type { Invoice } from '../domain/invoice.ts';
import { NumbersOf } from './InvoiceNumbers.tsx';
import { settledAs } from './InvoiceRow.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** More than these are told by their numbers alone: none is left out, Reggie answers for each. */
const ROWS_AT_MOST = 6;

function Number({ invoice, id }: { readonly invoice: Invoice | undefined; readonly id: string }): ReactNode {
  if (invoice === undefined || invoice.url === null) return <span className="number">{invoice?.number ?? id}</span>;
  return (
    <a className="number" href={invoice.url} target="_blank" rel="noreferrer">
      {invoice.number}
    </a>
  );
}

/** What has become of an invoice that is to be refunded, as far as billing was read. */
function Standing({ invoice }: { readonly invoice: Invoice }): ReactNode {
  const { format } = useDesk();
  const { status, settledAt, amount } = invoice;
  const settled = settledAs(status);
  const paidOn = status === 'paid' && settledAt !== null ? t('exception.paidOn', { day: format.day(settledAt) }) : null;
  const stands = paidOn ?? (settled === null ? t('exception.toCollect') : t(`panel.settled.${settled}`));
  return (
    <>
      {' '}
      · {format.money(amount)} <span className="hint">{stands}</span>
    </>
  );
}

/** What is asked of Reggie: the act and its amount, which invoices are refunded, and what happens besides. */
export function AskedLines({ asked }: { readonly asked: Asked }): ReactNode {
  const { state } = useDesk();
  const read = billingNow(state);
  const known = new Map(read.kind === 'invoices' ? read.invoices.map((invoice) => [invoice.id, invoice]) : []);
  const [rows, rest] = [asked.refunded.slice(0, ROWS_AT_MOST), asked.refunded.slice(ROWS_AT_MOST)];
  return (
    <>
      <strong>{asked.what}</strong>
      {rows.length === 0 ? null : (
        <ul className="to-refund">
          {rows.map((id) => {
            const invoice = known.get(id);
            return (
              <li key={id}>
                <Number invoice={invoice} id={id} />
                {invoice === undefined ? null : <Standing invoice={invoice} />}
              </li>
            );
          })}
          {rest.length === 0 ? null : (
            <li>
              <NumbersOf ids={rest} />
            </li>
          )}
        </ul>
      )}
      {asked.terms === null ? null : <p>{asked.terms}</p>}
      {asked.escalation === null ? null : <p>{asked.escalation}</p>}
    </>
  );
}
