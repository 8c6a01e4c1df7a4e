import { describe, expect, test } from 'vitest';
import { sentencesIn } from './sentences.ts';

const own = (text: string): readonly string[] => sentencesIn(text, 'own').map((sentence) => sentence.text);
const all = (text: string): readonly string[] => sentencesIn(text, 'all').map((sentence) => sentence.text);

describe('sentences', () => {
  test.each([
    ['end with their sign', 'One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
    ['go on over a line break', 'One half\nand the other.\nTwo.', ['One half and the other.', 'Two.']],
    ['end at an empty line', 'No sign here\n\nNext', ['No sign here', 'Next']],
    ['have single spaces', '  One \t  word.   Two  ', ['One word.', 'Two']],
    ['are none in an empty text', ' \n \n', []],
    ['are not cut inside of a number', 'It was $99.00 each.', ['It was $99.00 each.']],
  ])('%s', (_name, text, expected) => {
    expect(own(text)).toEqual(expected);
    expect(all(text)).toEqual(expected);
  });

  test('are matched in lower case with straight apostrophes, and shown as they were written', () => {
    expect(sentencesIn('I Haven’t  Paid.', 'own')).toEqual([{ text: 'I Haven’t Paid.', plain: "i haven't paid." }]);
  });
});

describe('what a customer quotes is not the customer’s', () => {
  test.each([
    ['marked lines', '> Old words.\n>> Older.\nNew.', ['New.']],
    ['a marked line with space before it', '  > Old.\nNew.', ['New.']],
    ['an opening line with everything below it', 'New.\nOn Monday, Ana wrote:\nOld words.', ['New.']],
    ['an opening line of another program', 'New.\n-----Original Message-----\nOld.', ['New.']],
    ['an answer below marked lines is kept', 'On Monday, Ana wrote:\n> Old.\nNew.', ['New.']],
    [
      'an answer between marked lines is kept',
      'First.\nOn Monday, Ana wrote:\n> Old.\nNew.\n> Old too.',
      ['First. New.'],
    ],
    [
      'a sentence that only speaks of writing is kept',
      'On it I wrote you twice: no answer.',
      ['On it I wrote you twice: no answer.'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(own(text).join(' ')).toBe(expected.join(' '));
  });

  test('in a reply, everything is read by the customer', () => {
    expect(all('> Old.\nOn Monday you wrote:\nNew.')).toEqual(['Old.', 'On Monday you wrote: New.']);
  });
});
