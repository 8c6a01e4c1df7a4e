import type { ReactNode } from 'react';
import { gateFacts } from '../app/desk.ts';
import { CHECKS } from '../domain/case/gateChecks.ts';
import { ONLY_SOLVING } from '../domain/case/gateInput.ts';
import { Offered, useOffers } from './OfferedText.tsx';
import { SayOnDemand } from './Say.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** The customer is told what closing means (P8): the text for it, how far it has come, or that they know already. */
export function TellClosure(): ReactNode {
  const { state, actions, ports } = useDesk();
  const facts = gateFacts(state, ports);
  const saving = { ...ONLY_SOLVING, reply: state.publicReply };
  const isInReply = CHECKS.G10({ ...facts, saving }) === null;
  const isOpen = CHECKS.G15({ ...facts, saving }) !== null;
  const field = 'confirm-customer-told';
  return (
    <>
      {isOpen ? <span className="hint">{t('panel.todoWords.G10wait')}</span> : null}
      <Offered id="T5" />
      {isInReply ? (
        <span className="mark cannot-tell">
          <span aria-hidden="true">◐</span> {t('panel.todoWords.inReply')}
        </span>
      ) : null}
      {/* What is about to be said in the reply need not be vouched for as well. */}
      {isInReply && (state.typed[field] ?? '') === '' ? null : (
        <SayOnDemand
          field={field}
          label={t('panel.confirmHowTold')}
          link={t('panel.alreadyTold')}
          button={t('panel.confirm.customer-told')}
          onSay={(words) => void actions.confirm('customer-told', words)}
        />
      )}
    </>
  );
}

/** The customer may be told what was voided (T4), once it is. */
export function TellVoids(): ReactNode {
  const isOffered = useOffers().some(({ text }) => text.id === 'T4');
  return (
    <li className="optional">
      <strong>{t('panel.todoWords.tell')}</strong>
      {isOffered ? <Offered id="T4" /> : <span className="hint">{t('panel.todoWords.tellWait')}</span>}
    </li>
  );
}
