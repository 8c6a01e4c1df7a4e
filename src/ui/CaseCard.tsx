import { Button } from '@zendeskgarden/react-buttons';
import { useState, type ReactNode } from 'react';
import { draftFrom } from '../app/draftFrom.ts';
import { caseOf, hasDraft, isAskedAgain, isTagInherited } from '../app/desk.ts';
import { isOnlyAsk, type CaseState } from '../domain/case/caseState.ts';
import { phaseOf } from '../domain/case/standing.ts';
import type { Exception } from '../domain/policy/exception.ts';
import { History } from './History.tsx';
import { PlanLines } from './PlanLines.tsx';
import { Say } from './Say.tsx';
import { SetAside } from './SetAside.tsx';
import { useDesk } from './SessionContext.ts';
import { titleOf } from './titleOf.ts';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { t } from './wording.ts';

function useName(): (id: number) => string {
  const { state } = useDesk();
  return (id) => state.names.get(id) ?? t('panel.userNumber', { id });
}

function title(caseState: CaseState): string {
  if (caseState.dismissed) return t('panel.case.dismissed');
  return caseState.decision === null ? t('panel.case.undecided') : titleOf(caseState.decision.decision);
}

/** What is asked of Reggie beyond the playbook: how much, and why. */
function Asked({ exception }: { readonly exception: Exception }): ReactNode {
  const { format } = useDesk();
  return (
    <>
      {exception.amount === null ? null : <p>{format.money(exception.amount)}</p>}
      {exception.reason === '' ? null : <p>{t('panel.case.why', { reason: exception.reason })}</p>}
    </>
  );
}

/** What the case waits for, and since when. */
function Awaited({ caseState }: { readonly caseState: CaseState }): ReactNode {
  const { format } = useDesk();
  const name = useName();
  const { flag, answer } = caseState;
  if (flag === null || flag.withdrawn) return null;
  const flagged = t('panel.case.flagged', { name: name(flag.event.author), when: format.moment(flag.event.at) });
  if (answer === null) return <p>{flagged}</p>;
  const answered = { name: name(answer.author), when: format.moment(answer.at), words: answer.act.words };
  return (
    <>
      <p>{flagged}</p>
      <p>{t(`panel.case.${answer.act.kind}`, answered)}</p>
    </>
  );
}

function Withdraw(): ReactNode {
  const { state, actions } = useDesk();
  const [opened, setOpened] = useState(false);
  const { flag } = caseOf(state);
  if (flag === null || flag.withdrawn) return null;
  if (!opened && !('withdraw' in state.typed)) {
    return (
      <Button
        isLink
        size="small"
        onClick={() => {
          setOpened(true);
        }}
      >
        {t('panel.case.withdraw')}
      </Button>
    );
  }
  return (
    <Say
      field="withdraw"
      label={t('panel.case.withdrawWhy')}
      button={t('panel.case.withdraw')}
      onSay={(reason) => void actions.withdraw(reason)}
    />
  );
}

function Ways({ caseState }: { readonly caseState: CaseState }): ReactNode {
  const { state, actions } = useDesk();
  const { decision } = caseState;
  if (hasDraft(state.draft) || state.started) return null;
  if (caseState.endedAt !== null) {
    return (
      <div className="row">
        <Button size="small" onClick={actions.start}>
          {t('panel.case.decideAgain')}
        </Button>
        {isAskedAgain(state) ? <SetAside /> : null}
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
  const asked = isOnlyAsk(decision.decision);
  const draft = draftFrom(decision.decision);
  return (
    <div className="row">
      {asked ? (
        <Button
          size="small"
          isPrimary
          onClick={() => {
            actions.changeDecision({ ...draft, answers: { ...draft.answers, paysTwo: null } });
          }}
        >
          {t('panel.case.customerAnswered')}
        </Button>
      ) : null}
      <Button
        size="small"
        isBasic={asked}
        onClick={() => {
          actions.changeDecision(draft);
        }}
      >
        {t('panel.case.change')}
      </Button>
      <SetAside />
      <Withdraw />
    </div>
  );
}

/** Who set the case aside, and when. */
function Dismissed({ caseState }: { readonly caseState: CaseState }): ReactNode {
  const { format } = useDesk();
  const name = useName();
  const event = caseState.events.findLast(({ act }) => act.kind === 'dismissed');
  if (event === undefined) return null;
  return <p>{t('panel.case.dismissedBy', { name: name(event.author), when: format.moment(event.at) })}</p>;
}

/** Where the recorded case stands: what is decided, by whom, when, and what is awaited. */
export function CaseCard(): ReactNode {
  const { state, actions, format } = useDesk();
  const name = useName();
  const { log } = state;
  const caseState = caseOf(state);
  const heading = useArrivalFocus<HTMLHeadingElement>(state.notice?.kind === 'recorded');
  if (log.is === 'failed') {
    return (
      <section className="card failed" role="alert">
        <h3>{t('panel.case.unreadable')}</h3>
        <p>{t(`failure.${log.failure.why}`, { detail: log.failure.detail })}</p>
        <Button size="small" onClick={() => void actions.refresh()}>
          {t('panel.tryAgain')}
        </Button>
      </section>
    );
  }
  if (caseState.run === 0) {
    return (
      <section className="card" aria-busy="true">
        <h3>{t('panel.case.reading')}</h3>
      </section>
    );
  }
  const { decision } = caseState;
  const phase = phaseOf(caseState);
  const asks = decision !== null && isOnlyAsk(decision.decision) && phase === 'open';
  return (
    <section className="card case" aria-label={t('panel.case.title')}>
      <div className="headline">
        <h3 ref={heading} tabIndex={-1}>
          {title(caseState)}
        </h3>
        <span className={`badge ${phase}`}>{t(asks ? 'panel.phase.asked' : `panel.phase.${phase}`)}</span>
      </div>
      {caseState.dismissed ? <Dismissed caseState={caseState} /> : null}
      {decision === null || caseState.dismissed ? null : (
        <>
          <p>
            {t('panel.case.recorded', {
              name: name(decision.event.author),
              when: format.moment(decision.event.at),
              rule: decision.decision.rule ?? t('panel.case.noRule'),
            })}
          </p>
          {decision.decision.exception === null ? null : <Asked exception={decision.decision.exception} />}
          {state.draft.changing ? null : <PlanLines plan={decision.decision.plan} />}
        </>
      )}
      <Awaited caseState={caseState} />
      {caseState.endedAt !== null && !caseState.dismissed ? <p className="hint">{t('panel.case.ended')}</p> : null}
      {isTagInherited(state) ? <p className="hint">{t('panel.case.inherited')}</p> : null}
      <Ways caseState={caseState} />
      <History />
    </section>
  );
}
