import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { gateFacts, hasDraft } from '../app/desk.ts';
import { CHECKS } from '../domain/case/gateChecks.ts';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** What the customer wrote that makes this ticket the playbook's matter (G13), and the one click that says it is not. */
export function Signal(): ReactNode {
  const { state, actions, ports } = useDesk();
  const facts = gateFacts(state, ports.settings, ports.closureSentences);
  const found = CHECKS.G13({ ...facts, saving: { solving: true, reply: null, replyHoldsNote: false, promises: [] } });
  if (found === null) return null;
  const isChargeback = found.about === 'chargeback';
  return (
    <section className={isChargeback ? 'card danger' : 'card signal'} role={isChargeback ? 'alert' : undefined}>
      <h3>{t(isChargeback ? 'panel.signal.chargeback' : 'panel.signal.money')}</h3>
      <blockquote>{found.sentence}</blockquote>
      <div className="row">
        {isChargeback && !hasDraft(state.draft) ? (
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
        ) : null}
        <Button
          size="small"
          disabled={state.busy !== null || state.ticket?.id == null}
          onClick={() => {
            void actions.dismiss();
          }}
        >
          {t('panel.notAboutThis')}
        </Button>
      </div>
    </section>
  );
}
