import { QUESTIONS, ROUTES, RULES, START, type QuestionId } from './flow.ts';
import { RESOLUTIONS } from './resolve.ts';

/** Words for the picture: the question's text and an answer's label. */
export interface ChartWords {
  question(id: QuestionId): string;
  answer(id: QuestionId, answer: string): string;
  resolution(name: string): string;
}

const quoted = (text: string): string => `"${text.replaceAll('"', "'")}"`;

/** The flowchart as Mermaid text, drawn from the routes; `docs/policy.mmd` is its output and kept current by a test. */
export function toMermaid(words: ChartWords): string {
  const questions = Object.keys(QUESTIONS) as QuestionId[];
  const lines = ['flowchart TD', `  start([Ticket]) --> ${START}`];
  for (const id of questions) lines.push(`  ${id}{${quoted(words.question(id))}}`);
  for (const rule of RULES) {
    lines.push(`  ${rule}[${quoted(`${rule}: ${words.resolution(RESOLUTIONS[rule].name)}`)}]`);
  }
  for (const id of questions) {
    for (const [answer, route] of Object.entries(ROUTES[id])) {
      lines.push(`  ${id} -->|${quoted(words.answer(id, answer))}| ${'ask' in route ? route.ask : route.resolve}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
