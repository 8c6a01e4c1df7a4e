import type { Invoice } from '../invoice.ts';
import { issuedTogether, monthly } from '../testing/invoices.ts';
import type { ActingSetting, Escalation, GateLevel, PaysTwo, PolicySettings, Request } from './facts.ts';
import type { QuestionId, RuleId } from './flow.ts';
import type { Account } from './plan.ts';

/*
 * The playbook by example, to be read aloud: what the customer owes and says, and what the app answers. Invoices go by
 * their numbers, the newest first; "done" is what was already paid or void when the agent opened the ticket.
 * policy.examples.test.ts runs them, and fails by name for a path of the flowchart that no example walks.
 */

export interface Given {
  /** The case's invoices; or only how many; or it is not known. */
  readonly owes: readonly Invoice[] | number | 'unknown';
  readonly request?: Request;
  readonly paysTwo?: PaysTwo;
  readonly escalation?: Escalation;
  readonly settings?: Partial<PolicySettings>;
}

/** What is not said is: nothing collected, voided or kept; the account stays open; no gate; not exactly three. */
export interface Resolved {
  readonly rule: RuleId;
  readonly collect?: string;
  readonly void?: string;
  readonly keep?: string;
  /** How many are collected, voided and kept, where only a count is known. */
  readonly counts?: readonly [collect: number, void_: number, keep: number];
  /** Sums of what is voided, per currency, where the example is about sums. */
  readonly voids?: string;
  readonly account?: Account;
  readonly gate?: GateLevel;
  readonly boundary?: true;
  readonly settingsActed?: readonly ActingSetting[];
}

export interface Example {
  readonly says: string;
  readonly given: Given;
  readonly then: Resolved | { readonly asks: QuestionId };
}

const one = monthly('VS-1');
const two = monthly('VS-2', 'VS-1');
const three = monthly('VS-3', 'VS-2', 'VS-1');
const four = monthly('VS-4', 'VS-3', 'VS-2', 'VS-1');
const five = monthly('VS-5', 'VS-4', 'VS-3', 'VS-2', 'VS-1');

const continueRequiresTwo = { continueRequiresTwoPaid: true };
const flagEveryVoid = { flagEveryVoid: true };

const goingOn: readonly Example[] = [
  {
    says: 'Goes on, nothing past due: there is nothing to void',
    given: { request: 'continue', owes: [] },
    then: { rule: 'R1' },
  },
  {
    says: 'Goes on, one past due: it stays due',
    given: { request: 'continue', owes: one },
    then: { rule: 'R2', keep: 'VS-1' },
  },
  {
    says: 'Goes on, two past due: both are the two most recent, both stay due',
    given: { request: 'continue', owes: two },
    then: { rule: 'R2', keep: 'VS-2, VS-1' },
  },
  {
    says: 'Goes on, three past due: the two most recent stay due, the oldest is voided; no word about "exactly three"',
    given: { request: 'continue', owes: three },
    then: { rule: 'R3', keep: 'VS-3, VS-2', void: 'VS-1' },
  },
  {
    says: 'Goes on, five past due: the two most recent stay due, three are voided, nobody is asked to pay two',
    given: { request: 'continue', owes: five },
    then: { rule: 'R3', keep: 'VS-5, VS-4', void: 'VS-3, VS-2, VS-1' },
  },
  {
    says: 'Goes on, and the newest of four has just been paid: it counts as one of the two most recent',
    given: { request: 'continue', owes: monthly('VS-4 paid', 'VS-3', 'VS-2', 'VS-1') },
    then: { rule: 'R3', collect: 'VS-4 done', keep: 'VS-3', void: 'VS-2, VS-1' },
  },
  {
    says: 'Goes on, and an old one of four is void already: only the other old one is left to void',
    given: { request: 'continue', owes: monthly('VS-4', 'VS-3', 'VS-2', 'VS-1 void') },
    then: { rule: 'R3', keep: 'VS-4, VS-3', void: 'VS-2, VS-1 done' },
  },
];

