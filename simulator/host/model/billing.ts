/** Stripe's objects as the billing drawer shows them, and which acts are open to an agent for each invoice. */
import type { BillingAct } from '../../contract.ts';
import { recordAt, recordsAt, textAt, type Json } from '../../json.ts';

export type InvoiceAct =
  'pay' | 'pay-part' | 'void' | 'write-off' | 'credit' | 'refund' | 'debit-succeeds' | 'debit-fails';

export interface InvoiceLine {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly created: string;
  readonly currency: string;
  readonly due: number;
  readonly remaining: number;
  readonly acts: readonly InvoiceAct[];
}

export interface CustomerBooks {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly subscriptions: readonly string[];
  readonly isCancelled: boolean;
  readonly hasOpenDispute: boolean;
  readonly invoices: readonly InvoiceLine[];
  /** Refunds and disputes, in words. */
  readonly remarks: readonly string[];
}

const amountAt = (object: Json, key: string): number => {
  const value = object[key];
  return typeof value === 'number' ? value : 0;
};

const dayOf = (object: Json): string => new Date(amountAt(object, 'created') * 1000).toISOString().slice(0, 10);

const intentOf = (payment: Json): Json => recordAt(recordAt(payment, 'payment') ?? {}, 'payment_intent') ?? {};

/** Only the payment intent tells that a bank debit has not ended yet. */
const isDebitOnItsWay = (invoice: Json): boolean =>
  recordsAt(recordAt(invoice, 'payments') ?? {}, 'data').some(
    (payment) => textAt(intentOf(payment), 'status') === 'processing',
  );

function actsFor(invoice: Json, refunded: number): readonly InvoiceAct[] {
  const paid = amountAt(invoice, 'amount_paid');
  const refund: readonly InvoiceAct[] = paid > refunded ? ['refund'] : [];
  if (isDebitOnItsWay(invoice)) return ['debit-succeeds', 'debit-fails', ...refund];
  switch (invoice['status']) {
    case 'open':
      return amountAt(invoice, 'amount_remaining') > 1
        ? ['pay', 'pay-part', 'void', 'write-off', 'credit', ...refund]
        : ['pay', 'void', 'write-off', 'credit', ...refund];
    case 'uncollectible':
      return ['pay', 'void', ...refund];
    default:
      return refund;
  }
}

const statusText = (invoice: Json, refunded: number): string =>
  [
    textAt(invoice, 'status') ?? '',
    ...(isDebitOnItsWay(invoice) ? ['bank debit on its way'] : []),
    ...(amountAt(invoice, 'pre_payment_credit_notes_amount') > 0 ? ['credited'] : []),
    ...(refunded > 0 ? [refunded < amountAt(invoice, 'amount_paid') ? 'refunded in part' : 'refunded'] : []),
  ].join(', ');

function invoiceLine(invoice: Json, refunds: readonly Json[]): InvoiceLine {
  const id = textAt(invoice, 'id') ?? '';
  // A draft has no number yet.
  const number = textAt(invoice, 'number') ?? id;
  const refunded = refunds
    .filter((refund) => textAt(recordAt(refund, 'metadata') ?? {}, 'invoice') === number)
    .reduce((sum, refund) => sum + amountAt(refund, 'amount'), 0);
  return {
    id,
    number,
    status: statusText(invoice, refunded),
    created: dayOf(invoice),
    currency: textAt(invoice, 'currency') ?? 'usd',
    due: amountAt(invoice, 'amount_due'),
    remaining: amountAt(invoice, 'amount_remaining'),
    acts: actsFor(invoice, refunded),
  };
}

const isDecided = (dispute: Json): boolean => ['won', 'lost'].includes(textAt(dispute, 'status') ?? '');

/** The answer of GET /workspace/billing/{ticket}, sorted by customer: an address can have several. */
export function booksIn(answer: Json): readonly CustomerBooks[] {
  const invoices = recordsAt(answer, 'invoices');
  const refunds = recordsAt(answer, 'refunds');
  const disputes = recordsAt(answer, 'disputes');
  const subscriptions = recordsAt(answer, 'subscriptions');
  return recordsAt(answer, 'customers').map((customer) => {
    const id = textAt(customer, 'id') ?? '';
    const own = (object: Json): boolean => textAt(object, 'customer') === id;
    const statuses = subscriptions.filter(own).map((one) => textAt(one, 'status') ?? '');
    return {
      id,
      name: textAt(customer, 'name') ?? id,
      email: textAt(customer, 'email') ?? '',
      subscriptions: statuses,
      isCancelled: statuses.every((status) => status === 'canceled'),
      hasOpenDispute: disputes.some((dispute) => !isDecided(dispute)),
      invoices: invoices.filter(own).map((invoice) => invoiceLine(invoice, refunds)),
      remarks: [
        ...refunds.filter(own).map((refund) => `Refund of ${dayOf(refund)}: ${textAt(refund, 'id') ?? ''}`),
        ...disputes.map((dispute) => `Dispute of this address, ${dayOf(dispute)}: ${textAt(dispute, 'status') ?? ''}`),
      ],
    };
  });
}

/** `part` in minor units: what is paid or refunded in part. Without it half of what remains is paid, and all refunded. */
export function billingAct(act: InvoiceAct, invoice: InvoiceLine, part: number | undefined): BillingAct {
  switch (act) {
    case 'pay-part':
      return { act, invoice: invoice.id, amount: part ?? Math.floor(invoice.remaining / 2) };
    case 'refund':
      return part === undefined ? { act, invoice: invoice.id } : { act, invoice: invoice.id, amount: part };
    default:
      return { act, invoice: invoice.id };
  }
}
