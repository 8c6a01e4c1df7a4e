import { emptyCase, type CaseState, type FoldContext } from '../case/caseState.ts';
import type { Decision } from '../case/decision.ts';
import { decisionOf, EMPTY_DRAFT, type Draft } from '../case/draft.ts';
import type { ExceptionDraft } from '../case/exceptionDraft.ts';
import type { CaseAct, CaseEvent, Condition, LogEntry } from '../case/events.ts';
import { foldCase } from '../case/fold.ts';
import { caseInvoices, unknownRead, type BillingRead, type Invoice, type PastDue } from '../invoice.ts';
import type { Instant } from '../money.ts';
import type { PaysTwo, PolicySettings, Request } from '../policy/facts.ts';
import type { RuleId } from '../policy/flow.ts';

/*
 * Builders for tests of the case. Every decision is made by the real draft and every state by the real fold, so a test
 * cannot rest on a case that could not happen.
 */

export const TICKET = 4711;
/** Ana and Ben are agents; Reggie approves. */
export const ANA = 101;
export const BEN = 102;
export const REGGIE = 103;
export const ROSA = 104;

export const CREATED_AT: Instant = 1_795_000_000_000;
const DAY = 86_400_000;

/** That many minutes after the ticket was created; the k-th entry of a log happens at minute k. */
export const minute = (minutes: number): Instant => CREATED_AT + minutes * 60_000;

export const CONTEXT: FoldContext = {
  ticketId: TICKET,
  ticketCreatedAt: CREATED_AT,
  approvers: [{ id: REGGIE, until: null }],
};

/** The k-th newest monthly invoice, past due; 1 is the newest. */
export function invoice(place: number, overrides: Partial<Invoice> = {}): Invoice {
  const issuedAt = CREATED_AT - place * 30 * DAY;
  return {
    id: `in_${place}`,
    number: `VS-${900 - place}`,
    status: 'past-due',
    issuedAt,
    pastDueSince: issuedAt + DAY,
    settledAt: null,
    amount: { minor: 9900, currency: 'usd' },
    url: null,
    ...overrides,
  };
}

/** Paid, or voided, at that minute. */
export const paid = (place: number, at: number): Invoice => invoice(place, { status: 'paid', settledAt: minute(at) });
export const voided = (place: number, at: number): Invoice => invoice(place, { status: 'void', settledAt: minute(at) });

/** The newest n invoices past due, but for those given. */
export function owing(n: number, ...instead: readonly Invoice[]): readonly Invoice[] {
  return Array.from(
    { length: n },
    (_, index) => instead.find(({ id }) => id === `in_${index + 1}`) ?? invoice(index + 1),
  );
}

type InvoicesRead = Extract<BillingRead, { kind: 'invoices' }>;

/** What Stripe says in full of a customer with these invoices. */
export function billing(invoices: readonly Invoice[], overrides: Partial<InvoicesRead> = {}): InvoicesRead {
  return {
    kind: 'invoices',
    source: 'stripe',
    customer: { id: 'cus_1', label: 'Bright Fox', matchedBy: 'id', choice: null, url: null },
    scope: 'full',
    invoices,
    subscription: 'active',
    refunds: [],
    gaps: [],
    testMode: false,
    asOf: minute(0),
    ...overrides,
  };
}

export const UNKNOWN: BillingRead = unknownRead('down', minute(0));
export const typed = (count: number): BillingRead => ({
  kind: 'count',
  source: 'typed',
  count,
  seenIn: 'the dashboard',
  asOf: minute(0),
});

export const SETTINGS: PolicySettings = { flagEveryVoid: false, continueRequiresTwoPaid: false };

/** Answers and count that lead to each rule. */
export const PATHS: Readonly<
  Record<RuleId, { readonly request: Request; readonly paysTwo: PaysTwo | null; readonly n: number }>
> = {
  R1: { request: 'continue', paysTwo: null, n: 0 },
  R2: { request: 'continue', paysTwo: null, n: 2 },
  R3: { request: 'continue', paysTwo: null, n: 5 },
  R4: { request: 'refund-inactive', paysTwo: null, n: 2 },
  R5: { request: 'refund-inactive', paysTwo: 'yes', n: 5 },
  R6: { request: 'refund-inactive', paysTwo: 'no', n: 5 },
  R7: { request: 'refund-inactive', paysTwo: 'not-asked', n: 5 },
  R8: { request: 'refund-inactive', paysTwo: 'no-answer', n: 5 },
  R9: { request: 'close', paysTwo: null, n: 5 },
};

export interface Circumstances {
  /** What is decided on; by default the rule's count of invoices, all past due. */
  readonly read?: BillingRead;
  readonly state?: CaseState;
  readonly settings?: Partial<PolicySettings>;
  readonly escalation?: Draft['answers']['escalation'];
  readonly draft?: Partial<Draft>;
  readonly alreadyHappened?: boolean;
  readonly conversationAsksRefund?: boolean;
}

/** What the case's invoices are for the decision that comes next in `state`. */
function pastDueFor(read: BillingRead, state: CaseState): PastDue {
  return caseInvoices(read, state.endedAt ?? state.runBeganAt);
}

