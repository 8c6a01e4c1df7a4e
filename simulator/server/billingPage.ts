/** The workspace's billing page: one requester's books, and what can be done to them. */
import type { BillingAct } from '../contract.ts';
import { type Json, textAt } from '../json.ts';
import { type StripeObject, customerObject, invoiceObject } from '../stripe/objects.ts';
import { disputeObject, refundObject } from '../stripe/paymentObjects.ts';
import { subscriptionObject } from '../stripe/subscriptionObject.ts';
import type { Ticket } from '../world/model.ts';
import type { World } from '../world/world.ts';

const newestFirst = <T extends { readonly created: number }>(records: readonly T[]): readonly T[] =>
  records.toReversed().sort((one, other) => other.created - one.created);

/** Everything billing holds for the ticket's requester, whatever letter case the address has there. */
export const billingView = (world: World, ticket: Ticket): Readonly<Record<string, readonly StripeObject[]>> => {
  const { books } = world;
  const email = world.person(ticket.requesterId)?.email.toLowerCase();
  const customers = books.customers.filter((customer) => customer.email.toLowerCase() === email);
  const ids = new Set(customers.map((customer) => customer.id));
  const now = Math.floor(world.now() / 1000);
  const own = <T extends { readonly customer: string; readonly created: number }>(records: readonly T[]) =>
    newestFirst(records.filter((record) => ids.has(record.customer)));
  const periodOf = (invoice: string | null): number | undefined =>
    books.invoices.find((candidate) => candidate.id === invoice)?.created;
  return {
    customers: newestFirst(customers).map((customer) => customerObject(books, customer, now)),
    invoices: own(books.invoices).map((invoice) => invoiceObject(books, invoice)),
    subscriptions: own(books.subscriptions).map((subscription) =>
      subscriptionObject(subscription, periodOf(subscription.latestInvoice) ?? subscription.created),
    ),
    refunds: newestFirst(books.refunds.filter((refund) => ids.has(refund.payment.customer))).map(refundObject),
    disputes: newestFirst(books.disputes.filter((dispute) => ids.has(dispute.payment.customer))).map(disputeObject),
  };
};

const amountIn = (body: Json): number | undefined => {
  const amount = body['amount'];
  return typeof amount === 'number' ? amount : undefined;
};

/** The act that a request asks for, or undefined where it asks for none that is known. */
export const actIn = (body: Json): BillingAct | undefined => {
  const [act, invoice, customer, amount] = [
    body['act'],
    textAt(body, 'invoice'),
    textAt(body, 'customer'),
    amountIn(body),
  ];
  switch (act) {
    case 'pay':
    case 'void':
    case 'write-off':
    case 'refund':
      return invoice === undefined ? undefined : { act, invoice };
    case 'pay-part':
      return invoice === undefined || amount === undefined ? undefined : { act, invoice, amount };
    case 'cancel-subscription':
    case 'open-dispute':
      return customer === undefined ? undefined : { act, customer };
    case 'new-past-due':
      if (customer === undefined) return undefined;
      return amount === undefined ? { act, customer } : { act, customer, amount };
    default:
      return undefined;
  }
};
