import type { Proof } from './billingProof.ts';
import type { Violation } from './notCovered.ts';
import type { Decision, Drift } from './decision.ts';
import type { CaseState } from './caseState.ts';
import type { BillingRead } from '../invoice.ts';
import type { Instant } from '../money.ts';
import type { Escalation, GateLevel } from '../policy/facts.ts';
import type { QuestionId } from '../policy/flow.ts';

export const GATE_RULES = [
  'G1',
  'G2',
  'G4',
  'G3',
  'G5',
  'G6',
  'G7',
  'G8',
  'G9',
  'G10',
  'G11',
  'G12',
  'G13',
  'G14',
  'G15',
  'G16',
  'G17',
  'G18',
] as const;
/** The rules of playbook §6 in the order in which one of them gives the message. */
export type GateRule = (typeof GATE_RULES)[number];

/** What a public reply may promise that only a recorded decision covers (G17). */
export type PromiseKind = 'money' | 'void' | 'void-all' | 'close' | 'keep-open';

/** Answers of this tab that are not recorded yet, as far as the gate cares. */
export interface DraftStanding {
  readonly escalation: Escalation;
  readonly begun: boolean;
  /** The first question without an answer; null where the draft is decided. */
  readonly openQuestion: QuestionId | 'exception' | 'asked' | 'details' | null;
  /** The gate of what is decided in the draft; `none` while it is not decided. */
  readonly gate: GateLevel;
}

export type LogRead =
  | { readonly read: 'ok'; readonly state: CaseState }
  /** Neither case nor tag nor signal: the log was not asked for. */
  | { readonly read: 'not-needed' }
  | {
      readonly read: 'failed';
      readonly why: string;
      /** This tab saw a case here, or the ticket carries its tags. */
      readonly hasCase: boolean;
      /** The case as this tab last read it; null where it never did. */
      readonly last: CaseState | null;
    };

/** What the conversation speaks of, after what the agent has dismissed; the sentence is shown with it. */
export interface Signals {
  readonly chargeback: string | null;
  /** Refund, cancellation, not using it. */
  readonly money: string | null;
}

/** Whether a status category is an end of the ticket (playbook §6 "Solving"). */
export function isSolved(status: string | null): boolean {
  return status === 'solved' || status === 'closed';
}

/** The save that is asked about. */
export interface Saving {
  readonly solving: boolean;
  /** The public reply that goes out with it, as plain text; null where there is none. */
  readonly reply: string | null;
  /** The reply holds the note's text. */
  readonly replyHoldsNote: boolean;
  /** What the reply promises, unless the agent has said that it promises nothing. */
  readonly promises: readonly { readonly kind: PromiseKind; readonly sentence: string }[];
}

/** A solve without any reply: what is asked where no save is at hand. */
export const ONLY_SOLVING: Saving = { solving: true, reply: null, replyHoldsNote: false, promises: [] };

export interface GateInput {
  readonly draft: DraftStanding | null;
  readonly log: LogRead;
  readonly billing: BillingRead;
  /** What billing said last, also where it cannot be reached now or a count was typed: neither undoes what is known to be owed. */
  readonly held: BillingRead;
  /** The customer was chosen and nothing is recorded of it: what the other ones owe is not answered by that (G13). */
  readonly isChoiceOpen: boolean;
  /** When the run that would be decided now began: invoices settled since count among the case's (playbook §3). */
  readonly runBeganAt: Instant;
  readonly signals: Signals;
  /** The ticket carries an index tag and has no case: the tag came from another ticket (playbook §5). */
  readonly isTagInherited: boolean;
  readonly saving: Saving;
  /** Both sentences of P8, in every language that the texts exist in. */
  readonly closureSentences: readonly (readonly [string, string])[];
}

/** Everything that the gate judges but the save itself. */
export type CaseFacts = Omit<GateInput, 'saving'>;

/** What Reggie approved, and what is decided now. */
export interface Outdated {
  /** Null where it cannot be read any more. */
  readonly approved: Decision | null;
  readonly decided: Decision;
}

/** What a rule found; the words come from translations (`gate.<rule>`). */
export type Finding =
  | { readonly rule: 'G1'; readonly escalation: Escalation }
  | { readonly rule: 'G2' }
  | { readonly rule: 'G3'; readonly since: Instant; readonly outdated: Outdated | null }
  | { readonly rule: 'G4'; readonly drift: readonly Drift[]; readonly outdated: Outdated | null }
  | { readonly rule: 'G5'; readonly reason: string }
  | { readonly rule: 'G6'; readonly question: string }
  | { readonly rule: 'G7'; readonly question: QuestionId | 'exception' | 'asked' | 'details' | 'undecided' }
  | { readonly rule: 'G8'; readonly noteGone: boolean }
  | { readonly rule: 'G9' }
  | { readonly rule: 'G10' }
  | { readonly rule: 'G11'; readonly proof: Proof }
  | { readonly rule: 'G12'; readonly proof: Proof }
  | { readonly rule: 'G15'; readonly proof: Proof }
  | { readonly rule: 'G13'; readonly about: 'chargeback' | 'money'; readonly sentence: string }
  | { readonly rule: 'G13'; readonly about: 'inherited' }
  | { readonly rule: 'G14'; readonly why: string }
  | { readonly rule: 'G16'; readonly violations: readonly Violation[] }
  | { readonly rule: 'G17'; readonly promise: PromiseKind; readonly sentence: string }
  | { readonly rule: 'G18'; readonly condition: 'cap' }
  | { readonly rule: 'G18'; readonly condition: 'after-two-collected'; readonly proof: Proof };

/** Allow, or every rule that blocks; the first one gives the message. */
export type Verdict =
  { readonly allow: true } | { readonly allow: false; readonly findings: readonly [Finding, ...Finding[]] };
