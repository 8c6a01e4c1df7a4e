import type { ReactNode } from 'react';
import type { OpenRefund } from '../app/openRefund.ts';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** What Reggie approved to give back and billing does not show yet: how much, of which invoices, and how far it is. */
export function ToRefund({ refund }: { readonly refund: OpenRefund }): ReactNode {
  const { format } = useDesk();
  const { kind, amount, done, invoices } = refund;
  const values = { amount: format.money(amount) };
  return (
    <li data-open="refund">
      <strong>{t(`panel.todoWords.${kind}`, values)}</strong>
      {invoices.length === 0 ? null : (
        <span>
          {invoices.map(({ id, number, url }, at) => (
            <span key={id}>
              {at === 0 ? null : ', '}
              {url === null ? (
                number
              ) : (
                <a className="number" href={url} target="_blank" rel="noreferrer">
                  {number}
                </a>
              )}
            </span>
          ))}
        </span>
      )}
      {done !== null ? (
        <span className="hint">{t('panel.todoWords.refundSoFar', { ...values, sum: format.money(done) })}</span>
      ) : kind === 'credit' ? (
        <span className="hint">{t('panel.todoWords.refundUnseen')}</span>
      ) : null}
    </li>
  );
}
