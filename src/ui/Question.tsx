import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { QUESTIONS, type QuestionId } from '../domain/policy/flow.ts';
import { LinkButton } from './LinkButton.tsx';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { say, t } from './wording.ts';

/** The live question. Its answers are buttons: one click or key press answers, none can be chosen by arrowing past it. */
export function Question({
  question,
  now,
  onAnswer,
  onKeep,
}: {
  readonly question: QuestionId;
  /** The answer that stands while another one is looked for. */
  readonly now: string | null;
  readonly onAnswer: (answer: string) => void;
  /** Leaves the answer that stands. */
  readonly onKeep: () => void;
}): ReactNode {
  const heading = useArrivalFocus<HTMLHeadingElement>(question);
  return (
    <div className="question" role="group" aria-labelledby={`question-${question}`}>
      <h3 id={`question-${question}`} ref={heading} tabIndex={-1}>
        {t(`question.${question}`)}
      </h3>
      {QUESTIONS[question].answers.map((answer) => (
        <Button
          key={answer}
          isStretched
          className="answer"
          onClick={() => {
            onAnswer(answer);
          }}
        >
          {answer === now
            ? t('panel.answerNow', { answer: say(`answer.${question}.${answer}`) })
            : say(`answer.${question}.${answer}`)}
        </Button>
      ))}
      {now === null ? null : (
        <LinkButton small onClick={onKeep}>
          {t('panel.keepAnswer')}
        </LinkButton>
      )}
    </div>
  );
}