const refund: readonly Example[] = [
  {
    says: 'Refund for inactivity, nothing past due: explained, not granted',
    given: { request: 'refund-inactive', owes: [] },
    then: { rule: 'R4' },
  },
  {
    says: 'Refund for inactivity, two past due: explained, not granted, both stay due',
    given: { request: 'refund-inactive', owes: two },
    then: { rule: 'R4', keep: 'VS-2, VS-1' },
  },
  {
    says: 'Refund for another reason, one past due: the same',
    given: { request: 'refund-other', owes: one },
    then: { rule: 'R4', keep: 'VS-1' },
  },
  {
    says: 'Refund, exactly three past due, pays two: three counts, and we say so; collect two, then void the oldest',
    given: { request: 'refund-inactive', paysTwo: 'yes', owes: three },
    then: { rule: 'R5', collect: 'VS-3, VS-2', void: 'VS-1', boundary: true },
  },
  {
    says: 'Refund, four past due, pays two: collect the two most recent, then void two',
    given: { request: 'refund-inactive', paysTwo: 'yes', owes: four },
    then: { rule: 'R5', collect: 'VS-4, VS-3', void: 'VS-2, VS-1' },
  },
  {
    says: 'Refund for another reason, five past due, pays two: the same rule, without exception',
    given: { request: 'refund-other', paysTwo: 'yes', owes: five },
    then: { rule: 'R5', collect: 'VS-5, VS-4', void: 'VS-3, VS-2, VS-1' },
  },
  {
    says: 'Refund, pays two, and the newest is paid already: one more is collected',
    given: { request: 'refund-inactive', paysTwo: 'yes', owes: monthly('VS-4 paid', 'VS-3', 'VS-2', 'VS-1') },
    then: { rule: 'R5', collect: 'VS-4 done, VS-3', void: 'VS-2, VS-1' },
  },
  {
    says: 'Refund, pays two, and has paid the two oldest on his own: these are the two, the rest is voided',
    given: { request: 'refund-inactive', paysTwo: 'yes', owes: monthly('VS-4', 'VS-3', 'VS-2 paid', 'VS-1 paid') },
    then: { rule: 'R5', collect: 'VS-2 done, VS-1 done', void: 'VS-4, VS-3' },
  },
  {
    says: 'Refund, pays two, and the newest is void already: the two most recent that are still owed are collected',
    given: { request: 'refund-inactive', paysTwo: 'yes', owes: monthly('VS-4 void', 'VS-3', 'VS-2', 'VS-1') },
    then: { rule: 'R5', collect: 'VS-3, VS-2', void: 'VS-4 done, VS-1' },
  },
  {
    says: 'Refund, pays two, and the newest was written off: the two most recent that are still owed are collected',
    given: { request: 'refund-inactive', paysTwo: 'yes', owes: monthly('VS-4 written-off', 'VS-3', 'VS-2', 'VS-1') },
    then: { rule: 'R5', collect: 'VS-3, VS-2', void: 'VS-4, VS-1' },
  },
  {
    says: 'Refund, exactly three past due, refuses to pay two: void all AND close, Reggie is told, and we say three counts',
    given: { request: 'refund-inactive', paysTwo: 'no', owes: three },
    then: { rule: 'R6', void: 'VS-3, VS-2, VS-1', account: 'closes', gate: 'flag', boundary: true },
  },
  {
    says: 'Refund for another reason, four past due, refuses to pay two: the same, no middle ground',
    given: { request: 'refund-other', paysTwo: 'no', owes: four },
    then: { rule: 'R6', void: 'VS-4, VS-3, VS-2, VS-1', account: 'closes', gate: 'flag' },
  },
  {
    says: 'Refund, refuses to pay two, though one of four was paid meanwhile: what is paid stays paid',
    given: { request: 'refund-inactive', paysTwo: 'no', owes: monthly('VS-4', 'VS-3 paid', 'VS-2', 'VS-1') },
    then: { rule: 'R6', collect: 'VS-3 done', void: 'VS-4, VS-2, VS-1', account: 'closes', gate: 'flag' },
  },
  {
    says: 'Refund, four past due, not asked yet: ask for two, touch nothing',
    given: { request: 'refund-inactive', paysTwo: 'not-asked', owes: four },
    then: { rule: 'R7', keep: 'VS-4, VS-3, VS-2, VS-1' },
  },
  {
    says: 'Refund for another reason, exactly three past due, not asked yet: ask for two, and we say three counts',
    given: { request: 'refund-other', paysTwo: 'not-asked', owes: three },
    then: { rule: 'R7', keep: 'VS-3, VS-2, VS-1', boundary: true },
  },
  {
    says: 'Refund, four past due, was asked and stayed silent: silence is not a no, everything stays due',
    given: { request: 'refund-inactive', paysTwo: 'no-answer', owes: four },
    then: { rule: 'R8', keep: 'VS-4, VS-3, VS-2, VS-1' },
  },
  {
    says: 'Refund for another reason, exactly three past due, stayed silent: the same, and we say three counts',
    given: { request: 'refund-other', paysTwo: 'no-answer', owes: three },
    then: { rule: 'R8', keep: 'VS-3, VS-2, VS-1', boundary: true },
  },
];

