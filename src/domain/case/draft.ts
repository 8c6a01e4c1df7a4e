import { recordedPastDue, type Decision } from './decision.ts';
import { saysTheSame } from './materialFacts.ts';
import { isOnlyAsk, isOpen, type CaseState } from './caseState.ts';
import { exceptionOf, type ExceptionDraft, type ExceptionDraftProblem } from './exceptionDraft.ts';
import type { DraftStanding } from './gateInput.ts';
import { inert, isBlank } from '../inert.ts';
import type { CustomerChoice, Invoice, PastDue } from '../invoice.ts';
import type { Instant } from '../money.ts';
import type { Exception } from '../policy/exception.ts';
import {
  POLICY_VERSION,
  asksRefund,
  isAbove,
  type Answers,
  type PolicySettings,
  type Request,
} from '../policy/facts.ts';
import type { Plan } from '../policy/plan.ts';
import { resolve, type Outcome } from '../policy/resolve.ts';
import { err, ok, type Result } from '../result.ts';

/** The agent's unrecorded work on a ticket: it lives in the tab, survives a reload, and is never evidence. */
export interface Draft {
  readonly answers: Answers;
  readonly exception: ExceptionDraft | null;
  /** Why a refund request became `continue`. */
  readonly changeReason: string;
  /** R8: when the customer was asked. */
  readonly askedWhen: string;
  /** The agent's own words for the note. */
  readonly prose: string;
  readonly typedCount: { readonly count: number; readonly seenIn: string; readonly at: Instant } | null;
  /** Whom the agent chose where billing has several customers, or knows this one by another e-mail. */
  readonly choice: CustomerChoice | null;
  /** The recorded decision is being changed; until then a draft without answers is no draft. */
  readonly changing: boolean;
}

export const EMPTY_DRAFT: Draft = {
  answers: { request: null, paysTwo: null, escalation: 'none' },
  exception: null,
  changeReason: '',
  askedWhen: '',
  prose: '',
  typedCount: null,
  choice: null,
  changing: false,
};

/** What is missing before the draft can be recorded as a decision. */
export type DraftProblem =
  'open-question' | ExceptionDraftProblem | 'too-few-to-collect' | 'change-reason-missing' | 'asked-when-missing';

export interface DraftContext {
  readonly ticketId: number;
  readonly state: CaseState;
  readonly pastDue: PastDue;
  /** What the customer has paid at any time, as far as billing was read; what can be refunded. */
  readonly paid: readonly Invoice[];
  /** The agent's choice of customer, also where nothing could be read of that one; absent where nobody had to choose. */
  readonly choice?: CustomerChoice | null;
  readonly settings: PolicySettings;
  /** The conversation asks for a refund. */
  readonly conversationAsksRefund: boolean;
}

/** Whether any answer has been begun. */
export function isBegun(draft: Draft): boolean {
  return draft.answers.request !== null || draft.exception !== null || draft.changing;
}

/** The run that the next decision belongs to. */
export function nextRun(state: CaseState): number {
  if (state.run === 0) return 1;
  return state.endedAt !== null ? state.run + 1 : state.run;
}

/** Where the draft stands in the flowchart. */
export function outcomeOf(draft: Draft, context: Pick<DraftContext, 'pastDue' | 'settings'>): Outcome {
  return resolve({ ...draft.answers, pastDue: context.pastDue, settings: context.settings });
}

/** The refund that was requested before in this run, also where another request lies between; null where none was. */
function refundBefore(state: CaseState): Request | null {
  if (!isOpen(state)) return null;
  const requests = [...state.earlier, state.decision].flatMap((entry) =>
    entry === null ? [] : [entry.decision.requestChange?.before ?? null, entry.decision.request],
  );
  return requests.findLast(asksRefund) ?? null;
}

/**
 * Whether recording `continue` now needs a reason (playbook §4): a refund was requested before in this run, or the
 * conversation asks for one.
 */
export function needsChangeReason(draft: Draft, context: DraftContext): boolean {
  if (draft.answers.request !== 'continue') return false;
  return refundBefore(context.state) !== null || context.conversationAsksRefund;
}

/** Whether the plan asks for more payments than can still be made: then only Reggie can decide (playbook §3, P3). */
export function asksTooMany(plan: Plan): boolean {
  if (plan.actions.length === 0) return false;
  return plan.actions.filter(({ action }) => action === 'collect').length < plan.mustBePaid;
}

