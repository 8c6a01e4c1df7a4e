import en from '../../translations/en.json';

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

const plural = new Intl.PluralRules('en');

function lookUp(texts: unknown, key: string): string | null {
  let found = texts;
  for (const part of key.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return null;
    found = (found as Readonly<Record<string, unknown>>)[part];
  }
  return typeof found === 'string' ? found : null;
}

/** Says the texts of one file; the key itself where there is none, so that a gap is seen. */
export function sayFrom(texts: unknown): (key: string, values?: Values) => string {
  return (key, values = {}) => {
    const { count } = values;
    const counted = typeof count === 'number' ? lookUp(texts, `${key}_${plural.select(count)}`) : null;
    const text = counted ?? lookUp(texts, key) ?? key;
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}

/** The text of a key that is put together at run time. */
export const say = sayFrom(en);

/** The text of `key` with `{name}` replaced by the values; `count` chooses between `_one` and `_other`. */
export function t(key: TextKey, values: Values = {}): string {
  return say(key, values);
}
