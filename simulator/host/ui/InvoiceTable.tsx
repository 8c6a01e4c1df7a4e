import type { InvoiceAct, InvoiceLine } from '../model/billing.ts';
import { moneyText } from './words.ts';

const ACT_NAMES: Readonly<Record<InvoiceAct, string>> = {
  pay: 'Pay',
  'pay-part': 'Pay part',
  void: 'Void',
  'write-off': 'Write off',
  credit: 'Credit',
  refund: 'Refund',
  'debit-succeeds': 'Debit succeeds',
  'debit-fails': 'Debit fails',
};

/** What a screen reader says: out of its row's context, a button must name its invoice. */
const labelOf = (act: InvoiceAct, { number }: InvoiceLine): string =>
  `${ACT_NAMES[act]}${act === 'pay-part' ? ' of' : ''} ${number}`;

interface Props {
  readonly invoices: readonly InvoiceLine[];
  readonly onAct: (act: InvoiceAct, invoice: InvoiceLine) => void;
}

/** One customer's invoices, each with what can still be done to it. */
export function InvoiceTable({ invoices, onAct }: Props) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Invoice</th>
          <th scope="col">Of</th>
          <th scope="col">Status</th>
          <th scope="col" className="amount">
            Amount
          </th>
          <th scope="col" className="amount">
            Remaining
          </th>
          <th scope="col">In Stripe</th>
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => (
          <tr key={invoice.id}>
            <th scope="row">{invoice.number}</th>
            <td>{invoice.created}</td>
            <td>{invoice.status}</td>
            <td className="amount">{moneyText(invoice.due, invoice.currency)}</td>
            <td className="amount">{moneyText(invoice.remaining, invoice.currency)}</td>
            <td>
              <div className="acts">
                {invoice.acts.map((act) => (
                  <button
                    key={act}
                    type="button"
                    aria-label={labelOf(act, invoice)}
                    onClick={() => {
                      onAct(act, invoice);
                    }}
                  >
                    {ACT_NAMES[act]}
                  </button>
                ))}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
