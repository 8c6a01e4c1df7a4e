import { countOf } from '../invoice.ts';
import type { Facts } from '../policy/facts.ts';
import type { RuleId } from '../policy/flow.ts';

/*
 * The table of playbook §4 a second time, row by row as it is printed there and without the flowchart: each row says
 * for itself whether it applies. I1 is that exactly one row does, and that the flowchart ends at that row.
 */

/** What the rows look at; the count is known. */
type Row = (facts: Facts, n: number) => boolean;

const isRefund: Row = ({ request }) => request === 'refund-inactive' || request === 'refund-other';
/** "(or continue under ¹)" */
const continuesUnderSetting: Row = ({ request, settings }) =>
  request === 'continue' && settings.continueRequiresTwoPaid;

const TABLE: Readonly<Record<RuleId, Row>> = {
  R1: ({ request }, n) => request === 'continue' && n === 0,
  R2: ({ request }, n) => request === 'continue' && (n === 1 || n === 2),
  R3: ({ request, settings, paysTwo }, n) =>
    request === 'continue' && n >= 3 && (!settings.continueRequiresTwoPaid || paysTwo === 'yes'),
  R4: (facts, n) => isRefund(facts, n) && n <= 2,
  R5: (facts, n) => isRefund(facts, n) && n >= 3 && facts.paysTwo === 'yes',
  R6: (facts, n) => isRefund(facts, n) && n >= 3 && facts.paysTwo === 'no',
  R7: (facts, n) => (isRefund(facts, n) || continuesUnderSetting(facts, n)) && n >= 3 && facts.paysTwo === 'not-asked',
  R8: (facts, n) =>
    n >= 3 &&
    ((isRefund(facts, n) && facts.paysTwo === 'no-answer') ||
      (continuesUnderSetting(facts, n) && (facts.paysTwo === 'no-answer' || facts.paysTwo === 'no'))),
  R9: ({ request }) => request === 'close',
};

/** The rows of the table that apply; none while the count is unknown. */
export function rulesThatApply(facts: Facts): readonly RuleId[] {
  const n = countOf(facts.pastDue);
  if (n === null) return [];
  return (Object.keys(TABLE) as RuleId[]).filter((rule) => TABLE[rule](facts, n));
}
