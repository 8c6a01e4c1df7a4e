import { caseInvoices, type BillingRead, type Invoice } from '../invoice.ts';
import type { Instant } from '../money.ts';
import { planFor, type Plan, type PlannedAction } from '../policy/plan.ts';

/** What billing shows in full of one run, beside what is planned. */
export interface Shown {
  /** The case's invoices, newest first. */
  readonly invoices: readonly Invoice[];
  readonly read: Extract<BillingRead, { kind: 'invoices' }>;
  /** What the decision plans for each invoice, newest first. */
  readonly actions: readonly PlannedAction[];
  /** Whether what is settled may be missing, so that an invoice which is not listed says nothing. */
  readonly isPartial: boolean;
}

/** What billing shows of the run that began then; null where it was not read in full, so that nothing can be told. */
export function shown(read: BillingRead, runBeganAt: Instant, { shape, account, actions }: Plan): Shown | null {
  const pastDue = caseInvoices(read, runBeganAt);
  if (read.kind !== 'invoices' || read.scope === 'open' || pastDue.kind !== 'invoices') return null;
  // A decision by a bare count names no invoices: its plan is that shape over those that billing shows now.
  const named = actions.length > 0 || shape === 'per-invoice';
  return {
    invoices: pastDue.invoices,
    read,
    actions: named ? actions : planFor(shape, account, pastDue).actions,
    isPartial: read.scope !== 'full',
  };
}

/** Those that are paid. */
export function paidOf(invoices: readonly Invoice[]): readonly Invoice[] {
  return invoices.filter((invoice) => invoice.status === 'paid');
}
