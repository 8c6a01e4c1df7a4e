import { describe, expect, test } from 'vitest';
import { decisionFor, exceptionFor, PATHS } from '../testing/cases.ts';
import { RULES } from '../policy/flow.ts';
import { GATE_RULES } from './gateInput.ts';
import { recordedPath } from './recordedPath.ts';
import { whyBlocked, whyDecided } from './whyBlocked.ts';

describe('the sentences that a block rests on', () => {
  test.each([
    ['G1', ['P10']],
    ['G2', ['D1', 'P9']],
    ['G3', ['P9']],
    ['G8', ['P7']],
    ['G10', ['P8']],
    ['G11', ['P3']],
    ['G17', ['P6']],
  ] as const)('%s', (gate, sentences) => {
    expect(whyBlocked(gate, null)).toEqual(sentences);
  });

  test('what is only carried out rests on what was decided', () => {
    expect(whyBlocked('G12', decisionFor('R3'))).toEqual(['P2']);
    expect(whyBlocked('G15', decisionFor('R6'))).toEqual(['P4', 'P5']);
    expect(whyBlocked('G12', decisionFor('R5'))).toEqual(['P3']);
    expect(whyBlocked('G15', decisionFor('R9'))).toEqual(['P8']);
    expect(whyBlocked('G12', exceptionFor())).toEqual(['P9']);
  });

  test('only where nothing could be read, or nothing is decided, is there no sentence', () => {
    const silent = GATE_RULES.filter((gate) => whyBlocked(gate, null).length === 0);
    expect(silent).toEqual(['G12', 'G14', 'G15']);
  });
});

test('an exception rests on who may decide it, and not on the rule that it departs from', () => {
  expect(whyDecided(exceptionFor({}, {}, 'R6'))).toEqual(['P6', 'P9', 'D1']);
});

describe('the path of a recorded decision', () => {
  test.each(RULES)('%s is reached again', (rule) => {
    const decision = decisionFor(rule);
    expect(recordedPath(decision)).toMatchObject({ at: 'rule', rule });
    expect(recordedPath(decision).trail[0]).toEqual({ question: 'request', answer: PATHS[rule].request });
  });

  test('the setting that acted then is walked by, whatever it says now', () => {
    const decision = decisionFor('R3', {
      settings: { continueRequiresTwoPaid: true },
      draft: { answers: { request: 'continue', paysTwo: 'yes', escalation: 'none' } },
    });
    expect(recordedPath(decision).trail).toContainEqual({ question: 'continueRequiresTwo', answer: 'on' });
  });

  test('while the count was unknown it ends at the count', () => {
    const decision = decisionFor('R5');
    const unknown = { ...decision, pastDue: { ...decision.pastDue, n: null } };
    expect(recordedPath(unknown)).toMatchObject({ at: 'question', question: 'countWhenRefunding' });
  });
});
