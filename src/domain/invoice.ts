import type { Instant, Money } from './money.ts';

/** What an invoice has come to, as far as the playbook cares; `open` is owed but not past due. */
export type InvoiceStatus = 'past-due' | 'open' | 'paid' | 'void' | 'written-off' | 'draft' | 'other';

/** One invoice as a billing source tells it. */
export interface Invoice {
  readonly id: string;
  /** The number printed on it; the id where billing gives none. */
  readonly number: string;
  readonly status: InvoiceStatus;
  readonly issuedAt: Instant;
  /** When it became past due; null where it never was. */
  readonly pastDueSince: Instant | null;
  /** When it was paid, voided or written off; null while it is none of these. */
  readonly settledAt: Instant | null;
  /** What is still owed while it is owed; what it was made out for afterwards. */
  readonly amount: Money;
  /** Where it can be seen in billing; null where the source has no page for it. */
  readonly url: string | null;
}

/** How the billing customer was found. */
export type MatchedBy = 'id' | 'email' | 'agent';

export interface BillingCustomer {
  readonly id: string;
  readonly label: string;
  readonly matchedBy: MatchedBy;
}

export interface Refund {
  readonly id: string;
  readonly at: Instant;
  readonly amount: Money;
}

export type SourceName = 'stripe' | 'http' | 'user_field' | 'typed';

/** Why the count is not known. Wording: `unknown.*` in translations. */
export type UnknownWhy =
  | 'no-customer'
  | 'several-customers'
  | 'not-all-read'
  | 'unreadable'
  | 'down'
  | 'refused'
  | 'not-configured'
  | 'no-requester';

/** What a billing source answered. Unknown is an answer of its own and never a zero. */
export type BillingRead =
  | {
      readonly kind: 'invoices';
      readonly source: 'stripe' | 'http';
      readonly customer: BillingCustomer;
      /** `open`: only what is owed was read, enough for a count. `full`: everything that plan and gate need. */
      readonly scope: 'open' | 'full';
      readonly invoices: readonly Invoice[];
      /** When the subscription was cancelled; `active`; or the source cannot tell. */
      readonly subscription: { readonly cancelledAt: Instant } | 'active' | 'cannot-tell';
      readonly refunds: readonly Refund[] | 'cannot-tell';
      readonly testMode: boolean;
      readonly asOf: Instant;
    }
  | {
      readonly kind: 'count';
      readonly source: 'user_field' | 'typed';
      readonly count: number;
      /** What the agent saw a typed count in; null for a field. */
      readonly seenIn: string | null;
      readonly asOf: Instant;
    }
  | { readonly kind: 'unknown'; readonly why: UnknownWhy; readonly detail: string; readonly asOf: Instant };

/** The case's invoices (playbook §3), newest first; or a bare count; or unknown. */
export type PastDue =
  | {
      readonly kind: 'invoices';
      readonly source: 'stripe' | 'http';
      readonly customer: BillingCustomer;
      readonly invoices: readonly Invoice[];
      readonly asOf: Instant;
    }
  | Extract<BillingRead, { kind: 'count' | 'unknown' }>;

/** Newest first; invoices issued in the same instant: the higher number first (playbook §1). */
export function byMostRecent(a: Invoice, b: Invoice): number {
  return b.issuedAt - a.issuedAt || b.number.localeCompare(a.number, 'en', { numeric: true });
}

/**
 * The case's invoices of a run: past due now, or past due at some time and settled since the run began. An invoice
 * settled at its first attempt was never past due and is not among them, so carrying out a plan never changes n.
 */
export function caseInvoices(read: BillingRead, runBeganAt: Instant): PastDue {
  if (read.kind !== 'invoices') return read;
  const invoices = read.invoices
    .filter(
      (invoice) =>
        invoice.status === 'past-due' ||
        (invoice.pastDueSince !== null && invoice.settledAt !== null && invoice.settledAt >= runBeganAt),
    )
    .sort(byMostRecent);
  return { kind: 'invoices', source: read.source, customer: read.customer, invoices, asOf: read.asOf };
}

/** n of the playbook, or null while it is unknown. */
export function countOf(pastDue: PastDue): number | null {
  switch (pastDue.kind) {
    case 'invoices':
      return pastDue.invoices.length;
    case 'count':
      return pastDue.count;
    case 'unknown':
      return null;
  }
}
