import { describe, expect, test } from 'vitest';
import { say } from '../../ui/wording.ts';
import { toMermaid, type ChartWords } from './mermaid.ts';

/** The words of the panel, so that the drawn chart reads as the agent sees it. */
const PANEL: ChartWords = {
  question: (id) => say(`question.${id}`),
  answer: (id, answer) => say(`answer.${id}.${answer}`),
  resolution: (name) => say(`resolution.${name}`),
};

const NAMES: ChartWords = {
  question: (id) => id,
  answer: (_id, answer) => `the "${answer}"`,
  resolution: (name) => name,
};

describe('the drawn flowchart', () => {
  test('docs/policy.mmd is what is drawn now (after a change: npx vitest -u --project unit mermaid)', async () => {
    await expect(toMermaid(PANEL)).toMatchFileSnapshot('../../../docs/policy.mmd');
  });

  test('has words for everything it draws', () => {
    expect(toMermaid(PANEL)).not.toMatch(/(question|answer|resolution)\./);
  });

  const drawn = (): readonly string[] => toMermaid(NAMES).split('\n');

  test('starts at the ticket, with the request', () => {
    expect(drawn().slice(0, 3)).toEqual(['flowchart TD', '  start([Ticket]) --> request', '  request{"request"}']);
    expect(drawn().at(-1)).toBe('');
  });

  test('draws each question once and each rule once, by its name in the playbook', () => {
    expect(drawn().filter((line) => line.includes('{"'))).toHaveLength(7);
    expect(drawn().filter((line) => /^ {2}R\d\[/.test(line))).toEqual([
      '  R1["R1: nothing-past-due"]',
      '  R2["R2: keep-two-due"]',
      '  R3["R3: void-remainder"]',
      '  R4["R4: explain-no-refund"]',
      '  R5["R5: collect-two-void-rest"]',
      '  R6["R6: void-all-close"]',
      '  R7["R7: ask-for-two"]',
      '  R8["R8: no-answer"]',
      '  R9["R9: close-on-request"]',
    ]);
  });

  test('draws an arrow for each answer, to the next question or the rule, and quotes that Mermaid can read', () => {
    expect(drawn().filter((line) => line.includes('-->|'))).toHaveLength(20);
    expect(drawn()).toContain(`  request -->|"the 'close'"| countWhenClosing`);
    expect(drawn()).toContain(`  paysTwo -->|"the 'no'"| R6`);
    expect(drawn()).toContain(`  countWhenContinuing -->|"the 'three-or-more'"| continueRequiresTwo`);
  });
});
