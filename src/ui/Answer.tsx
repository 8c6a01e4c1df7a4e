import { Button } from '@zendeskgarden/react-buttons';
import { useState, type ReactNode } from 'react';
import { answerField, carriedOver } from '../app/answering.ts';
import { wordsFor } from '../app/wordsFor.ts';
import { approvalNeeds } from '../domain/case/answerCommands.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import { askedWords } from '../domain/case/shortWords.ts';
import { leavesTwoToPay } from '../domain/policy/plan.ts';
import { Approve } from './Approve.tsx';
import { SendAnswer } from './SendAnswer.tsx';
import { useDesk, useTyped } from './SessionContext.ts';
import { titleOf } from './titleOf.ts';
import { TypedText } from './TypedText.tsx';
import { t } from './wording.ts';

const ANSWERS = ['approve', 'decline', 'ask'] as const;

interface Answering {
  readonly flagId: string;
  /** What is asked was chosen to be answered right now, so the cursor belongs in the field that must be filled in. */
  readonly isChosenNow: boolean;
}

function Decline({ flagId, what, isChosenNow }: Answering & { readonly what: string }): ReactNode {
  const { state, actions } = useDesk();
  const field = answerField(flagId, 'decline');
  const reason = state.typed[field] ?? '';
  return (
    <>
      <TypedText field={field} label={t('answering.whyDecline')} takesFocus={isChosenNow} />
      <SendAnswer
        isDanger
        label={t('answering.declineWhat', { what })}
        missing={reason.trim() === '' ? t('answering.missing.reason') : null}
        onSend={() => void actions.decline(flagId, reason)}
      />
    </>
  );
}

function Ask({ flagId, isChosenNow }: Answering): ReactNode {
  const { state, actions } = useDesk();
  const field = answerField(flagId, 'return');
  const question = state.typed[field] ?? '';
  return (
    <>
      <TypedText field={field} label={t('answering.question')} takesFocus={isChosenNow} />
      <SendAnswer
        label={t('answering.askIt')}
        missing={question.trim() === '' ? t('answering.missing.question') : null}
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
  isInformation,
}: {
  readonly caseState: CaseState;
  readonly flagId: string;
  /** Billing has moved on from what was decided, so that an approval would open nothing (G4). */
  readonly isDrifted: boolean;
  /** Nothing waits for a yes: there is nothing to approve, only to let go on. */
  readonly isInformation: boolean;
}): ReactNode {
  const { state, actions, ports, format } = useDesk();
  const [isChosenNow, setChosenNow] = useState(false);
  const [chosen, choose] = useTyped(answerField(flagId, 'chosen'));
  const { decision } = caseState;
  const needs = approvalNeeds(caseState, ports.viewer.id, ports.now());
  if (needs === 'another-approver') return <p className="hint">{t('brief.own')}</p>;
  // An escalation alone asks for nothing that could be approved or declined.
  const offered = decision === null ? (['ask'] as const) : isDrifted ? (['decline', 'ask'] as const) : ANSWERS;
  const asked = decision?.decision ?? null;
  const what =
    asked === null ? '' : asked.exception === null ? titleOf(asked) : askedWords(asked, wordsFor(state, format));
  const press = (kind: (typeof ANSWERS)[number]): void => {
    for (const [field, text] of Object.entries(carriedOver(state.typed, flagId))) actions.type(field, text);
    setChosenNow(true);
    choose(kind);
  };
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
              press(kind);
            }}
          >
            {t(kind === 'approve' && isInformation ? 'answering.fine' : `answering.${kind}`)}
          </Button>
        ))}
      </div>
      {chosen === 'approve' && asked !== null && !isDrifted ? (
        <Approve
          flagId={flagId}
          label={t(isInformation ? 'answering.fineWhat' : 'answering.approveWhat', { what })}
          what={what}
          asked={asked.exception?.amount ?? null}
          isReasonRequired={needs === 'reason'}
          mayWaitForTwo={leavesTwoToPay(asked.plan)}
          isChosenNow={isChosenNow}
        />
      ) : null}
      {chosen === 'decline' && asked !== null ? <Decline {...{ flagId, what, isChosenNow }} /> : null}
      {chosen === 'ask' ? <Ask {...{ flagId, isChosenNow }} /> : null}
    </div>
  );
}
