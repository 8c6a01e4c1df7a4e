import { describe, expect, it, vi } from 'vitest';
import type { ProxiedAnswer, ProxiedFailure } from './request.ts';
import { retrying } from './retrying.ts';

const FINE: ProxiedAnswer = { ok: true, body: 'fine' };
const ASK = { url: 'https://api.stripe.com/v1/customers', headers: { Accept: 'application/json' } };

const failing = (status: number, retryAfterMs: number | null = null): ProxiedFailure => ({
  ok: false,
  status,
  body: undefined,
  detail: `status ${status}`,
  retryAfterMs,
});

interface Outcome {
  readonly answer: ProxiedAnswer;
  readonly waits: readonly number[];
  readonly asks: readonly unknown[];
}

/** What comes of asking a service that answers these in turn, and the last one for ever. */
async function asked(answers: readonly [ProxiedAnswer, ...ProxiedAnswer[]], chance = 0.5): Promise<Outcome> {
  const waits: number[] = [];
  const asks: unknown[] = [];
  const get = retrying(
    (ask) => {
      asks.push(ask);
      return Promise.resolve(answers[Math.min(asks.length, answers.length) - 1] ?? answers[0]);
    },
    {
      pause: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
      random: () => chance,
    },
  );
  return { answer: await get(ASK), waits, asks };
}

describe('a request that may be asked again', () => {
  it('is asked once where it is answered', async () => {
    expect(await asked([FINE])).toEqual({ answer: FINE, waits: [], asks: [ASK] });
  });

  it('is the same request each time, and tells which time it is', async () => {
    const again = [1, 2].map((retry) => ({ ...ASK, retry }));
    expect((await asked([failing(429), failing(429), FINE])).asks).toEqual([ASK, ...again]);
  });

  it.each([
    ['429 twice', [failing(429), failing(429), FINE], 3, true],
    ['429 four times', [failing(429), failing(429), failing(429), failing(429), FINE], 5, true],
    ['429 without end: at most four retries', [failing(429)], 5, false],
    ['429 twice, then 503 without end', [failing(429), failing(429), failing(503)], 3, false],
    ['503 once', [failing(503), FINE], 2, true],
    ['500 without end: one retry', [failing(500)], 2, false],
    ['a moment’s trouble, then busy', [failing(502), failing(429), FINE], 3, true],
    ['busy, then a moment’s trouble', [failing(429), failing(503), FINE], 2, false],
  ] as const)('%s', async (_what, answers, times, isOk) => {
    const { answer, asks } = await asked(answers);
    expect([asks.length, answer.ok]).toEqual([times, isOk]);
  });

  it.each([0, 200, 400, 401, 403, 404, 422])('%i is as true the second time, so it is not asked', async (status) => {
    expect(await asked([failing(status), FINE])).toMatchObject({ answer: { status }, waits: [], asks: [ASK] });
  });
});

describe('the wait before it is asked again', () => {
  it('doubles, up to three seconds', async () => {
    expect((await asked([failing(429)])).waits).toEqual([400, 800, 1600, 3000]);
  });

  it.each([
    [0, [200, 400, 800, 1600]],
    [0.25, [300, 600, 1200, 2400]],
    [0.999, [599.6, 1199.2, 2398.4, 3000]],
  ])('is never the same for two panels: chance %d', async (chance, waits) => {
    expect((await asked([failing(429)], chance)).waits).toEqual(waits);
  });

  it('is as long as the service asks for', async () => {
    expect((await asked([failing(429, 1000), failing(429, 3000), FINE], 0.9)).waits).toEqual([1000, 3000]);
    expect((await asked([failing(503, 0), FINE])).waits).toEqual([0]);
  });

  it.each([3001, 60_000])('of %i ms is too long for who sits in front of the panel: they are told', async (ms) => {
    expect(await asked([failing(429, ms), FINE])).toMatchObject({ answer: failing(429, ms), waits: [], asks: [ASK] });
  });

  it('goes by in real time, by real chance', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const get = vi.fn(() => Promise.resolve<ProxiedAnswer>(get.mock.calls.length === 1 ? failing(429) : FINE));
    const answer = retrying(get)(ASK);
    await vi.advanceTimersByTimeAsync(199);
    expect(get).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(401);
    expect(get).toHaveBeenCalledTimes(2);
    expect(await answer).toEqual(FINE);
    vi.useRealTimers();
  });
});
