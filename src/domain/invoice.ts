import type { Instant, Money } from './money.ts';

/**
 * What an invoice has come to, as far as the playbook cares. `open` is owed but not past due; `processing` is a bank debit
 * under way that has not failed; `credited` was settled by a credit note, so that nobody paid it.
 */
export type InvoiceStatus =
  'past-due' | 'open' | 'processing' | 'paid' | 'void' | 'credited' | 'written-off' | 'draft' | 'other';

/** Whether it is no longer owed and cannot be paid any more, though nobody paid it. */
export function isGivenUp(status: InvoiceStatus): boolean {
  return status === 'void' || status === 'credited';
}

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

/** The agent's choice of customer; it holds for as long as the requester is the one it was made for. */
export interface CustomerChoice {
  readonly customerId: string;
  /** The other e-mail that the agent searched by; null where billing has several under the requester's own. */
  readonly email: string | null;
  /** The requester's e-mail when it was chosen; empty where there was none. */
  readonly requester: string;
}

export interface BillingCustomer {
  readonly id: string;
  readonly label: string;
  readonly matchedBy: MatchedBy;
  /** The agent's choice; null where nobody had to choose. */
  readonly choice: CustomerChoice | null;
  /** The customer's page in billing; null where the source has none. */
  readonly url: string | null;
}

/** A customer that the agent may choose, where billing has several or only under another e-mail. */
export interface CustomerOption {
  readonly id: string;
  readonly label: string;
  /** How many are past due; null where that is not known. */
  readonly count: number | null;
  /** How many were read where the count is not known. */
  readonly atLeast: number;
  readonly url: string | null;
}

export interface Refund {
  readonly id: string;
  readonly at: Instant;
  readonly amount: Money;
}

export const SOURCES = ['stripe', 'http', 'user_field', 'typed'] as const;
/** Where the count comes from (docs/billing.md). */
export type SourceName = (typeof SOURCES)[number];

/** Why the count is not known, by what an agent can do about it. Wording: `unknown.*` in translations. */
export type UnknownWhy =
  | 'no-customer'
  | 'several-customers'
  /** The customer id that is stored with the requester is none of billing's. */
  | 'customer-gone'
  | 'not-all-read'
  | 'unreadable'
  | 'down'
  | 'busy'
  | 'refused'
  | 'not-configured'
  /** The source is the agent's own count, and none is entered. */
  | 'to-be-typed'
  /** The user field is empty. */
  | 'no-count'
  | 'no-requester';

/** What went wrong, by what an admin can do about it. Wording: `fault.*` in translations. */
export type FaultName =
  | 'invalid-key'
  | 'expired-key'
  | 'missing-grant'
  | 'ip-not-allowed'
  | 'wrong-mode'
  | 'not-found'
  | 'too-many-requests'
  | 'timeout'
  | 'no-answer'
  | 'server-error'
  | 'not-whitelisted'
  | 'proxy'
  | 'not-json'
  | 'malformed'
  | 'too-long'
  | 'unknown-source'
  | 'no-address'
  | 'no-user-field'
  | 'user-unreadable';

/** A fault and where it is: a path, a field, a grant. Never a key, and nothing that a service said in free words. */
export interface BillingFault {
  readonly name: FaultName;
  readonly detail: string;
}

/** Billing could not say how many are past due. */
export interface UnknownRead {
  readonly kind: 'unknown';
  readonly why: UnknownWhy;
  /** Null where nothing is wrong: nobody has this e-mail, say. */
  readonly fault: BillingFault | null;
  /** Whom the agent may choose from, where there are several. */
  readonly customers: readonly CustomerOption[];
  /** How many past-due invoices were read before the reading broke off; there may be more. */
  readonly atLeast: number;
  readonly asOf: Instant;
}

/** What a billing source answered. Unknown is an answer of its own and never a zero. */
export type BillingRead =
  | {
      readonly kind: 'invoices';
      readonly source: 'stripe' | 'http';
      readonly customer: BillingCustomer;
      /**
       * `open`: only what is owed was read, enough for a count. `full`: everything that plan and gate need.
       * `newest-only`: all that is owed, but of what is settled only the newest, since there is too much of it.
       */
      readonly scope: 'open' | 'full' | 'newest-only';
      readonly invoices: readonly Invoice[];
      /** When the subscription was cancelled; `active`; or the source cannot tell. */
      readonly subscription: { readonly cancelledAt: Instant } | 'active' | 'cannot-tell';
      readonly refunds: readonly Refund[] | 'cannot-tell';
      /** Some payment was charged back at some time, as far as payments were read; absent where they were not. */
      readonly disputed?: boolean;
      /** What kept parts of it from being read; what was read counts. */
      readonly gaps: readonly BillingFault[];
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
  | UnknownRead;

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

/** An open chargeback of one of the customer's payments. */
export interface Dispute {
  readonly id: string;
  readonly amount: Money;
  /** The billing system's own word for where it stands. */
  readonly status: string;
  readonly url: string | null;
}

/** The customer's open disputes; or that they could not be read, with the fault. */
export type DisputeRead =
  | { readonly kind: 'disputes'; readonly open: readonly Dispute[]; readonly asOf: Instant }
  | { readonly kind: 'cannot-tell'; readonly fault: BillingFault | null; readonly asOf: Instant };

/** An unknown with nothing to choose from. */
export function unknownRead(why: UnknownWhy, asOf: Instant, fault: BillingFault | null = null): UnknownRead {
  return { kind: 'unknown', why, fault, customers: [], atLeast: 0, asOf };
}

/** Made once, and not before it is needed: making one costs more than comparing hundreds of invoices. */
let numbers: Intl.Collator | null = null;

/** Newest first; invoices issued in the same instant: the higher number first (playbook §1). */
export function byMostRecent(a: Invoice, b: Invoice): number {
  if (a.issuedAt !== b.issuedAt) return b.issuedAt - a.issuedAt;
  numbers ??= new Intl.Collator('en', { numeric: true });
  return numbers.compare(b.number, a.number);
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

/** Whether anything is known to be past due: also where the whole count is not known (playbook G13). */
export function owesAnything(pastDue: PastDue): boolean {
  if (pastDue.kind !== 'unknown') return (countOf(pastDue) ?? 0) > 0;
  return pastDue.atLeast > 0 || pastDue.customers.some(({ count, atLeast }) => (count ?? atLeast) > 0);
}

/** Answers that say who the customer is not, or that it is not settled: no outage, and nothing that trying again mends. */
export const ABOUT_THE_CUSTOMER: readonly UnknownWhy[] = [
  'no-customer',
  'several-customers',
  'customer-gone',
  'no-requester',
];
