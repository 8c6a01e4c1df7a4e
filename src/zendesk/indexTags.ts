import type { ResolutionIndex } from '../domain/case/indexValues.ts';
import { PHASES, type Phase } from '../domain/case/standing.ts';
import { EXCEPTION_KINDS } from '../domain/policy/exception.ts';
import { RESOLUTIONS } from '../domain/policy/resolve.ts';

/** Tags of the index field's options (requirements.json). */
export const INDEX_PREFIX = 'pdp_';
/** Tags of the options of the field that tells what was decided. */
const RESOLUTION_PREFIX = 'pdr_';

/** Put on by the net's triggers (requirements.json): a new ticket that inherited index tags, and one that was reopened. */
export const FOLLOW_UP_TAG = 'pdp_follow_up';
export const REOPENED_TAG = 'pdp_reopened';
/** Put on by the set-up's trigger where somebody but an approver set the tag of an approval. */
const FORGED_TAG = 'pdp_forged';

/** The tag of what was decided. */
export function resolutionTag(resolution: ResolutionIndex): string {
  return RESOLUTION_PREFIX + resolution.replaceAll('-', '_');
}

/** Every tag by which a ticket that has or had a case can be found. */
export const APP_TAGS: readonly string[] = [
  ...PHASES.filter((phase) => phase !== 'none').map((phase) => INDEX_PREFIX + phase),
  ...Object.values(RESOLUTIONS).map(({ name }) => resolutionTag(name)),
  ...EXCEPTION_KINDS.map((kind) => resolutionTag(`exception-${kind}`)),
  REOPENED_TAG,
  FORGED_TAG,
  FOLLOW_UP_TAG,
];

/** What the index tags say, in the order of the phases. The app sets one; a merge or a hand may leave several. */
export function phasesInTags(tags: readonly string[]): readonly Phase[] {
  return PHASES.filter((phase) => phase !== 'none' && tags.includes(INDEX_PREFIX + phase));
}

/** Whether the tag is one of the index field's options; the net's own marks are none. */
export function isIndexTag(tag: string): boolean {
  return phasesInTags([tag]).length > 0;
}
