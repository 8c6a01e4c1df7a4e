import { existsSync, readFileSync } from 'node:fs';
import type { StripeJson } from './pretendStripe.ts';

/** A case of the billing research: Stripe's own objects, and what was worked out for them by hand. */
export interface BillingCase {
  readonly id: string;
  readonly title: string;
  /** Unix seconds. */
  readonly now: number;
  readonly lookup_email: string;
  readonly customers: readonly StripeJson[];
  readonly invoices: readonly StripeJson[];
  readonly disputes: readonly StripeJson[];
  readonly expected: {
    /** Null: unknown. */
    readonly count: number | null;
    readonly totals: Readonly<Record<string, number>>;
    /** Null: unknown. */
    readonly beyond_two: number | null;
    readonly two_most_recent?: readonly string[];
    readonly uncollectible?: number;
    readonly drafts?: number;
    readonly open_not_due?: number;
    readonly open_dispute?: true;
    readonly maybe_processing?: number;
  };
}

const file = new URL('../../../../shared/data/billing-cases.json', import.meta.url);

/** All of them; none, and why is printed, where the file is not on this machine. */
export function billingCases(): readonly BillingCase[] {
  if (!existsSync(file)) {
    console.log(`The billing cases are skipped: ${file.pathname} is not on this machine.`);
    return [];
  }
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly BillingCase[] }).cases;
}
