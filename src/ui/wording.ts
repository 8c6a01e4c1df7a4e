import en from '../../translations/en.json';

type Texts = Omit<typeof en, 'app'>;
type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];
type WithoutPlural<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;

/** The key of a text in translations/en.json, its groups joined by dots; a key without a text does not compile. */
export type TextKey = WithoutPlural<Leaves<Texts>>;

export type Values = Readonly<Record<string, string | number>>;

const plural = new Intl.PluralRules('en');

function lookUp(key: string): string | null {
  let found: unknown = en;
  for (const part of key.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return null;
    found = (found as Readonly<Record<string, unknown>>)[part];
  }
  return typeof found === 'string' ? found : null;
}

/** The text of a key that is put together at run time; the key itself where there is none, so that a gap is seen. */
export function say(key: string, values: Values = {}): string {
  const { count } = values;
  const counted = typeof count === 'number' ? lookUp(`${key}_${plural.select(count)}`) : null;
  const text = counted ?? lookUp(key) ?? key;
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The text of `key` with `{name}` replaced by the values; `count` chooses between `_one` and `_other`. */
export function t(key: TextKey, values: Values = {}): string {
  return say(key, values);
}
