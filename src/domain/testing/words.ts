import type { NoteWords } from '../case/noteWords.ts';
import { CREATED_AT } from './cases.ts';

/** Words that show their key and values, so that a test sees which sentence stands where; a label stands before its value. */
export const WORDS: NoteWords = {
  say: (key, values = {}) =>
    key === 'note.labelled'
      ? `${values['label']}: ${values['value']}`
      : [key, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(' '),
  money: ({ minor, currency }) => `${minor} ${currency}`,
  day: (at) => `day ${Math.round((CREATED_AT - at) / 86_400_000)}`,
  moment: (at) => `minute ${(at - CREATED_AT) / 60_000}`,
  age: (since, now) => `${(now - since) / 60_000} minutes`,
  number: (id) => `number of ${id}`,
  answerer: 'Reggie',
};

/** 'user 101'. */
export const nameOf = (userId: number): string => `user ${userId}`;
