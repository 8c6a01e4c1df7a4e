import type en from '../../translations/en.json';
import type { Language } from '../app/languages.ts';

type StartWords = (typeof en)['start'];

const WORDS = import.meta.glob<StartWords>('../../translations/*.json', {
  query: '?start',
  import: 'default',
  eager: true,
});

const IN_ENGLISH = WORDS['../../translations/en.json'];

/** The few words that are needed before a language's texts are loaded; of every language, as there are so few. */
export function startWords(language: Language): StartWords {
  const words = WORDS[`../../translations/${language}.json`] ?? IN_ENGLISH;
  if (words === undefined) throw new Error('The package has no texts');
  return words;
}