const closing: readonly Example[] = [
  {
    says: 'Wants the account closed, nothing past due: it closes, and Reggie is told first',
    given: { request: 'close', owes: [] },
    then: { rule: 'R9', account: 'closes', gate: 'flag' },
  },
  {
    says: 'Wants the account closed, exactly three past due: it closes, nothing is voided by itself',
    given: { request: 'close', owes: three },
    then: { rule: 'R9', keep: 'VS-3, VS-2, VS-1', account: 'closes', gate: 'flag' },
  },
];

const escalating: readonly Example[] = [
  {
    says: 'Goes on, four past due, but escalates: the same plan, and Reggie is told at once',
    given: { request: 'continue', owes: four, escalation: 'escalates' },
    then: { rule: 'R3', keep: 'VS-4, VS-3', void: 'VS-2, VS-1', gate: 'flag' },
  },
  {
    says: 'Refund, one past due, threatens a chargeback: still no refund, and Reggie is told at once',
    given: { request: 'refund-inactive', owes: one, escalation: 'chargeback' },
    then: { rule: 'R4', keep: 'VS-1', gate: 'flag' },
  },
];

const withSettings: readonly Example[] = [
  {
    says: '"Flag every void": goes on, four past due: the same plan, and Reggie is told first',
    given: { request: 'continue', owes: four, settings: flagEveryVoid },
    then: {
      rule: 'R3',
      keep: 'VS-4, VS-3',
      void: 'VS-2, VS-1',
      gate: 'flag',
      settingsActed: ['flag-every-void'],
    },
  },
  {
    says: '"Flag every void": refund, four past due, pays two: the same plan, and Reggie is told first',
    given: { request: 'refund-inactive', paysTwo: 'yes', owes: four, settings: flagEveryVoid },
    then: {
      rule: 'R5',
      collect: 'VS-4, VS-3',
      void: 'VS-2, VS-1',
      gate: 'flag',
      settingsActed: ['flag-every-void'],
    },
  },
  {
    says: '"Flag every void": where nothing is voided it does not act',
    given: { request: 'continue', owes: two, settings: flagEveryVoid },
    then: { rule: 'R2', keep: 'VS-2, VS-1' },
  },
  {
    says: '"Flag every void": a refusal closes the account and is flagged by its own rule, not by the setting',
    given: { request: 'refund-inactive', paysTwo: 'no', owes: four, settings: flagEveryVoid },
    then: { rule: 'R6', void: 'VS-4, VS-3, VS-2, VS-1', account: 'closes', gate: 'flag' },
  },
  {
    says: '"Continue requires two": goes on, two past due: nothing is asked, both stay due',
    given: { request: 'continue', owes: two, settings: continueRequiresTwo },
    then: { rule: 'R2', keep: 'VS-2, VS-1' },
  },
  {
    says: '"Continue requires two": goes on, three past due, pays two: they are collected before the oldest is voided',
    given: { request: 'continue', paysTwo: 'yes', owes: three, settings: continueRequiresTwo },
    then: { rule: 'R3', collect: 'VS-3, VS-2', void: 'VS-1', settingsActed: ['continue-requires-two'] },
  },
  {
    says: '"Continue requires two": goes on, four past due, refuses to pay: nothing is voided, and nothing closes',
    given: { request: 'continue', paysTwo: 'no', owes: four, settings: continueRequiresTwo },
    then: { rule: 'R8', keep: 'VS-4, VS-3, VS-2, VS-1', settingsActed: ['continue-requires-two'] },
  },
  {
    says: '"Continue requires two": goes on, four past due, not asked yet: ask for two',
    given: { request: 'continue', paysTwo: 'not-asked', owes: four, settings: continueRequiresTwo },
    then: { rule: 'R7', keep: 'VS-4, VS-3, VS-2, VS-1', settingsActed: ['continue-requires-two'] },
  },
  {
    says: '"Continue requires two": goes on, four past due, stayed silent: everything stays due',
    given: { request: 'continue', paysTwo: 'no-answer', owes: four, settings: continueRequiresTwo },
    then: { rule: 'R8', keep: 'VS-4, VS-3, VS-2, VS-1', settingsActed: ['continue-requires-two'] },
  },
  {
    says: '"Continue requires two": a refund is decided as ever, the setting has no part in it',
    given: { request: 'refund-inactive', paysTwo: 'yes', owes: four, settings: continueRequiresTwo },
    then: { rule: 'R5', collect: 'VS-4, VS-3', void: 'VS-2, VS-1' },
  },
  {
    says: 'Both settings: goes on, four past due, pays two: collected first, and Reggie is told',
    given: {
      request: 'continue',
      paysTwo: 'yes',
      owes: four,
      settings: { flagEveryVoid: true, continueRequiresTwoPaid: true },
    },
    then: {
      rule: 'R3',
      collect: 'VS-4, VS-3',
      void: 'VS-2, VS-1',
      gate: 'flag',
      settingsActed: ['flag-every-void', 'continue-requires-two'],
    },
  },
];

