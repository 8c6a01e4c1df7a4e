import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { driftWords } from '../app/blockMessage.ts';
import { caseOf, draftContext } from '../app/desk.ts';
import { nameIn, wordsFor } from '../app/wordsFor.ts';
import { BRIEF_LINES, briefOf, flaggedBefore } from '../domain/case/brief.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import { changeLines } from '../domain/case/changeLines.ts';
import { driftOf } from '../domain/case/decision.ts';
import type { NoteWords } from '../domain/case/noteWords.ts';
import { outdatedApproval } from '../domain/case/standing.ts';
import { playbookSaysNever } from '../domain/policy/exception.ts';
import { Answer } from './Answer.tsx';
import { useDesk, useTyped } from './SessionContext.ts';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { useMayAnswer } from './useMayAnswer.ts';
import { t } from './wording.ts';

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

function sinceReggieLooked(
  state: CaseState,
  words: NoteWords,
): { readonly title: string; readonly lines: readonly string[] } {
  const decision = state.decision?.decision ?? null;
  const outdated = outdatedApproval(state);
  const before = outdated?.approved ?? flaggedBefore(state);
  const title =
    outdated === null
      ? t('brief.changedSinceFlag')
      : t('brief.changedSinceApproval', { when: words.moment(outdated.event.at) });
  return { title, lines: decision === null || before === null ? [] : changeLines(before, decision, words) };
}

/** What an approver has to decide: the six lines of playbook §9, what changed since, and the three answers. */
export function Brief(): ReactNode {
  const { state, ports, format } = useDesk();
  const mayAnswer = useMayAnswer();
  const [answering, setAnswering] = useTyped('answering');
  const heading = useArrivalFocus<HTMLHeadingElement>();
  const caseState = caseOf(state);
  if (!mayAnswer) return null;
  if (caseState.answer !== null && answering === '') {
    return (
      <div className="ways">
        <Button
          isLink
          size="small"
          onClick={() => {
            setAnswering('again');
          }}
        >
          {t('answering.change')}
        </Button>
      </div>
    );
  }
  const words = wordsFor(state, format);
  const { pastDue } = draftContext(state, ports.settings);
  const brief = briefOf({
    state: caseState,
    pastDue,
    requester: state.ticket?.requester.name ?? '',
    nameOf: nameIn(state, format),
    now: ports.now(),
    words,
  });
  if (brief === null) return null;
  const decision = caseState.decision?.decision ?? null;
  const since = sinceReggieLooked(caseState, words);
  const drift = decision === null ? [] : driftWords(driftOf(decision, pastDue), words);
  return (
    <section className="card brief" aria-label={t('brief.title')}>
      <h3 ref={heading} tabIndex={-1}>
        {t('brief.title')}
      </h3>
      <dl className="lines">
        {BRIEF_LINES.map((line) => (
          <div key={line} className={line}>
            <dt>{t(`brief.line.${line}`)}</dt>
            <dd>{brief[line]}</dd>
          </div>
        ))}
      </dl>
      {decision !== null && playbookSaysNever(decision.request, decision.plan) ? (
        <p className="warning" role="alert">
          {t('exception.never')}
        </p>
      ) : null}
      <Changed title={since.title} lines={since.lines} />
      <Changed title={t('brief.changedInBilling')} lines={drift} />
      <Answer caseState={caseState} />
    </section>
  );
}
