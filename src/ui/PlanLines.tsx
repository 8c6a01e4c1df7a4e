import type { ReactNode } from 'react';
import { billingNow } from '../app/billingNow.ts';
import type { ChecklistItem, Standing } from '../domain/case/checklist.ts';
import { ACTIONS, type Plan } from '../domain/policy/plan.ts';
import { totals } from '../domain/money.ts';
import { InvoiceNumbers } from './InvoiceNumbers.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

const NAMED_AT_MOST = 6;

const SIGNS = { done: '✓', confirmed: '✓', open: '○', 'cannot-tell': '?' } as const satisfies Record<Standing, string>;

/** Where a planned act stands in billing: a sign, and the same in words. */
function Mark({ item }: { readonly item: ChecklistItem | undefined }): ReactNode {
  if (item === undefined) return null;
  const { standing, done, total, what } = item;
  const isClosed = what === 'account' && standing === 'done';
  return (
    <span className={`mark ${standing}`}>
      <span aria-hidden="true">{SIGNS[standing]}</span>{' '}
      {standing === 'open' && what !== 'account'
        ? t(`panel.checklist.${what}`, { done, total })
        : t(`panel.checklist.${isClosed ? 'closed' : standing}`)}
    </span>
  );
}

/**
 * What happens to the invoices and to the account, an action a line. `checklist`: what of it has happened in billing; it
 * fills itself with every reading.
 */
export function PlanLines({
  plan,
  checklist = [],
}: {
  readonly plan: Plan;
  readonly checklist?: readonly ChecklistItem[];
}): ReactNode {
  const { state, format } = useDesk();
  const read = billingNow(state);
  const itemOf = (what: ChecklistItem['what'] | 'keep'): ChecklistItem | undefined =>
    checklist.find((item) => item.what === what);
  const account = itemOf('account');
  const known = new Map(read.kind === 'invoices' ? read.invoices.map((invoice) => [invoice.id, invoice]) : []);
  return (
    <dl className="plan">
      {ACTIONS.map((action) => {
        const planned = plan.actions.filter((entry) => entry.action === action);
        const count = plan.actions.length > 0 ? planned.length : (plan.counts?.[action] ?? 0);
        const item = itemOf(action);
        if (count === 0 && item === undefined) return null;
        const invoices = planned.flatMap((entry) => known.get(entry.invoiceId) ?? []);
        const done = checklist.length > 0 ? 0 : planned.filter((entry) => entry.done).length;
        return (
          <div key={action} className={action}>
            <dt>{count === 0 ? t(`exception.action.${action}`) : t(`panel.plan.${action}`, { count })}</dt>
            <dd>
              <InvoiceNumbers invoices={invoices} atMost={NAMED_AT_MOST} />
              {invoices.length > 0 ? (
                <span className="hint"> {format.sums(totals(invoices.map((invoice) => invoice.amount)))}</span>
              ) : null}
              <Mark item={item} />
              {done > 0 ? <span className="hint"> {t(`panel.plan.done.${action}`, { count: done })}</span> : null}
            </dd>
          </div>
        );
      })}
      <div className={plan.account}>
        <dt>{t('panel.plan.account')}</dt>
        <dd>
          {/* Once it is closed, the mark says so. */}
          {account?.standing === 'done' ? null : t(`exception.account.${plan.account}`)} <Mark item={account} />
        </dd>
      </div>
    </dl>
  );
}
