import { Field, Select } from '@zendeskgarden/react-forms';
import type { ReactNode } from 'react';
import { exceptionPlan, withShape, type ExceptionDraft } from '../domain/case/exceptionDraft.ts';
import type { Invoice, PastDue } from '../domain/invoice.ts';
import { ACTIONS, PLAN_SHAPES, type Action, type Plan } from '../domain/policy/plan.ts';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

interface PlanOfException {
  readonly exception: ExceptionDraft;
  readonly pastDue: PastDue;
  /** What the playbook would do: where choosing for each invoice begins. */
  readonly playbook: Plan | null;
  readonly onChange: (exception: ExceptionDraft) => void;
}

function ForInvoice({
  invoice,
  action,
  onChoose,
}: {
  readonly invoice: Invoice;
  readonly action: Action;
  readonly onChoose: (action: Action) => void;
}): ReactNode {
  const { format } = useDesk();
  const { number, amount, status } = invoice;
  const settled = status === 'paid' || status === 'void' ? status : null;
  return (
    <li>
      <span>
        {number} <span className="hint">{format.money(amount)}</span>
      </span>
      {settled === null ? (
        <Field>
          <Field.Label hidden>{t('exception.forInvoice', { number })}</Field.Label>
          <Select
            isCompact
            value={action}
            onChange={(event) => {
              onChoose(ACTIONS.find((one) => one === event.target.value) ?? 'keep');
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
}

/** What the exception does with the invoices, as a whole or one by one, and with the account. */
export function ExceptionPlan({ exception, pastDue, playbook, onChange }: PlanOfException): ReactNode {
  const { shape, chosen, account } = exception;
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
      {shape === 'per-invoice' ? (
        <ul className="per-invoice">
          {invoices.map((invoice) => (
            <ForInvoice
              key={invoice.id}
              invoice={invoice}
              action={chosen[invoice.id] ?? 'keep'}
              onChoose={(action) => {
                onChange({ ...exception, chosen: { ...chosen, [invoice.id]: action } });
              }}
            />
          ))}
        </ul>
      ) : null}
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
