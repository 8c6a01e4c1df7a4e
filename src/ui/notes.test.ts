import { expect, test } from 'vitest';
import { caseReference, holdsNote, noteFor } from '../domain/case/note.ts';
import { caseInvoices } from '../domain/invoice.ts';
import { ANA, billing, CREATED_AT, exceptionFor, given, owing, TICKET } from '../domain/testing/cases.ts';
import { nameOf } from '../domain/testing/words.ts';
import { formatFor } from './format.ts';
import { sayFrom } from './wording.ts';

/* Notes as people read them: the real texts of every language. */

const FILES = Object.entries(
  import.meta.glob<unknown>('../../translations/*.json', { eager: true, import: 'default' }),
).map(([path, texts]) => [path.replace(/^.*\/(.+)\.json$/, '$1'), texts] as const);

const event = {
  id: 'new',
  ticketId: TICKET,
  run: 1,
  seq: 3,
  act: { kind: 'decided', decision: exceptionFor(), flag: true },
} as const;

function noteIn(language: string, texts: unknown): string {
  const wording = formatFor({ locale: language, timeZone: 'UTC' }, sayFrom(texts, language));
  const words = { ...wording, number: (id: string): string => id, answerer: 'Reggie' };
  const pastDue = caseInvoices(billing(owing(5)), CREATED_AT);
  const whole = { event, state: given(), pastDue, requester: 'Dana Fox', author: ANA, nameOf, words };
  return noteFor({ ...whole, prose: 'She called twice.' });
}

test.each(FILES)('%s: every label is joined to its value as the language does it', (language, texts) => {
  const note = noteIn(language, texts);
  const colons = note.match(/.?:(?!\d)/g) ?? [];
  expect(colons.length).toBeGreaterThan(12);
  for (const colon of colons) expect(colon).toMatch(language === 'fr' ? /^\u202f:$/ : /^[^\s]:$/);
  expect(note).not.toMatch(/\{|[^\S\n]$/m);
});

test.each(FILES)(
  '%s: a note is known by its reference and its lines, whatever spaces a composer makes',
  (language, texts) => {
    const note = noteIn(language, texts);
    expect(note).toContain(caseReference(event));
    const line = note.split('\n').find((one) => one.length > 60 && one.includes(':')) ?? '';
    expect(holdsNote(line.replaceAll(/[^\S\n]/gu, ' '), note)).toBe(true);
    expect(holdsNote(line.replaceAll(/[^\S\n]/gu, '\u00a0'), note)).toBe(true);
  },
);
