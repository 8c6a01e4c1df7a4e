import type { PastDue } from '../invoice.ts';

/** Raised with every change of the flowchart, its thresholds or its plans; part of every fingerprint. */
export const POLICY_VERSION = '1';

/** From how many past-due invoices on the remainder may be voided ("3+" in the flowchart; boundary sentence at exactly 3). */
export const THRESHOLD = 3;

/** How many invoices are collected, or kept, before the remainder is voided. */
export const COLLECTED = 2;

export const REQUESTS = ['continue', 'refund-inactive', 'refund-other', 'close'] as const;
export type Request = (typeof REQUESTS)[number];

export const PAYS_TWO = ['yes', 'no', 'not-asked', 'no-answer'] as const;
export type PaysTwo = (typeof PAYS_TWO)[number];

/** In rising order. */
export const ESCALATIONS = ['none', 'escalates', 'chargeback'] as const;
export type Escalation = (typeof ESCALATIONS)[number];

/** In rising order of strictness. */
export const GATES = ['none', 'flag', 'approval'] as const;
export type GateLevel = (typeof GATES)[number];

export const SETTINGS_THAT_ACT = ['flag-every-void', 'continue-requires-two'] as const;
export type ActingSetting = (typeof SETTINGS_THAT_ACT)[number];

/** The two settings of playbook §4, footnote 1. */
export interface PolicySettings {
  readonly flagEveryVoid: boolean;
  readonly continueRequiresTwoPaid: boolean;
}

/** What the agent has answered so far; null is not answered yet. */
export interface Answers {
  readonly request: Request | null;
  readonly paysTwo: PaysTwo | null;
  readonly escalation: Escalation;
}

/** Everything the decision rests on. */
export interface Facts extends Answers {
  readonly pastDue: PastDue;
  readonly settings: PolicySettings;
}

/** The stricter of two gates. */
export function stricter(a: GateLevel, b: GateLevel): GateLevel {
  return GATES.indexOf(a) >= GATES.indexOf(b) ? a : b;
}

/** Whether escalation `a` is above `b`. */
export function isAbove(a: Escalation, b: Escalation): boolean {
  return ESCALATIONS.indexOf(a) > ESCALATIONS.indexOf(b);
}

/** Whether a refund is requested (footnote 2: both kinds are under the same rule). */
export function asksRefund(request: Request | null): boolean {
  return request === 'refund-inactive' || request === 'refund-other';
}
