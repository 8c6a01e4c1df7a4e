import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { caseOf } from '../app/caseNow.ts';
import { hasDraft } from '../app/desk.ts';
import { draftFrom, exceptionDraftFrom } from '../app/draftFrom.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import type { Confirmable } from '../domain/case/events.ts';
import type { Finding } from '../domain/case/gateInput.ts';
import { LinkButton } from './LinkButton.tsx';
import { Offered } from './OfferedText.tsx';
import { SayOnDemand } from './Say.tsx';
import { useDesk } from './SessionContext.ts';
import { TellClosure } from './Telling.tsx';
import { t } from './wording.ts';

/** What the agent may vouch for where billing cannot show it. */
function confirmable(finding: Finding): Confirmable | null {
  switch (finding.rule) {
    case 'G11':
      return finding.proof.is === 'cannot-tell' ? 'collected' : null;
    case 'G12':
      return finding.proof.is === 'cannot-tell' ? 'voided' : null;
    case 'G15':
      return finding.proof.is === 'cannot-tell' ? 'account-closed' : null;
    case 'G18':
      return finding.condition === 'after-two-collected' && finding.proof.is === 'cannot-tell' ? 'condition-met' : null;
    default:
      return null;
  }
}

/** Whether the playbook has a way of its own where an exception is asked for. */
export function isOffPlaybook({ decision }: CaseState): boolean {
  return decision !== null && decision.decision.exception !== null && decision.decision.rule !== null;
}

/** The way back from an exception to what the playbook says, with nothing asked again. */
function ByPlaybook(): ReactNode {
  const { state, actions } = useDesk();
  const { decision } = caseOf(state);
  if (decision === null || !isOffPlaybook(caseOf(state)) || hasDraft(state.draft)) return null;
  const draft = { ...draftFrom(decision.decision), exception: null };
  return (
    <Button
      size="small"
      onClick={() => {
        actions.changeDecision(draft);
      }}
    >
      {t('panel.goByPlaybook')}
    </Button>
  );
}

/** Reggie approved at most so much: the same request with that amount needs no further answer (playbook §5). */
function UseCap(): ReactNode {
  const { state, actions, format } = useDesk();
  const { decision, answer } = caseOf(state);
  const act = answer?.act;
  if (decision === null || hasDraft(state.draft) || act?.kind !== 'approved' || act.condition?.kind !== 'cap')
    return null;
  const { amount } = act.condition;
  const draft = draftFrom(decision.decision);
  return (
    <Button
      size="small"
      onClick={() => {
        actions.changeDecision({ ...draft, exception: draft.exception && { ...draft.exception, amount } });
      }}
    >
      {t('panel.useCap', { amount: format.money(amount) })}
    </Button>
  );
}

/** Decides again: the same with what changed, or `asException` what billing shows already (G16). */
function Again({ label, asException = false }: { readonly label: string; readonly asException?: boolean }): ReactNode {
  const { state, actions } = useDesk();
  const { decision, endedAt } = caseOf(state);
  // A run that is over is decided anew, from the card of the case.
  if (decision === null || endedAt !== null || hasDraft(state.draft)) return null;
  const draft = asException ? exceptionDraftFrom(decision.decision) : draftFrom(decision.decision);
  return (
    <Button
      size="small"
      onClick={() => {
        actions.changeDecision(draft);
      }}
    >
      {label}
    </Button>
  );
}

function FlagNow(): ReactNode {
  const { state, actions } = useDesk();
  const { decision, flag } = caseOf(state);
  if (decision === null || hasDraft(state.draft)) return null;
  return (
    <Button
      size="small"
      isPrimary={flag?.withdrawn !== true}
      disabled={state.busy !== null}
      onClick={() => {
        void actions.flag('');
      }}
    >
      {t('panel.flagNow')}
    </Button>
  );
}

/** Goes on from R7, with what else was answered, and proposes its day as the one on which the customer was asked (R8). */
function CustomerAnswered(): ReactNode {
  const { state, actions, format } = useDesk();
  const { decision, endedAt } = caseOf(state);
  if (decision === null || endedAt !== null || hasDraft(state.draft)) return null;
  const draft = draftFrom(decision.decision);
  return (
    <Button
      size="small"
      isPrimary
      onClick={() => {
        const askedWhen = format.moment(decision.event.at);
        actions.changeDecision({ ...draft, answers: { ...draft.answers, paysTwo: null }, askedWhen });
      }}
    >
      {t('panel.case.customerAnswered')}
    </Button>
  );
}

/** What is carried out in billing shows here only once that is read again. */
function ReadAgain(): ReactNode {
  const { state, actions } = useDesk();
  const { refreshing } = state.billing;
  return (
    <LinkButton small disabled={refreshing} onClick={() => void actions.refresh()}>
      {t(refreshing ? 'panel.refreshing' : 'panel.readAgain')}
    </LinkButton>
  );
}

/** The one next action of a finding, where it is one in the panel. */
export function TodoWay({ finding }: { readonly finding: Finding }): ReactNode {
  const { state, actions } = useDesk();
  const what = confirmable(finding);
  if (what !== null) {
    return (
      <SayOnDemand
        field={`confirm-${what}`}
        label={t('panel.confirmHow')}
        button={t(`panel.confirm.${what}`)}
        onSay={(words) => void actions.confirm(what, words)}
      />
    );
  }
  switch (finding.rule) {
    case 'G2':
      return (
        <>
          {caseOf(state).flag?.withdrawn === true ? <ByPlaybook /> : null}
          <FlagNow />
        </>
      );
    case 'G4':
      return <Again label={t('panel.decideAgain')} />;
    case 'G5':
      return <ByPlaybook />;
    case 'G7':
      if (finding.question !== 'asked') return null;
      return (
        <>
          <Offered id="T2" />
          <CustomerAnswered />
        </>
      );
    case 'G8':
      return <Again label={t('panel.recordAgain')} />;
    case 'G10':
      return <TellClosure />;
    case 'G11':
    case 'G12':
    case 'G15':
      return <ReadAgain />;
    case 'G16':
      return <Again label={t('panel.recordException')} asException />;
    case 'G18':
      return finding.condition === 'cap' ? <UseCap /> : <ReadAgain />;
    default:
      return null;
  }
}
