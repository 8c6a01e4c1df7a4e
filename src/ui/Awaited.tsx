import type { ReactNode } from 'react';
import { outdatedWords } from '../app/blockMessage.ts';
import { billingNow } from '../app/desk.ts';
import type { SessionState } from '../app/sessionState.ts';
import { nameIn, wordsFor } from '../app/wordsFor.ts';
import type { AnswerEvent, CaseState, Flag } from '../domain/case/caseState.ts';
import { conditionWords } from '../domain/case/shortWords.ts';
import { effectiveGate, isFlagged, outdatedApproval } from '../domain/case/standing.ts';
import type { Money } from '../domain/money.ts';
import { useDesk } from './SessionContext.ts';
import { t } from './wording.ts';

function Waiting({ caseState, flag }: { readonly caseState: CaseState; readonly flag: Flag }): ReactNode {
  const { state, ports, format } = useDesk();
  const { author, at } = flag.event;
  const name = nameIn(state, format)(author);
  const flagged = { name, when: format.moment(at), age: format.age(at, ports.now()) };
  const isOver = caseState.endedAt !== null || caseState.decision === null || !isFlagged(caseState);
  const mustWait = effectiveGate(caseState) === 'approval';
  return (
    <>
      <p>{t('panel.case.flaggedAge', flagged)}</p>
      {isOver ? null : <p className="hint">{t(mustWait ? 'panel.case.meanwhile' : 'panel.case.meanwhileFlag')}</p>}
    </>
  );
}

/** How much of what was asked billing shows as refunded in this run; null where it cannot tell. */
function refundedSoFar(state: SessionState, { runBeganAt }: CaseState, { currency }: Money): Money | null {
  const read = billingNow(state);
  if (read.kind !== 'invoices' || read.refunds === 'cannot-tell') return null;
  const minor = read.refunds
    .filter(({ at, amount }) => at >= runBeganAt && amount.currency === currency)
    .reduce((sum, { amount }) => sum + amount.minor, 0);
  return { minor, currency };
}

function Answered({ caseState, answer }: { readonly caseState: CaseState; readonly answer: AnswerEvent }): ReactNode {
  const { state, format } = useDesk();
  const { act } = answer;
  const values = {
    name: nameIn(state, format)(answer.author),
    when: format.moment(answer.at),
    words: act.words,
  };
  const condition = act.kind === 'approved' ? act.condition : null;
  const amount = caseState.decision?.decision.exception?.amount ?? null;
  const refunded = act.kind === 'approved' && amount !== null ? refundedSoFar(state, caseState, amount) : null;
  return (
    <>
      <p>{t(`panel.case.${act.kind}`, values)}</p>
      {condition === null ? null : <p>{conditionWords(condition, wordsFor(state, format))}</p>}
      {refunded === null || amount === null ? null : (
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
      ) : (
        <Answered caseState={caseState} answer={answer} />
      )}
      {outdated === null || decision === null ? null : (
        <p className="outdated">
          {t('panel.case.outdated', { when: format.moment(outdated.event.at) })}{' '}
          {outdatedWords({ approved: outdated.approved, decided: decision.decision }, words)}
        </p>
      )}
    </>
  );
}
