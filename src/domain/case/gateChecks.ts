import { isConfirmed, plansVoids, proofsOf, type Proof } from './billingProof.ts';
import { driftOf } from './decision.ts';
import type { Confirmable } from './events.ts';
import { flaggedEscalation, isOnlyAsk, isOpen, type CaseState } from './caseState.ts';
import { effectiveGate, holdingAnswer, outdatedApproval, standingRules } from './standing.ts';
import {
  ONLY_SOLVING,
  type CaseFacts,
  type Finding,
  type GateInput,
  type GateRule,
  type Outdated,
  type PromiseKind,
} from './gateInput.ts';
import { caseInvoices, owesAnything } from '../invoice.ts';
import { isAbove, type Escalation } from '../policy/facts.ts';

type RuleOf<R extends GateRule> = (input: GateInput) => Extract<Finding, { rule: R }> | null;

/** The case as read, or as last read where it cannot be read now. */
function knownState({ log }: Pick<GateInput, 'log'>): CaseState | null {
  switch (log.read) {
    case 'ok':
      return log.state;
    case 'failed':
      return log.last;
    case 'not-needed':
      return null;
  }
}

/** The run that goes on or was solved; null as well where the log cannot be read now: then G14 judges. */
function stateOf({ log }: GateInput): CaseState | null {
  return log.read === 'ok' && log.state.run > 0 && !log.state.dismissed ? log.state : null;
}

/** The case and its recorded decision, R7's ask included. */
function decidedOf(input: GateInput) {
  const state = stateOf(input);
  return state?.decision == null ? null : { state, ...state.decision };
}

function escalationNotFlagged(input: GateInput): Escalation | null {
  const state = stateOf(input);
  const logged = state !== null && standingRules(state).includes('G1') ? state.escalation.level : 'none';
  const drafted = input.draft?.escalation ?? 'none';
  const known = knownState(input);
  const flagged = known === null ? 'none' : flaggedEscalation(known);
  const highest = isAbove(logged, drafted) ? logged : drafted;
  return isAbove(highest, flagged) ? highest : null;
}

const stands = (input: GateInput, rule: 'G2' | 'G3' | 'G5' | 'G6'): CaseState | null => {
  const state = stateOf(input);
  return state !== null && standingRules(state).includes(rule) ? state : null;
};

function outdatedOf(state: CaseState): Outdated | null {
  const outdated = outdatedApproval(state);
  return outdated === null || state.decision === null
    ? null
    : { approved: outdated.approved, decided: state.decision.decision };
}

function unproven(input: GateInput, proof: Proof, what: Confirmable): boolean {
  const state = stateOf(input);
  if (proof.is === 'shown' || state === null) return false;
  return proof.is === 'missing' || !isConfirmed(state, what);
}

