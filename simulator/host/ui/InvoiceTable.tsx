import type { InvoiceAct, InvoiceLine } from '../model/billing.ts';
import { moneyText } from './words.ts';

const ACT_NAMES: Readonly<Record<InvoiceAct, string>> = {
  pay: 'Pay',
  'pay-part': 'Pay part of',
  void: 'Void',
  'write-off': 'Write off',
  refund: 'Refund',
};

interface Props {
  readonly invoices: readonly InvoiceLine[];
  readonly onAct: (act: InvoiceAct, invoice: InvoiceLine) => void;
}

/** Each button names its invoice, as a screen reader would read it out of the row's context. */
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
            <td className="acts">
              {invoice.acts.map((act) => (
                <button
                  key={act}
                  type="button"
                  aria-label={`${ACT_NAMES[act]} ${invoice.number}`}
                  onClick={() => {
                    onAct(act, invoice);
                  }}
                >
                  {ACT_NAMES[act].replace(' of', '')}
                </button>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
