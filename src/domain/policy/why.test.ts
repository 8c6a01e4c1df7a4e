import { describe, expect, test } from 'vitest';
import { say } from '../../ui/wording.ts';
import { REQUESTS } from './facts.ts';
import { RULES } from './flow.ts';
import { RESOLUTIONS } from './resolve.ts';
import { SENTENCES, WHY_EXCEPTION, whyRule } from './why.ts';

describe('the sentences that a rule rests on', () => {
  test.each([
    ['R3', 'continue', ['P2']],
    ['R4', 'refund-inactive', ['P1', 'P9']],
    ['R5', 'refund-inactive', ['P1', 'P3', 'P9']],
    ['R6', 'refund-inactive', ['P4', 'P5', 'P9', 'D1']],
    ['R7', 'refund-inactive', ['P1', 'P3']],
    ['R9', 'close', ['P8', 'D1']],
  ] as const)('%s of %s', (rule, request, sentences) => {
    expect(whyRule(rule, request, [])).toEqual(sentences);
  });

  test('inactivity is not argued with whoever asks for a refund for another reason', () => {
    for (const rule of RULES) expect(whyRule(rule, 'refund-other', [])).not.toContain('P1');
  });

  test('who goes on without a refund is told nothing of refunds, also where the setting asks for two', () => {
    expect(whyRule('R7', 'continue', ['continue-requires-two'])).toEqual(['P2']);
    expect(whyRule('R8', 'continue', ['continue-requires-two'])).toEqual(['P2']);
  });

  test('where the setting has every void flagged, the rule about flags is among them', () => {
    expect(whyRule('R3', 'continue', ['flag-every-void'])).toEqual(['P2', 'D1']);
  });

  test('every rule has some, and a rule that is flagged names the one about flags', () => {
    for (const rule of RULES) {
      for (const request of REQUESTS) {
        const sentences = whyRule(rule, request, []);
        expect(sentences.length).toBeGreaterThan(0);
        if (request !== 'continue' && RESOLUTIONS[rule].gate !== 'none') expect(sentences).toContain('D1');
      }
    }
    expect(WHY_EXCEPTION).toContain('P6');
  });

  test('each sentence has its words', () => {
    for (const id of SENTENCES) expect(say(`why.${id}`)).not.toBe(`why.${id}`);
  });
});
