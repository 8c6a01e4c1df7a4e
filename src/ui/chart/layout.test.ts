import { describe, expect, test } from 'vitest';
import { chartOf } from '../../domain/policy/chart.ts';
import { walk } from '../../domain/policy/flow.ts';
import { facts } from '../../domain/testing/facts.ts';
import { counted } from '../../domain/testing/invoices.ts';
import type { PictureWords } from './box.ts';
import { layoutOf, type Layout } from './layout.ts';
import { linesOf, widthAtMost } from './lines.ts';
import { PANEL_WORDS } from './words.ts';

const REFUSES = chartOf(walk(facts({ request: 'refund-inactive', pastDue: counted(5), paysTwo: 'no' })));

/** Everything said at twice its length, as other languages may say it. */
const LONG: PictureWords = {
  ...PANEL_WORDS,
  question: (id) => `${PANEL_WORDS.question(id)} ${PANEL_WORDS.question(id)}`,
  answer: (id, answer) => `${PANEL_WORDS.answer(id, answer)} ${PANEL_WORDS.answer(id, answer)}`,
  resolution: (name) => `${PANEL_WORDS.resolution(name)} ${PANEL_WORDS.resolution(name)}`,
};

const texts = ({
  boxes,
  answers,
}: Layout): readonly { readonly x: number; readonly y: number; readonly text: string }[] => [
  ...boxes.flatMap(({ lines, captions, rule }) => [...lines, ...captions, ...(rule === null ? [] : [rule])]),
  ...answers.flatMap(({ lines }) => lines),
];

describe.each([
  ['a narrow panel', PANEL_WORDS, 270],
  ['a panel of 320 px', PANEL_WORDS, 286],
  ['the documents', PANEL_WORDS, 480],
  ['a wordy language', LONG, 286],
])('the picture in %s', (_where, words, width) => {
  const layout = layoutOf(REFUSES, words, width);

  test('keeps every box and every line of text inside', () => {
    for (const { x, y, width: wide, height } of layout.boxes) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + wide).toBeLessThanOrEqual(width);
      expect(y + height).toBeLessThanOrEqual(layout.height);
    }
    for (const { x, text } of texts(layout)) expect(x + widthAtMost(text, 12)).toBeLessThanOrEqual(width);
  });

  test('has nothing stand on anything else', () => {
    const spans = [
      ...layout.boxes.map(({ y, height }) => ({ from: y, to: y + height })),
      ...layout.answers.map(({ lines }) => ({ from: (lines[0]?.y ?? 0) - 12, to: (lines.at(-1)?.y ?? 0) + 4 })),
    ].toSorted((a, b) => a.from - b.from);
    for (const [at, span] of spans.slice(1).entries()) expect(span.from).toBeGreaterThanOrEqual(spans[at]?.to ?? 0);
  });

  test('loses no word', () => {
    const whole = (lines: readonly { readonly text: string }[]): string => lines.map(({ text }) => text).join(' ');
    const said = [...layout.boxes, ...layout.answers].map(({ lines }) => whole(lines));
    expect(said).toContain(words.question('continueRequiresTwo'));
    expect(said).toContain(words.answer('request', 'refund-other'));
    expect(said.filter((text) => text === words.resolution('no-answer'))).toHaveLength(3);
  });
});

describe('the path in the picture', () => {
  const layout = layoutOf(REFUSES, PANEL_WORDS, 286);

  test('is drawn last, on top of the other lines', () => {
    const taken = layout.edges.map(({ isTaken }) => isTaken);
    expect(taken.filter(Boolean)).toHaveLength(6);
    expect(taken.lastIndexOf(false)).toBeLessThan(taken.indexOf(true));
  });

  test('says in words where it stands, and who is told', () => {
    const here = layout.boxes.filter(({ isHere }) => isHere);
    expect(here.map(({ rule, captions }) => [rule?.text, ...captions.map(({ text }) => text)])).toEqual([
      ['R6', '➤ You are here', '⚑ Reggie is told first'],
    ]);
  });

  test('tells apart what nobody is asked', () => {
    const auto = layout.boxes
      .filter(({ isAuto }) => isAuto)
      .flatMap(({ captions }) => captions.map(({ text }) => text));
    expect(auto).toEqual(['From billing', 'A setting of this app', 'From billing', 'From billing']);
  });
});

describe('lines of text', () => {
  test('hold as many words as fit, and a longer word alone', () => {
    expect(linesOf('one two three', 1000, 12)).toEqual(['one two three']);
    expect(linesOf('one two three', widthAtMost('one two', 12), 12)).toEqual(['one two', 'three']);
    expect(linesOf('a Rechnungsstellungszeitraum b', 20, 12)).toEqual(['a', 'Rechnungsstellungszeitraum', 'b']);
  });
});
