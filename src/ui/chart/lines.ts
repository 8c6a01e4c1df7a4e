/** About how wide a letter is, as a share of the font size: the widest of the fonts that the panel may be shown in. */
function widthOf(letter: string): number {
  if (/[ijl.,:;'’|!()]/.test(letter)) return 0.36;
  if (/[mwMW@—…⚑➤]/.test(letter)) return 0.98;
  if (/[A-ZÀ-Ý0-9]/.test(letter)) return 0.72;
  return letter === ' ' ? 0.34 : 0.63;
}

/** The width of a text in pixels at most, whichever font it is set in. */
export function widthAtMost(text: string, size: number): number {
  return Array.from(text).reduce((sum, letter) => sum + widthOf(letter), 0) * size;
}

/** The text in lines that are no wider than `width` pixels; a longer word has a line of its own. */
export function linesOf(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = `${last ?? ''} ${word}`;
    if (last !== undefined && widthAtMost(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
