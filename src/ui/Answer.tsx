import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { answerField } from '../app/answering.ts';
import { wordsFor } from '../app/wordsFor.ts';
import { approvalNeeds } from '../domain/case/answerCommands.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import { askedWords } from '../domain/case/shortWords.ts';
import { leavesTwoToPay } from '../domain/policy/plan.ts';
import { Approve } from './Approve.tsx';
import { SendAnswer } from './SendAnswer.tsx';
import { useDesk, useTyped } from './SessionContext.ts';
import { TypedText } from './TypedText.tsx';
import { t } from './wording.ts';

const ANSWERS = ['approve', 'decline', 'ask'] as const;

function Decline({ flagId, what }: { readonly flagId: string; readonly what: string }): ReactNode {
  const { state, actions } = useDesk();
  const field = answerField(flagId, 'decline');
  const reason = state.typed[field] ?? '';
  return (
    <>
      <TypedText field={field} label={t('answering.whyDecline')} />
      <SendAnswer
        isDanger
        label={t('answering.declineWhat', { what })}
        isReady={reason.trim() !== ''}
        onSend={() => void actions.decline(flagId, reason)}
      />
    </>
  );
}

function Ask({ flagId }: { readonly flagId: string }): ReactNode {
  const { state, actions } = useDesk();
  const field = answerField(flagId, 'return');
  const question = state.typed[field] ?? '';
  return (
    <>
      <TypedText field={field} label={t('answering.question')} />
      <SendAnswer
        label={t('answering.askIt')}
        isReady={question.trim() !== ''}
        onSend={() => void actions.sendBack(flagId, question)}
      />
    </>
  );
}

/** Approve, Decline or Ask: the first click chooses, the second one records (playbook §9). */
export function Answer({
  caseState,
  flagId,
  isDrifted,
}: {
  readonly caseState: CaseState;
  readonly flagId: string;
  /** Billing has moved on from what was decided, so that an approval would open nothing (G4). */
  readonly isDrifted: boolean;
}): ReactNode {
  const { state, ports, format } = useDesk();
  const [chosen, choose] = useTyped(answerField(flagId, 'chosen'));
  const { decision } = caseState;
  const needs = approvalNeeds(caseState, ports.viewer.id, ports.now());
  if (needs === 'another-approver') return <p className="hint">{t('brief.own')}</p>;
  // An escalation alone asks for nothing that could be approved or declined.
  const offered = decision === null ? (['ask'] as const) : isDrifted ? (['decline', 'ask'] as const) : ANSWERS;
  const what = decision === null ? '' : askedWords(decision.decision, wordsFor(state, format));
  return (
    <div className="answering" role="group" aria-label={t('answering.title')}>
      {decision?.event.author === ports.viewer.id ? <p className="hint">{t('brief.onlyApprover')}</p> : null}
      {isDrifted ? <p className="hint">{t('brief.drifted')}</p> : null}
      <div className="row">
        {offered.map((kind) => (
          <Button
            key={kind}
            size="small"
            isPrimary={chosen === kind}
            aria-pressed={chosen === kind}
            onClick={() => {
              choose(kind);
            }}
          >
            {t(`answering.${kind}`)}
          </Button>
        ))}
      </div>
      {chosen === 'approve' && decision !== null && !isDrifted ? (
        <Approve
          flagId={flagId}
          what={what}
          asked={decision.decision.exception?.amount ?? null}
          isReasonRequired={needs === 'reason'}
          mayWaitForTwo={leavesTwoToPay(decision.decision.plan)}
        />
      ) : null}
      {chosen === 'decline' && decision !== null ? <Decline flagId={flagId} what={what} /> : null}
      {chosen === 'ask' ? <Ask flagId={flagId} /> : null}
    </div>
  );
}