const twoMostRecent: readonly Example[] = [
  {
    says: 'All issued at the same moment: the higher numbers are the more recent, and 10 is higher than 9',
    given: { request: 'continue', owes: issuedTogether('VS-8', 'VS-10', 'VS-9', 'VS-7') },
    then: { rule: 'R3', keep: 'VS-10, VS-9', void: 'VS-8, VS-7' },
  },
  {
    says: 'A later date beats a higher number',
    given: { request: 'refund-inactive', paysTwo: 'yes', owes: monthly('VS-1', 'VS-2', 'VS-30') },
    then: { rule: 'R5', collect: 'VS-1, VS-2', void: 'VS-30', boundary: true },
  },
  {
    says: 'Two currencies: the two most recent are chosen across them, what is voided is summed for each on its own',
    given: {
      request: 'continue',
      owes: monthly('VS-6', 'VS-5 eur', 'VS-4', 'VS-3 eur', 'VS-2', 'VS-1 eur'),
    },
    then: { rule: 'R3', keep: 'VS-6, VS-5', void: 'VS-4, VS-3, VS-2, VS-1', voids: '19800 eur + 19800 usd' },
  },
];

const onlyACount: readonly Example[] = [
  {
    says: 'A count of four, goes on: two stay due, two are voided, whichever they are',
    given: { request: 'continue', owes: 4 },
    then: { rule: 'R3', counts: [0, 2, 2] },
  },
  {
    says: 'A count of three, refund, pays two: collect two, void one, and we say three counts',
    given: { request: 'refund-inactive', paysTwo: 'yes', owes: 3 },
    then: { rule: 'R5', counts: [2, 1, 0], boundary: true },
  },
  {
    says: 'A count of five, refund, refuses to pay two: void five and close',
    given: { request: 'refund-inactive', paysTwo: 'no', owes: 5 },
    then: { rule: 'R6', counts: [0, 5, 0], account: 'closes', gate: 'flag' },
  },
  {
    says: 'A count of two, refund: both stay due',
    given: { request: 'refund-inactive', owes: 2 },
    then: { rule: 'R4', counts: [0, 0, 2] },
  },
  {
    says: 'A count of none is a count: nothing is past due',
    given: { request: 'continue', owes: 0 },
    then: { rule: 'R1', counts: [0, 0, 0] },
  },
];

const stillOpen: readonly Example[] = [
  {
    says: 'Nobody has said what the customer wants: that is the first question',
    given: { owes: five },
    then: { asks: 'request' },
  },
  {
    says: 'Goes on, but the count is unknown: no resolution, unknown is not zero',
    given: { request: 'continue', owes: 'unknown' },
    then: { asks: 'countWhenContinuing' },
  },
  {
    says: 'Refund, but the count is unknown: no resolution, even if the customer would pay two',
    given: { request: 'refund-inactive', paysTwo: 'yes', owes: 'unknown' },
    then: { asks: 'countWhenRefunding' },
  },
  {
    says: 'Wants the account closed, but the count is unknown: no resolution',
    given: { request: 'close', owes: 'unknown' },
    then: { asks: 'countWhenClosing' },
  },
  {
    says: 'Refund, three past due: whether the customer pays two is the next question',
    given: { request: 'refund-other', owes: three },
    then: { asks: 'paysTwo' },
  },
  {
    says: '"Continue requires two": goes on, three past due: whether the customer pays two is the next question',
    given: { request: 'continue', owes: three, settings: continueRequiresTwo },
    then: { asks: 'paysTwoToContinue' },
  },
];

/** By chapter. */
export const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  'the customer goes on': goingOn,
  'the customer asks for a refund': refund,
  'the customer closes the account': closing,
  'the customer escalates': escalating,
  'stricter settings': withSettings,
  'the two most recent': twoMostRecent,
  'only a count is known': onlyACount,
  'a question is still open': stillOpen,
};
