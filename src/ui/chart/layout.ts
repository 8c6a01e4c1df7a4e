import type { ChartQuestion, ChartRule, ChartWay } from '../../domain/policy/chart.ts';
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

/** An answer on its way: a dot on the line, and its words beside it. */
export interface Answer {
  readonly key: string;
  readonly dot: { readonly x: number; readonly y: number };
  readonly lines: readonly TextLine[];
  readonly isTaken: boolean;
}

/** A line of the picture, as an SVG path. */
export interface Edge {
  readonly d: string;
  readonly isTaken: boolean;
}

/** Where everything stands, in pixels from the top left. What is drawn later lies on top. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly edges: readonly Edge[];
  readonly boxes: readonly Box[];
  readonly answers: readonly Answer[];
}

/** Font sizes in pixels; chart.css sets the same. */
const SIZES = { question: 13, words: 12 } as const;
/** Bold letters are wider; every text may be set in them. */
const BOLD = 1.06;
const LINE = 16;
/** From the top of a line of text to its baseline, and to its middle. */
const BASELINE = 12;
const MIDDLE = 8;
const PAD = 7;
/** How much further in what follows an answer stands. */
const STEP = 16;
/** From the left of a question's box to the line that leaves it, and to the dots of its answers. */
const RAIL = 9;
const DOT = 22;
const CORNER = 6;
const ARROW = 5;
const BETWEEN = 9;
/** Bold outlines at the edge of the picture are not cut off. */
const MARGIN = 2;

type End = ChartQuestion | ChartRule;

const textLines = (lines: readonly string[], x: number, top: number): readonly TextLine[] =>
  lines.map((text, at) => ({ x, y: top + at * LINE + BASELINE, text }));

function captionsOf(end: End, words: PictureWords): readonly string[] {
  return [
    ...(end.isHere ? [`➤ ${words.here()}`] : []),
    ...('rule' in end && end.isFlagged ? [`⚑ ${words.flagged()}`] : []),
    ...('rule' in end || end.askedOf === 'agent' ? [] : [words.by(end.askedOf)]),
  ];
}

function boxOf(end: End, x: number, y: number, right: number, words: PictureWords): Omit<Box, 'key'> {
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

/**
 * The chart from top to bottom, the answers of each question indented below it, so that it fits a panel of 320 px.
 * `width` and all that comes out are pixels.
 */
export function layoutOf(chart: ChartQuestion, words: PictureWords, width: number): Layout {
  const boxes: Box[] = [];
  const answers: Answer[] = [];
  const edges: Edge[] = [];
  const right = width - MARGIN;

  /** Draws an answer's dot and words at `top`; gives where they end. */
  const drawAnswer = (question: ChartQuestion, way: ChartWay['answers'][number], from: Box, top: number): number => {
    const dot = { x: from.x + DOT, y: top + MIDDLE };
    const rail = from.x + RAIL;
    const said = linesOf(words.answer(question.question, way.answer), right - dot.x - 12, SIZES.words * BOLD);
    edges.push({
      d: `M${rail} ${from.y + from.height}V${dot.y - CORNER}Q${rail} ${dot.y} ${rail + CORNER} ${dot.y}H${dot.x}`,
      isTaken: way.isTaken,
    });
    answers.push({
      key: `${from.key} ${way.answer}`,
      dot,
      lines: textLines(said, dot.x + 12, top),
      isTaken: way.isTaken,
    });
    return top + said.length * LINE;
  };

  /** Draws everything from `end` on at `top`; gives where it ends. */
  const draw = (end: End, key: string, x: number, top: number): number => {
    const box: Box = { key, ...boxOf(end, x, top, right, words) };
    boxes.push(box);
    let y = top + box.height;
    if ('rule' in end) return y;
    for (const way of end.ways) {
      y += BETWEEN;
      const first = answers.length;
      for (const answer of way.answers) y = drawAnswer(end, answer, box, y);
      const next = y + BETWEEN;
      for (const { dot, isTaken } of answers.slice(first)) {
        const arrow = `M${dot.x - ARROW} ${next - ARROW}L${dot.x} ${next}L${dot.x + ARROW} ${next - ARROW}`;
        edges.push({ d: `M${dot.x} ${dot.y}V${next}${arrow}`, isTaken });
      }
      const last = way.answers.at(-1)?.answer ?? '';
      y = draw(way.end, `${key} ${last}`, x + STEP, next);
    }
    return y;
  };

  const height = draw(chart, chart.question, MARGIN, MARGIN) + MARGIN;
  return { width, height, edges: edges.toSorted((a, b) => Number(a.isTaken) - Number(b.isTaken)), boxes, answers };
}
