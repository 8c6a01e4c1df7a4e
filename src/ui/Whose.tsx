import { useState, type ReactNode } from 'react';
import { hasDraft } from '../app/desk.ts';
import type { BillingCustomer } from '../domain/invoice.ts';
import { LATER } from './chunks.ts';
import { Part } from './later.tsx';
import { LinkButton } from './LinkButton.tsx';
import { useDesk } from './SessionContext.ts';
import { useMayAnswer } from './useMayAnswer.ts';
import { t } from './wording.ts';

/** Whose invoices these are and how the customer was found; whoever was chosen can be chosen anew. */
export function Whose({ customer }: { readonly customer: BillingCustomer }): ReactNode {
  const { state, actions, ports } = useDesk();
  const [isChoosing, setChoosing] = useState(false);
  const { label, matchedBy, choice, url } = customer;
  const other = choice?.email ?? null;
  // Whoever is asked for an answer sees the customer that the question is about.
  const isLookingOnly = useMayAnswer() && !hasDraft(state.draft) && state.draft.choice === null;
  return (
    <div className="whose">
      <span>
        {url === null ? (
          label
        ) : (
          <a href={url} target="_blank" rel="noreferrer">
            {label}
          </a>
        )}{' '}
        <span className="hint">
          {other === null ? t(`customer.by.${matchedBy}`) : t('customer.by.otherEmail', { email: other })}
        </span>
      </span>
      {matchedBy !== 'agent' || ports.billing.search === null || isChoosing || isLookingOnly ? null : (
        <LinkButton
          small
          onClick={() => {
            // A choice that is recorded already can only be replaced by another one.
            if (state.draft.choice !== null) {
              void actions.chooseCustomer(null, null);
              return;
            }
            if (!('customerEmail' in state.typed)) {
              actions.type('customerEmail', other ?? state.ticket?.requester.email ?? '');
            }
            setChoosing(true);
          }}
        >
          {t('customer.chooseAnew')}
        </LinkButton>
      )}
      {isChoosing ? (
        <Part of={LATER}>
          {({ SearchCustomer }) => (
            <SearchCustomer
              onCancel={() => {
                setChoosing(false);
              }}
            />
          )}
        </Part>
      ) : null}
    </div>
  );
}
