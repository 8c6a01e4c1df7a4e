import type { ReactNode } from 'react';
import { caseOf, hasDraft, isQuiet, signalsOf } from '../app/desk.ts';
import { previewOf } from '../app/preview.ts';
import { CaseCard } from './CaseCard.tsx';
import { Doubts } from './Doubts.tsx';
import { Escalation, EscalationAlert } from './Escalation.tsx';
import { Guide } from './Guide.tsx';
import { isSetback, NoticeLine } from './NoticeLine.tsx';
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

/** What the admin has to put right; agents see it because it keeps Reggie from answering. */
function SettingProblems(): ReactNode {
  const { ports } = useDesk();
  return ports.settings.problems.map(({ setting, value }) => (
    <p key={`${setting} ${value}`} role="alert" className="notice bad">
      {t(value === '' ? 'panel.settingProblem.approvers' : 'panel.settingProblem.approversValue', { value })}
    </p>
  ));
}

/** The panel of one ticket: what is past due, then the one thing to do next, then what else can be done. */
export function Panel(): ReactNode {
  const { state, ports, session } = useDesk();
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
  // Once the playbook is begun, or Reggie is being looped in, the signal has done its work.
  const escalating = state.draft.answers.escalation !== 'none';
  const signalled = caseState.run === 0 && signalsOf(state).money !== null && !hasDraft(state.draft);
  const ended = caseState.run > 0 && caseState.endedAt !== null;
  const guiding = working || !decided;
  const besideButton = working && isSetback(state.notice) && previewOf(ports, session.store).is === 'ready';
  return (
    <div className="panel">
      <SettingProblems />
      {besideButton ? null : <NoticeLine />}
      <EscalationAlert />
      <PastDueCard />
      <Doubts />
      {signalled || (signalsOf(state).chargeback !== null && !escalating) ? <Signal /> : null}
      {decided || flaggedOnly || ended ? <CaseCard /> : null}
      {guiding && !(ended && !working) ? <Guide /> : null}
      <Todo />
      <Texts />
      <Escalation />
    </div>
  );
}
