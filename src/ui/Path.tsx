import type { ReactNode } from 'react';
import { countOf, type PastDue } from '../domain/invoice.ts';
import { QUESTIONS, type QuestionId } from '../domain/policy/flow.ts';
import { positionOf, resolutionName, type Outcome } from '../domain/policy/resolve.ts';
import { say, t } from './wording.ts';

/** What billing says, as a step of the path. */
function countInWords(pastDue: PastDue): string {
  const count = countOf(pastDue);
  if (count === null) return t('chart.countUnknown');
  const isTyped = pastDue.kind === 'count' && pastDue.source === 'typed';
  return t(isTyped ? 'chart.countTyped' : 'chart.countBilling', { count });
}

/** One question to the agent, whichever path leads to it. */
const group = (question: QuestionId): string => (question === 'paysTwoToContinue' ? 'paysTwo' : question);

/** A step that the agent answered: pressing it opens its question again. */
function Given({
  question,
  answer,
  onChange,
}: {
  readonly question: QuestionId;
  readonly answer: string;
  readonly onChange: (question: QuestionId) => void;
}): ReactNode {
  const short = say(`chart.short.${group(question)}.${answer}`);
  return (
    <button
      type="button"
      aria-label={t('chart.changeAnswer', { short, question: t(`question.${question}`) })}
      onClick={() => {
        onChange(question);
      }}
    >
      {short}
      <svg aria-hidden="true" width="10" height="10" viewBox="0 0 10 10">
        <path d="M1 9l.6-2.6L7.4.9l1.7 1.7-5.6 5.8z" fill="none" stroke="currentColor" strokeLinejoin="round" />
      </svg>
    </button>
  );
}

/** Where the path stands: at a question, or at a rule, which is told in full below. */
function Here({ outcome, pastDue }: { readonly outcome: Outcome; readonly pastDue: PastDue }): ReactNode {
  if (outcome.kind === 'question') {
    const isAgents = QUESTIONS[outcome.position.question].askedOf === 'agent';
    return <span>{isAgents ? t('chart.asking') : countInWords(pastDue)}</span>;
  }
  const { rule, settingsActed } = outcome.resolution;
  return <span>{t(`chart.short.resolution.${resolutionName(rule, settingsActed)}`)}</span>;
}

/** The way so far, at most four steps: what was answered, by the agent or by billing, and where that leads. */
export function Path({
  outcome,
  pastDue,
  onChange,
}: {
  readonly outcome: Outcome;
  readonly pastDue: PastDue;
  /** Opens a question again that the agent answered. */
  readonly onChange: (question: QuestionId) => void;
}): ReactNode {
  const { trail } = positionOf(outcome);
  if (trail.length === 0) return null;
  // The setting is told beside the rule on which it acts.
  const steps = trail.filter(({ question }) => QUESTIONS[question].askedOf !== 'settings');
  return (
    <ol className="trail" aria-label={t('chart.path')}>
      {steps.map(({ question, answer }) => (
        <li key={question}>
          {QUESTIONS[question].askedOf === 'agent' ? (
            <Given question={question} answer={answer} onChange={onChange} />
          ) : (
            <span>{countInWords(pastDue)}</span>
          )}
        </li>
      ))}
      <li aria-current="step">
        <Here outcome={outcome} pastDue={pastDue} />
      </li>
    </ol>
  );
}
