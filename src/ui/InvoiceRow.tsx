import { memo, type ReactNode } from 'react';
import type { Invoice, InvoiceStatus } from '../domain/invoice.ts';
import type { Format } from './format.ts';
import { t } from './wording.ts';

const SETTLED = ['paid', 'void', 'credited', 'written-off'] as const;

/** What became of it, where something did. */
export function settledAs(status: InvoiceStatus): (typeof SETTLED)[number] | null {
  return SETTLED.find((one) => one === status) ?? null;
}

/**
 * One invoice: number, amount, when issued, since when overdue, or what became of it. There may be hundreds of them, so
 * each is kept as it is until it changes, and is made of plain elements.
 */
export const InvoiceRow = memo(function InvoiceRow({
  invoice,
  isRecent,
  format,
}: {
  readonly invoice: Invoice;
  readonly isRecent: boolean;
  readonly format: Format;
}): ReactNode {
  const { number, amount, issuedAt, pastDueSince, status, url } = invoice;
  const settled = settledAs(status);
  const issued = format.day(issuedAt);
  const overdue = pastDueSince === null || settled !== null ? null : format.day(pastDueSince);
  return (
    <li className={settled === null ? undefined : 'settled'}>
      <div className="first">
        <span className="what">
          {url === null ? (
            <span className="number">{number}</span>
          ) : (
            <a className="number" href={url} target="_blank" rel="noreferrer">
              {number}
            </a>
          )}
          {isRecent && settled === null ? <span className="badge recent">{t('panel.mostRecent')}</span> : null}
          {settled === null ? null : <span className="badge">{t(`panel.settled.${settled}`)}</span>}
        </span>
        <span className="amount">{format.money(amount)}</span>
      </div>
      <div className="second">
        {overdue === issued ? t('panel.issuedAndOverdue', { day: issued }) : t('panel.issued', { day: issued })}
        {overdue === null || overdue === issued ? null : ` · ${t('panel.overdue', { day: overdue })}`}
      </div>
    </li>
  );
});
