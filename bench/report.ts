/** The measurement as tables: times, their ratios, and each target with whether it is met. */
import type { Kind, Measured, Temperature } from './measured.ts';
import type { Visit } from './visit.ts';

/** What the panel is to reach, in terms of what was measured beside it. */
const TARGETS = {
  countCold: 1.0,
  countWarm: 0.9,
  firstText: 1.0,
  behindAnswerMs: 60,
} as const;

const COLUMNS: readonly (readonly [Kind, Temperature])[] = [
  ['1x', 'cold'],
  ['1x', 'warm'],
  ['4x', 'cold'],
  ['4x', 'warm'],
];

const row = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(34)}${cells.map((cell) => cell.padStart(20)).join('')}`;

const ms = (value: number): string => (Number.isNaN(value) ? 'never' : value.toFixed(0));

type Of = (visit: Visit) => number;

const verdict = (isMet: boolean): string => (isMet ? 'met' : 'NOT MET');

/** Where something is compared with zero, a ratio says nothing. */
const ratioCell = (ratio: number, limit: number): string =>
  `${ratio.toFixed(2)} ≤${limit.toFixed(1)} ${verdict(ratio <= limit)}`;

function times(measured: Measured): readonly string[] {
  const line = (name: string, app: string, of: Of): string =>
    row(
      name,
      COLUMNS.map(([kind, temperature]) => ms(measured.median(app, kind, temperature, of))),
    );
  return [
    row(
      '',
      COLUMNS.map(([kind, temperature]) => `${temperature} ${kind}`),
    ),
    line('empty page: text', 'empty', ({ ready }) => ready),
    line('floor: text', 'floor', ({ ready }) => ready),
    line('panel: count', 'panel', ({ ready }) => ready),
    line('panel: first text', 'panel', ({ first }) => first),
    line('panel: question answers', 'panel', ({ question }) => question),
    line('panel: save guard stands', 'panel', ({ guard }) => guard),
    line('panel: billing asked', 'panel', ({ billingAsked }) => billingAsked),
    line('panel: React has rendered', 'panel', ({ react }) => react),
    line('panel: blocking time in 3 s', 'panel', ({ blocking }) => blocking),
    line('floor: blocking time in 3 s', 'floor', ({ blocking }) => blocking),
  ];
}

function ratios(measured: Measured): readonly string[] {
  const ratio = (of: Of, to: string, kind: Kind, temperature: Temperature): number =>
    measured.median('panel', kind, temperature, of) / measured.median(to, kind, temperature, ({ ready }) => ready);
  const countLimit = (temperature: Temperature): number =>
    temperature === 'cold' ? TARGETS.countCold : TARGETS.countWarm;
  return [
    row(
      'count : floor',
      COLUMNS.map(([kind, temperature]) =>
        ratioCell(
          ratio(({ ready }) => ready, 'floor', kind, temperature),
          countLimit(temperature),
        ),
      ),
    ),
    row(
      'count : empty page',
      COLUMNS.map(([kind, temperature]) => ratio(({ ready }) => ready, 'empty', kind, temperature).toFixed(2)),
    ),
    row(
      'first text : empty page',
      COLUMNS.map(([kind, temperature]) =>
        ratioCell(
          ratio(({ first }) => first, 'empty', kind, temperature),
          TARGETS.firstText,
        ),
      ),
    ),
  ];
}

function others(measured: Measured): readonly string[] {
  const blocking = (app: string): number => measured.median(app, '4x', 'cold', (visit) => visit.blocking);
  const behind = (temperature: Temperature): number =>
    measured.median('panel', 'late', temperature, ({ behindAnswer }) => behindAnswer);
  const always = (is: (visit: Visit) => boolean): string => {
    const [held, visits] = measured.share('panel', is);
    return `in ${held} of ${visits} visits: ${verdict(held === visits)}`;
  };
  const shifts = COLUMNS.flatMap(([kind, temperature]) => measured.all('panel', kind, temperature))
    .flatMap((visit) => visit.shifts)
    .sort((a, b) => b.value - a.value);
  const [panel, floor] = [blocking('panel'), blocking('floor')];
  const late = (['cold', 'warm'] as const).map(
    (temperature) =>
      `${ms(behind(temperature))} ${temperature} ${verdict(behind(temperature) <= TARGETS.behindAnswerMs)}`,
  );
  const [heights] = measured.all('panel', '1x', 'cold').map((visit) => visit.heights.join(', '));
  return [
    `blocking time, cold 4x: panel ${ms(panel)}, floor ${ms(floor)}: ${verdict(panel <= floor)}`,
    `answers 150 ms late: count behind the answer with the invoices by ${late.join(', ')} (at most ${TARGETS.behindAnswerMs})`,
    `billing is asked before React has rendered ${always(({ billingAsked, react }) => billingAsked < react)}`,
    `the save guard stands before billing is asked ${always(({ guard, billingAsked }) => guard < billingAsked)}`,
    `no layout shift ${always((visit) => visit.shifts.length === 0)}`,
    ...shifts
      .slice(0, 1)
      .map(({ at, value, moved }) => `  the greatest, ${value.toFixed(4)} at ${ms(at)}, moved: ${moved.join(' | ')}`),
    `no frame without text ${always(({ gaps }) => gaps === 0)}`,
    `the count stays where it was when the question comes ${always(({ moved }) => moved === 0)}`,
    `heights asked for in the first visit, from 360: ${heights ?? 'none'}`,
  ];
}

export const report = (measured: Measured): string =>
  [...times(measured), '', ...ratios(measured), '', ...others(measured)].join('\n');
