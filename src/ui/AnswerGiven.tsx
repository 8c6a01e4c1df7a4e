import type { ReactNode } from 'react';
import { wordsFor } from '../app/wordsFor.ts';
import type { AnswerEvent, CaseState } from '../domain/case/caseState.ts';
import { askedWords } from '../domain/case/shortWords.ts';
import { Answered } from './Awaited.tsx';
import { LinkButton } from './LinkButton.tsx';
import { useDesk } from './SessionContext.ts';
import { titleOf } from './titleOf.ts';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { t } from './wording.ts';

/** What Reggie has answered, how to change it, and where to go on; all that agents do with it lies folded below. */
export function AnswerGiven({
  caseState,
  answer,
  onChange,
}: {
  readonly caseState: CaseState;
  readonly answer: AnswerEvent;
  readonly onChange: () => void;
}): ReactNode {
  const { state, format } = useDesk();
  const heading = useArrivalFocus<HTMLHeadingElement>(state.notice?.kind === 'recorded');
  const decision = caseState.decision?.decision ?? null;
  const isException = decision !== null && decision.exception !== null;
  return (
    <section className="card" aria-label={t('answering.title')}>
      <h3 ref={heading} tabIndex={-1}>
        {decision === null
          ? t('answering.title')
          : isException
            ? askedWords(decision, wordsFor(state, format))
            : titleOf(decision)}
      </h3>
      <Answered caseState={caseState} answer={answer} />
      <div className="ways">
        <LinkButton small onClick={onChange}>
          {t('answering.change')}
        </LinkButton>
      </div>
      <p className="hint">{t('brief.next')}</p>
    </section>
  );
}
