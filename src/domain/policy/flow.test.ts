import { describe, expect, test } from 'vitest';
import { everyFacts, everyPastDue, facts, SETTINGS } from '../testing/facts.ts';
import { UNKNOWN, counted } from '../testing/invoices.ts';
import { QUESTIONS, ROUTES, RULES, paysTwoMatters, routeFrom, walk, type QuestionId } from './flow.ts';
import { POLICY_VERSION, COLLECTED, THRESHOLD, asksRefund, isAbove, stricter, type PaysTwo } from './facts.ts';

const continueRequiresTwo = { ...SETTINGS, continueRequiresTwoPaid: true };

describe('the walk through the flowchart', () => {
  test('begins with what the customer wants', () => {
    expect(walk(facts())).toEqual({ at: 'question', question: 'request', trail: [] });
  });

  test('stops at the count while it is unknown, and remembers what was answered', () => {
    expect(walk(facts({ request: 'refund-other', pastDue: UNKNOWN }))).toEqual({
      at: 'question',
      question: 'countWhenRefunding',
      trail: [{ question: 'request', answer: 'refund-other' }],
    });
  });

  test('ends at a rule with every step that led there', () => {
    expect(
      walk(facts({ request: 'continue', paysTwo: 'yes', pastDue: counted(4), settings: continueRequiresTwo })),
    ).toEqual({
      at: 'rule',
      rule: 'R3',
      trail: [
        { question: 'request', answer: 'continue' },
        { question: 'countWhenContinuing', answer: 'three-or-more' },
        { question: 'continueRequiresTwo', answer: 'on' },
        { question: 'paysTwoToContinue', answer: 'yes' },
      ],
    });
  });

  test('an answer that the chart does not have, of a draft kept by another release, leaves its question open', () => {
    const strange = facts({ request: 'refund-inactive', paysTwo: 'maybe' as PaysTwo, pastDue: counted(3) });
    const position = walk(strange);
    expect(position).toMatchObject({ at: 'question', question: 'paysTwo' });
    expect(position.trail.map(({ question }) => question)).toEqual(['request', 'countWhenRefunding']);
  });

  test.each([
    [0, 'none'],
    [1, 'one-or-two'],
    [2, 'one-or-two'],
    [3, 'three-or-more'],
    [4, 'three-or-more'],
  ])('to go on with %i past due: %s', (n, answer) => {
    const { trail } = walk(facts({ request: 'continue', pastDue: counted(n) }));
    expect(trail[1]).toEqual({ question: 'countWhenContinuing', answer });
  });

  test.each([
    [0, 'up-to-two'],
    [2, 'up-to-two'],
    [3, 'three-or-more'],
    [4, 'three-or-more'],
  ])('a refund with %i past due: %s', (n, answer) => {
    const { trail } = walk(facts({ request: 'refund-inactive', pastDue: counted(n) }));
    expect(trail[1]).toEqual({ question: 'countWhenRefunding', answer });
  });
});

describe('the chart', () => {
  test('has a route for each answer of each question, and no others', () => {
    for (const id of Object.keys(QUESTIONS) as QuestionId[]) {
      expect(Object.keys(ROUTES[id])).toEqual([...QUESTIONS[id].answers]);
    }
  });

  test('is walked completely: facts can ask every question and reach every rule', () => {
    const asked = new Set<string>();
    const reached = new Set<string>();
    for (const combination of everyFacts(everyPastDue(3))) {
      const position = walk(combination);
      for (const { question, answer } of position.trail) asked.add(`${question}: ${answer}`);
      if (position.at === 'rule') reached.add(position.rule);
    }
    const answers = Object.entries(QUESTIONS).flatMap(([id, { answers }]) =>
      answers.map((answer) => `${id}: ${answer}`),
    );
    expect([...asked].sort()).toEqual(answers.sort());
    expect([...reached].sort()).toEqual([...RULES]);
  });

  test('asks billing for the count, the settings for the setting, and the agent for the rest', () => {
    const askedOf = Object.entries(QUESTIONS).map(([id, question]) => `${id}: ${question.askedOf}`);
    expect(askedOf).toEqual([
      'request: agent',
      'countWhenContinuing: billing',
      'continueRequiresTwo: settings',
      'paysTwoToContinue: agent',
      'countWhenRefunding: billing',
      'paysTwo: agent',
      'countWhenClosing: billing',
    ]);
  });

  test('has no route for an answer that a question does not have', () => {
    expect(routeFrom('paysTwo', 'no')).toEqual({ resolve: 'R6' });
    expect(routeFrom('request', 'close')).toEqual({ ask: 'countWhenClosing' });
    expect(routeFrom('paysTwo', 'maybe')).toBeUndefined();
  });
});

describe('whether paying two is asked on the path', () => {
  test.each([
    [
      'yes: a refund with three past due, not answered yet',
      facts({ request: 'refund-inactive', pastDue: counted(3) }),
      true,
    ],
    [
      'yes: a refund with three past due, answered',
      facts({ request: 'refund-inactive', paysTwo: 'no', pastDue: counted(3) }),
      true,
    ],
    [
      'yes: to go on under the setting, not answered yet',
      facts({ request: 'continue', pastDue: counted(3), settings: continueRequiresTwo }),
      true,
    ],
    [
      'yes: to go on under the setting, answered',
      facts({ request: 'continue', paysTwo: 'yes', pastDue: counted(3), settings: continueRequiresTwo }),
      true,
    ],
    [
      'no: a refund with two past due',
      facts({ request: 'refund-inactive', paysTwo: 'yes', pastDue: counted(2) }),
      false,
    ],
    ['no: to go on without the setting', facts({ request: 'continue', paysTwo: 'yes', pastDue: counted(3) }), false],
    ['no: the count is not known yet', facts({ request: 'refund-inactive', paysTwo: 'yes' }), false],
    ['no: nothing is answered', facts(), false],
  ])('%s', (_what, given, matters) => {
    expect(paysTwoMatters(walk(given))).toBe(matters);
  });
});

describe('the policy’s constants and orders', () => {
  test('three are the threshold, two are collected; a change of either is a new policy version', () => {
    expect({ POLICY_VERSION, THRESHOLD, COLLECTED }).toEqual({ POLICY_VERSION: '1', THRESHOLD: 3, COLLECTED: 2 });
  });

  test.each([
    ['none', 'none', 'none'],
    ['none', 'flag', 'flag'],
    ['flag', 'none', 'flag'],
    ['flag', 'approval', 'approval'],
    ['approval', 'flag', 'approval'],
    ['approval', 'none', 'approval'],
  ] as const)('the stricter of %s and %s is %s', (a, b, stricterOne) => {
    expect(stricter(a, b)).toBe(stricterOne);
  });

  test.each([
    ['chargeback', 'escalates', true],
    ['chargeback', 'none', true],
    ['escalates', 'none', true],
    ['escalates', 'escalates', false],
    ['escalates', 'chargeback', false],
    ['none', 'chargeback', false],
  ] as const)('%s above %s: %s', (a, b, above) => {
    expect(isAbove(a, b)).toBe(above);
  });

  test('both refund requests ask for a refund; going on, closing and no answer do not', () => {
    expect((['refund-inactive', 'refund-other', 'continue', 'close', null] as const).map(asksRefund)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
