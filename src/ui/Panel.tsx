import type { ReactNode } from 'react';
import { caseOf, hasDraft, isQuiet, signalsOf } from '../app/desk.ts';
import { CaseCard } from './CaseCard.tsx';
import { Doubts } from './Doubts.tsx';
import { Escalation, EscalationAlert } from './Escalation.tsx';
import { Guide } from './Guide.tsx';
import { NoticeLine } from './NoticeLine.tsx';
import { PastDueCard } from './PastDueCard.tsx';
import { Quiet } from './Quiet.tsx';
import { useDesk } from './SessionContext.ts';
import { Signal } from './Signal.tsx';
import { Texts } from './Texts.tsx';
import { Todo } from './Todo.tsx';
import { t } from './wording.ts';

function Skeleton(): ReactNode {
  return (
    <div className="skeleton" role="status" aria-busy="true" aria-label={t('panel.loading')}>
      <span />
      <span />
      <span />
    </div>
  );
}

/** The panel of one ticket: what is past due, then the one thing to do next, then what else can be done. */
export function Panel(): ReactNode {
  const { state } = useDesk();
  if (state.ticketFailure !== null) {
    return (
      <p role="alert" className="failure">
        {t('panel.ticketFailed', { detail: state.ticketFailure.detail })}
      </p>
    );
  }
  if (state.ticket === null || (state.billing.read === null && state.log.is === 'not-needed')) return <Skeleton />;
  if (isQuiet(state)) return <Quiet />;

  const caseState = caseOf(state);
  const decided = caseState.decision !== null && caseState.endedAt === null && !caseState.dismissed;
  const working = hasDraft(state.draft) || state.started;
  const flaggedOnly = caseState.run > 0 && caseState.decision === null && !caseState.dismissed;
  const signalled = caseState.run === 0 && signalsOf(state).money !== null;
  const ended = caseState.run > 0 && caseState.endedAt !== null;
  const guiding = working || !decided;
  return (
    <div className="panel">
      <NoticeLine />
      <EscalationAlert />
      <PastDueCard />
      <Doubts />
      {signalled || signalsOf(state).chargeback !== null ? <Signal /> : null}
      {decided || flaggedOnly || ended ? <CaseCard /> : null}
      {guiding && !(ended && !working) ? <Guide /> : null}
      <Todo />
      <Texts />
      <Escalation />
    </div>
  );
}
