import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input, Select, Textarea } from '@zendeskgarden/react-forms';
import type { ReactNode } from 'react';
import { billingNow, draftContext } from '../app/desk.ts';
import type { ExceptionDraft } from '../domain/case/draft.ts';
import type { Money } from '../domain/money.ts';
import { EXCEPTION_KINDS, givesMoney, playbookSaysNever } from '../domain/policy/exception.ts';
import { PLAN_SHAPES, planFor, type WholePlan } from '../domain/policy/plan.ts';
import { decimalsOf } from './format.ts';
import { useDesk, useTyped } from './SessionContext.ts';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { t } from './wording.ts';

// Garden's optional properties may be left out, not undefined.
const ERROR = { validation: 'error' } as const;

const SHAPES = PLAN_SHAPES.filter((shape): shape is WholePlan => shape !== 'per-invoice');

function useChange(): (change: Partial<ExceptionDraft>) => void {
  const { actions } = useDesk();
  return (change) => {
    actions.edit((draft) =>
      draft.exception === null ? draft : { ...draft, exception: { ...draft.exception, ...change } },
    );
  };
}

function amountIn(text: string, currency: string): Money | null {
  const decimals = decimalsOf(currency);
  const [, whole = '', fraction = ''] = /^\s*(\d{1,9})(?:[.,](\d+))?\s*$/.exec(text) ?? [];
  if (whole === '' || fraction.length > decimals) return null;
  return { minor: Number(whole + fraction.padEnd(decimals, '0')), currency };
}

function Amount({ exception }: { readonly exception: ExceptionDraft }): ReactNode {
  const { state } = useDesk();
  const change = useChange();
  const read = billingNow(state);
  const currency = (read.kind === 'invoices' ? read.invoices[0]?.amount.currency : undefined) ?? 'usd';
  const { amount } = exception;
  const decimals = decimalsOf(currency);
  const [typed, setTyped] = useTyped('amount');
  const text = typed === '' && amount !== null ? (amount.minor / 10 ** decimals).toFixed(decimals) : typed;
  const wrong = text.trim() !== '' && amountIn(text, currency) === null;
  return (
    <Field>
      <Field.Label>{t('exception.amountLabel', { currency: currency.toUpperCase() })}</Field.Label>
      <Input
        isCompact
        inputMode="decimal"
        value={text}
        {...(wrong ? ERROR : {})}
        onChange={(event) => {
          setTyped(event.target.value);
          change({ amount: amountIn(event.target.value, currency) });
        }}
      />
      {wrong ? <Field.Message validation="error">{t('exception.amountInvalid', { text })}</Field.Message> : null}
    </Field>
  );
}

/** An exception to the playbook: kind, reason and a plan for all invoices at once. Reggie must approve it. */
export function ExceptionForm({ exception }: { readonly exception: ExceptionDraft }): ReactNode {
  const { state, actions, ports } = useDesk();
  const change = useChange();
  const { kind, reason, shape, account } = exception;
  const heading = useArrivalFocus<HTMLHeadingElement>();
  const { pastDue } = draftContext(state, ports.settings);
  const never = shape !== null && playbookSaysNever(state.draft.answers.request, planFor(shape, account, pastDue));
  return (
    <div className="card exception">
      <h3 ref={heading} tabIndex={-1}>
        {t('exception.title')}
      </h3>
      <p className="hint">{t('exception.before')}</p>
      <Field>
        <Field.Label>{t('exception.kindLabel')}</Field.Label>
        <Select
          isCompact
          value={kind ?? ''}
          onChange={(event) => {
            const chosen = EXCEPTION_KINDS.find((one) => one === event.target.value) ?? null;
            change({ kind: chosen, ...(chosen === 'closure' ? { account: 'closes' } : {}) });
          }}
        >
          <option value="">{t('panel.choose')}</option>
          {EXCEPTION_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`exception.kind.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {kind !== null && givesMoney(kind) ? <Amount exception={exception} /> : null}
      <Field>
        <Field.Label>{t('exception.planLabel')}</Field.Label>
        <Select
          isCompact
          value={shape ?? ''}
          onChange={(event) => {
            change({ shape: SHAPES.find((one) => one === event.target.value) ?? null });
          }}
        >
          <option value="">{t('panel.choose')}</option>
          {SHAPES.map((one) => (
            <option key={one} value={one}>
              {t(`exception.plan.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field>
        <Field.Label>{t('exception.accountLabel')}</Field.Label>
        <Select
          isCompact
          value={account}
          onChange={(event) => {
            change({ account: event.target.value === 'closes' ? 'closes' : 'stays-open' });
          }}
        >
          <option value="stays-open">{t('exception.account.stays-open')}</option>
          <option value="closes">{t('exception.account.closes')}</option>
        </Select>
      </Field>
      {never ? (
        <p className="warning" role="alert">
          {t('exception.never')}
        </p>
      ) : null}
      <Field>
        <Field.Label>{t('exception.reasonLabel')}</Field.Label>
        <Textarea
          isCompact
          minRows={2}
          value={reason}
          onChange={(event) => {
            change({ reason: event.target.value });
          }}
        />
      </Field>
      <Button
        isLink
        size="small"
        onClick={() => {
          actions.type('amount', '');
          actions.edit((draft) => ({ ...draft, exception: null }));
        }}
      >
        {t('exception.cancel')}
      </Button>
    </div>
  );
}
