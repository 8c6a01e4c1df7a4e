import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { caseOf } from '../app/caseNow.ts';
import { hasDraft, isAskedAgain, isOutOfDate } from '../app/desk.ts';
import { draftFrom } from '../app/draftFrom.ts';
import { wordsFor } from '../app/wordsFor.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import { askedWords } from '../domain/case/shortWords.ts';
import { phaseOf } from '../domain/case/standing.ts';
import { AskException } from './AskException.tsx';
import { SayOnDemand } from './Say.tsx';
import { SetAside } from './SetAside.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

function Withdraw(): ReactNode {
  const { state, actions, format } = useDesk();
  const { flag, answer, decision } = caseOf(state);
  if (flag === null || flag.withdrawn) return null;
  const isApproved = answer?.act.kind === 'approved' && decision !== null;
  return (
    <SayOnDemand
      field="withdraw"
      label={t('panel.case.withdrawWhy')}
      button={t('panel.case.withdraw')}
      missing={t('answering.missing.reason')}
      warning={
        isApproved
          ? t('panel.case.withdrawVoids', { what: askedWords(decision.decision, wordsFor(state, format)) })
          : null
      }
      onSay={(reason) => void actions.withdraw(reason)}
    />
  );
}

/** What can be done with a recorded case: change or amend it, ask for an exception, set it aside, take the flag back. */
export function CaseWays({ caseState }: { readonly caseState: CaseState }): ReactNode {
  const { state, actions, ports } = useDesk();
  const { decision } = caseState;
  if (hasDraft(state.draft) || state.started) return null;
  if (caseState.endedAt !== null) {
    return (
      <div className="row">
        <Button size="small" onClick={actions.start}>
          {t('panel.case.decideAgain')}
        </Button>
        {isAskedAgain(state) || isOutOfDate(state, ports) ? <SetAside /> : null}
      </div>
    );
  }
  if (decision === null) {
    return (
      <div className="row">
        <SetAside />
        <Withdraw />
      </div>
    );
  }
  const phase = phaseOf(caseState);
  const isAmendable = phase === 'waiting' && decision.decision.exception !== null;
  const draft = draftFrom(decision.decision);
  return (
    <>
      <div className="row">
        <Button
          size="small"
          onClick={() => {
            actions.changeDecision(draft);
          }}
        >
          {t(isAmendable ? 'panel.case.amend' : 'panel.case.change')}
        </Button>
        <SetAside />
        <Withdraw />
      </div>
      {phase === 'approved' ? <p className="hint">{t('panel.case.endsApproval')}</p> : null}
      {decision.decision.exception === null ? <AskException /> : null}
    </>
  );
}
