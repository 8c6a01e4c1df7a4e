import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { known, stripeOver, requester } from './testing/books.ts';
import { pretendStripe, type StripeJson } from './testing/pretendStripe.ts';
import { byMostRecent, caseInvoices, type BillingRead } from '../domain/invoice.ts';
import { totals } from '../domain/money.ts';

interface Case {
  readonly id: string;
  readonly title: string;
  /** Unix seconds. */
  readonly now: number;
  readonly lookup_email: string;
  readonly customers: readonly StripeJson[];
  readonly invoices: readonly (StripeJson & { readonly created: number })[];
  readonly expected: {
    /** Null: unknown. */
    readonly count: number | null;
    readonly totals: Readonly<Record<string, number>>;
    readonly two_most_recent?: readonly string[];
    readonly uncollectible?: number;
    readonly drafts?: number;
    readonly open_not_due?: number;
  };
}

const file = new URL('../../../shared/data/billing-cases.json', import.meta.url);

function readCases(): readonly Case[] {
  if (!existsSync(file)) {
    console.log(`The billing cases are skipped: ${file.pathname} is not on this machine.`);
    return [];
  }
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] }).cases;
}

function readCase(one: Case, scope: 'open' | 'full'): Promise<BillingRead> {
  // Stripe lists the newest first.
  const invoices = [...one.invoices].sort((a, b) => b.created - a.created);
  const { get } = pretendStripe({ customers: one.customers, invoices });
  return stripeOver(get, () => one.now * 1000).read({
    who: requester(one.lookup_email),
    choice: null,
    scope: scope,
    withRefunds: false,
  });
}

const cases = readCases();

describe('the cases of the billing research (definition D1)', () => {
  if (cases.length === 0) it.skip('has no cases here', () => undefined);

  for (const one of cases) {
    const { expected } = one;
    it.each(['open', 'full'] as const)(`${one.id} ${one.title} (%s)`, async (scope) => {
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

    if (expected.count !== null) {
      it(`${one.id} tells the rest apart, and none of it is the case's`, async () => {
        const read = known(await readCase(one, 'full'));
        const count = (status: string): number => read.invoices.filter((invoice) => invoice.status === status).length;
        if (expected.uncollectible !== undefined) expect(count('written-off')).toBe(expected.uncollectible);
        if (expected.drafts !== undefined) expect(count('draft')).toBe(expected.drafts);
        if (expected.open_not_due !== undefined) expect(count('open')).toBe(expected.open_not_due);
        expect(caseInvoices(read, read.asOf)).toMatchObject({ invoices: { length: expected.count } });
      });
    }
  }
});
