/**
 * The simulated Stripe account's records: only what can differ from object to object. The files `…Object.ts` turn them into
 * the full shapes of API version 2026-10-28.endive. Times are Unix seconds, as Stripe keeps them.
 */

import type { StripeObject } from './shapes.ts';

/** A customer. */
export interface CustomerRecord {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly created: number;
  readonly currency: string;
  /** Stripe keeps what was billed to a deleted customer, and the id. */
  deleted: boolean;
}

/** The statuses that Stripe has today. */
export type InvoiceStatus = 'draft' | 'open' | 'paid' | 'uncollectible' | 'void';

/** An invoice, from its making to its end. */
export interface InvoiceRecord {
  readonly id: string;
  /** Shown once the invoice is no draft any more. */
  readonly number: string;
  readonly customer: string;
  /** Null for a one-off invoice. */
  readonly subscription: string | null;
  readonly description: string;
  readonly created: number;
  readonly currency: string;
  /** What it was made out for. */
  readonly amountDue: number;
  readonly sent: boolean;
  readonly dueDate: number | null;
  amountPaid: number;
  /** What a credit note took off what was still owed. */
  credited: number;
  /** A bank debit takes days to succeed or fail; null where none was made. */
  debit: 'processing' | 'succeeded' | 'failed' | null;
  status: InvoiceStatus;
  attemptCount: number;
  nextPaymentAttempt: number | null;
  autoAdvance: boolean;
  paidAt: number | null;
  voidedAt: number | null;
  uncollectibleAt: number | null;
}

/** A subscription to one plan. */
export interface SubscriptionRecord {
  readonly id: string;
  readonly customer: string;
  readonly plan: string;
  readonly price: number;
  readonly currency: string;
  readonly created: number;
  status: 'active' | 'past_due' | 'unpaid' | 'canceled';
  latestInvoice: string | null;
  canceledAt: number | null;
}

/** One payment: a payment intent with its one charge, made for one invoice. */
export interface PaymentRecord {
  readonly id: string;
  readonly charge: string;
  readonly intent: string;
  readonly invoice: string;
  readonly customer: string;
  readonly amount: number;
  readonly currency: string;
  readonly created: number;
  refunded: number;
  disputed: boolean;
}

/** What was given back of one payment. */
export interface RefundRecord {
  readonly id: string;
  readonly payment: PaymentRecord;
  readonly amount: number;
  readonly created: number;
  readonly metadata: Readonly<Record<string, string>>;
}

/** A chargeback. */
export interface DisputeRecord {
  readonly id: string;
  readonly payment: PaymentRecord;
  readonly created: number;
  status: 'needs_response' | 'under_review' | 'won' | 'lost';
}

/** What may be recorded, each object as Stripe's API gave it. */
export interface RecordedObjects {
  readonly customers: readonly StripeObject[];
  readonly invoices: readonly StripeObject[];
  readonly subscriptions: readonly StripeObject[];
  readonly charges: readonly StripeObject[];
  readonly disputes: readonly StripeObject[];
  readonly refunds: readonly StripeObject[];
}

/** One account. */
export interface Books {
  /** Live mode; otherwise the account is in test mode. */
  readonly live: boolean;
  readonly customers: CustomerRecord[];
  readonly invoices: InvoiceRecord[];
  readonly subscriptions: SubscriptionRecord[];
  readonly payments: PaymentRecord[];
  readonly refunds: RefundRecord[];
  readonly disputes: DisputeRecord[];
  readonly recorded: RecordedObjects;
  /** What the account has been asked within the present second. */
  readonly load: { second: number; requests: number; readonly byEndpoint: Map<string, number> };
}
