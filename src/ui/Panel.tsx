import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { billingNow } from '../app/billingNow.ts';
import { caseOf } from '../app/caseNow.ts';
import {
  gateFacts,
  hasDraft,
  isIndexInLine,
  isOpening,
  isQuiet,
  isTagInherited,
  knowsCase,
  needsFullRead,
  unfinishedTest,
} from '../app/desk.ts';
import { previewOf } from '../app/preview.ts';
import { knownCase } from '../app/sessionState.ts';
import { whatBlocksSolving } from '../domain/case/gate.ts';
import { isSolved } from '../domain/case/gateInput.ts';
import { AdminReport } from './AdminReport.tsx';
import { LATER } from './chunks.ts';
import { Disputes } from './Disputes.tsx';
import { Doubts } from './Doubts.tsx';
import { Escalation, EscalationAlert } from './Escalation.tsx';
import { Guide } from './Guide.tsx';
import { Inherited } from './Inherited.tsx';
import { Part } from './later.tsx';
import { LinkButton } from './LinkButton.tsx';
import { isSetback, NoticeLine } from './NoticeLine.tsx';
import { PastDueCard } from './PastDueCard.tsx';
import { Quiet } from './Quiet.tsx';
import { useDesk } from './SessionContext.ts';
import { SetUpTest } from './SetUpTest.tsx';
import { Signal } from './Signal.tsx';
import { Tampered } from './Tampered.tsx';
import { Texts } from './Texts.tsx';
import { toDo } from './todoItems.ts';
import { useMayAnswer } from './useMayAnswer.ts';
import { say, t } from './wording.ts';

/** While billing is asked of another requester; at first it is the page's own (iframe.html). */
function Skeleton(): ReactNode {
  return (
    <div className="panel" role="status" aria-busy="true">
      <section className="card">
        <h2>{t('panel.loading')}</h2>
        <div className="bar" />
        <div className="bar" />
        <div className="bar" />
      </section>
    </div>
  );
}

/** What the admin has to put right; agents see what keeps Reggie from answering, the rest the card of billing tells. */
function SettingProblems(): ReactNode {
  const { ports } = useDesk();
  const shown = ports.settings.problems.filter(({ setting }) => setting === 'approvers' || ports.viewer.isAdmin);
  return shown.map(({ setting, value }) => (
    <p key={`${setting} ${value}`} role="alert" className="notice bad">
      {say(`panel.settingProblem.${setting}${value === '' ? '' : 'Value'}`, { value })}
    </p>
  ));
}

/** The net under the gate has caught a solve that no app was asked about (docs/enforcement.md). */
function Reopened(): ReactNode {
  const { state, ports } = useDesk();
  if (state.ticket?.wasReopened !== true || unfinishedTest(state) !== null) return null;
  const blocks = whatBlocksSolving(gateFacts(state, ports));
  // The net goes by the tags, so they must be right as well.
  const isReady = blocks.length === 0 && isIndexInLine(state) && !isTagInherited(state);
  if (isReady && isSolved(state.ticket.status)) return null;
  return (
    <p role="alert" className={isReady ? 'notice plain' : 'notice bad'}>
      {t(isReady ? 'panel.reopenedReady' : 'panel.reopened')}
    </p>
  );
}

function AsAgent({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <details>
      <summary>{t('brief.asAgent')}</summary>
      <div className="as-agent">{children}</div>
    </details>
  );
}

/** The panel of one ticket: what is past due, then the one thing to do next, then what else can be done. */
export function Panel(): ReactNode {
  const { state, actions, ports, session } = useDesk();
  const mayAnswer = useMayAnswer();
  if (state.ticketFailure !== null) {
    return (
      <div role="alert" className="failure">
        <p>{t('panel.ticketFailed', { detail: state.ticketFailure.detail })}</p>
        <Button size="small" onClick={() => void actions.refresh()}>
          {t('panel.tryAgain')}
        </Button>
        <AdminReport />
      </div>
    );
  }
  if (state.ticket === null || isOpening(state)) return <Skeleton />;
  if (state.ticket.id === null && state.ticket.requester.email === null && !hasDraft(state.draft)) {
    return <p className="quiet">{t('panel.newTicketQuiet')}</p>;
  }
  if (isQuiet(state)) {
    return (
      <div className="panel">
        <SettingProblems />
        <Doubts />
        <Quiet />
      </div>
    );
  }

  // Billing fails, and nothing on this ticket asks for it: that it fails is told, and nothing is asked.
  if (billingNow(state).kind === 'unknown' && !needsFullRead(state)) {
    return (
      <div className="panel">
        <SettingProblems />
        <PastDueCard />
        <Doubts />
        <p className="quiet">
          <LinkButton onClick={actions.start}>{t('panel.start')}</LinkButton>
        </p>
      </div>
    );
  }

  const caseState = caseOf(state);
  // A case that cannot be read must not look like none: nobody decides over what is not seen.
  const isUnread = knowsCase(state) && knownCase(state.log) === null;
  const hasCase = caseState.run > 0 || isUnread;
  const working = hasDraft(state.draft) || state.started;
  const undecided = caseState.decision === null && caseState.endedAt === null && !isUnread;
  // Whoever is asked for an answer, or has given it, reads the brief; what agents do with a case lies folded below it.
  const isOwn = caseState.decision?.event.author === ports.viewer.id;
  const isForReggie = mayAnswer && !working && !isOwn;
  const besideButton = working && isSetback(state.notice) && previewOf(ports, session.store).is === 'ready';
  const question = hasCase ? <Part of={LATER}>{({ ReggieAsks }) => <ReggieAsks />}</Part> : null;
  const todo = hasCase || hasDraft(state.draft) ? <Part of={LATER}>{({ Todo }) => <Todo />}</Part> : null;
  // Carrying out what is decided is what the panel is opened for; what holds that up is told by the case first.
  const isCarriedOut = !working && !isForReggie && caseState.decision !== null && !toDo(state, ports).isHeld;
  const rest = (
    <>
      {isForReggie ? question : null}
      {hasCase ? <Part of={LATER}>{({ CaseCard }) => <CaseCard />}</Part> : null}
      {(working && !isUnread) || undecided ? <Guide /> : null}
      {isCarriedOut ? null : todo}
      <Texts />
      <Escalation />
    </>
  );
  return (
    <div className="panel">
      <SettingProblems />
      {besideButton ? null : <NoticeLine />}
      <Reopened />
      <SetUpTest />
      <EscalationAlert />
      <Tampered />
      {isForReggie ? null : question}
      {hasCase ? <Part of={LATER}>{({ Brief }) => <Brief />}</Part> : null}
      {isCarriedOut ? todo : null}
      <PastDueCard />
      <Disputes />
      <Doubts />
      <Inherited />
      <Signal />
      {isForReggie ? <AsAgent>{rest}</AsAgent> : rest}
    </div>
  );
}
