import { describe, expect, test } from 'vitest';
import { sayFrom, wordOr } from './wording.ts';

const FILES = Object.entries(
  import.meta.glob<{ readonly tools: unknown }>('../../translations/*.json', { eager: true, import: 'default' }),
).map(([path, texts]) => [path.replace(/^.*\/(.+)\.json$/, '$1'), texts] as const);

/** Stripe's disputes that are open, and Zendesk's tickets. */
const DISPUTES = ['needs_response', 'under_review', 'warning_needs_response', 'warning_under_review'];
const TICKETS = ['new', 'open', 'pending', 'hold', 'solved', 'closed'];

describe.each(FILES)('statuses in %s', (language, texts) => {
  const inPanel = sayFrom(texts, language);
  const inTools = sayFrom(texts.tools, language);

  test('each has a word of its own, and none is a code', () => {
    const disputes = DISPUTES.map((status) => wordOr(inPanel, 'dispute.status', status));
    const tickets = TICKETS.map((status) => wordOr(inTools, 'setup.probe.status', status));
    for (const words of [disputes, tickets]) {
      expect(new Set(words).size).toBe(words.length);
      expect(words.join()).not.toMatch(/[_.]/);
    }
    if (language !== 'en')
      expect([...disputes, ...tickets].filter((word) => word === 'open' || /review|response/.test(word))).toEqual([]);
  });

  test('one that nobody knows yet is shown as it comes', () => {
    expect(wordOr(inPanel, 'dispute.status', 'sent_to_network')).toBe('sent to network');
    expect(wordOr(inTools, 'setup.probe.status', 'toString')).toBe('toString');
  });
});
