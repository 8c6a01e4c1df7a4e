import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answer } from './client.ts';
import { untilFree } from './untilFree.ts';

const FINE: Answer = { ok: true, body: 'fine' };
const busy = (retryAfterMs: number | null): Answer => ({
  ok: false,
  status: 429,
  body: undefined,
  detail: '',
  retryAfterMs,
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
});

/** What it comes to, how often it was asked, and how long that took. */
async function asked(...answers: readonly Answer[]): Promise<readonly [Answer, number, number]> {
  const began = Date.now();
  const ask = vi.fn(() => Promise.resolve(answers[ask.mock.calls.length - 1] ?? FINE));
  const given = untilFree(ask);
  await vi.runAllTimersAsync();
  const answer = await given;
  return [answer, ask.mock.calls.length, Date.now() - began];
}

describe('a request to a busy Zendesk', () => {
  test('is asked again after the time that Zendesk asks for, and a little more', async () => {
    expect(await asked(busy(3000), FINE)).toEqual([FINE, 2, 3250]);
  });

  test('waits longer the second time where Zendesk does not say how long, and is then told', async () => {
    const [answer, times, ms] = await asked(busy(null), busy(null), busy(null), FINE);
    expect([answer, times, ms]).toEqual([busy(null), 3, 500 + 1000 + 2 * 250]);
  });

  test('is not waited for where that takes longer than anybody’s patience', async () => {
    expect(await asked(busy(5001))).toEqual([busy(5001), 1, 0]);
  });

  test.each([0, 409, 422, 500, 503])('%i may have been carried out, so it is asked once', async (status) => {
    const failed: Answer = { ok: false, status, body: undefined, detail: '' };
    expect(await asked(failed, FINE)).toEqual([failed, 1, 0]);
  });
});
