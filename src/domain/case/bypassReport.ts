import type { Bypass } from './bypass.ts';
import { againstTheRules } from './bypassActs.ts';
import { marksOf } from './bypassMarks.ts';
import type { TicketUpdate } from './bypassTrail.ts';
import type { FoldContext } from './caseState.ts';
import type { Instant } from '../money.ts';

/**
 * What was done on one ticket past the rules since that instant, oldest first, as far as its audits alone tell. What only
 * billing could have shown then is held against nobody here; `bypassBilling.ts` asks billing as it is now.
 */
export function bypassesIn(trail: readonly TicketUpdate[], context: FoldContext, since: Instant): readonly Bypass[] {
  return trail.flatMap((update, place) =>
    update.at < since ? [] : [...marksOf(trail, place, context), ...againstTheRules(trail, place, context)],
  );
}
