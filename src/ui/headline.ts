import type { Format } from './format.ts';
import { countOf, type Invoice, type PastDue } from '../domain/invoice.ts';
import { totals } from '../domain/money.ts';

const invoicesOf = (pastDue: PastDue): readonly Invoice[] => (pastDue.kind === 'invoices' ? pastDue.invoices : []);

const isOwed = ({ status }: Invoice): boolean => status === 'past-due';

/** How many are past due, and how many of the case's invoices are settled by now. */
export function headlineOf(pastDue: PastDue, { say }: Pick<Format, 'say'>): string {
  const settled = invoicesOf(pastDue).filter((invoice) => !isOwed(invoice)).length;
  const count = (countOf(pastDue) ?? 0) - settled;
  return settled === 0 ? say('start.pastDue', { count }) : say('start.pastDueAndSettled', { count, settled });
}

/** What is owed, per currency; empty where nothing is, or where the source knows only a count. */
export function totalOf(pastDue: PastDue, { sums }: Pick<Format, 'sums'>): string {
  const owed = invoicesOf(pastDue).filter(isOwed);
  return owed.length === 0 ? '' : sums(totals(owed.map(({ amount }) => amount)));
}
