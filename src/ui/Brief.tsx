import { useState, type ReactNode } from 'react';
import { answerField, begunBefore } from '../app/answering.ts';
import { caseOf } from '../app/caseNow.ts';
import { draftContext } from '../app/desk.ts';
import { nameIn, wordsFor } from '../app/wordsFor.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import { driftOf } from '../domain/case/decision.ts';
import { driftLines } from '../domain/case/driftWords.ts';
import { briefOf } from '../domain/case/panelBrief.ts';
import { effectiveGate } from '../domain/case/standing.ts';
import { playbookSaysNever } from '../domain/policy/exception.ts';
import { whyRule } from '../domain/policy/why.ts';
import { Answer } from './Answer.tsx';
import { AnswerGiven } from './AnswerGiven.tsx';
import { BriefLines } from './BriefLines.tsx';
import { earlierAnswer, happened, sinceReggieLooked } from './briefChanges.ts';
import { LinkButton } from './LinkButton.tsx';
import { PlanLines } from './PlanLines.tsx';
import { useDesk } from './SessionContext.ts';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { useMayAnswer } from './useMayAnswer.ts';
import { useNow } from './useNow.ts';
import { Why } from './Why.tsx';
import { t, type TextKey } from './wording.ts';

/** What is not as it was when Reggie last looked, changed facts only: before → after. */
function Changed({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <div className="changed">
      <h4>{title}</h4>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** The request is another than the one an answer was begun for: that is said, and what was typed goes on to the new one. */
function Meanwhile({ flagId }: { readonly flagId: string }): ReactNode {
  const { state } = useDesk();
  const begun = begunBefore(state.typed, flagId);
  if (begun === null) return null;
  return (
    <p role="alert" className="notice bad">
      {t('brief.meanwhile')} {begun === 'words' ? t('brief.meanwhileKept') : null}
    </p>
  );
}

/** What the agent may do without an answer. */
function informationHint({ decision, escalation }: CaseState): TextKey {
  if (escalation.level === 'none') return 'brief.informationHint';
  return decision === null ? 'brief.informationEscalation' : 'brief.informationEscalated';
}

function OpenBrief({
  caseState,
  flagId,
  onKeep,
}: {
  readonly caseState: CaseState;
  readonly flagId: string;
  /** Closes the brief again; null where nothing is answered yet. */
  readonly onKeep: (() => void) | null;
}): ReactNode {
  const { state, ports, format } = useDesk();
  const heading = useArrivalFocus<HTMLHeadingElement>();
  const now = useNow();
  const words = wordsFor(state, format);
  const { pastDue } = draftContext(state, ports.settings);
  const brief = briefOf({
    state: caseState,
    pastDue,
    requester: state.ticket?.requester.name ?? '',
    nameOf: nameIn(state, format),
    now,
    words,
  });
  if (brief === null) return null;
  const decision = caseState.decision?.decision ?? null;
  const since = sinceReggieLooked(caseState, words);
  const drift = decision === null ? [] : driftLines(driftOf(decision, pastDue), words);
  const needsNone = decision === null || effectiveGate(caseState) !== 'approval';
  const title = t(needsNone ? 'brief.information' : 'brief.title');
  return (
    <section className="card brief" aria-label={title}>
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <Meanwhile flagId={flagId} />
      {needsNone ? <p className="hint">{t(informationHint(caseState))}</p> : null}
      {caseState.endedAt === null ? null : <p className="hint">{t('brief.solved')}</p>}
      <BriefLines brief={brief} caseState={caseState} />
      {decision === null || decision.rule === null ? null : (
        <Why title={t('brief.says')} sentences={whyRule(decision.rule, decision.request, decision.settingsActed)} />
      )}
      {decision !== null && playbookSaysNever(decision.request, decision.plan) ? (
        <p className="warning">{t('exception.never')}</p>
      ) : null}
      {decision?.plan.shape === 'per-invoice' ? <PlanLines plan={decision.plan} /> : null}
      <Changed title={t('brief.happened')} lines={happened(state, caseState, words)} />
      <Changed title={t('brief.earlier')} lines={earlierAnswer(caseState, words, nameIn(state, format))} />
      <Changed title={since.title} lines={since.lines} />
      <Changed title={t('brief.changedInBilling')} lines={drift} />
      <Answer caseState={caseState} flagId={flagId} isDrifted={drift.length > 0} isInformation={needsNone} />
      {onKeep === null ? null : (
        <LinkButton small onClick={onKeep}>
          {t('answering.keep')}
        </LinkButton>
      )}
    </section>
  );
}

/** What an approver has to decide: the lines of playbook §9, what changed since, and the three answers; then what was answered. */
export function Brief(): ReactNode {
  const { state, actions, ports } = useDesk();
  const mayAnswer = useMayAnswer();
  const [reopened, setReopened] = useState<string | null>(null);
  const caseState = caseOf(state);
  const { flag, answer } = caseState;
  if (!mayAnswer || flag === null) return null;
  const flagId = flag.event.id;
  const isBegun = answerField(flagId, 'chosen') in state.typed;
  // An answer that is given already is changed on request; the next answer closes the brief again.
  if (answer === null || reopened === answer.id || isBegun) {
    const keep = (): void => {
      setReopened(null);
      actions.type(answerField(flagId, 'chosen'), '');
    };
    return <OpenBrief caseState={caseState} flagId={flagId} onKeep={answer === null ? null : keep} />;
  }
  const reopen = (): void => {
    setReopened(answer.id);
    actions.clearNotice();
  };
  // Whoever decided it too has the case itself below, unfolded.
  if (caseState.decision?.event.author !== ports.viewer.id) {
    return <AnswerGiven caseState={caseState} answer={answer} onChange={reopen} />;
  }
  return (
    <div className="ways">
      <LinkButton small onClick={reopen}>
        {t('answering.change')}
      </LinkButton>
    </div>
  );
}
