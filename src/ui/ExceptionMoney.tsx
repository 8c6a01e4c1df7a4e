import { Checkbox, Field, Select } from '@zendeskgarden/react-forms';
import { useState, type ReactNode } from 'react';
import { billingNow } from '../app/billingNow.ts';
import { draftContext } from '../app/desk.ts';
import { exceptionPlan, refundable, sumOf, type ExceptionDraft } from '../domain/case/exceptionDraft.ts';
import type { Invoice } from '../domain/invoice.ts';
import type { Money } from '../domain/money.ts';
import { AmountInput, notAnAmount } from './AmountInput.tsx';
import { amountIn, amountText } from './amount.ts';
import { LinkButton } from './LinkButton.tsx';
import { useDesk, useTyped } from './SessionContext.ts';
import { t } from './wording.ts';

const OFFERED_AT_FIRST = 4;

interface MoneyBack {
  readonly exception: ExceptionDraft;
  readonly change: (change: Partial<ExceptionDraft>) => void;
}

/** Currencies that billing names; where it names none, all that the browser knows. */
function useCurrencies(): readonly string[] {
  const { state } = useDesk();
  const read = billingNow(state);
  const known = read.kind === 'invoices' ? [...new Set(read.invoices.map(({ amount }) => amount.currency))] : [];
  return known.length > 0 ? known : ['usd', ...Intl.supportedValuesOf('currency').map((code) => code.toLowerCase())];
}

function Refunded({
  offered,
  chosen,
  onChoose,
}: {
  readonly offered: readonly Invoice[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}): ReactNode {
  const { format } = useDesk();
  const [isAll, setAll] = useState(false);
  if (offered.length === 0) return <p className="hint">{t('exception.nothingPaid')}</p>;
  const isShown = ({ id }: Invoice, place: number): boolean => isAll || place < OFFERED_AT_FIRST || chosen.includes(id);
  const shown = offered.filter(isShown);
  return (
    <fieldset className="stack refunded">
      <legend>{t('exception.refundedLabel')}</legend>
      {shown.map(({ id, number, amount, status, settledAt }) => (
        <Field key={id}>
          <Checkbox
            isCompact
            checked={chosen.includes(id)}
            onChange={(event) => {
              onChoose(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id));
            }}
          >
            <Field.Label isRegular>
              {number} · {format.money(amount)}{' '}
              <span className="hint">
                {status === 'paid' && settledAt !== null
                  ? t('exception.paidOn', { day: format.day(settledAt) })
                  : status === 'paid'
                    ? t('panel.settled.paid')
                    : t('exception.toCollect')}
              </span>
            </Field.Label>
          </Checkbox>
        </Field>
      ))}
      {shown.length < offered.length ? (
        <LinkButton
          small
          onClick={() => {
            setAll(true);
          }}
        >
          {t('panel.showMore', { count: offered.length - shown.length })}
        </LinkButton>
      ) : null}
    </fieldset>
  );
}

/** How much goes back, in which currency and for which invoices. Choosing invoices fills the amount in. */
export function ExceptionMoney({ exception, change }: MoneyBack): ReactNode {
  const { state, ports } = useDesk();
  const currencies = useCurrencies();
  const [typed, setTyped] = useTyped('amount');
  const [currencyTyped, setCurrency] = useTyped('currency');
  const { amount, refundedInvoices, kind } = exception;
  const currency = amount?.currency ?? (currencyTyped === '' ? (currencies[0] ?? 'usd') : currencyTyped);
  const { pastDue, paid } = draftContext(state, ports.settings);
  const offered = refundable(paid, pastDue, exceptionPlan(exception, pastDue)).filter(
    (invoice) => invoice.amount.currency === currency,
  );
  const text = typed === '' && amount !== null ? amountText(amount) : typed;
  const sum = (ids: readonly string[]): Money | null => {
    const minor = sumOf(
      offered.filter(({ id }) => ids.includes(id)),
      currency,
    );
    return minor === 0 ? null : { minor, currency };
  };
  return (
    <>
      {currencies.length > 1 ? (
        <Field>
          <Field.Label>{t('exception.currencyLabel')}</Field.Label>
          <Select
            isCompact
            value={currency}
            onChange={(event) => {
              setCurrency(event.target.value);
              setTyped('');
              change({ amount: null, refundedInvoices: [] });
            }}
          >
            {currencies.map((code) => (
              <option key={code} value={code}>
                {code.toUpperCase()}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {kind === 'refund' ? (
        <Refunded
          offered={offered}
          chosen={refundedInvoices}
          onChoose={(ids) => {
            change({ refundedInvoices: ids, ...(typed === '' ? { amount: sum(ids) } : {}) });
          }}
        />
      ) : null}
      <AmountInput
        label={t('exception.amountLabel', { currency: currency.toUpperCase() })}
        text={text}
        problem={notAnAmount(text, amountIn(text, currency) !== null)}
        onType={(words) => {
          setTyped(words);
          change({ amount: amountIn(words, currency) });
        }}
      />
    </>
  );
}
