import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { recordedBooks } from '../../simulator/stripe/recorded.ts';
import { maybeProcessing, stripeInvoice } from './stripeInvoices.ts';
import { ask, known, requester, stripeOver } from './testing/books.ts';
import { billingCases, type BillingCase } from './testing/billingCases.ts';
import { simulatedStripe } from './testing/simulatedStripe.ts';
import type { BillingSource } from '../app/ports.ts';
import { byMostRecent, caseInvoices, type BillingRead, type InvoiceStatus } from '../domain/invoice.ts';
import { totals } from '../domain/money.ts';
import { planFor } from '../domain/policy/plan.ts';

/* The adapter as it is, over the simulated Stripe API with a case's objects in its books. */

const cases = billingCases();
const answered = cases.filter(({ expected }) => expected.count !== null);

/** The source in a help desk that has just been opened, with Stripe as in that case. */
const sourceOf = (one: BillingCase): BillingSource => {
  const now = one.now * 1000;
  return stripeOver(simulatedStripe(recordedBooks(one), now).get, () => now);
};

const readCase = (one: BillingCase, scope: 'open' | 'full'): Promise<BillingRead> =>
  sourceOf(one).read(ask({ who: requester(one.lookup_email), scope, withRefunds: scope === 'full' }));

describe('the cases of the billing research (definition D1)', () => {
  it.skipIf(cases.length === 0)('are eighteen', () => {
    expect(cases).toHaveLength(18);
  });

  describe.each(cases)('$id $title', (one) => {
    const { expected } = one;

    it.each(['open', 'full'] as const)('count, totals and the two most recent (%s)', async (scope) => {
      const read = await readCase(one, scope);
      if (expected.count === null) {
        expect(read).toMatchObject({ kind: 'unknown', why: 'no-customer' });
        return;
      }
      const pastDue = known(read).invoices.filter(({ status }) => status === 'past-due');
      const sums = totals(pastDue.map(({ amount }) => amount));
      expect(pastDue).toHaveLength(expected.count);
      expect(Object.fromEntries(sums.map(({ currency, minor }) => [currency, minor]))).toEqual(expected.totals);
      const newest = [...pastDue].sort(byMostRecent).slice(0, 2);
      expect(newest.map(({ id }) => id)).toEqual(expected.two_most_recent);
    });
  });

  describe.each(answered)('$id $title', (one) => {
    const { expected } = one;

    it('tells the rest apart, and none of it is the case’s', async () => {
      const read = known(await readCase(one, 'full'));
      const count = (status: InvoiceStatus): number =>
        read.invoices.filter((invoice) => invoice.status === status).length;
      expect(read.invoices).toHaveLength(one.invoices.length);
      if (expected.uncollectible !== undefined) expect(count('written-off')).toBe(expected.uncollectible);
      if (expected.drafts !== undefined) expect(count('draft')).toBe(expected.drafts);
      if (expected.open_not_due !== undefined) expect(count('open')).toBe(expected.open_not_due);
      expect(caseInvoices(read, read.asOf)).toMatchObject({ invoices: { length: expected.count } });
    });

    it('what lies beyond the two most recent is what the plan voids', async () => {
      const pastDue = caseInvoices(await readCase(one, 'full'), one.now * 1000);
      expect(planFor('keep-two-void-rest', 'stays-open', pastDue).counts?.void).toBe(expected.beyond_two);
    });

    it('whether a chargeback is open', async () => {
      const disputes = await sourceOf(one).disputes?.(one.customers[0]?.id ?? '');
      expect(disputes?.kind === 'disputes' && disputes.open.length > 0).toBe(expected.open_dispute ?? false);
    });

    it('which may be a debit under way', () => {
      const parsed = one.invoices.map((given) => v.parse(stripeInvoice, given));
      const maybe = parsed.filter((given) => maybeProcessing(given, one.now * 1000));
      expect(maybe).toHaveLength(expected.maybe_processing ?? 0);
    });
  });
});
