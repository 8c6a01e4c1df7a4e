import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input } from '@zendeskgarden/react-forms';
import { useState, type FormEvent, type ReactNode } from 'react';
import { ChooseCustomer } from './ChooseCustomer.tsx';
import { Faults } from './Faults.tsx';
import { LinkButton } from './LinkButton.tsx';
import { useDesk, useTyped } from './SessionContext.ts';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { t } from './wording.ts';

type Search =
  | { readonly is: 'none' | 'searching' }
  | { readonly is: 'done'; readonly email: string; readonly answer: Awaited<ReturnType<SearchAction>> };
type SearchAction = ReturnType<typeof useDesk>['actions']['searchCustomers'];

const isEmail = (text: string): boolean => /^[^@\s]+@[^@\s]+$/.test(text);

function Results({ search }: { readonly search: Search }): ReactNode {
  if (search.is !== 'done') return null;
  const { answer, email } = search;
  if (!answer.ok) {
    return (
      <div role="alert">
        <p>{t('customer.searchFailed')}</p>
        <Faults faults={[answer.error]} />
      </div>
    );
  }
  if (answer.value.length === 0) return <p role="status">{t('customer.noneFound', { email })}</p>;
  return <ChooseCustomer customers={answer.value} email={email} />;
}

/** Looks for the customer under another e-mail: people write from other addresses than they pay with. */
export function SearchCustomer({ onCancel }: { readonly onCancel: () => void }): ReactNode {
  const { actions } = useDesk();
  const [text, setText] = useTyped('customerEmail');
  const [search, setSearch] = useState<Search>({ is: 'none' });
  const [tried, setTried] = useState(false);
  const first = useArrivalFocus<HTMLInputElement>();
  const email = text.trim();
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!isEmail(email)) return;
    setSearch({ is: 'searching' });
    setSearch({ is: 'done', email, answer: await actions.searchCustomers(email) });
  };
  const isWrong = tried && !isEmail(email);
  return (
    <>
      <form
        className="stack"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field>
          <Field.Label>{t('customer.otherEmail')}</Field.Label>
          <Input
            isCompact
            ref={first}
            type="email"
            autoComplete="off"
            value={text}
            {...(isWrong ? { validation: 'error' as const } : {})}
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
          {isWrong ? <Field.Message validation="error">{t('customer.invalidEmail')}</Field.Message> : null}
        </Field>
        <div className="row">
          <Button type="submit" size="small" disabled={search.is === 'searching'}>
            {t(search.is === 'searching' ? 'customer.searching' : 'customer.search')}
          </Button>
          <LinkButton small onClick={onCancel}>
            {t('panel.cancel')}
          </LinkButton>
        </div>
      </form>
      <Results search={search} />
    </>
  );
}
