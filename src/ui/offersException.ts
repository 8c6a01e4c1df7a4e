import { asksTooMany, type Draft } from '../domain/case/draft.ts';
import type { Resolution } from '../domain/policy/resolve.ts';

/** Whether the resolution itself says that this may belong before Reggie (playbook §4 footnote 2, §3). */
export function offersException(draft: Draft, { plan }: Resolution): boolean {
  return draft.exception === null && (draft.answers.request === 'refund-other' || asksTooMany(plan));
}
