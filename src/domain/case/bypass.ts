import type { Route } from './bypassTrail.ts';
import type { RefusedWhy } from './caseState.ts';
import type { CaseAct } from './events.ts';
import type { Finding } from './gateInput.ts';
import type { Phase } from './phases.ts';
import type { UnknownWhy } from '../invoice.ts';
import type { Instant } from '../money.ts';
import type { Request } from '../policy/facts.ts';

/** A later update took the ticket out of solved again. */
export interface Reopening {
  readonly at: Instant;
  /** By one of the app's own rules. */
  readonly byNet: boolean;
}

/** What was done past the rules, or has to be seen beside them. */
export type Bypass = {
  readonly at: Instant;
  /** Null for a business rule. */
  readonly by: number | null;
  /** Null where it was recorded as an event, which the panel does. */
  readonly route: Route | null;
} & (
  | {
      readonly kind: 'solved' | 'closed';
      readonly findings: readonly [Finding, ...Finding[]];
      readonly reopened: Reopening | null;
    }
  | { readonly kind: 'replied'; readonly findings: readonly [Finding, ...Finding[]] }
  /** Solved, and billing still does not show the plan carried out. `unknown`: why billing cannot be asked. */
  | {
      readonly kind: 'lacking';
      readonly findings: readonly [Finding, ...Finding[]];
      readonly unknown: UnknownWhy | null;
    }
  | { readonly kind: 'index-changed'; readonly to: readonly Phase[]; readonly logSays: Phase }
  | { readonly kind: 'note-gone'; readonly how: 'redacted' | 'made-public' }
  | { readonly kind: 'other-name'; readonly shownAs: number }
  /** An event that grants nothing: an answer of nobody who may give it, or one that was copied. */
  | { readonly kind: 'refused-answer'; readonly act: CaseAct['kind']; readonly why: RefusedWhy }
  | { readonly kind: 'request-changed'; readonly before: Request | null; readonly reason: string }
);
export type BypassKind = Bypass['kind'];
export type BypassOf<K extends BypassKind> = Extract<Bypass, { kind: K }>;
