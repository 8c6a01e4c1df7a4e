/** What an agent, the customer or a bank does in Stripe itself: the workspace's billing page does it in their place. */
import type { BillingAct } from '../contract.ts';
import type { Books } from './records.ts';
import { cancelSubscription, deleteCustomer, newPastDue, openDispute, settleDispute } from './customerActs.ts';
import { invoiceActs, onInvoice, payPart, refund } from './invoiceActs.ts';
import type { Done } from './outcome.ts';

/** Carries out one act; `now` in Unix seconds. */
export const actInStripe = (books: Books, act: BillingAct, now: number): Done => {
  switch (act.act) {
    case 'pay':
    case 'void':
    case 'write-off':
    case 'credit':
    case 'debit-succeeds':
    case 'debit-fails':
      return onInvoice(books, act.invoice, now, invoiceActs[act.act]);
    case 'refund':
      return onInvoice(books, act.invoice, now, refund(act.amount));
    case 'pay-part':
      return onInvoice(books, act.invoice, now, payPart(act.amount));
    case 'cancel-subscription':
      return cancelSubscription(books, act.customer, now);
    case 'delete-customer':
      return deleteCustomer(books, act.customer, now);
    case 'new-past-due':
      return newPastDue(books, act.customer, act.amount, now);
    case 'open-dispute':
      return openDispute(books, act.customer, now);
    case 'settle-dispute':
      return settleDispute(books, act.customer, act.outcome);
  }
};
