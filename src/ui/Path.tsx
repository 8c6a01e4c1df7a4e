import type { ReactNode } from 'react';
import { countOf, type PastDue } from '../domain/invoice.ts';
import { QUESTIONS, type Position, type QuestionId } from '../domain/policy/flow.ts';
import { say, t } from './wording.ts';

/** What billing says, as a step of the path. */
function countInWords(pastDue: PastDue): string {
  const n = countOf(pastDue);
  if (n === null) return t('chart.countUnknown');
  const what = t('panel.pastDue', { count: n });
  const isTyped = pastDue.kind === 'count' && pastDue.source === 'typed';
  return t(isTyped ? 'chart.countBy.agent' : 'chart.countBy.billing', { what });
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

/** The way so far, at most four steps: what was answered, by the agent or by billing, and where that leads. */
export function Path({
  position,
  pastDue,
  onChange,
}: {
  readonly position: Position;
  readonly pastDue: PastDue;
  readonly onChange: (question: QuestionId) => void;
}): ReactNode {
  const { trail } = position;
  if (trail.length === 0) return null;
  const asked = position.at === 'question' ? position.question : null;
  return (
    <ol className="path" aria-label={t('chart.path')}>
      {trail.map(({ question, answer }) => {
        const { askedOf } = QUESTIONS[question];
        // The setting is told beside the rule on which it acts.
        if (askedOf === 'settings') return null;
        return (
          <li key={question}>
            {askedOf === 'agent' ? (
              <Given question={question} answer={answer} onChange={onChange} />
            ) : (
              <span>{countInWords(pastDue)}</span>
            )}
          </li>
        );
      })}
      <li aria-current="step">
        <span>
          {asked === null
            ? position.at === 'rule' && position.rule
            : QUESTIONS[asked].askedOf === 'agent'
              ? t('chart.asking')
              : countInWords(pastDue)}
        </span>
      </li>
    </ol>
  );
}
