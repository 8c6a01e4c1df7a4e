import { Button } from '@zendeskgarden/react-buttons';
import { useState, type ReactNode } from 'react';
import { draftFrom } from '../app/draftFrom.ts';
import { caseOf, hasDraft, isTagInherited } from '../app/desk.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import { phaseOf } from '../domain/case/standing.ts';
import { RESOLUTIONS } from '../domain/policy/resolve.ts';
import { History } from './History.tsx';
import { PlanLines } from './PlanLines.tsx';
import { Say } from './Say.tsx';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

function useName(): (id: number) => string {
  const { state } = useDesk();
  return (id) => state.names.get(id) ?? t('panel.userNumber', { id });
}

function title(caseState: CaseState): string {
  const decision = caseState.decision?.decision;
  if (decision === undefined) return t(caseState.dismissed ? 'panel.phase.dismissed' : 'panel.case.undecided');
  if (decision.exception !== null) return t(`exception.kind.${decision.exception.kind}`);
  return decision.rule === null ? t('panel.case.undecided') : t(`resolution.${RESOLUTIONS[decision.rule].name}`);
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
  const ended = caseState.endedAt !== null;
  if (hasDraft(state.draft) || state.started) return null;
  if (ended || decision === null) {
    return ended ? (
      <Button size="small" onClick={actions.start}>
        {t('panel.case.decideAgain', { run: caseState.run + 1 })}
      </Button>
    ) : null;
  }
  const asked = decision.event.act.kind === 'asked';
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
      <Withdraw />
    </div>
  );
}

/** Where the recorded case stands: what is decided, by whom, when, and what is awaited. */
export function CaseCard(): ReactNode {
  const { state, actions, format } = useDesk();
  const name = useName();
  const { log } = state;
  const caseState = caseOf(state);
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
  const { decision } = caseState;
  const phase = phaseOf(caseState);
  return (
    <section className="card case" aria-label={t('panel.case.title')}>
      <div className="headline">
        <h3>{title(caseState)}</h3>
        <span className={`badge ${phase}`}>{t(`panel.phase.${phase}`)}</span>
      </div>
      {decision === null ? null : (
        <>
          <p>
            {t('panel.case.recorded', {
              name: name(decision.event.author),
              when: format.moment(decision.event.at),
              rule: decision.decision.rule ?? t('panel.case.noRule'),
            })}
          </p>
          <PlanLines plan={decision.decision.plan} />
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
