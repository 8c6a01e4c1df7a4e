import type { ReactNode } from 'react';
import { refundedSoFar } from '../app/billingNow.ts';
import { approverIn, nameIn, wordsFor } from '../app/wordsFor.ts';
import type { AnswerEvent, CaseState, Flag } from '../domain/case/caseState.ts';
import { outdatedWords } from '../domain/case/driftWords.ts';
import { conditionWords } from '../domain/case/shortWords.ts';
import { effectiveGate, isFlagged, outdatedApproval, standingRules } from '../domain/case/standing.ts';
import { useDesk } from './SessionContext.ts';
import { Tool } from './Tool.tsx';
import { useNow } from './useNow.ts';
import { t } from './wording.ts';

const MINUTE_MS = 60_000;

function Waiting({ caseState, flag }: { readonly caseState: CaseState; readonly flag: Flag }): ReactNode {
  const { state, ports, format } = useDesk();
  const now = useNow();
  const { author, at } = flag.event;
  const name = nameIn(state, format)(author);
  const flagged = { name, when: format.lately(at, now), age: format.age(at, now) };
  const isOver = caseState.endedAt !== null || caseState.decision === null || !isFlagged(caseState);
  const mustWait = effectiveGate(caseState) === 'approval';
  const isOnlyEscalated = caseState.decision === null && caseState.endedAt === null;
  return (
    <>
      <p>{t(now - at < MINUTE_MS ? 'panel.case.flaggedNow' : 'panel.case.flaggedAge', flagged)}</p>
      {isOnlyEscalated ? <p className="hint">{t('panel.case.meanwhileEscalated')}</p> : null}
      {isOver ? null : <p className="hint">{t(mustWait ? 'panel.case.meanwhile' : 'panel.case.meanwhileFlag')}</p>}
      {isOver || !ports.viewer.isAdmin ? null : <Tool name="NotMailed" />}
    </>
  );
}

/** Reggie's answer: who gave it, when, under which condition, and how far a refund has come since. */
export function Answered({
  caseState,
  answer,
}: {
  readonly caseState: CaseState;
  readonly answer: AnswerEvent;
}): ReactNode {
  const { state, format } = useDesk();
  const { act } = answer;
  const values = {
    name: nameIn(state, format)(answer.author),
    when: format.moment(answer.at),
    words: act.words,
  };
  const condition = act.kind === 'approved' ? act.condition : null;
  const amount = caseState.decision?.decision.exception?.amount ?? null;
  const refunded = act.kind === 'approved' && amount !== null ? refundedSoFar(state, caseState, amount.currency) : null;
  return (
    <>
      <p>{t(`panel.case.${act.kind}`, values)}</p>
      {condition === null ? null : <p>{conditionWords(condition, wordsFor(state, format))}</p>}
      {refunded === null || amount === null || refunded.minor === 0 ? null : (
        <p className="hint">
          {t('panel.case.refundedSoFar', { sum: format.money(refunded), amount: format.money(amount) })}
        </p>
      )}
    </>
  );
}

/** What the case waits for, since when, and what may be done meanwhile; or Reggie's answer and what became of it. */
export function Awaited({ caseState }: { readonly caseState: CaseState }): ReactNode {
  const { state, format } = useDesk();
  const { flag, answer, decision } = caseState;
  const outdated = outdatedApproval(caseState);
  const words = wordsFor(state, format);
  return (
    <>
      {flag === null ? null : flag.withdrawn ? (
        <p className="hint">{t('panel.withdrawn')}</p>
      ) : answer === null ? (
        <Waiting caseState={caseState} flag={flag} />
      ) : standingRules(caseState).includes('G6') ? null : (
        <Answered caseState={caseState} answer={answer} />
      )}
      {outdated === null || decision === null || flag?.withdrawn === true ? null : (
        <p className="outdated">
          {t('panel.case.outdated', {
            name: approverIn(state, format)(outdated.event.author),
            when: format.moment(outdated.event.at),
          })}{' '}
          {outdatedWords({ approved: outdated.approved, decided: decision.decision }, words)}
        </p>
      )}
    </>
  );
}