/** What was paid, as far as billing tells invoices. */
export function paidIn(read: BillingRead): readonly Invoice[] {
  return read.kind === 'invoices' ? read.invoices.filter(({ status }) => status === 'paid') : [];
}

/** The decision that the agent's draft makes on the way to `rule`. */
export function decisionFor(rule: RuleId, circumstances: Circumstances = {}): Decision {
  const { request, paysTwo, n } = PATHS[rule];
  const { read = billing(owing(n)), state = emptyCase(CONTEXT), settings, escalation = 'none' } = circumstances;
  const made = decisionOf(
    {
      ...EMPTY_DRAFT,
      answers: { request, paysTwo, escalation },
      changeReason: 'They changed their mind.',
      askedWhen: 'on Monday',
      ...circumstances.draft,
    },
    {
      ticketId: TICKET,
      state,
      pastDue: pastDueFor(read, state),
      paid: paidIn(read),
      settings: { ...SETTINGS, ...settings },
      conversationAsksRefund: circumstances.conversationAsksRefund ?? false,
    },
    circumstances.alreadyHappened,
  );
  if (!made.ok) throw new Error(`No decision for ${rule}: ${made.error}`);
  return made.value;
}

export const usd = (minor: number): { readonly minor: number; readonly currency: string } => ({
  minor,
  currency: 'usd',
});

/** A refund of $99.00 for the newest invoice, everything else as it is. */
export const REFUND: ExceptionDraft = {
  kind: 'refund',
  reason: 'Charged twice.',
  shape: 'keep-all',
  chosen: {},
  account: 'stays-open',
  amount: usd(9900),
  refundedInvoices: ['in_1'],
};

/** An exception on top of R8, unless told otherwise. */
export function exceptionFor(
  exception: Partial<ExceptionDraft> = {},
  circumstances: Circumstances = {},
  rule: RuleId = 'R8',
): Decision {
  return decisionFor(rule, {
    ...circumstances,
    draft: { exception: { ...REFUND, ...exception }, ...circumstances.draft },
  });
}

/** Something in a ticket's log; its place gives the time and, for events, id (`e1` …) and sequence number. */
export type Happening = (place: number, nthEvent: number) => LogEntry;

/** An event by Ana, unless `overrides` say otherwise. */
export function did(act: CaseAct, overrides: Partial<CaseEvent> = {}): Happening {
  const run = act.kind === 'asked' || act.kind === 'decided' ? act.decision.run : 1;
  return (place, nth) => ({
    entry: 'event',
    event: {
      id: `e${nth}`,
      ticketId: TICKET,
      run,
      seq: nth,
      act,
      author: ANA,
      at: minute(place),
      auditId: 1000 + nth,
      noteIntact: true,
      ...overrides,
    },
  });
}

export const decided = (decision: Decision, flag = decision.gate !== 'none', by: Partial<CaseEvent> = {}): Happening =>
  did({ kind: 'decided', decision, flag }, by);
export const asked = (decision = decisionFor('R7')): Happening => did({ kind: 'asked', decision });
export const solved: Happening = (place) => ({ entry: 'solved', by: ANA, at: minute(place) });
export const customerWrote: Happening = (place) => ({ entry: 'customer-wrote', at: minute(place) });
export const replied =
  (text: string): Happening =>
  (place) => ({ entry: 'agent-replied', by: ANA, at: minute(place), text });
export const unreadable: Happening = (place) => ({
  entry: 'unreadable-event',
  auditId: 1,
  at: minute(place),
  why: 'newer',
  isNewer: true,
});

/** The state after all of that, under this context. */
export function givenUnder(context: Partial<FoldContext>, ...happenings: readonly Happening[]): CaseState {
  let events = 0;
  const log = happenings.map((happening, index) => {
    const entry = happening(index + 1, events + 1);
    if (entry.entry === 'event') events += 1;
    return entry;
  });
  return foldCase(log, { ...CONTEXT, ...context });
}

/** The state after all of that, Reggie being the only approver. */
export function given(...happenings: readonly Happening[]): CaseState {
  return givenUnder({}, ...happenings);
}

type Answer = Extract<CaseAct, { kind: 'approved' | 'declined' | 'returned' }>;

/** Reggie's answer to the newest flag of `state`; `says` overrides what it refers to and says. */
export function answers(
  kind: Answer['kind'],
  state: CaseState,
  says: { flagId?: string; fingerprint?: string | null; words?: string; condition?: Condition } = {},
  by: Partial<CaseEvent> = {},
): Happening {
  const { condition = null, ...rest } = says;
  const { flag } = state;
  const answer = {
    flagId: flag?.event.id ?? 'none',
    fingerprint: flag?.fingerprint ?? null,
    words: 'Reggie says so.',
    ...rest,
  };
  return did(kind === 'approved' ? { ...answer, kind, condition } : { ...answer, kind }, { author: REGGIE, ...by });
}

/** What happened, and then Reggie's answer to it. */
export function answered(kind: Answer['kind'], ...happenings: readonly Happening[]): CaseState {
  return given(...happenings, answers(kind, given(...happenings)));
}
