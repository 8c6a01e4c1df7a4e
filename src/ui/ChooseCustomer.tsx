import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import type { CustomerOption } from '../domain/invoice.ts';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

function countWords(count: number | null, atLeast: number): string {
  if (count !== null) return t('start.pastDue', { count });
  return atLeast > 0 ? t('unknown.atLeast', { count: atLeast }) : t('customer.countUnknown');
}

/** The customers to choose from, each with its count; `email`: the other e-mail that they were searched by. */
export function ChooseCustomer({
  customers,
  email,
}: {
  readonly customers: readonly CustomerOption[];
  readonly email: string | null;
}): ReactNode {
  const { actions } = useDesk();
  return (
    <ul className="customers" aria-label={t('customer.choose')}>
      {customers.map(({ id, label, count, atLeast, url }) => (
        <li key={id}>
          <span>
            {url === null ? (
              <strong>{label}</strong>
            ) : (
              <a href={url} target="_blank" rel="noreferrer">
                {label}
              </a>
            )}
            <span className="hint">
              {countWords(count, atLeast)} · {id}
            </span>
          </span>
          <Button
            size="small"
            aria-label={t('customer.thisOneNamed', { name: `${label}, ${id}` })}
            onClick={() => void actions.chooseCustomer(id, email)}
          >
            {t('customer.thisOne')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
