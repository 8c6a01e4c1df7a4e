/** The workspace's billing page: one requester's books, and what can be done to them. */
import type { BillingAct } from '../contract.ts';
import { type Json, textAt } from '../json.ts';
import {
  type Entry,
  customerEntries,
  disputeEntries,
  invoiceEntries,
  refundEntries,
  subscriptionEntries,
} from '../stripe/entries.ts';
import { newestFirst } from '../stripe/order.ts';
import type { StripeObject } from '../stripe/shapes.ts';
import type { Ticket } from '../world/model.ts';
import type { World } from '../world/world.ts';

const shown = (entries: readonly Entry[], expand: readonly string[] = []): readonly StripeObject[] =>
  newestFirst(entries).map((entry) => entry.show(expand));

/**
 * Everything billing holds for the ticket's requester: whatever letter case the address has there, and under another address
 * as well where the scenario has it so.
 */
export const billingView = (world: World, ticket: Ticket): Readonly<Record<string, readonly StripeObject[]>> => {
  const { books } = world;
  const email = world.person(ticket.requesterId)?.email.toLowerCase();
  const known = world.customersOf.get(ticket.requesterId) ?? [];
  const customers = customerEntries(books, Math.floor(world.now() / 1000)).filter(
    ({ id, facts }) => known.includes(id) || facts['email']?.toLowerCase() === email,
  );
  const ids = new Set<unknown>(customers.map(({ id }) => id));
  const own = (entries: readonly Entry[], expand?: readonly string[]): readonly StripeObject[] =>
    shown(
      entries.filter(({ facts }) => ids.has(facts['customer'])),
      expand,
    );
  return {
    customers: shown(customers),
    // Only the payment intent tells a bank debit that is on its way.
    invoices: own(invoiceEntries(books), ['payments', 'payments.data.payment.payment_intent']),
    subscriptions: own(subscriptionEntries(books)),
    refunds: own(refundEntries(books)),
    disputes: own(disputeEntries(books)),
  };
};

const amountIn = (body: Json): number | undefined => {
  const amount = body['amount'];
  return typeof amount === 'number' ? amount : undefined;
};

const actOnInvoice = (body: Json, invoice: string): BillingAct | undefined => {
  const { act } = body;
  const amount = amountIn(body);
  switch (act) {
    case 'pay':
    case 'void':
    case 'write-off':
    case 'credit':
    case 'debit-succeeds':
    case 'debit-fails':
      return { act, invoice };
    case 'refund':
      return amount === undefined ? { act, invoice } : { act, invoice, amount };
    case 'pay-part':
      return amount === undefined ? undefined : { act, invoice, amount };
    default:
      return undefined;
  }
};

const actOnCustomer = (body: Json, customer: string): BillingAct | undefined => {
  const { act, outcome } = body;
  const amount = amountIn(body);
  switch (act) {
    case 'cancel-subscription':
    case 'open-dispute':
    case 'delete-customer':
      return { act, customer };
    case 'new-past-due':
      return amount === undefined ? { act, customer } : { act, customer, amount };
    case 'settle-dispute':
      return outcome === 'won' || outcome === 'lost' ? { act, customer, outcome } : undefined;
    default:
      return undefined;
  }
};

/** The act that a request asks for, or undefined where it asks for none that is known. */
export const actIn = (body: Json): BillingAct | undefined => {
  const [invoice, customer] = [textAt(body, 'invoice'), textAt(body, 'customer')];
  if (invoice !== undefined) return actOnInvoice(body, invoice);
  return customer === undefined ? undefined : actOnCustomer(body, customer);
};
