import { LEXICON } from './lexicon.ts';

const WORDS = new Map<string, string>();
const STEMS = new Map<string, string>();

/** German vowels as those type them who have no dots: "kuendigen" is "kundigen". Short words stay apart ("due", "du"). */
const withoutDots = (word: string): string => word.replaceAll(/([aou])e/g, '$1');
const folded = (word: string): string => (word.length > 5 ? withoutDots(word) : word);

/** The lexicon is read when it is first needed: on most tickets nobody has to look at the words. */
function read(): void {
  for (const [tag, words] of Object.entries(LEXICON)) {
    for (const word of words.split(' ')) {
      if (word.endsWith('-')) STEMS.set(word.slice(0, -1), tag).set(withoutDots(word.slice(0, -1)), tag);
      else WORDS.set(folded(word), tag);
    }
  }
}

/** "We" and "I" as Spanish and Portuguese say them by the verb's ending alone. */
const OURSELVES = /^(?:[aei]mos|[aei]remos|[aei]rei?|ei)$/;
const ACTS = 'RMY>VXCK';
const SHORTEST_STEM = 3;

function tagOf(word: string, previous: string): string {
  const exact = WORDS.get(word);
  if (exact !== undefined) return exact;
  if (/^[^a-z]/.test(word)) return /^[,;:?]$/.test(word) ? word.replace(':', ',') : '#';
  for (let length = Math.min(word.length, 15); length >= SHORTEST_STEM; length -= 1) {
    const tag = STEMS.get(word.slice(0, length));
    if (tag === undefined) continue;
    const isOurs = ACTS.includes(tag) && previous !== 'que' && OURSELVES.test(word.slice(length));
    return isOurs ? `W${tag}` : tag;
  }
  return '_';
}

/**
 * A sentence in its plain form as the tags of its words, one character each; "#" is a number, "_" a word that no phrase
 * asks for, and what a verb's ending says of who acts is a tag of its own before it.
 */
export function tagged(plain: string): string {
  if (WORDS.size === 0) read();
  const words = plain.replaceAll("n't", ' not').match(/[a-z]+|[$€£]?\d[\d.,]*(?: ?[%$€£])?|[,;:?]/g) ?? [];
  let tags = '';
  for (let at = 0; at < words.length; at += 1) {
    const word = folded(words[at] ?? '');
    const pair = WORDS.get(folded(`${word}_${words[at + 1] ?? ''}`));
    if (pair !== undefined) at += 1;
    tags += pair ?? tagOf(word, words[at - 1] ?? '');
  }
  return tags;
}
