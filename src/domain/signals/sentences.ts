/** A sentence as written, and in the form that phrases are matched against. */
export interface Sentence {
  readonly text: string;
  readonly plain: string;
}

const QUOTED = /^\s*>/;
const QUOTE_OPENING = /^\s*(?:on .{4,80} wrote:|-{2,}\s*original message)/i;

/** The lines that the writer wrote: what is quoted from an earlier message was said by somebody else. */
function ownLines(text: string): readonly string[] {
  const lines = text.split('\n');
  const quote = lines.findIndex((line) => QUOTE_OPENING.test(line));
  return (quote === -1 ? lines : lines.slice(0, quote)).filter((line) => !QUOTED.test(line));
}

/**
 * The sentences of a message in their order, quoted lines left out. Lines of one paragraph are joined, since mail
 * programs break lines anywhere; an empty line ends a sentence.
 */
export function sentencesIn(text: string): readonly Sentence[] {
  return ownLines(text)
    .map((line) => (line.trim() === '' ? '\n' : line.trim()))
    .join(' ')
    .split(/(?<=[.!?])\s+|\s*\n\s*/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .map((sentence) => ({ text: sentence, plain: plain(sentence) }));
}

function plain(sentence: string): string {
  return sentence
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u02BC`´]/gu, "'")
    .replaceAll(/\s+/gu, ' ');
}
