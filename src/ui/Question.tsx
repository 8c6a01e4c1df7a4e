import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { QUESTIONS, type QuestionId } from '../domain/policy/flow.ts';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { say, t } from './wording.ts';

/** The live question. Its answers are buttons: one click or key press answers, none can be chosen by arrowing past it. */
export function Question({
  question,
  onAnswer,
}: {
  readonly question: QuestionId;
  readonly onAnswer: (answer: string) => void;
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
          {say(`answer.${question}.${answer}`)}
        </Button>
      ))}
    </div>
  );
}