/** For each rule: what it found, whatever this save does (`gate.ts` says what it blocks). */
export const CHECKS: { readonly [R in GateRule]: RuleOf<R> } = {
  G1: (input) => {
    const escalation = escalationNotFlagged(input);
    return escalation === null ? null : { rule: 'G1', escalation };
  },
  G2: (input) => {
    const drafted = input.draft !== null && input.draft.openQuestion === null && input.draft.gate !== 'none';
    return drafted || stands(input, 'G2') !== null ? { rule: 'G2' } : null;
  },
  G4: (input) => {
    const decided = decidedOf(input);
    if (decided === null) return null;
    const drift = driftOf(decided.decision, caseInvoices(input.billing, decided.state.runBeganAt));
    // Once it is before Reggie again, the old approval is in nobody's way: then G3 waits for the new one.
    const isNewest = decided.state.answer !== null && effectiveGate(decided.state) === 'approval';
    const outdated = isNewest ? outdatedOf(decided.state) : null;
    return drift.length > 0 || outdated !== null ? { rule: 'G4', drift, outdated } : null;
  },
  G3: (input) => {
    const state = stands(input, 'G3');
    return state?.flag == null ? null : { rule: 'G3', since: state.flag.event.at, outdated: outdatedOf(state) };
  },
  G5: (input) => {
    const state = stands(input, 'G5');
    return state?.answer == null ? null : { rule: 'G5', reason: state.answer.act.words };
  },
  G6: (input) => {
    const state = stands(input, 'G6');
    return state?.answer == null ? null : { rule: 'G6', question: state.answer.act.words };
  },
  G7: (input) => {
    if (input.draft?.begun === true && input.draft.openQuestion !== null) {
      return { rule: 'G7', question: input.draft.openQuestion };
    }
    const state = stateOf(input);
    if (state === null || !standingRules(state).includes('G7')) return null;
    return { rule: 'G7', question: state.decision === null ? 'undecided' : 'asked' };
  },
  G8: (input) => {
    if (input.draft?.begun === true && input.draft.openQuestion === null) return { rule: 'G8', noteGone: false };
    const decided = decidedOf(input);
    return decided !== null && !decided.event.noteIntact ? { rule: 'G8', noteGone: true } : null;
  },
  G9: (input) => (input.saving.replyHoldsNote ? { rule: 'G9' } : null),
  G10: (input) => {
    const decided = decidedOf(input);
    if (decided?.decision.plan.account !== 'closes') return null;
    const texts = [
      ...decided.state.replies.filter((reply) => reply.at >= decided.event.at).map((reply) => reply.text),
      input.saving.reply ?? '',
    ];
    const told = texts.some((text) => tellsClosure(text, input.closureSentences));
    return told || isConfirmed(decided.state, 'customer-told') ? null : { rule: 'G10' };
  },
  G11: (input) => {
    const decided = decidedOf(input);
    if (decided === null) return null;
    const proof = proofsOf(decided.state, decided.decision, input.billing).collected;
    return unproven(input, proof, 'collected') ? { rule: 'G11', proof } : null;
  },
  G12: (input) => {
    const decided = decidedOf(input);
    if (decided === null) return null;
    const proof = proofsOf(decided.state, decided.decision, input.billing).voided;
    return unproven(input, proof, 'voided') ? { rule: 'G12', proof } : null;
  },
  G13: (input) => {
    const state = knownState(input);
    if (state !== null && state.run > 0) {
      const wroteSince = (state.customerWroteAt ?? -Infinity) > (state.endedAt ?? Infinity);
      if (isOpen(state) || !wroteSince) return null;
    }
    const { chargeback, money } = input.signals;
    if (chargeback !== null) return { rule: 'G13', about: 'chargeback', sentence: chargeback };
    // A case is there that cannot be read: G14 says so.
    if (input.log.read === 'failed' && input.log.hasCase && state === null) return null;
    const owes = [input.billing, input.held].some((read) => owesAnything(caseInvoices(read, input.runBeganAt)));
    if (!owes && !input.isChoiceOpen) return null;
    if (money !== null) return { rule: 'G13', about: 'money', sentence: money };
    return input.isTagInherited ? { rule: 'G13', about: 'inherited' } : null;
  },
  G14: (input) => (input.log.read === 'failed' && input.log.hasCase ? { rule: 'G14', why: input.log.why } : null),
  G15: (input) => {
    const decided = decidedOf(input);
    if (decided === null) return null;
    const proof = proofsOf(decided.state, decided.decision, input.billing).accountClosed;
    return unproven(input, proof, 'account-closed') ? { rule: 'G15', proof } : null;
  },
  G16: (input) => {
    const decided = decidedOf(input);
    if (decided === null) return null;
    const { notCovered } = proofsOf(decided.state, decided.decision, input.billing);
    return notCovered.length > 0 ? { rule: 'G16', violations: notCovered } : null;
  },
  G17: (input) => {
    const promise = input.saving.promises.find(({ kind }) => !isPromiseCovered(input, kind));
    return promise === undefined ? null : { rule: 'G17', promise: promise.kind, sentence: promise.sentence };
  },
  G18: (input) => {
    const decided = decidedOf(input);
    const act = decided === null ? null : holdingAnswer(decided.state)?.act;
    if (decided === null || act?.kind !== 'approved' || act.condition === null) return null;
    if (act.condition.kind === 'cap') {
      const amount = decided.decision.exception?.amount ?? null;
      const cap = act.condition.amount;
      const within = amount === null || (amount.currency === cap.currency && amount.minor <= cap.minor);
      return within ? null : { rule: 'G18', condition: 'cap' };
    }
    const { twoCollected } = proofsOf(decided.state, decided.decision, input.billing);
    return unproven(input, twoCollected, 'condition-met')
      ? { rule: 'G18', condition: 'after-two-collected', proof: twoCollected }
      : null;
  },
};

/** Spaces, signs and the way an accent is written change as a text goes through editors; letters and digits do not. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether the text holds both sentences of P8 (sign up fresh; prior data does not carry over), in one language. */
export function tellsClosure(text: string, sentences: readonly (readonly [string, string])[]): boolean {
  const said = plain(text);
  return sentences.some((pair) => pair.every((sentence) => said.includes(plain(sentence))));
}

/** What the recorded decision lets a reply promise, once nothing of G1–G6 stands (G17). */
export function coveredPromises(input: CaseFacts): ReadonlySet<PromiseKind> {
  const known = knownState(input);
  const log = known === null ? input.log : ({ read: 'ok', state: known } as const);
  const quiet: GateInput = { ...input, log, saving: ONLY_SOLVING };
  const decided = decidedOf(quiet);
  const passes = (['G1', 'G2', 'G4', 'G3', 'G5', 'G6'] as const).every((rule) => CHECKS[rule](quiet) === null);
  if (decided === null || !passes || isOnlyAsk(decided.decision)) return new Set();
  const { plan, exception } = decided.decision;
  // What has happened may be solved although it was declined (G16), but that lets nobody promise it.
  if (exception !== null && holdingAnswer(decided.state)?.act.kind !== 'approved') return new Set();
  const covered = new Set<PromiseKind>([plan.account === 'closes' ? 'close' : 'keep-open']);
  const paysFirst = plan.mustBePaid > 0 && CHECKS.G11(quiet) !== null;
  if (plansVoids(plan) && !paysFirst) covered.add('void');
  if (plan.counts?.keep === 0 && !paysFirst) covered.add('void-all');
  if (exception !== null && exception.amount !== null && !paysFirst && CHECKS.G18(quiet) === null) covered.add('money');
  return covered;
}

function isPromiseCovered(input: GateInput, kind: PromiseKind): boolean {
  return coveredPromises(input).has(kind);
}
