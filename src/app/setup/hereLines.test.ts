import { describe, expect, test } from 'vitest';
import { clockLine, hereLines, SKEW_MS } from './hereLines.ts';

const MINUTE = 60_000;

describe('the clock', () => {
  test.each([
    ['good', 'clock.good', SKEW_MS],
    ['good', 'clock.good', -SKEW_MS],
    ['advice', 'clock.ahead', SKEW_MS + 1],
    ['advice', 'clock.behind', -SKEW_MS - 1],
    ['info', 'clock.untold', null],
  ])('%s: %s (%o ms)', (level, text, aheadMs) => {
    expect(clockLine(aheadMs)).toMatchObject({ level, text });
  });

  test('the difference is told in whole minutes', () => {
    expect(clockLine(10.4 * MINUTE).values).toEqual({ count: 10 });
    expect(clockLine(-1.6 * MINUTE).values).toEqual({ count: 2 });
  });
});

describe('this browser', () => {
  /** Its clock stands at `asked` when Zendesk is asked, and at `answered` with the answer. */
  function at(asked: number, answered: number, server: number | null) {
    const times = [asked, answered];
    return hereLines({ serverTime: () => Promise.resolve(server) }, 'own', () => times.shift() ?? 0);
  }

  test('a slow answer is no wrong clock: it was written between asking and now', async () => {
    expect((await at(0, 110_000, 55_000))[0]?.text).toBe('clock.good');
    expect((await at(0, 110_000, -10_000))[0]?.text).toBe('clock.ahead');
  });

  test('where Zendesk does not tell its time, nothing is made up', async () => {
    expect((await at(0, 0, null))[0]?.text).toBe('clock.untold');
  });

  test.each([
    ['good', 'own'],
    ['advice', 'copy'],
  ] as const)('%s: the SDK in use is the %s', async (level, sdk) => {
    const lines = await hereLines({ serverTime: () => Promise.resolve(0) }, sdk, () => 0);
    expect(lines[1]).toMatchObject({ level, text: `sdk.${sdk}`, why: 'sdk' });
  });
});
