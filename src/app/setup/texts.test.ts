import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SECTIONS } from './lines.ts';
import { NEED_KINDS } from './ports.ts';
import { FACTS, ROUTES, VERDICTS } from './routes.ts';
import { everyLine } from './testing/everyLine.ts';
import texts from '../../../translations/en.json';
import { sayFrom } from '../../ui/wording.ts';

const { setup } = texts.tools;
const sayTool = sayFrom(texts.tools, 'en');
const LINES = await everyLine();

/** The keys of all texts below, without the forms of a plural. */
function keysIn(group: unknown, before = ''): readonly string[] {
  if (typeof group === 'string') return [before.replace(/_(one|other)$/, '')];
  const entries = Object.entries(group as Readonly<Record<string, unknown>>);
  return [...new Set(entries.flatMap(([key, value]) => keysIn(value, before === '' ? key : `${before}.${key}`)))];
}
const sorted = (keys: readonly string[]): readonly string[] => [...new Set(keys)].toSorted();

describe('every text that a line asks for is there, and none is left over', () => {
  test('what was found', () => {
    expect(sorted(LINES.map(({ text }) => text))).toEqual(sorted(keysIn(setup.line)));
  });

  test('why it matters', () => {
    expect(sorted(LINES.map(({ why }) => why))).toEqual(sorted(keysIn(setup.whyText)));
  });

  test('what to type, with an example where there is more than one word to it', () => {
    expect(sorted(LINES.flatMap(({ type }) => type ?? []))).toEqual(sorted(keysIn(setup.type)));
    for (const key of ['approvers', 'billing_source', 'billing_url', 'stripe_customer_field'] as const)
      expect(setup.type[key]).toContain('Example: ');
  });

  test('the button that mends', () => {
    const states = LINES.flatMap(({ mend, text }) => (mend === null ? [] : text.replace('need.', '')));
    expect(sorted(states)).toEqual(sorted(keysIn(setup.mend)));
  });

  test('every value that a text wants is given', () => {
    for (const { text, values } of LINES) expect(sayTool(`setup.line.${text}`, values)).not.toMatch(/[{}]/);
  });

  test('kinds, sections, levels', () => {
    expect(sorted(keysIn(setup.kind))).toEqual(sorted(NEED_KINDS));
    expect(sorted(keysIn(setup.section))).toEqual(sorted(SECTIONS));
    expect(sorted(keysIn(setup.level))).toEqual(sorted(LINES.map(({ level }) => level)));
  });
});

describe('routes and facts', () => {
  test('every route says what it is and why it is so', () => {
    const routes = sorted(Object.keys(ROUTES));
    expect(sorted(keysIn(setup.routes.what))).toEqual(routes);
    expect(sorted(keysIn(setup.routes.reason))).toEqual(routes);
    expect(sorted(keysIn(setup.routes.verdict))).toEqual(sorted(VERDICTS));
  });

  test('every fact says how it is found out, and what to do if it is otherwise', () => {
    for (const group of [setup.facts.what, setup.facts.how, setup.facts.otherwise])
      expect(sorted(keysIn(group))).toEqual(sorted(FACTS));
  });
});

test('no text of the set-up is left over', () => {
  const folder = 'src/ui/tools';
  const files = readdirSync(folder).filter((name) => /\.tsx?$/.test(name) && !/\.test\./.test(name));
  const source = ['src/tools.tsx', ...files.map((name) => `${folder}/${name}`)]
    .map((name) => readFileSync(name, 'utf8'))
    .join('\n');
  const asked = [...source.matchAll(/['`](setup\.[^'`]+)['`]/g)].map(([, key = '']) => key);
  // The parts of a key that are put in at run time; those of lines are looked at above.
  const patterns = asked.map((key) => new RegExp(`^${key.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '.+')}$`));
  const unused = keysIn(setup, 'setup').filter((key) => !patterns.some((pattern) => pattern.test(key)));
  expect(unused).toEqual([]);
});
