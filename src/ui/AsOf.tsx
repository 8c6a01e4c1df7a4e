import { useEffect, useState, type ReactNode } from 'react';
import { BILLING_KEPT_MS } from '../app/billingReading.ts';
import { billingNow } from '../app/billingNow.ts';
import { AdminReport } from './AdminReport.tsx';
import { LinkButton } from './LinkButton.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

const DAY_MS = 86_400_000;

/** How fresh the facts are, and the way to read them again. */
export function AsOf(): ReactNode {
  const { state, actions, format, ports } = useDesk();
  const { read, refreshing, failed } = state.billing;
  // A count that was entered is as of when somebody saw it, however often billing is asked since.
  const asOf = read === null ? null : billingNow(state).asOf;
  const [, lookAgain] = useState(0);
  useEffect(() => {
    if (asOf === null) return undefined;
    // Nothing happens on a panel that is left open, so it has to notice by itself that its facts have grown old.
    const timer = setTimeout(
      () => {
        lookAgain(asOf);
      },
      asOf + BILLING_KEPT_MS - ports.now() + 1,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [asOf, ports]);
  if (read === null || asOf === null) return null;
  const old = ports.now() - asOf > BILLING_KEPT_MS;
  const time = ports.now() - asOf > DAY_MS ? format.moment(asOf) : format.time(asOf);
  return (
    <>
      <div className={failed !== null || old ? 'as-of stale' : 'as-of'}>
        <span>{t(failed !== null ? 'panel.asOfFailed' : old ? 'panel.asOfOld' : 'panel.asOf', { time })}</span>
        <LinkButton small disabled={refreshing} onClick={() => void actions.refresh()}>
          {t(refreshing ? 'panel.refreshing' : 'panel.refresh')}
        </LinkButton>
        {read.kind === 'invoices' && read.testMode ? <span className="badge">{t('panel.testMode')}</span> : null}
      </div>
      {failed === null || failed.fault === null ? null : <AdminReport />}
    </>
  );
}
