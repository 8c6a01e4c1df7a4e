import { expect, test } from 'vitest';
import { knobsAtRest } from '../../world/knobs.ts';
import type { HostFacts } from './facts.ts';
import { readPath } from './reads.ts';

const factsWith = (requirements: 'present' | 'absent'): HostFacts => {
  const userFields = [{ id: 7, requirementKey: 'a_count', key: 'count', title: 'Count', type: 'integer' }];
  const workspace = { knobs: { ...knobsAtRest, requirements }, ticketFields: [], userFields };
  return { workspace } as unknown as HostFacts;
};

test('a user field that came with the app has an id, as long as requirements are answered at all', () => {
  const answer = { requirement_id: 7, requirement_type: 'user_fields' };
  expect(readPath('requirement:a_count', factsWith('present'))).toEqual(answer);
  expect(readPath('requirement:count', factsWith('present'))).toBeUndefined();
  expect(readPath('requirement:a_count', factsWith('absent'))).toBeUndefined();
});
