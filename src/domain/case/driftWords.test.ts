import { expect, test } from 'vitest';
import { driftLines } from './driftWords.ts';
import { WORDS } from '../testing/words.ts';

test('what changed in billing is told as what changed between two decisions is: what, then before → after', () => {
  const lines = driftLines(
    [
      { kind: 'newly-past-due', before: 5, after: 6 },
      { kind: 'other-customer', before: 'cus_1', after: '–' },
      { kind: 'count-became-known', after: 4 },
    ],
    WORDS,
  );
  expect(lines).toEqual([
    'change.fact.count: change.arrow before=5 after=6',
    'change.fact.customer: change.arrow before=cus_1 after=–',
    'change.fact.count: change.arrow before=change.unknown after=4',
  ]);
});
