import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { digest, sha256 } from './digest.ts';

/** What everybody else's SHA-256 makes of the same text. */
const reference = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('sha256', () => {
  test.each([
    ['nothing', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['one block (FIPS 180-4)', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'two blocks (FIPS 180-4)',
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    [
      'two blocks, 112 letters (FIPS 180-4)',
      'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
      'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
    ],
  ])('%s', (_what, text, expected) => {
    expect(sha256(text)).toBe(expected);
  });

  test.each([0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000])('%i letters: the padding fits', (length) => {
    expect(sha256('a'.repeat(length))).toBe(reference('a'.repeat(length)));
  });

  test('a long note, whose length in bits needs three bytes', () => {
    const note = 'VS-1 · $99.00\n'.repeat(1000);
    expect(sha256(note)).toBe(reference(note));
  });

  test.each([
    ['one byte, up to its last', '\u0001\u007e\u007f'],
    ['two bytes, first to last', '\u0080é\u07ff'],
    ['three bytes, first to last', '\u0800€世\uffff'],
    ['four bytes, first to last', '\u{10000}😀\u{10ffff}'],
    ['all of them in one name', 'Zoë “Øre” 東京 🦊'],
  ])('non-ASCII: %s', (_what, text) => {
    expect(sha256(text)).toBe(reference(text));
  });

  test('many texts of all lengths, as others compute them', () => {
    const letters = ['a', 'é', '€', '😀', '\n', '0'];
    const texts = Array.from({ length: 150 }, (_, k) =>
      Array.from({ length: k }, (_letter, i) => letters[(i * 7 + k * k) % letters.length]).join(''),
    );
    expect(texts.map(sha256)).toEqual(texts.map(reference));
  });
});

describe('digest', () => {
  test('is the first 128 bits, so that it fits into an audit', () => {
    expect(digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223');
  });

  test('tells texts apart that differ in one sign', () => {
    expect(digest('["1",4711]')).not.toBe(digest('["1",4712]'));
  });
});
