import type { ChartQuestion, ChartRule } from '../../domain/policy/chart.ts';
import { say, t } from '../wording.ts';
import type { PictureWords } from './box.ts';

/** The panel's words for the picture, in the viewer's language. */
export const PANEL_WORDS: PictureWords = {
  question: (id) => t(`question.${id}`),
  answer: (id, answer) => say(`answer.${id}.${answer}`),
  resolution: (name) => t(`resolution.${name}`),
  by: (askedOf) => t(`chart.by.${askedOf}`),
  here: () => t('chart.here'),
  flagged: () => t('chart.flagged'),
};

/** A rule with its id and what it says. */
export const ruleInWords = ({ rule, resolution }: ChartRule): string =>
  t('chart.rule', { rule, resolution: PANEL_WORDS.resolution(resolution) });

/** The lit path in words: each answered question with its answer, and where it stands. */
export function pathInWords(chart: ChartQuestion): string {
  const steps: string[] = [];
  let end: ChartQuestion | ChartRule = chart;
  while ('ways' in end && end.isPassed) {
    const { question, ways }: ChartQuestion = end;
    const way = ways.find(({ answers }) => answers.some(({ isTaken }) => isTaken));
    const answer = way?.answers.find(({ isTaken }) => isTaken)?.answer;
    if (way === undefined || answer === undefined) break;
    steps.push(
      t('chart.step', {
        question: PANEL_WORDS.question(question),
        answer: PANEL_WORDS.answer(question, answer),
      }),
    );
    ({ end } = way);
  }
  const here = 'ways' in end ? PANEL_WORDS.question(end.question) : ruleInWords(end);
  return steps.length === 0 ? t('chart.standing', { here }) : t('chart.standingAfter', { way: steps.join(' '), here });
}
