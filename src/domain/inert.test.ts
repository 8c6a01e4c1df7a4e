import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asTyped, inert, inertName } from './inert.ts';

/** Everything that is read by somebody else than a person, in any mixture. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '{',
      '}',
      '%',
      '<',
      '>',
      '/',
      '!',
      '[',
      ']',
      '(',
      ')',
      '\r',
      '\n',
      '\t',
      '\u2028',
      '\v',
      '\0',
      '\x1b',
    ),
    fc.constantFrom('\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\u200F'),
    fc.constantFrom('\uD800', '\uDC00', '\u2060', '\u200B', 'setting.x', 'script', 'שלום', '🧾'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
  ),
  maxLength: 40,
});

/** The changes of direction that are not ended at the end of the line: an end of an isolate ends what is open within it, too. */
function leftOpen(line: string): string {
  let open = '';
  for (const sign of line) {
    if ('\u202A\u202B'.includes(sign)) open += 'e';
    else if ('\u2066\u2067\u2068'.includes(sign)) open += 'i';
    else if (sign === '\u202C') open = open.replace(/e$/, '');
    else if (sign === '\u2069') open = open.replace(/ie*$/, '');
  }
  return open;
}

describe('words that others typed', () => {
  test.each([
    ['{{ticket.id}} and {{{setting.x}}}', '{\u2060{ticket.id}} and {\u2060{\u2060{setting.x}}}'],
    ['{% if x %}y{% endif %}', '{\u2060% if x %}y{\u2060% endif %}'],
    [
      '<b>see</b> <maya@fox.example> a < b <!-- c -->',
      '<\u2060b>see<\u2060/b> <\u2060maya@fox.example> a < b <\u2060!-- c -->',
    ],
    ['![x](https://x.example)', '![x]\u2060(https://x.example)'],
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['bell\x07 nul\0 half\uD800', 'bell\uFFFD nul\uFFFD half\uFFFD'],
    ['\u202Eback', '\uFFFDback'],
    ['\u2067שלום\nnext', '\u2067שלום\u2069\nnext'],
    ['\u2067שלום\u2069 שוב 👩‍👩‍👧 e\u0301 *a* #1', '\u2067שלום\u2069 שוב 👩‍👩‍👧 e\u0301 *a* #1'],
  ])('%j', (typed, shown) => {
    expect(inert(typed)).toBe(shown);
  });

  test('of any text nothing is left that would be filled in, rendered, or turn what stands behind it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = inert(text);
        expect(shown).not.toMatch(/\{[{%]|<[a-z/!?]|\]\(|[\r\v\f\0\x1b\u2028\u2029\u202D\u202E]/i);
        expect(shown).toBe(shown.replaceAll(/\p{Cs}/gu, ''));
        for (const line of shown.split('\n')) expect(leftOpen(line)).toBe('');
        expect(inert(shown)).toBe(shown);
      }),
      { numRuns: 500 },
    );
  });

  test('nothing of what can be read is lost', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const readable = (some: string): string => some.replaceAll(/[^\p{L}\p{N}\p{P}\p{S}]|[\uFFFD]/gu, '');
        expect(readable(asTyped(inert(text)))).toBe(readable(text));
        expect(readable(asTyped(inertName(text)))).toBe(readable(text));
      }),
    );
  });

  test('a name is one line and cannot turn a sentence round', () => {
    expect(inertName('  VS-1\u202E\u2067 00.99$\n{{setting.stripe_key}}  ')).toBe(
      'VS-1 00.99$ {\u2060{setting.stripe_key}}',
    );
    expect(inertName(inertName('\u2068a\n<b>'))).toBe(inertName('\u2068a\n<b>'));
  });
});
