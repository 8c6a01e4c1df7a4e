import type { CaseState } from './caseState.ts';
import type { Phase } from './phases.ts';
import { phaseOf } from './standing.ts';
import type { ExceptionKind } from '../policy/exception.ts';
import { resolutionName, type RESOLUTIONS } from '../policy/resolve.ts';

/** What was decided, for reports: the playbook's resolution, or the kind of exception on top of it. */
export type ResolutionIndex = (typeof RESOLUTIONS)[keyof typeof RESOLUTIONS]['name'] | `exception-${ExceptionKind}`;

/** What the ticket's fields show of its case. They find and report; nothing is ever granted by them. */
export interface IndexValues {
  readonly phase: Phase;
  /** Null while nothing is decided, and where the case was set aside. */
  readonly resolution: ResolutionIndex | null;
  /** How many invoices were past due when it was decided; null where unknown. */
  readonly count: number | null;
}

/** The index of the case as it stands. */
export function indexValues(state: CaseState): IndexValues {
  const phase = phaseOf(state);
  const decision = phase === 'dismissed' ? null : (state.decision?.decision ?? null);
  if (decision === null) return { phase, resolution: null, count: null };
  const { exception, rule, settingsActed, pastDue } = decision;
  const resolved = rule === null ? null : resolutionName(rule, settingsActed);
  return {
    phase,
    resolution: exception === null ? resolved : `exception-${exception.kind}`,
    count: pastDue.n,
  };
}
