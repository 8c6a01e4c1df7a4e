import { PHASES, type Phase } from '../domain/case/standing.ts';

/** Tags of the index field's options (requirements.json). */
export const INDEX_PREFIX = 'pdp_';

/** What the index tags say, in the order of the phases. The app sets one; a merge or a hand may leave several. */
export function phasesInTags(tags: readonly string[]): readonly Phase[] {
  return PHASES.filter((phase) => phase !== 'none' && tags.includes(INDEX_PREFIX + phase));
}
