import type { ChartQuestion, ChartWay } from '../../domain/policy/chart.ts';
import { answerLines, boxOf, LINE, type Box, type End, type PictureWords, type TextLine } from './box.ts';

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

/** From the top of a line of text to its middle. */
const MIDDLE = LINE / 2;
/** How much further in what follows an answer stands. */
const STEP = 16;
/** From the left of a question's box to the line that leaves it, and to the dots of its answers. */
const RAIL = 9;
const DOT = 22;
/** From a dot to the words beside it. */
const BESIDE = 12;
const CORNER = 6;
const ARROW = 5;
const BETWEEN = 9;
/** Between answers that lead to the same. */
const TOGETHER = 5;
/** Bold outlines at the edge of the picture are not cut off. */
const MARGIN = 2;

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
    const lines = answerLines(words.answer(question.question, way.answer), dot.x + BESIDE, right, top);
    edges.push({
      d: `M${rail} ${from.y + from.height}V${dot.y - CORNER}Q${rail} ${dot.y} ${rail + CORNER} ${dot.y}H${dot.x}`,
      isTaken: way.isTaken,
    });
    answers.push({
      key: `${from.key} ${way.answer}`,
      dot,
      lines,
      isTaken: way.isTaken,
    });
    return top + lines.length * LINE;
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
      for (const [at, answer] of way.answers.entries()) y = drawAnswer(end, answer, box, at === 0 ? y : y + TOGETHER);
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
