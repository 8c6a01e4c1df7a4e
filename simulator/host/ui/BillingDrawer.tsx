import { useState } from 'react';
import { billingAct, type CustomerBooks } from '../model/billing.ts';
import { CustomerReply } from './CustomerReply.tsx';
import { useActiveTab } from './DeskContext.ts';
import { InvoiceTable } from './InvoiceTable.tsx';
import { useBooks } from './useBooks.ts';
import { minorUnits } from './words.ts';

type Act = ReturnType<typeof useBooks>['act'];

function CustomerSection({ books, onAct }: { readonly books: CustomerBooks; readonly onAct: Act }) {
  const [part, setPart] = useState('');
  const customer = books.id;
  return (
    <section aria-label={`${books.name}, ${customer}`}>
      <h3>
        {books.name} <span className="quiet">{`${books.email} · ${customer}`}</span>
      </h3>
      <p className="row">
        <span>Subscription: {books.subscriptions.join(', ') || 'none'}</span>
        <button
          type="button"
          disabled={books.isCancelled}
          onClick={() => {
            onAct({ act: 'cancel-subscription', customer });
          }}
        >
          Close the account
        </button>
        <button
          type="button"
          onClick={() => {
            onAct({ act: 'new-past-due', customer });
          }}
        >
          New past-due invoice
        </button>
        <button
          type="button"
          onClick={() => {
            onAct({ act: 'open-dispute', customer });
          }}
        >
          Open a dispute
        </button>
        <label>
          Part to pay
          <input
            type="text"
            inputMode="decimal"
            size={6}
            placeholder="half"
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
