import { expect, test } from 'vitest';
import { indexValues } from './indexValues.ts';
import { decided, decisionFor, did, exceptionFor, given, UNKNOWN } from '../testing/cases.ts';

test.each([
  ['a resolution', given(decided(decisionFor('R3'))), { phase: 'recorded', resolution: 'void-remainder', count: 5 }],
  ['an exception', given(decided(exceptionFor())), { phase: 'waiting', resolution: 'exception-refund', count: 5 }],
  [
    'an exception with the count unknown',
    given(decided(exceptionFor({}, { read: UNKNOWN }))),
    { phase: 'waiting', resolution: 'exception-refund', count: null },
  ],
  ['no case', given(), { phase: 'none', resolution: null, count: null }],
  ['set aside', given(did({ kind: 'dismissed' })), { phase: 'dismissed', resolution: null, count: null }],
])('the fields show %s', (_, state, values) => {
  expect(indexValues(state)).toEqual(values);
});