/**
 * The decision that recording this draft would make, or the first thing that is missing for it (playbook §3, §4).
 * `alreadyHappened`: billing already shows what the exception asks for (G16).
 */
export function decisionOf(
  draft: Draft,
  context: DraftContext,
  alreadyHappened = false,
): Result<Decision, DraftProblem> {
  const { state, pastDue } = context;
  // Whether the playbook says never to an exception depends on what the customer wants (I2).
  if (draft.answers.request === null) return err('open-question');
  const outcome = outcomeOf(draft, context);
  const resolution = outcome.kind === 'resolution' ? outcome.resolution : null;
  let exception: Exception | null = null;
  if (draft.exception !== null) {
    const checked = exceptionOf(draft.exception, pastDue, context.paid, alreadyHappened);
    if (!checked.ok) return checked;
    exception = checked.value;
  }
  const plan = exception?.plan ?? resolution?.plan;
  // While the count is unknown there is no resolution; then, and only then, an exception stands alone (playbook §3).
  if (plan === undefined || (resolution === null && pastDue.kind !== 'unknown')) return err('open-question');
  if (asksTooMany(plan)) return err('too-few-to-collect');
  const needsReason = needsChangeReason(draft, context);
  if (needsReason && isBlank(draft.changeReason)) return err('change-reason-missing');
  if (resolution?.rule === 'R8' && isBlank(draft.askedWhen)) return err('asked-when-missing');
  const { escalation, request, paysTwo } = draft.answers;
  const highest = isOpen(state) && isAbove(state.highestEscalation, escalation) ? state.highestEscalation : escalation;
  const asksTwo = resolution?.trail.some(
    (step) => step.question === 'paysTwo' || step.question === 'paysTwoToContinue',
  );
  return ok({
    ticketId: context.ticketId,
    run: nextRun(state),
    policyVersion: POLICY_VERSION,
    request,
    paysTwo: asksTwo === true ? paysTwo : null,
    escalation,
    highestEscalation: highest,
    rule: resolution?.rule ?? null,
    exception,
    plan,
    gate: exception === null && resolution !== null ? resolution.gate : 'approval',
    boundary: resolution?.boundary ?? false,
    settingsActed: resolution?.settingsActed ?? [],
    pastDue: { ...recordedPastDue(pastDue), choice: chosenFor(context) },
    requestChange: needsReason ? { before: refundBefore(state), reason: inert(draft.changeReason).trim() } : null,
    askedWhen: resolution?.rule === 'R8' ? inert(draft.askedWhen).trim() : null,
  });
}

/** A choice is part of the decision; it says nothing about a customer who was found without it. */
function chosenFor({ pastDue, choice }: DraftContext): CustomerChoice | null {
  return pastDue.kind === 'invoices' ? pastDue.customer.choice : (choice ?? null);
}

function openQuestion(draft: Draft, outcome: Outcome, pastDue: PastDue): DraftStanding['openQuestion'] {
  if (draft.answers.request === null) return 'request';
  const isAnswerable = pastDue.kind !== 'unknown' || draft.exception === null;
  if (outcome.kind === 'question' && isAnswerable) return outcome.position.question;
  if (draft.exception !== null) return 'exception';
  return outcome.kind === 'resolution' ? 'details' : 'request';
}

/** Whether the draft says what this run's decision says already: somebody else recorded it meanwhile, say. */
export function isAlreadyRecorded(draft: Draft, context: DraftContext): boolean {
  const recorded = isOpen(context.state) ? context.state.decision : null;
  // Whether it has happened is no word of the draft's.
  const decision = decisionOf(draft, context, recorded?.decision.exception?.alreadyHappened);
  return recorded !== null && decision.ok && saysTheSame(recorded.decision, decision.value);
}

/** The draft as the gate sees it (playbook §5); null where it says nothing that the log does not say. */
export function standingOf(draft: Draft, context: DraftContext): DraftStanding | null {
  const { escalation } = draft.answers;
  if (!isBegun(draft) && escalation === 'none') return null;
  if (isAlreadyRecorded(draft, context)) return null;
  const decision = decisionOf(draft, context);
  const gate = decision.ok ? decision.value.gate : 'none';
  if (!decision.ok) {
    const question = openQuestion(draft, outcomeOf(draft, context), context.pastDue);
    return { escalation, begun: isBegun(draft), openQuestion: question, gate };
  }
  // R7 is a step and no decision: the case stays open until the customer has answered (G7).
  return { escalation, begun: true, openQuestion: isOnlyAsk(decision.value) ? 'asked' : null, gate };
}
