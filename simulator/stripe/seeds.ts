/** A customer's billing as a scenario tells it: plan, months paid, months owed. */

/** What is billed every month. */
export interface PlanSeed {
  readonly name: string;
  /** In minor units. */
  readonly price: number;
  /** US dollars where not said. */
  readonly currency?: string;
}

/** An invoice outside of any subscription, sent and never paid. */
export interface OneOffSeed {
  readonly description: string;
  readonly amount: number;
  readonly currency: string;
  readonly issuedDaysAgo: number;
  /** Below 0 where it is not due yet. */
  readonly dueDaysAgo: number;
}

/** One customer, from the first renewal to the last. */
export interface CustomerSeed {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly plan: PlanSeed;
  /** Renewals paid at the first attempt, before the unpaid ones began. */
  readonly paidMonths: number;
  readonly pastDueMonths: number;
  /** The oldest of `pastDueMonths` that were written off since; none where not said. */
  readonly writtenOffMonths?: number;
  /** The newest renewals, after those past due: paid by a bank debit that is on its way. */
  readonly debitMonths?: number;
  /** The very newest renewals: drafts that nobody collects, as under a subscription that is "unpaid". */
  readonly draftMonths?: number;
  /** How many subscriptions to `plan` run side by side; 1 where not said. */
  readonly subscriptions?: number;
  /** How many of them have unpaid months; all where not said. */
  readonly owingSubscriptions?: number;
  readonly lastRenewalDaysAgo: number;
  /** Number of the first invoice within its year; later ones count up. */
  readonly firstNumber: number;
  /** What the numbers begin with; `VS` where not said. */
  readonly numberPrefix?: string;
  readonly oneOffs?: readonly OneOffSeed[];
}

/** The number that people read, such as VS-2026-0401. */
export const invoiceNumber = (created: number, sequence: number, prefix = 'VS'): string =>
  `${prefix}-${new Date(created * 1000).getUTCFullYear()}-${String(sequence).padStart(4, '0')}`;
