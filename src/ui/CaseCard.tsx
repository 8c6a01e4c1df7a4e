import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { billingNow } from '../app/billingNow.ts';
import { caseOf } from '../app/caseNow.ts';
import { gateFacts, hasDraft, isAskedAgain, isOutOfDate } from '../app/desk.ts';
import { nameIn, wordsFor } from '../app/wordsFor.ts';
import { actionsNow, checklistOf } from '../domain/case/checklist.ts';
import { isOnlyAsk, type CaseState } from '../domain/case/caseState.ts';
import type { NoteWords } from '../domain/case/noteWords.ts';
import { recordedPath } from '../domain/case/recordedPath.ts';
import { askedWords } from '../domain/case/shortWords.ts';
import { phaseOf } from '../domain/case/standing.ts';
import { whyDecided } from '../domain/case/whyBlocked.ts';
import type { Exception } from '../domain/policy/exception.ts';
import { AdminReport } from './AdminReport.tsx';
import { Awaited } from './Awaited.tsx';
import { ChartLink } from './ChartLink.tsx';
import { CaseWays } from './CaseWays.tsx';
import { History } from './History.tsx';
import { NumbersOf } from './InvoiceNumbers.tsx';
import { PlanLines } from './PlanLines.tsx';
import { useDesk } from './SessionContext.ts';
import { titleOf } from './titleOf.ts';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { useNow } from './useNow.ts';
import { Why } from './Why.tsx';
import { t } from './wording.ts';

function title({ dismissed, decision }: CaseState, words: NoteWords): string {
  if (dismissed) return t('panel.case.dismissed');
  if (decision === null) return t('panel.case.undecided');
  // The rule is told below the title; of an exception the amount is what is looked for.
  return decision.decision.exception === null ? titleOf(decision.decision) : askedWords(decision.decision, words);
}

/** What is asked of Reggie beyond the playbook: for which invoices, and why. */
function Asked({ exception }: { readonly exception: Exception }): ReactNode {
  const { refundedInvoices, reason } = exception;
  return (
    <>
      {refundedInvoices.length === 0 ? null : (
        <p>
          {t('panel.case.askedRefund')} <NumbersOf ids={refundedInvoices} />
        </p>
      )}
      {reason === '' ? null : <p>{t('panel.case.why', { reason })}</p>}
    </>
  );
}

/** Who set the case aside, and when. */
function Dismissed({ caseState }: { readonly caseState: CaseState }): ReactNode {
  const { state, format } = useDesk();
  const name = nameIn(state, format);
  const event = caseState.events.findLast(({ act }) => act.kind === 'dismissed');
  if (event === undefined) return null;
  return <p>{t('panel.case.dismissedBy', { name: name(event.author), when: format.moment(event.at) })}</p>;
}

/** Where the recorded case stands: what is decided, by whom, when, and what is awaited. */
export function CaseCard(): ReactNode {
  const { state, actions, ports, format } = useDesk();
  const name = nameIn(state, format);
  const { log } = state;
  const caseState = caseOf(state);
  const now = useNow();
  const heading = useArrivalFocus<HTMLHeadingElement>(state.notice?.kind === 'recorded');
  if (log.is === 'failed') {
    return (
      <section className="card failed" role="alert">
        <h3>{t('panel.case.unreadable')}</h3>
        <p>{t(`failure.${log.failure.why}`, { detail: log.failure.detail })}</p>
        <Button size="small" onClick={() => void actions.refresh()}>
          {t('panel.tryAgain')}
        </Button>
        <AdminReport />
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
  // The way to the chart stands with the answers that are being given.
  const isAnswering = hasDraft(state.draft) || state.started;
  const phase = phaseOf(caseState);
  const asks = decision !== null && isOnlyAsk(decision.decision) && phase === 'open';
  const isWithdrawn = caseState.flag?.withdrawn === true && phase === 'open';
  return (
    <section className="card case" aria-label={t('panel.case.title')}>
      <div className="headline">
        <h3 ref={heading} tabIndex={-1}>
          {title(caseState, wordsFor(state, format))}
        </h3>
        {isOutOfDate(state, ports) ? (
          <span className="badge declined">{t('panel.case.outOfDate')}</span>
        ) : (
          <span className={`badge ${phase}`}>
            {t(asks ? 'panel.phase.asked' : isWithdrawn ? 'panel.phase.withdrawn' : `panel.phase.${phase}`)}
          </span>
        )}
      </div>
      {caseState.dismissed ? <Dismissed caseState={caseState} /> : null}
      {decision === null || caseState.dismissed ? null : (
        <>
          <p>
            {t('panel.case.recorded', {
              name: name(decision.event.author),
              when: format.lately(decision.event.at, now),
              rule: decision.decision.rule ?? t('panel.case.noRule'),
            })}
          </p>
          <Why of={titleOf(decision.decision)} sentences={whyDecided(decision.decision)} />
          {decision.decision.exception === null ? null : <Asked exception={decision.decision.exception} />}
          {state.draft.changing ? null : (
            <PlanLines
              plan={{ ...decision.decision.plan, actions: actionsNow(decision.decision.plan, billingNow(state)) }}
              checklist={checklistOf(caseState, decision.decision, gateFacts(state, ports).billing)}
            />
          )}
        </>
      )}
      {caseState.escalation.level === 'none' || caseState.dismissed ? null : (
        <p>{t(`note.escalation.${caseState.escalation.level}`)}</p>
      )}
      <Awaited caseState={caseState} />
      {caseState.endedAt !== null && !caseState.dismissed ? (
        <p className="hint">{t(isAskedAgain(state) ? 'panel.case.askedAgain' : 'panel.case.ended')}</p>
      ) : null}
      <CaseWays caseState={caseState} />
      {decision === null || caseState.dismissed || isAnswering ? null : (
        <div className="ways">
          <ChartLink position={recordedPath(decision.decision)} />
        </div>
      )}
      <History />
    </section>
  );
}
