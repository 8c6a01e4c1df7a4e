import type { GateRule } from './gateInput.ts';
import type { Decision } from './decision.ts';
import { WHY_EXCEPTION, whyRule, type SentenceId } from '../policy/why.ts';

/** On which sentences of the playbook a block rests, besides the decision that it sees carried out. */
const OF_GATE = {
  G1: ['P10'],
  G2: ['D1', 'P9'],
  G3: ['P9'],
  G4: ['P7', 'P9'],
  G5: ['P9'],
  G6: ['P9'],
  G7: ['P7'],
  G8: ['P7'],
  G9: ['P7'],
  G10: ['P8'],
  G11: ['P3'],
  G12: [],
  G13: ['P1', 'P10'],
  G14: [],
  G15: [],
  G16: ['P9', 'D1'],
  G17: ['P6'],
  G18: ['P9'],
} as const satisfies Record<GateRule, readonly SentenceId[]>;

/** The sentences that a recorded or drafted decision rests on: its exception's, else its rule's. */
export function whyDecided({
  rule,
  request,
  settingsActed,
  exception,
}: Pick<Decision, 'rule' | 'request' | 'settingsActed' | 'exception'>): readonly SentenceId[] {
  return exception !== null || rule === null ? WHY_EXCEPTION : whyRule(rule, request, settingsActed);
}

/** By then it is flagged, and the customer is not argued with. */
const BEFORE_ACTING: readonly SentenceId[] = ['P1', 'P9', 'D1'];

/** The sentences of a decision that say why it is carried out. */
function whyCarriedOut(decision: Decision): readonly SentenceId[] {
  return decision.exception === null ? whyDecided(decision).filter((id) => !BEFORE_ACTING.includes(id)) : ['P9'];
}

/** The sentences that a block rests on (playbook §6); what is only carried out (G12, G15) rests on the decision's own. */
export function whyBlocked(gate: GateRule, decision: Decision | null): readonly SentenceId[] {
  if (gate !== 'G12' && gate !== 'G15') return OF_GATE[gate];
  return decision === null ? [] : whyCarriedOut(decision);
}
