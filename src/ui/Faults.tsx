import type { ReactNode } from 'react';
import type { BillingFault, FaultName } from '../domain/invoice.ts';
import { AdminReport } from './AdminReport.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** What passes by itself: agents try again, and their admin can do nothing about it. */
const PASSING: readonly FaultName[] = ['server-error', 'timeout', 'no-answer', 'too-many-requests', 'too-long'];

/** What is wrong with billing: admins read what to put right and where, everybody else what to tell their admin. */
function FaultLine({ fault }: { readonly fault: BillingFault }): ReactNode {
  const { ports } = useDesk();
  const { name, detail } = fault;
  const title = t(`fault.${name}.title`);
  if (!ports.viewer.isAdmin) {
    return PASSING.includes(name) ? null : <p className="hint">{t('fault.tellAdmin', { title })}</p>;
  }
  const setting = t(ports.settings.billingSource === 'http' ? 'fault.setting.http' : 'fault.setting.stripe');
  return (
    <div className="fault">
      <p>
        <strong>{title}</strong> {t(`fault.${name}.mend`, { setting })}
      </p>
      <p className="hint">{t('fault.detail', { detail })}</p>
    </div>
  );
}

interface FaultsShown {
  readonly faults: readonly BillingFault[];
}

/** What is wrong with billing, line by line. */
export function FaultLines({ faults }: FaultsShown): ReactNode {
  return faults.map((fault) => <FaultLine key={fault.detail} fault={fault} />);
}

/** The same with the report for the admin, where nothing is to be pressed before it; nothing where nothing is wrong. */
export function Faults({ faults }: FaultsShown): ReactNode {
  if (faults.length === 0) return null;
  return (
    <>
      <FaultLines faults={faults} />
      <AdminReport />
    </>
  );
}
