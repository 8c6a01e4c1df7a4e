import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { caseOf } from '../app/caseNow.ts';
import { gateFacts, hasDraft, isTagInherited, signalsOf } from '../app/desk.ts';
import { CHECKS } from '../domain/case/gateChecks.ts';
import { ONLY_SOLVING } from '../domain/case/gateInput.ts';
import { isOpen } from '../domain/case/caseState.ts';
import { SetAside } from './SetAside.tsx';
import { useDesk, useTyped } from './SessionContext.ts';
import { t } from './wording.ts';

function ChargebackButton(): ReactNode {
  const { actions } = useDesk();
  return (
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
  );
}

/** A chargeback that is spoken of while a case is open: suggested to the agent, never decided by the words (playbook §3). */
function ChargebackInCase({ sentence }: { readonly sentence: string }): ReactNode {
  const [denied, deny] = useTyped('no-chargeback');
  if (denied === sentence) return null;
  return (
    <section className="card danger" role="alert">
      <h3>{t('panel.signal.chargeback')}</h3>
      <blockquote>{sentence}</blockquote>
      <div className="row">
        <ChargebackButton />
        <Button
          size="small"
          onClick={() => {
            deny(sentence);
          }}
        >
          {t('panel.signal.noChargeback')}
        </Button>
      </div>
    </section>
  );
}

/** What the customer wrote that makes this ticket the playbook's matter (G13), and the one click that says it is not. */
export function Signal(): ReactNode {
  const { state, ports } = useDesk();
  if (state.draft.answers.escalation === 'chargeback') return null;
  const caseState = caseOf(state);
  const { chargeback } = signalsOf(state);
  if (isOpen(caseState)) {
    const isNew = chargeback !== null && caseState.highestEscalation !== 'chargeback';
    return isNew ? <ChargebackInCase sentence={chargeback} /> : null;
  }
  const facts = gateFacts(state, ports);
  const found = CHECKS.G13({ ...facts, saving: ONLY_SOLVING });
  // Once the playbook is begun, or an earlier case asks the same, what the customer said about money has done its work.
  const isMoneySaid = hasDraft(state.draft) || isTagInherited(state);
  if (found === null || found.about === 'inherited' || (found.about === 'money' && isMoneySaid)) return null;
  const isChargeback = found.about === 'chargeback';
  return (
    <section className={isChargeback ? 'card danger' : 'card signal'} role={isChargeback ? 'alert' : undefined}>
      <h3>{t(isChargeback ? 'panel.signal.chargeback' : 'panel.signal.money')}</h3>
      <blockquote>{found.sentence}</blockquote>
      <div className="row">
        {isChargeback ? <ChargebackButton /> : null}
        <SetAside label={isChargeback ? 'panel.noChargebackMeant' : 'panel.notAboutThis'} hint="panel.setAsideHint" />
      </div>
    </section>
  );
}
