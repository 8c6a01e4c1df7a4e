import type { ReactNode } from 'react';
import { caseOf } from '../app/caseNow.ts';
import { standingRules } from '../domain/case/standing.ts';
import { Answered } from './Awaited.tsx';
import { Say } from './Say.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

/** Reggie's question and the field for its answer (G6): before all else, since nothing goes on until it is answered. */
export function ReggieAsks(): ReactNode {
  const { state, actions } = useDesk();
  const caseState = caseOf(state);
  const { answer } = caseState;
  if (answer === null || !standingRules(caseState).includes('G6')) return null;
  return (
    <section className="card warning" aria-labelledby="reggie-asks">
      <h3 id="reggie-asks">{t('panel.phase.returned')}</h3>
      <Answered caseState={caseState} answer={answer} />
      {state.draft.changing ? null : (
        <Say
          field="answer"
          label={t('panel.answerReggie')}
          button={t('panel.answerSend')}
          missing={t('panel.missing.question')}
          onSay={(words) => void actions.flag(words)}
        />
      )}
    </section>
  );
}
