import type { ReactNode } from 'react';
import { billingNow } from '../app/desk.ts';
import { ACTIONS, type Plan } from '../domain/policy/plan.ts';
import { totals } from '../domain/money.ts';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

const NAMED_AT_MOST = 6;

/** What happens to the invoices and to the account, an action a line. */
export function PlanLines({ plan }: { readonly plan: Plan }): ReactNode {
  const { state, format } = useDesk();
  const read = billingNow(state);
  const known = new Map(read.kind === 'invoices' ? read.invoices.map((invoice) => [invoice.id, invoice]) : []);
  return (
    <dl className="plan">
      {ACTIONS.map((action) => {
        const planned = plan.actions.filter((entry) => entry.action === action);
        const count = plan.actions.length > 0 ? planned.length : (plan.counts?.[action] ?? 0);
        if (count === 0) return null;
        const invoices = planned.flatMap((entry) => known.get(entry.invoiceId) ?? []);
        const named = invoices.slice(0, NAMED_AT_MOST);
        const settled = { collect: 'paid', void: 'void', keep: null }[action];
        const done = planned.filter((entry) => entry.done || known.get(entry.invoiceId)?.status === settled).length;
        return (
          <div key={action} className={action}>
            <dt>{t(`panel.plan.${action}`, { count })}</dt>
            <dd>
              {named.map((invoice, at) => (
                <span key={invoice.id}>
                  {at === 0 ? null : ', '}
                  <span className="number">{invoice.number}</span>
                </span>
              ))}
              {invoices.length > named.length
                ? ` ${t('panel.andMore', { count: invoices.length - named.length })}`
                : null}
              {invoices.length > 0 ? (
                <span className="hint"> {format.sums(totals(invoices.map((invoice) => invoice.amount)))}</span>
              ) : null}
              {done > 0 ? <span className="hint"> {t(`panel.plan.done.${action}`, { count: done })}</span> : null}
            </dd>
          </div>
        );
      })}
      <div className={plan.account}>
        <dt>{t('panel.plan.account')}</dt>
        <dd>{t(`exception.account.${plan.account}`)}</dd>
      </div>
    </dl>
  );
}
