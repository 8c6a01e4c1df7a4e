/** Stripe's objects as the billing drawer shows them, and which acts are open to an agent for each invoice. */
import type { BillingAct } from '../../contract.ts';
import { recordAt, recordsAt, textAt, type Json } from '../../json.ts';

export type InvoiceAct = 'pay' | 'pay-part' | 'void' | 'write-off' | 'refund';

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
  readonly invoices: readonly InvoiceLine[];
  /** Refunds and disputes, in words. */
  readonly remarks: readonly string[];
}

const amountAt = (object: Json, key: string): number => {
  const value = object[key];
  return typeof value === 'number' ? value : 0;
};

const dayOf = (object: Json): string => new Date(amountAt(object, 'created') * 1000).toISOString().slice(0, 10);

function actsFor(invoice: Json, refunded: number): readonly InvoiceAct[] {
  const paid = amountAt(invoice, 'amount_paid');
  const refund: readonly InvoiceAct[] = paid > refunded ? ['refund'] : [];
  switch (invoice['status']) {
    case 'open':
      return amountAt(invoice, 'amount_remaining') > 1
        ? ['pay', 'pay-part', 'void', 'write-off', ...refund]
        : ['pay', 'void', 'write-off', ...refund];
    case 'uncollectible':
      return ['pay', 'void', ...refund];
    default:
      return refund;
  }
}

function invoiceLine(invoice: Json, refunds: readonly Json[]): InvoiceLine {
  const number = textAt(invoice, 'number') ?? '';
  const refunded = refunds
    .filter((refund) => textAt(recordAt(refund, 'metadata') ?? {}, 'invoice') === number)
    .reduce((sum, refund) => sum + amountAt(refund, 'amount'), 0);
  return {
    id: textAt(invoice, 'id') ?? number,
    number,
    status: refunded > 0 ? `${textAt(invoice, 'status') ?? ''}, refunded` : (textAt(invoice, 'status') ?? ''),
    created: dayOf(invoice),
    currency: textAt(invoice, 'currency') ?? 'usd',
    due: amountAt(invoice, 'amount_due'),
    remaining: amountAt(invoice, 'amount_remaining'),
    acts: actsFor(invoice, refunded),
  };
}

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
      invoices: invoices.filter(own).map((invoice) => invoiceLine(invoice, refunds)),
      remarks: [
        ...refunds.filter(own).map((refund) => `Refund of ${dayOf(refund)}: ${textAt(refund, 'id') ?? ''}`),
        ...(disputes.length === 0 ? [] : [`Disputes of this address: ${disputes.length}`]),
      ],
    };
  });
}

/** `part` in minor units: what is paid of an invoice that is paid in part, at most all but one unit of it. */
export const billingAct = (act: InvoiceAct, invoice: InvoiceLine, part: number | undefined): BillingAct =>
  act === 'pay-part'
    ? { act, invoice: invoice.id, amount: part ?? Math.floor(invoice.remaining / 2) }
    : { act, invoice: invoice.id };
