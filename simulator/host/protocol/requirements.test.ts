import { expect, test } from 'vitest';
import type { HostFacts } from './facts.ts';
import { readPath } from './reads.ts';

const requirements = { a_count: { id: 7, type: 'user_fields' }, a_guard: { id: 8, type: 'triggers' } };
const facts = { workspace: { requirements } } as unknown as HostFacts;

test.each([
  ['a_count', { requirement_id: 7, requirement_type: 'user_fields' }],
  ['a_guard', { requirement_id: 8, requirement_type: 'triggers' }],
  ['another', undefined],
  ['constructor', undefined],
])('the requirement %s is what the account made of it', (key, answer) => {
  expect(readPath(`requirement:${key}`, facts)).toEqual(answer);
});
