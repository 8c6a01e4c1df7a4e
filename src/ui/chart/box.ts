import type { ChartQuestion, ChartRule } from '../../domain/policy/chart.ts';
import { linesOf, widthAtMost } from './lines.ts';

/** Words that the picture is made of. */
export interface PictureWords {
  readonly question: (id: ChartQuestion['question']) => string;
  readonly answer: (question: ChartQuestion['question'], answer: string) => string;
  readonly resolution: (name: ChartRule['resolution']) => string;
  /** Who answers the question, where no agent does. */
  readonly by: (askedOf: 'billing' | 'settings') => string;
  readonly here: () => string;
  readonly flagged: () => string;
}

/** A line of text; `y` is its baseline. */
export interface TextLine {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A question or a rule. */
export interface Box {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly kind: 'question' | 'rule';
  /** Nobody is asked: billing or a setting answers. */
  readonly isAuto: boolean;
  readonly isPassed: boolean;
  readonly isHere: boolean;
  /** Small lines above: where one stands, who is told or answers. */
  readonly captions: readonly TextLine[];
  readonly rule: TextLine | null;
  readonly lines: readonly TextLine[];
}

/** Font sizes in pixels; chart.css sets the same. */
const SIZES = { question: 13, words: 12 } as const;
/** Bold letters are wider; every text may be set in them. */
const BOLD = 1.06;
/** The height of a line of text, and from its top to its baseline. */
export const LINE = 16;
const BASELINE = 12;
const PAD = 7;

/** Where an answer leads. */
export type End = ChartQuestion | ChartRule;

/** The lines one below the other, from `top` on. */
const textLines = (lines: readonly string[], x: number, top: number): readonly TextLine[] =>
  lines.map((text, at) => ({ x, y: top + at * LINE + BASELINE, text }));

function captionsOf(end: End, words: PictureWords): readonly string[] {
  return [
    ...(end.isHere ? [`➤ ${words.here()}`] : []),
    ...('rule' in end && end.isFlagged ? [`⚑ ${words.flagged()}`] : []),
    ...('rule' in end || end.askedOf === 'agent' ? [] : [words.by(end.askedOf)]),
  ];
}

/** The box of a question or a rule, as high as its words need. */
export function boxOf(end: End, x: number, y: number, right: number, words: PictureWords): Omit<Box, 'key'> {
  const isRule = 'rule' in end;
  const captions = captionsOf(end, words);
  const rule = isRule ? end.rule : null;
  const left = x + PAD + 1;
  const start = rule === null ? left : left + widthAtMost(`${rule} `, SIZES.words * BOLD);
  const said = isRule ? words.resolution(end.resolution) : words.question(end.question);
  const lines = linesOf(said, right - PAD - start, (isRule ? SIZES.words : SIZES.question) * BOLD);
  const top = y + PAD + captions.length * LINE;
  return {
    x,
    y,
    width: right - x,
    height: top + lines.length * LINE + PAD - y,
    kind: isRule ? 'rule' : 'question',
    isAuto: !isRule && end.askedOf !== 'agent',
    isPassed: !isRule && end.isPassed,
    isHere: end.isHere,
    captions: textLines(captions, left, y + PAD - 1),
    rule: rule === null ? null : { x: left, y: top + BASELINE, text: rule },
    lines: textLines(lines, start, top),
  };
}

/** The words of an answer from `x` to `right`, beside its dot. */
export function answerLines(said: string, x: number, right: number, top: number): readonly TextLine[] {
  return textLines(linesOf(said, right - x, SIZES.words * BOLD), x, top);
}
