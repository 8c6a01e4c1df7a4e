import { caseOf } from '../app/caseNow.ts';
import { gateFacts, hasDraft } from '../app/desk.ts';
import type { SessionPorts } from '../app/sessionPorts.ts';
import type { SessionState } from '../app/sessionState.ts';
import type { TextId } from '../app/texts.ts';
import { plansVoids } from '../domain/case/billingProof.ts';
import { whatBlocksSolving } from '../domain/case/gate.ts';
import type { Finding, GateRule } from '../domain/case/gateInput.ts';

const BEFORE_ACTING: readonly GateRule[] = ['G2', 'G3', 'G4', 'G5', 'G6'];
const ACTS: readonly GateRule[] = ['G10', 'G11', 'G12', 'G15'];

const stands = (findings: readonly Finding[], rules: readonly GateRule[]): boolean =>
  findings.some(({ rule }) => rules.includes(rule));

/** The two payments that an approval waits for: what the plan collects is asked for already, and counts for both. */
const asksForTwo = (finding: Finding): boolean =>
  finding.rule === 'G18' && finding.condition === 'after-two-collected' && finding.proof.is === 'missing';

/** What stands between a case and a solved ticket, as the panel lists it. */
export interface ToDo {
  /** In the order to do them in. */
  readonly items: readonly Finding[];
  /** The customer may be told what was voided; the ticket can be solved without. */
  readonly mayTellVoids: boolean;
  /** Something has to come before anything is carried out. */
  readonly isHeld: boolean;
  /** Nothing blocks, also not what has its own place on the panel. */
  readonly isClear: boolean;
}

const NOTHING: ToDo = { items: [], mayTellVoids: false, isHeld: false, isClear: false };

/** Whether the customer is still to hear of voids; whoever has answered since the decision has chosen what to say. */
function mayTellVoids(state: SessionState, findings: readonly Finding[]): boolean {
  const { decision, endedAt, replies } = caseOf(state);
  if (decision === null || endedAt !== null || hasDraft(state.draft)) return false;
  const { plan } = decision.decision;
  const isAnswered = replies.some(({ at }) => at >= decision.event.at);
  return plan.account === 'stays-open' && plansVoids(plan) && !isAnswered && !stands(findings, BEFORE_ACTING);
}

/**
 * What is listed: not what has its own place on the panel, and nothing that must not be done yet. Voids and closures
 * cannot be undone, so they are asked for only when nothing has to come before them. Whom they concern is told last: an
 * account is not called closed while it is open.
 */
export function toDo(state: SessionState, ports: SessionPorts): ToDo {
  // While a recorded decision is being changed, what it still asks for is not to be done.
  if (state.ticket?.id == null || state.draft.changing) return NOTHING;
  if (caseOf(state).run === 0 && !hasDraft(state.draft)) return NOTHING;
  const findings = whatBlocksSolving(gateFacts(state, ports));
  const elsewhere: readonly GateRule[] = hasDraft(state.draft)
    ? ['G1', 'G2', 'G6', 'G7', 'G8', 'G13']
    : ['G1', 'G6', 'G13'];
  const isPaymentFirst = stands(findings, ['G11']);
  const later: readonly GateRule[] = stands(findings, BEFORE_ACTING) ? ACTS : isPaymentFirst ? ['G12'] : [];
  const listed = findings.filter(
    (finding) =>
      !elsewhere.includes(finding.rule) && !later.includes(finding.rule) && !(isPaymentFirst && asksForTwo(finding)),
  );
  return {
    items: [...listed.filter(({ rule }) => rule !== 'G10'), ...listed.filter(({ rule }) => rule === 'G10')],
    mayTellVoids: mayTellVoids(state, findings),
    isHeld: stands(findings, BEFORE_ACTING),
    isClear: findings.length === 0,
  };
}

/** The text that the list of what is to do offers itself; null where it offers none. */
export function textToDo(state: SessionState, ports: SessionPorts): TextId | null {
  const { items, mayTellVoids: voids } = toDo(state, ports);
  if (items.some(({ rule }) => rule === 'G10')) return 'T5';
  if (items.some((finding) => finding.rule === 'G7' && finding.question === 'asked')) return 'T2';
  return voids ? 'T4' : null;
}
