import type { Language } from '../app/languages.ts';
import { sayFrom, type Say } from './wording.ts';

type Load = () => Promise<unknown>;

/*
 * Every language in parts of its own, so that nobody downloads what they do not read (scripts/vite/textParts.ts).
 */
const PARTS = {
  panel: import.meta.glob<unknown>('../../translations/*.json', { query: '?panel', import: 'default' }),
  customer: import.meta.glob<unknown>('../../translations/*.json', { query: '?customer', import: 'default' }),
  tools: import.meta.glob<unknown>('../../translations/*.json', { query: '?tools', import: 'default' }),
} as const satisfies Readonly<Record<string, Readonly<Record<string, Load>>>>;

/** Loads one part of the texts in a language. Rejects where they cannot be had. */
export async function loadWords(language: Language, part: keyof typeof PARTS): Promise<Say> {
  const load: Load | undefined = PARTS[part][`../../translations/${language}.json`];
  if (load === undefined) throw new Error(`There are no texts in ${language}`);
  return sayFrom(await load(), language);
}

/** The same, in English where that language cannot be had: a panel that speaks is better than none. */
export async function loadWordsOrEnglish(language: Language, part: keyof typeof PARTS): Promise<Say> {
  try {
    return await loadWords(language, part);
  } catch (error) {
    if (language === 'en') throw error;
    return loadWords('en', part);
  }
}
