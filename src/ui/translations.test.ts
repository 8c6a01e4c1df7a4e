import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../app/languages.ts';

/** Texts by their whole key. */
type Texts = ReadonlyMap<string, string>;

function leaves(group: unknown, before = ''): readonly (readonly [string, string])[] {
  if (typeof group === 'string') return [[before, group]];
  return Object.entries(group as Readonly<Record<string, unknown>>).flatMap(([key, value]) =>
    leaves(value, before === '' ? key : `${before}.${key}`),
  );
}

const FILES = Object.entries(
  import.meta.glob<unknown>('../../translations/*.json', { eager: true, import: 'default' }),
).map(([path, texts]): readonly [string, Texts] => [path.replace(/^.*\/(.+)\.json$/, '$1'), new Map(leaves(texts))]);
const ENGLISH: Texts = new Map(FILES).get('en') ?? new Map();
const OTHERS = FILES.filter(([language]) => language !== 'en');

/** Names, and patterns that are the same in every language, by their keys. */
const SAME_EVERYWHERE = [
  'app.name',
  'brief.line.playbook',
  'gate.who.reggie',
  'panel.guide',
  'tools.report.csv.ticket',
  'tools.report.ticket',
];

/** Words that a language shares with English, by their keys. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ['change.fact.plan', 'note.plan', 'tools.report.way.page'],
  es: ['change.fact.plan', 'change.fact.totals', 'note.plan'],
  fr: [
    'answering.condition',
    'change.fact.exception',
    'change.fact.plan',
    'change.fact.totals',
    'note.exception',
    'note.plan',
    'panel.history.returned',
  ],
  'pt-br': ['change.escalation.chargeback', 'change.fact.totals', 'dispute.title'],
};

const placeholders = (text: string): readonly string[] => text.match(/\{\w+\}/g)?.toSorted() ?? [];
const hasWords = (text: string): boolean => /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, ''));

/** A field's title and an option of it: installing makes them in English, whatever language the account has. */
const MADE_IN_ENGLISH = ['past-due invoices', 'approved'];

/** The keys whose whole text stands in quotes in another one: a button or a setting that a message names. */
function named(text: string): readonly (readonly string[])[] {
  const quoted = [...text.matchAll(/“([^”]+)”/g)].map(([, what = '']) => what);
  return quoted
    .filter((what) => !MADE_IN_ENGLISH.includes(what.toLowerCase()))
    .map((what) => [...ENGLISH].filter(([, label]) => label === what || label === `${what}.`).map(([key]) => key))
    .filter((keys) => keys.length > 0);
}

test('there is English, and no file in a language that the app does not speak', () => {
  expect(ENGLISH.size).toBeGreaterThan(1000);
  expect(LANGUAGES).toEqual(expect.arrayContaining(FILES.map(([language]) => language)));
});

describe.each(OTHERS)('%s', (language, texts) => {
  test('has every text of English, and no other', () => {
    expect([...texts.keys()].toSorted()).toEqual([...ENGLISH.keys()].toSorted());
  });

  test('puts in the same values, and leaves nothing empty', () => {
    const wrong = [...texts].filter(
      ([key, text]) =>
        text.trim() === '' || String(placeholders(text)) !== String(placeholders(ENGLISH.get(key) ?? '')),
    );
    expect(wrong).toEqual([]);
  });

  test('leaves nothing in English but what is the same there', () => {
    const same = [...texts].filter(([key, text]) => hasWords(text) && text === ENGLISH.get(key)).map(([key]) => key);
    expect(same.toSorted()).toEqual([...SAME_EVERYWHERE, ...(SAME[language] ?? [])].toSorted());
  });

  test('calls buttons and settings in a sentence what they are called where they stand', () => {
    const wrong = [...ENGLISH].filter(([key, text]) =>
      named(text).some((keys) => {
        const labels = keys.flatMap((one) => texts.get(one)?.replace(/\.$/, '') ?? []);
        return !labels.some((label) => texts.get(key)?.includes(label));
      }),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

test('French breaks no line before its punctuation', () => {
  const wrong = [...(new Map(FILES).get('fr') ?? [])].filter(([, text]) =>
    / [;:!?»]|« |[^\u00A0\u202F]»|«[^\u00A0\u202F]/.test(text),
  );
  expect(wrong).toEqual([]);
});
