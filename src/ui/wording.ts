import type en from '../../translations/en.json';

type Texts = Omit<typeof en, 'app' | 'tools'>;
type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];
type WithoutPlural<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;

/** The keys of a group of texts, each with its groups joined by dots. */
export type KeyIn<T> = WithoutPlural<Leaves<T>>;

/** The key of a text in translations/en.json, its groups joined by dots; a key without a text does not compile. */
export type TextKey = KeyIn<Texts>;

export type Values = Readonly<Record<string, string | number>>;

export type Say = (key: string, values?: Values) => string;

function lookUp(texts: unknown, key: string): string | null {
  let found = texts;
  for (const part of key.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return null;
    found = (found as Readonly<Record<string, unknown>>)[part];
  }
  return typeof found === 'string' ? found : null;
}

/**
 * Says the texts of one file in its language: `{name}` is replaced by the values, and a `count` chooses the plural. The key
 * itself where there is no text, so that a gap is seen.
 */
export function sayFrom(texts: unknown, language: string): Say {
  const plural = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const { count } = values;
    // A language may have more plurals than its texts need: then the general one serves.
    const counted =
      typeof count === 'number'
        ? (lookUp(texts, `${key}_${plural.select(count)}`) ?? lookUp(texts, `${key}_other`))
        : null;
    const text = counted ?? lookUp(texts, key) ?? key;
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}

/** The viewer's language: the panel speaks one at a time, and every part of it the same. */
let viewers: Say = (key) => key;

/** From now on the panel speaks with these words. */
export function speak(words: Say): void {
  viewers = words;
}

/** The viewer's text of a key that is put together at run time. */
export const say: Say = (key, values) => viewers(key, values);

/** What `words` say of another system's own word, by its key in `group`; a word without a text as it comes. */
export function wordOr(words: Say, group: string, word: string): string {
  const key = `${group}.${word}`;
  const said = words(key);
  return said === key ? word.replaceAll('_', ' ') : said;
}

/** The viewer's text of `key` with `{name}` replaced by the values; `count` chooses the plural. */
export function t(key: TextKey, values: Values = {}): string {
  return viewers(key, values);
}
