/** A sentence as written, and in the form that phrases are matched against. */
export interface Sentence {
  readonly text: string;
  /** Lower case, without accents, with straight apostrophes and single spaces: people leave accents out. */
  readonly plain: string;
}

const QUOTED = /^\s*>/;
const QUOTE_OPENING =
  /^\s*(?:(?:on|el|em|le|am) .{4,120} (?:wrote|escribi[óo]|escreveu|a [ée]crit|schrieb\b.{0,80}?)\s?:|-{2,}\s*(?:original message|mensaje original|mensagem original|message d'origine|urspr(?:ü|ue)ngliche nachricht))/i;

/**
 * The lines that the customer wrote: what is quoted from an earlier message was said by somebody else. Mail programs quote
 * with ">" on every line, or put the whole earlier message below an opening line.
 */
function ownLines(lines: readonly string[]): readonly string[] {
  const opening = lines.findIndex((line) => QUOTE_OPENING.test(line));
  const isMarked = lines.slice(opening + 1).some((line) => QUOTED.test(line));
  const kept = opening === -1 || isMarked ? lines : lines.slice(0, opening);
  return kept.filter((line) => !QUOTED.test(line) && !QUOTE_OPENING.test(line));
}

/**
 * The sentences of a message in their order; of a customer's, quoted lines are left out (`own`). Lines of one paragraph are
 * joined, since mail programs break lines anywhere; an empty line ends a sentence.
 */
export function sentencesIn(text: string, which: 'own' | 'all'): readonly Sentence[] {
  const lines = text.replaceAll(/[^\S\n]+/gu, ' ').split('\n');
  return (which === 'own' ? ownLines(lines) : lines.map((line) => line.replace(/^[\s>]+/, '')))
    .map((line) => (line.trim() === '' ? '\n' : line.trim()))
    .join(' ')
    .split(/(?<=[.!?]) +| *\n */u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .map((sentence) => ({ text: sentence, plain: plain(sentence) }));
}

function plain(sentence: string): string {
  return sentence
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u02BC`´]/gu, "'")
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe');
}
