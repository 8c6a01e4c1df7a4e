import type { ReactNode } from 'react';
import { billingNow } from '../app/billingNow.ts';
import { caseOf, nextRunBeganAt } from '../app/caseNow.ts';
import { draftContext } from '../app/desk.ts';
import { outcomeOf } from '../domain/case/draft.ts';
import { caseInvoices, type BillingRead, type PastDue } from '../domain/invoice.ts';
import { AsOf } from './AsOf.tsx';
import { Faults } from './Faults.tsx';
import { headlineOf, totalOf } from './headline.ts';
import { InvoiceList } from './InvoiceList.tsx';
import { LinkButton } from './LinkButton.tsx';
import { NotCounted } from './NotCounted.tsx';
import { useDesk } from './SessionContext.ts';
import { UnknownCount } from './UnknownCount.tsx';
import { Whose } from './Whose.tsx';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { t } from './wording.ts';

const SHOWN_AT_FIRST = 3;

function Known({ read, pastDue }: { readonly read: BillingRead; readonly pastDue: PastDue }): ReactNode {
  const { state, ports, format } = useDesk();
  const { choice, typedCount } = state.draft;
  const given = choice?.customerId ?? typedCount?.at ?? null;
  const heading = useArrivalFocus<HTMLHeadingElement>(given, given !== null);
  const invoices = pastDue.kind === 'invoices' ? pastDue.invoices : [];
  const total = totalOf(pastDue, format);
  // The resolution names them all; what is pressed next should not lie further down than it must.
  const { decision, endedAt } = caseOf(state);
  const isDecided = decision !== null && endedAt === null;
  const isResolved = isDecided || outcomeOf(state.draft, draftContext(state, ports.settings)).kind === 'resolution';
  // One of them takes no more room than the way to see it.
  const first = isResolved && invoices.length > 1 ? 0 : SHOWN_AT_FIRST;
  return (
    <section className="card past-due" aria-label={t('panel.pastDueTitle')}>
      <div className="headline">
        <h2 ref={heading} tabIndex={-1}>
          {headlineOf(pastDue, format)}
        </h2>
        {total === '' ? null : <span className="total">{total}</span>}
      </div>
      <InvoiceList key={first} invoices={invoices} first={first} />
      {pastDue.kind === 'count' && pastDue.source === 'typed' ? <TypedCount seenIn={pastDue.seenIn ?? ''} /> : null}
      {pastDue.kind === 'count' && pastDue.source === 'user_field' ? (
        <p className="hint">{t('panel.countOnly')}</p>
      ) : null}
      {read.kind === 'invoices' ? <OfTheCustomer read={read} /> : null}
      <AsOf />
    </section>
  );
}

/** The past-due count and list: loading, fresh, stale, unknown and failed look different, and unknown is never 0. */
export function PastDueCard(): ReactNode {
  const { state } = useDesk();
  if (state.billing.read === null) {
    return (
      <section className="card" aria-busy="true">
        <h2>{t('panel.readingBilling')}</h2>
      </section>
    );
  }
  const read = billingNow(state);
  const pastDue = caseInvoices(read, nextRunBeganAt(caseOf(state)));
  return pastDue.kind === 'unknown' ? <UnknownCount unknown={pastDue} /> : <Known read={read} pastDue={pastDue} />;
}

/** Whose these are, what else billing has of them, and what it could not tell. */
function OfTheCustomer({ read }: { readonly read: Extract<BillingRead, { kind: 'invoices' }> }): ReactNode {
  const { ports } = useDesk();
  return (
    <>
      <NotCounted invoices={read.invoices} />
      {read.scope === 'newest-only' ? <p className="hint">{t('panel.newestOnly')}</p> : null}
      <Whose customer={read.customer} />
      {ports.viewer.isAdmin ? <Faults faults={read.gaps} /> : null}
    </>
  );
}

function TypedCount({ seenIn }: { readonly seenIn: string }): ReactNode {
  const { state, actions } = useDesk();
  const { typedCount } = state.draft;
  const recordedAt = caseOf(state).decision?.decision.pastDue.asOf;
  if (typedCount === null) return <p className="hint">{t('panel.typedByOther', { seenIn })}</p>;
  return (
    <p className="hint">
      {t(typedCount.at === recordedAt ? 'panel.typedByOther' : 'panel.typedCount', { seenIn })}{' '}
      <LinkButton
        small
        onClick={() => {
          actions.edit((draft) => ({ ...draft, typedCount: null }));
        }}
      >
        {t('unknown.forget')}
      </LinkButton>
    </p>
  );
}
