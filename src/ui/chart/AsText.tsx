import type { ReactNode } from 'react';
import type { ChartQuestion, ChartRule } from '../../domain/policy/chart.ts';
import { t } from '../wording.ts';
import { PANEL_WORDS, ruleInWords } from './words.ts';

const marked = (text: string, ...marks: readonly (string | false)[]): string =>
  [text, ...marks.filter(Boolean)].join(' ');

function End({ end }: { readonly end: ChartQuestion | ChartRule }): ReactNode {
  const here = end.isHere && t('chart.mark', { mark: PANEL_WORDS.here() });
  if ('rule' in end) {
    const text = marked(ruleInWords(end), end.isFlagged && t('chart.mark', { mark: PANEL_WORDS.flagged() }), here);
    return end.isHere ? <strong>{text}</strong> : text;
  }
  const by = end.askedOf !== 'agent' && t('chart.mark', { mark: PANEL_WORDS.by(end.askedOf) });
  const text = marked(PANEL_WORDS.question(end.question), by, here);
  return (
    <>
      {end.isPassed || end.isHere ? <strong>{text}</strong> : text}
      <ul>
        {end.ways.map(({ answers, end: next }) => (
          <li key={answers[0]?.answer}>
            {answers.map(({ answer, isTaken }) => (
              <div key={answer}>
                {marked(
                  PANEL_WORDS.answer(end.question, answer),
                  isTaken && t('chart.mark', { mark: t('chart.taken') }),
                )}{' '}
                →
              </div>
            ))}
            <End end={next} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The chart as a nested list. */
export function AsText({ chart }: { readonly chart: ChartQuestion }): ReactNode {
  return (
    <div className="chart-text">
      <End end={chart} />
    </div>
  );
}
