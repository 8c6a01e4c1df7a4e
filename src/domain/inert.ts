/*
 * What others typed, or another system named, as it may stand on a ticket: the help desk fills in placeholders in whatever is
 * written there, takes out tags, and shows text in the direction that its hidden signs command.
 */

/** Takes no room, is not seen, and parts what would otherwise be read as one sign. */
const JOINER = '\u2060';
/** Seen in the place of what cannot be shown. */
const UNSHOWN = '\uFFFD';

const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Control characters but tab and line feed, and half pairs, which are no text in any encoding. */
const UNPRINTABLE = /[^\P{Cc}\t\n]|\p{Cs}/gu;
/** `{{…}}` and `{%…%}` are filled in, tags are taken out, `[…](…)` is a link where Markdown is read. */
const READ_BY_OTHERS = /\{(?=[{%])|<(?=[a-z/!?])|\](?=\()/gi;

const OVERRIDES = /[\u202D\u202E]/g;
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/g;
const END_OF_EMBEDDING = '\u202C';
const END_OF_ISOLATE = '\u2069';
const ENDS: ReadonlyMap<string, string> = new Map([
  ['\u202A', END_OF_EMBEDDING],
  ['\u202B', END_OF_EMBEDDING],
  ['\u2066', END_OF_ISOLATE],
  ['\u2067', END_OF_ISOLATE],
  ['\u2068', END_OF_ISOLATE],
]);

/** The text with every change of direction ended where the text ends, so that what stands behind it keeps its own. */
function closed(text: string): string {
  const open: string[] = [];
  for (const sign of text) {
    const end = ENDS.get(sign);
    if (end !== undefined) open.push(end);
    else if (sign === END_OF_EMBEDDING && open.at(-1) === sign) open.pop();
    else if (sign === END_OF_ISOLATE && open.includes(sign)) open.length = open.lastIndexOf(sign);
  }
  return text + open.reverse().join('');
}

/**
 * Words as they may be recorded and shown: to a reader they are the same, and nothing in them is filled in, rendered or runs.
 * What cannot be shown is replaced by a sign that is seen. Doing it twice changes nothing.
 */
export function inert(text: string): string {
  return text
    .replaceAll(LINE_ENDS, '\n')
    .replaceAll(UNPRINTABLE, UNSHOWN)
    .replaceAll(OVERRIDES, UNSHOWN)
    .replaceAll(READ_BY_OTHERS, (sign) => sign + JOINER)
    .split('\n')
    .map(closed)
    .join('\n');
}

/** A name or a number in the same manner: one line, in the direction of what stands around it. */
export function inertName(text: string): string {
  return inert(text.replaceAll(DIRECTIONS, '')).replaceAll(/\s+/g, ' ').trim();
}

/** Without the signs that `inert` puts in: to find a text again in what somebody copied. */
export function asTyped(text: string): string {
  return text.replaceAll(JOINER, '');
}

/** Whether there is nothing in it that a reader would see. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

/** Letters and digits: editors change spaces, quotes and paragraphs, and none of these makes another text. */
export function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
