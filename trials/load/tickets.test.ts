import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { countsOf, impatient, lostOrDoubled, overBudget } from './budgets.ts';
import { ALL_REFUND } from './account.ts';
import { stubPageText } from './pageText.ts';
import { play, type Played } from './run.ts';

beforeEach(() => {
  stubPageText();
  // Chance falls the same way each time, or a run that fails could not be looked into.
  let drawn = 0;
  vi.spyOn(Math, 'random').mockImplementation(() => {
    drawn = (drawn * 16_807 + 11) % 2_147_483_647;
    return drawn / 2_147_483_647;
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** What came of it, next to nothing where all is well. */
const faultsOf = (played: Played): readonly string[] => [
  ...overBudget(played),
  ...impatient(played),
  ...lostOrDoubled(played),
];

/** More than these two Stripe never lets through in a second, so that is how long it takes at least. */
const CALLS_FOR_COUNT = 2;
const TEST_MODE_PER_SECOND = 25;

describe('tickets under the rate limits of Zendesk and Stripe', () => {
  test('60 one after the other: nobody is told to try again', async () => {
    const played = await play({ tickets: 60, atOnce: 1, agents: 1, limits: 'trial' });
    expect(faultsOf(played)).toEqual([]);
    expect(countsOf(played)).toMatchObject({ acts: 12, toldToTryAgain: 0, withoutCount: 0 });
  });

  test('20 at once: refusals are absorbed, every count comes by itself, and each act stands there once', async () => {
    const played = await play({ tickets: 20, atOnce: 20, agents: 20, limits: 'trial' });
    expect(faultsOf(played)).toEqual([]);
    const counts = countsOf(played);
    expect(counts).toMatchObject({ acts: 4, toldToTryAgain: 0, withoutCount: 0 });
    expect(counts.refused).toBeGreaterThan(0);
    // As long as the limit makes it take, and not many times as long.
    const least = ((20 * CALLS_FOR_COUNT) / TEST_MODE_PER_SECOND) * 1000;
    expect(counts.slowestCountMs).toBeLessThan(6 * least);
  });

  test('updates beyond a trial’s twenty a minute: whoever presses again when told to gets each act recorded once', async () => {
    const played = await play({ tickets: 40, first: ALL_REFUND, atOnce: 40, agents: 40, limits: 'trial', live: true });
    expect(lostOrDoubled(played)).toEqual([]);
    expect(impatient(played)).toEqual([]);
    expect(countsOf(played)).toMatchObject({ acts: 40 });
    expect(countsOf(played).toldToTryAgain).toBeGreaterThan(0);
  });
});
