import { FOLLOW_UP_TAG, INDEX_PREFIX, REOPENED_TAG } from './indexTags.ts';
import type { ResolutionIndex } from '../domain/case/indexValues.ts';
import { PHASES } from '../domain/case/phases.ts';
import { EXCEPTION_KINDS } from '../domain/policy/exception.ts';
import { RESOLUTIONS } from '../domain/policy/resolve.ts';

/** Tags of the options of the field that tells what was decided. */
const RESOLUTION_PREFIX = 'pdr_';
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
