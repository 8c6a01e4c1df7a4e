/** The workspace's billing page: one requester's books, and what can be done to them. */
import type { BillingAct } from '../contract.ts';
import { type Json, textAt } from '../json.ts';
import {
  type Entry,
  customerEntries,
  disputeEntries,
  invoiceEntries,
  newestFirst,
  refundEntries,
  subscriptionEntries,
} from '../stripe/entries.ts';
import type { StripeObject } from '../stripe/shapes.ts';
import type { Ticket } from '../world/model.ts';
import type { World } from '../world/world.ts';

const shown = (entries: readonly Entry[]): readonly StripeObject[] =>
  newestFirst(entries).map((entry) => entry.show([]));

/** Everything billing holds for the ticket's requester, whatever letter case the address has there. */
export const billingView = (world: World, ticket: Ticket): Readonly<Record<string, readonly StripeObject[]>> => {
  const { books } = world;
  const email = world.person(ticket.requesterId)?.email.toLowerCase();
  const customers = customerEntries(books, Math.floor(world.now() / 1000)).filter(
    ({ facts }) => facts['email']?.toLowerCase() === email,
  );
  const ids = new Set<unknown>(customers.map(({ id }) => id));
  const own = (entries: readonly Entry[]): readonly StripeObject[] =>
    shown(entries.filter(({ facts }) => ids.has(facts['customer'])));
  return {
    customers: shown(customers),
    invoices: own(invoiceEntries(books)),
    subscriptions: own(subscriptionEntries(books)),
    refunds: own(refundEntries(books)),
    disputes: own(disputeEntries(books)),
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
