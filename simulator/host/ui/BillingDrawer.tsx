import { useState } from 'react';
import type { BillingAct } from '../../contract.ts';
import { billingAct, type CustomerBooks } from '../model/billing.ts';
import { CustomerReply } from './CustomerReply.tsx';
import { useActiveTab } from './DeskContext.ts';
import { InvoiceTable } from './InvoiceTable.tsx';
import { useBooks } from './useBooks.ts';
import { minorUnits } from './words.ts';

type Act = ReturnType<typeof useBooks>['act'];

/** What can be done to the customer, by what the button says. */
function customerActs({
  id: customer,
  isCancelled,
  hasOpenDispute,
}: CustomerBooks): readonly (readonly [string, BillingAct])[] {
  return [
    ...(isCancelled ? [] : [['Close the account', { act: 'cancel-subscription', customer }] as const]),
    ['New past-due invoice', { act: 'new-past-due', customer }],
    ['Open a dispute', { act: 'open-dispute', customer }],
    ...(hasOpenDispute
      ? ([
          ['Dispute is won', { act: 'settle-dispute', customer, outcome: 'won' }],
          ['Dispute is lost', { act: 'settle-dispute', customer, outcome: 'lost' }],
        ] as const)
      : []),
    ['Delete the customer', { act: 'delete-customer', customer }],
  ];
}

function CustomerSection({ books, onAct }: { readonly books: CustomerBooks; readonly onAct: Act }) {
  const [part, setPart] = useState('');
  return (
    <section aria-label={`${books.name}, ${books.id}`}>
      <h3>
        {books.name} <span className="quiet">{`${books.email} · ${books.id}`}</span>
      </h3>
      <p className="row">
        <span>Subscription: {books.subscriptions.join(', ') || 'none'}</span>
        {customerActs(books).map(([name, act]) => (
          <button
            key={name}
            type="button"
            onClick={() => {
              onAct(act);
            }}
          >
            {name}
          </button>
        ))}
        <label>
          Part to pay or to refund
          <input
            type="text"
            inputMode="decimal"
            size={6}
            placeholder="half, all"
            value={part}
            onChange={({ target }) => {
              setPart(target.value);
            }}
          />
        </label>
      </p>
      <InvoiceTable
        invoices={books.invoices}
        onAct={(act, invoice) => {
          onAct(billingAct(act, invoice, minorUnits(part, invoice.currency)));
        }}
      />
      {books.remarks.map((remark) => (
        <p key={remark} className="quiet">
          {remark}
        </p>
      ))}
    </section>
  );
}

/** What an agent or the customer would do elsewhere: in Stripe, or in their own mailbox. */
export function BillingDrawer() {
  const view = useActiveTab()?.form.view ?? null;
  const { books, said, act } = useBooks(view?.id ?? null);
  if (view === null) return <section className="drawer">A new ticket has no requester yet.</section>;
  return (
    <section className="drawer" aria-label="Billing" key={view.id}>
      <div className="drawer-head">
        <h2>Billing of {view.requester.name}</h2>
        <p role="status">{said}</p>
      </div>
      {books?.length === 0 && <p>Stripe knows no customer with {view.requester.email}.</p>}
      {books?.map((one) => (
        <CustomerSection key={one.id} books={one} onAct={act} />
      ))}
      <CustomerReply view={view} />
    </section>
  );
}
