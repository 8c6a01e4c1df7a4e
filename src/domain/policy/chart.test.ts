import { describe, expect, test } from 'vitest';
import { everyFacts, facts } from '../testing/facts.ts';
import { counted, UNKNOWN } from '../testing/invoices.ts';
import { chartOf, type ChartQuestion, type ChartRule } from './chart.ts';
import { QUESTIONS, ROUTES, walk, type Position } from './flow.ts';

const questions = (chart: ChartQuestion): readonly ChartQuestion[] => [
  chart,
  ...chart.ways.flatMap(({ end }) => ('ways' in end ? questions(end) : [])),
];
const rules = (chart: ChartQuestion): readonly ChartRule[] =>
  chart.ways.flatMap(({ end }) => ('ways' in end ? rules(end) : [end]));

/** The path as the picture lights it, and where it ends. */
function lit(position: Position): { readonly path: readonly string[]; readonly here: readonly string[] } {
  const chart = chartOf(position);
  const taken = questions(chart).flatMap(({ question, ways }) =>
    ways.flatMap(({ answers }) =>
      answers.filter(({ isTaken }) => isTaken).map(({ answer }) => `${question}: ${answer}`),
    ),
  );
  return {
    path: taken,
    here: [
      ...questions(chart).flatMap(({ question, isHere }) => (isHere ? [question] : [])),
      ...rules(chart).flatMap(({ rule, isHere }) => (isHere ? [rule] : [])),
    ],
  };
}

describe('the chart as a tree', () => {
  test('holds each question once and each answer of it, in their order', () => {
    const all = questions(chartOf(null));
    expect(all.map(({ question }) => question).toSorted()).toEqual(Object.keys(QUESTIONS).toSorted());
    for (const { question, ways, askedOf } of all) {
      expect(ways.flatMap(({ answers }) => answers.map(({ answer }) => answer))).toEqual(Object.keys(ROUTES[question]));
      expect(askedOf).toBe(QUESTIONS[question].askedOf);
    }
  });

  test('both refunds lead to one question; answers that end in the same rule stay apart', () => {
    const [request, , , toContinue] = questions(chartOf(null));
    expect(request?.ways.map(({ answers }) => answers.map(({ answer }) => answer))).toEqual([
      ['continue'],
      ['refund-inactive', 'refund-other'],
      ['close'],
    ]);
    expect(toContinue?.ways.map(({ end }) => ('rule' in end ? end.rule : null))).toEqual(['R3', 'R8', 'R7', 'R8']);
  });

  test('marks the rules of which Reggie is told first', () => {
    const flagged = rules(chartOf(null)).filter(({ isFlagged }) => isFlagged);
    expect(flagged.map(({ rule }) => rule)).toEqual(['R6', 'R9']);
    const underSetting = rules(chartOf(null, true)).filter(({ isFlagged }) => isFlagged);
    expect(underSetting.map(({ rule }) => rule)).toEqual(['R3', 'R3', 'R5', 'R6', 'R9']);
  });

  test('R3 reads otherwise where the setting has two collected first', () => {
    const toContinue = rules(chartOf(null)).filter(({ rule }) => rule === 'R3');
    expect(toContinue.map(({ resolution }) => resolution)).toEqual(['void-remainder', 'collect-two-void-rest']);
  });

  test('without a walk nothing is lit', () => {
    const chart = chartOf(null);
    expect(questions(chart).some(({ isPassed, isHere }) => isPassed || isHere)).toBe(false);
    expect(rules(chart).some(({ isHere }) => isHere)).toBe(false);
  });
});

describe('the path in it', () => {
  test('every walk lights its own steps, and exactly the place where it stands', () => {
    for (const combination of everyFacts([UNKNOWN, counted(0), counted(2), counted(3)])) {
      const position = walk(combination);
      expect(lit(position)).toEqual({
        path: position.trail.map(({ question, answer }) => `${question}: ${answer}`),
        here: [position.at === 'rule' ? position.rule : position.question],
      });
    }
  });

  test('of a rule that stands several times only the one that was reached is lit', () => {
    const refund = facts({ request: 'refund-other', pastDue: counted(5), paysTwo: 'no-answer' });
    const reached = rules(chartOf(walk(refund))).filter(({ rule }) => rule === 'R8');
    expect(reached.map(({ isHere }) => isHere)).toEqual([false, false, true]);
  });

  test('the question whose answer is awaited is where it stands, also where billing has to answer it', () => {
    const unknown = chartOf(walk(facts({ request: 'close', pastDue: UNKNOWN })));
    expect(questions(unknown).filter(({ isHere }) => isHere)).toMatchObject([
      { question: 'countWhenClosing', askedOf: 'billing', isPassed: false },
    ]);
    expect(questions(unknown).filter(({ isPassed }) => isPassed)).toMatchObject([{ question: 'request' }]);
  });
});
