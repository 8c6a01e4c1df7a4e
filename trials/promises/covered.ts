/** What a recorded decision lets a reply promise (G17), and what an unrecorded one holds back. */
import type { Draft } from '../../src/domain/case/draft.ts';
import type { PromiseKind } from '../../src/domain/case/gateInput.ts';
import { standingInBills } from './bills.ts';
import type { Place } from './place.ts';
import { answerOf, isOnlyAsk, standingInLog } from './standing.ts';
import { above, type Run } from './truth.ts';

/** Whether a rule stands: surely, or as far as this model can tell. */
export type Tri = 'yes' | 'maybe' | 'no';

/** Rules that stand for what is drafted and not recorded (G1, G2, G7, G8). */
export function ofTheDraft({ answers, exception, changing }: Draft, run: Run): ReadonlyMap<string, Tri> {
  const rules = new Map<string, Tri>();
  const isBegun = answers.request !== null || exception !== null || changing;
  if (!isBegun && answers.escalation === 'none') return rules;
  const recorded = run.endedAt === null ? run.decided?.decision : undefined;
  const isSame =
    recorded?.request === answers.request &&
    recorded.escalation === answers.escalation &&
    (recorded.exception === null) === (exception === null);
  const is: Tri = isSame ? 'maybe' : 'yes';
  const flagged = run.endedAt === null && run.isEscalationFlagged ? run.escalation : 'none';
  if (above(answers.escalation, flagged)) rules.set('G1', is);
  if (!isBegun) return rules;
  rules.set('G8', is);
  // Whether the draft is decided, and its gate, hangs on what is filled in and on what billing said to this tab.
  rules.set('G2', 'maybe');
  return rules;
}

/** Whether the reply may promise this: the R3: the voids; R5: the voids after payment; R6: voids and closure; R9: closure. */
export function isUncovered(kind: PromiseKind, run: Run, place: Place): Tri {
  const { decided } = run;
  if (run.number === 0 || run.isDismissed || decided === null || isOnlyAsk(decided.decision)) return 'yes';
  const { exception, rule, plan } = decided.decision;
  const bills = standingInBills(run, place).yes;
  if (bills.has('drift') || standingInLog(run, place).some((one) => one !== 'G7')) return 'yes';
  if (exception !== null && answerOf(run)?.kind !== 'approved') return 'yes';
  if (kind === 'close') return plan.account === 'closes' ? 'no' : 'yes';
  if (kind === 'keep-open') return plan.account === 'closes' ? 'yes' : 'no';
  if (exception !== null) return 'maybe';
  if (kind === 'money') return 'yes';
  if (rule !== 'R3' && rule !== 'R5' && rule !== 'R6') return 'yes';
  if (bills.has('G11')) return 'yes';
  return kind === 'void-all' && rule === 'R3' && plan.mustBePaid === 0 ? 'yes' : 'no';
}
