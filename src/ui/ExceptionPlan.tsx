import { Field, Select } from '@zendeskgarden/react-forms';
import { memo, useCallback, useState, type ReactNode } from 'react';
import { exceptionPlan, withShape, type ExceptionDraft } from '../domain/case/exceptionDraft.ts';
import type { Invoice, PastDue } from '../domain/invoice.ts';
import { ACTIONS, PLAN_SHAPES, type Action, type Plan } from '../domain/policy/plan.ts';
import { settledAs } from './InvoiceRow.tsx';
import { LinkButton } from './LinkButton.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

interface PlanOfException {
  readonly exception: ExceptionDraft;
  readonly pastDue: PastDue;
  /** What the playbook would do: where choosing for each invoice begins. */
  readonly playbook: Plan | null;
  readonly onChange: (exception: ExceptionDraft) => void;
}

const ROWS_AT_FIRST = 20;

interface InvoiceChoice {
  readonly invoice: Invoice;
  readonly amount: string;
  readonly action: Action;
  readonly onChoose: (invoiceId: string, action: Action) => void;
}

/** Kept as it is while nothing of its own changes: there may be a hundred, and every key that is pressed asks for all. */
const ForInvoice = memo(function ForInvoice({ invoice, amount, action, onChoose }: InvoiceChoice): ReactNode {
  const { id, number, status } = invoice;
  // What was written off can still be voided, and paid.
  const settled = status === 'written-off' ? null : settledAs(status);
  return (
    <li>
      <span>
        {number} <span className="hint">{amount}</span>
      </span>
      {settled === null ? (
        <Field>
          <Field.Label hidden>{t('exception.forInvoice', { number })}</Field.Label>
          <Select
            isCompact
            value={action}
            onChange={(event) => {
              onChoose(id, ACTIONS.find((one) => one === event.target.value) ?? 'keep');
            }}
          >
            {ACTIONS.map((one) => (
              <option key={one} value={one}>
                {t(`exception.action.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <span className="badge">{t(`panel.settled.${settled}`)}</span>
      )}
    </li>
  );
});

/** What happens to each invoice. */
function PerInvoice({
  exception,
  invoices,
}: {
  readonly exception: ExceptionDraft;
  readonly invoices: readonly Invoice[];
}): ReactNode {
  const { actions, format } = useDesk();
  const [isAll, setAll] = useState(false);
  const choose = useCallback(
    (invoiceId: string, action: Action) => {
      actions.edit((draft) => {
        if (draft.exception === null) return draft;
        const chosen = { ...draft.exception.chosen, [invoiceId]: action };
        return { ...draft, exception: { ...draft.exception, chosen } };
      });
    },
    [actions],
  );
  const shown = isAll ? invoices : invoices.slice(0, ROWS_AT_FIRST);
  return (
    <>
      <ul className="per-invoice">
        {shown.map((invoice) => (
          <ForInvoice
            key={invoice.id}
            invoice={invoice}
            amount={format.money(invoice.amount)}
            action={exception.chosen[invoice.id] ?? 'keep'}
            onChoose={choose}
          />
        ))}
      </ul>
      {shown.length < invoices.length ? (
        <LinkButton
          small
          onClick={() => {
            setAll(true);
          }}
        >
          {t('panel.showMore', { count: invoices.length - shown.length })}
        </LinkButton>
      ) : null}
    </>
  );
}

/** What the exception does with the invoices, as a whole or one by one, and with the account. */
export function ExceptionPlan({ exception, pastDue, playbook, onChange }: PlanOfException): ReactNode {
  const { shape, account } = exception;
  const invoices = pastDue.kind === 'invoices' ? pastDue.invoices : [];
  // What nobody can name cannot be chosen one by one.
  const shapes = PLAN_SHAPES.filter((one) => one !== 'per-invoice' || invoices.length > 0);
  return (
    <>
      <Field>
        <Field.Label>{t('exception.planLabel')}</Field.Label>
        <Select
          isCompact
          value={shape ?? ''}
          onChange={(event) => {
            const next = shapes.find((one) => one === event.target.value) ?? null;
            onChange(withShape(exception, next, exceptionPlan(exception, pastDue) ?? playbook));
          }}
        >
          <option value="">{t('panel.choose')}</option>
          {shapes.map((one) => (
            <option key={one} value={one}>
              {t(`exception.plan.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {shape === 'per-invoice' ? <PerInvoice exception={exception} invoices={invoices} /> : null}
      <Field>
        <Field.Label>{t('exception.accountLabel')}</Field.Label>
        <Select
          isCompact
          value={account}
          onChange={(event) => {
            onChange({ ...exception, account: event.target.value === 'closes' ? 'closes' : 'stays-open' });
          }}
        >
          <option value="stays-open">{t('exception.account.stays-open')}</option>
          <option value="closes">{t('exception.account.closes')}</option>
        </Select>
      </Field>
    </>
  );
}
