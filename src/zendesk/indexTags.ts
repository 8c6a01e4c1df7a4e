import { PHASES, type Phase } from '../domain/case/phases.ts';

/** Tags of the index field's options (requirements.json). */
export const INDEX_PREFIX = 'pdp_';

/** Put on by the net's triggers (requirements.json): a new ticket that inherited index tags, and one that was reopened. */
export const FOLLOW_UP_TAG = 'pdp_follow_up';
export const REOPENED_TAG = 'pdp_reopened';

/** What the index tags say, in the order of the phases. The app sets one; a merge or a hand may leave several. */
export function phasesInTags(tags: readonly string[]): readonly Phase[] {
  return PHASES.filter((phase) => phase !== 'none' && tags.includes(INDEX_PREFIX + phase));
}

/** Whether the tag is one of the index field's options; the net's own marks are none. */
export function isIndexTag(tag: string): boolean {
  return phasesInTags([tag]).length > 0;
}
