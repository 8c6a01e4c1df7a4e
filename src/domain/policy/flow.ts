import { PAYS_TWO, REQUESTS, THRESHOLD, type Facts } from './facts.ts';
import { countOf } from '../invoice.ts';

/*
 * The playbook's flowchart (playbook §4) as data. A route that is missing, or leads to a question or rule that does not
 * exist, does not compile. The walk, the drawn chart and the list of all paths come from this table alone.
 */

/** Every question with its answers and who gives them. */
export const QUESTIONS = {
  request: { askedOf: 'agent', answers: REQUESTS },
  countWhenContinuing: { askedOf: 'billing', answers: ['none', 'one-or-two', 'three-or-more'] },
  continueRequiresTwo: { askedOf: 'settings', answers: ['off', 'on'] },
  paysTwoToContinue: { askedOf: 'agent', answers: PAYS_TWO },
  countWhenRefunding: { askedOf: 'billing', answers: ['up-to-two', 'three-or-more'] },
  paysTwo: { askedOf: 'agent', answers: PAYS_TWO },
  countWhenClosing: { askedOf: 'billing', answers: ['known'] },
} as const satisfies Record<string, { askedOf: 'agent' | 'billing' | 'settings'; answers: readonly string[] }>;

export type QuestionId = keyof typeof QUESTIONS;
export type AnswerOf<Q extends QuestionId> = (typeof QUESTIONS)[Q]['answers'][number];

export const RULES = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9'] as const;
export type RuleId = (typeof RULES)[number];

export type Route = { readonly ask: QuestionId } | { readonly resolve: RuleId };
type Routes = { readonly [Q in QuestionId]: { readonly [A in AnswerOf<Q>]: Route } };

export const START: QuestionId = 'request';

export const ROUTES: Routes = {
  request: {
    continue: { ask: 'countWhenContinuing' },
    'refund-inactive': { ask: 'countWhenRefunding' },
    'refund-other': { ask: 'countWhenRefunding' },
    close: { ask: 'countWhenClosing' },
  },
  countWhenContinuing: {
    none: { resolve: 'R1' },
    'one-or-two': { resolve: 'R2' },
    'three-or-more': { ask: 'continueRequiresTwo' },
  },
  continueRequiresTwo: {
    off: { resolve: 'R3' },
    on: { ask: 'paysTwoToContinue' },
  },
  paysTwoToContinue: {
    yes: { resolve: 'R3' },
    no: { resolve: 'R8' },
    'not-asked': { resolve: 'R7' },
    'no-answer': { resolve: 'R8' },
  },
  countWhenRefunding: {
    'up-to-two': { resolve: 'R4' },
    'three-or-more': { ask: 'paysTwo' },
  },
  paysTwo: {
    yes: { resolve: 'R5' },
    no: { resolve: 'R6' },
    'not-asked': { resolve: 'R7' },
    'no-answer': { resolve: 'R8' },
  },
  countWhenClosing: {
    known: { resolve: 'R9' },
  },
};

/** One answered question on the way. */
export interface Step {
  readonly question: QuestionId;
  readonly answer: string;
}

/** Where the walk stands: at the first question without an answer, or at a rule. */
export type Position =
  | { readonly at: 'question'; readonly question: QuestionId; readonly trail: readonly Step[] }
  | { readonly at: 'rule'; readonly rule: RuleId; readonly trail: readonly Step[] };

function band(n: number | null): 'none' | 'one-or-two' | 'three-or-more' | null {
  if (n === null) return null;
  if (n >= THRESHOLD) return 'three-or-more';
  return n === 0 ? 'none' : 'one-or-two';
}

const ANSWERS: { readonly [Q in QuestionId]: (facts: Facts) => AnswerOf<Q> | null } = {
  request: (facts) => facts.request,
  countWhenContinuing: (facts) => band(countOf(facts.pastDue)),
  continueRequiresTwo: (facts) => (facts.settings.continueRequiresTwoPaid ? 'on' : 'off'),
  paysTwoToContinue: (facts) => facts.paysTwo,
  countWhenRefunding: (facts) => {
    const n = countOf(facts.pastDue);
    if (n === null) return null;
    return n >= THRESHOLD ? 'three-or-more' : 'up-to-two';
  },
  paysTwo: (facts) => facts.paysTwo,
  countWhenClosing: (facts) => (countOf(facts.pastDue) === null ? null : 'known'),
};

/** The route that `answer` takes from `question`; undefined where the question has no such answer. */
export function routeFrom(question: QuestionId, answer: string): Route | undefined {
  return (ROUTES[question] as Readonly<Record<string, Route>>)[answer];
}

/** Walks the chart as far as the facts answer it. While the count is unknown the walk ends at the question of the count. */
export function walk(facts: Facts): Position {
  const trail: Step[] = [];
  let question = START;
  for (;;) {
    const answer = ANSWERS[question](facts);
    const route = answer === null ? undefined : routeFrom(question, answer);
    if (answer === null || route === undefined) return { at: 'question', question, trail };
    trail.push({ question, answer });
    if ('resolve' in route) return { at: 'rule', rule: route.resolve, trail };
    question = route.ask;
  }
}

/** Whether paying two is asked on this path (so that a stored answer of another path is not carried along). */
export function paysTwoMatters(position: Position): boolean {
  return [...position.trail.map((step) => step.question), position.at === 'question' ? position.question : null].some(
    (question) => question === 'paysTwo' || question === 'paysTwoToContinue',
  );
}
