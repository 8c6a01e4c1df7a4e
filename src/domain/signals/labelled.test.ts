import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { customerTopics, promisesIn } from './signals.ts';

/*
 * What the phrases find in messages that were labelled before any phrase was written (docs/signals.md). `tuned` may be looked
 * at while phrases change; `heldOut` was written after them.
 */

const LANGUAGES = ['en', 'es', 'pt-BR', 'fr', 'de'] as const;
const PARTS = ['tuned', 'heldOut'] as const;
const TOPICS = ['chargeback', 'refund', 'leaving'] as const;
const KINDS = ['money', 'void', 'void-all', 'close', 'keep-open'] as const;

interface Judged {
  readonly set: 'customers' | 'replies';
  readonly language: string;
  readonly part: string;
  readonly text: string;
  readonly said: readonly string[];
  readonly found: readonly string[];
}

const FIND: Readonly<Record<Judged['set'], (text: string) => readonly string[]>> = {
  customers: (text) => {
    const topics = customerTopics([{ from: 'customer', internal: false, text }]);
    return TOPICS.filter((topic) => topics[topic] !== null);
  },
  replies: (text) => {
    const found = promisesIn(text).map(({ kind }) => kind);
    return KINDS.filter((kind) => found.includes(kind));
  },
};

function judged(set: Judged['set']): readonly Judged[] {
  const lines = readFileSync(`src/domain/signals/labelled/${set}.tsv`, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [language = '', part = '', labels = '', text = ''] = line.split('\t');
    return { set, language, part, text, said: labels.split(',').filter((l) => l !== 'none'), found: FIND[set](text) };
  });
}

const ALL = [...judged('customers'), ...judged('replies')];

interface Score {
  readonly labelled: number;
  readonly precision: number;
  readonly recall: number;
}

/** Of all labels asked for: how many of those found are right, and how many of those there are were found. */
function score(labels: readonly string[], messages: readonly Judged[]): Score {
  const count = (of: (message: Judged, label: string) => boolean): number =>
    messages.flatMap((message) => labels.filter((label) => of(message, label))).length;
  const right = count(({ said, found }, label) => said.includes(label) && found.includes(label));
  const labelled = count(({ said }, label) => said.includes(label));
  const found = count((message, label) => message.found.includes(label));
  return { labelled, precision: found === 0 ? 1 : right / found, recall: labelled === 0 ? 1 : right / labelled };
}

const inPart = (part: string, language?: string): readonly Judged[] =>
  ALL.filter((message) => message.part === part && (language === undefined || message.language === language));

describe.each(PARTS)('on the %s messages', (part) => {
  test('a chargeback is missed once in twenty at most, a promise is wrong once in ten at most', () => {
    expect(score(['chargeback'], inPart(part)).recall).toBeGreaterThanOrEqual(0.95);
    expect(score(KINDS, inPart(part)).precision).toBeGreaterThanOrEqual(0.9);
  });

  test.each([
    [['chargeback'], 0.9, 0.95],
    [['refund'], 0.8, 0.9],
    [['leaving'], 0.8, 0.9],
    [KINDS, 0.9, 0.85],
  ])('%j: precision at least %d, recall at least %d', (labels, precision, recall) => {
    const measured = score(labels, inPart(part));
    expect(measured.precision).toBeGreaterThanOrEqual(precision);
    expect(measured.recall).toBeGreaterThanOrEqual(recall);
  });

  test.each(LANGUAGES)('in %s nothing falls far behind', (language) => {
    for (const labels of [['chargeback'], ['refund'], ['leaving'], KINDS]) {
      const { precision, recall } = score(labels, inPart(part, language));
      expect.soft(precision, labels.join()).toBeGreaterThanOrEqual(0.7);
      expect.soft(recall, labels.join()).toBeGreaterThanOrEqual(0.8);
    }
    expect(score(KINDS, inPart(part, language)).precision).toBeGreaterThanOrEqual(0.9);
  });
});

test('the sets are large enough, in every language, and half of them are near misses', () => {
  for (const [set, least, each] of [
    ['customers', 160, 24],
    ['replies', 120, 18],
  ] as const) {
    const own = ALL.filter((message) => message.set === set);
    expect(own.length).toBeGreaterThanOrEqual(least);
    expect(own.filter(({ said }) => said.length === 0).length / own.length).toBeGreaterThan(0.45);
    for (const language of LANGUAGES) {
      expect(own.filter((message) => message.language === language).length).toBeGreaterThanOrEqual(each);
    }
  }
});

const share = (value: number): string => value.toFixed(2);
const cell = ({ labelled, precision, recall }: Score): string =>
  labelled === 0 ? '–' : `${share(precision)} / ${share(recall)} (${labelled})`;

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows.map(line);
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body].join('\n');
}

const numbers = (part: string): string =>
  table([
    ['', ...LANGUAGES, 'all'],
    ...[...TOPICS, ...KINDS].map((label) => [
      label,
      ...[...LANGUAGES, undefined].map((language) => cell(score([label], inPart(part, language)))),
    ]),
    ['any promise (G17)', ...[...LANGUAGES, undefined].map((language) => cell(score(KINDS, inPart(part, language))))],
  ]);

const wrong = ALL.filter(({ said, found }) => said.toSorted().join() !== found.toSorted().join()).map(
  ({ part, text, said, found }) =>
    `- ${part}: “${text}” – is ${said.join(', ') || 'nothing'}, taken for ${found.join(', ') || 'nothing'}`,
);

test('docs/signals.md tells what is measured; `npx vitest -u --project unit labelled` writes it', async () => {
  const measured = [
    '## Measured',
    'Each cell: precision / recall (number of labelled messages).',
    `### Held out: ${inPart('heldOut').length} messages`,
    numbers('heldOut'),
    `### Tuned: ${inPart('tuned').length} messages`,
    numbers('tuned'),
    '### What is taken wrongly now',
    wrong.join('\n'),
    '',
  ].join('\n\n');
  const page = readFileSync('docs/signals.md', 'utf8');
  const written = page.replace(/## Measured\n[\s\S]*?(?=\n## |$(?![\s\S]))/, () => measured.trimEnd() + '\n');
  await expect(written).toMatchFileSnapshot('../../../docs/signals.md');
});
