import type { ReactNode } from 'react';
import { givenField, type OpenRefund } from '../app/openRefund.ts';
import { NumbersOf } from './InvoiceNumbers.tsx';
import { LinkButton } from './LinkButton.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** What Reggie approved to give back and billing does not show yet: how much, of which invoices, and how far it is. */
export function ToRefund({ refund }: { readonly refund: OpenRefund }): ReactNode {
  const { actions, format } = useDesk();
  const { kind, amount, done, invoices, decisionId } = refund;
  const values = { amount: format.money(amount) };
  return (
    <li data-open="refund">
      <strong>{t(`panel.todoWords.${kind}`, values)}</strong>
      {invoices.length === 0 ? null : (
        <span>
          <NumbersOf ids={invoices.map(({ id }) => id)} />
        </span>
      )}
      {done === null ? (
        <>
          <span className="hint">{t('panel.todoWords.refundUnseen')}</span>
          <LinkButton
            small
            onClick={() => {
              actions.type(givenField(decisionId), 'given');
            }}
          >
            {t('panel.todoWords.given')}
          </LinkButton>
        </>
      ) : (
        <span className="hint">{t('panel.todoWords.refundSoFar', { ...values, sum: format.money(done) })}</span>
      )}
    </li>
  );
}
