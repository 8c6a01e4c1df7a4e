import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { caseOf } from '../app/caseNow.ts';
import { isChargebackInQuestion, signalsOf } from '../app/desk.ts';
import { Faults } from './Faults.tsx';
import { useDesk } from './SessionContext.ts';
import { say, t, wordOr } from './wording.ts';

/** What billing shows of chargebacks where one is in question: it suggests an escalation and decides nothing. */
export function Disputes(): ReactNode {
  const { state, actions, format } = useDesk();
  const { disputes, billing } = state;
  const customer = billing.read?.kind === 'invoices' ? billing.read.customer.id : null;
  if (disputes === null || disputes.customerId !== customer || !isChargebackInQuestion(state)) return null;
  const { read } = disputes;
  if (read.kind === 'cannot-tell') {
    return (
      <section className="card" aria-label={t('dispute.title')}>
        <p>{t('dispute.cannotTell')}</p>
        <Faults faults={read.fault === null ? [] : [read.fault]} />
      </section>
    );
  }
  if (read.open.length === 0) return <p className="hint">{t('dispute.none')}</p>;
  const isKnown = state.draft.answers.escalation === 'chargeback' || caseOf(state).highestEscalation === 'chargeback';
  // Then the card below asks the same.
  const isSaid = signalsOf(state).chargeback !== null;
  return (
    <section className={isKnown ? 'card' : 'card danger'} role={isKnown ? undefined : 'alert'}>
      <h3>{t('dispute.open', { count: read.open.length })}</h3>
      <ul>
        {read.open.map(({ id, amount, status, url }) => (
          <li key={id}>
            {format.money(amount)} · {wordOr(say, 'dispute.status', status)}
            {url === null ? null : (
              <>
                {' · '}
                <a href={url} target="_blank" rel="noreferrer">
                  {t('dispute.look')}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
      {isKnown || isSaid ? null : (
        <Button
          size="small"
          isPrimary
          isDanger
          onClick={() => {
            actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, escalation: 'chargeback' } }));
          }}
        >
          {t('panel.signal.isChargeback')}
        </Button>
      )}
    </section>
  );
}
