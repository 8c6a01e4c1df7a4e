import { describe, expect, test } from 'vitest';
import type { Answer } from './client.ts';
import { patientHost } from './patientHost.ts';
import { fakeHost } from './testing/fakeHost.ts';

const OK: Answer = { ok: true, body: {} };
const busy = (retryAfterMs?: number): Answer => ({
  ok: false,
  status: 429,
  body: '',
  detail: '',
  retryAfterMs: retryAfterMs ?? null,
});
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A clock that only moves by what is waited for. */
function clock() {
  const pauses: number[] = [];
  let time = 1_000_000;
  return {
    pauses,
    now: () => time,
    pause: (ms: number) => {
      pauses.push(ms);
      time += ms;
      return Promise.resolve();
    },
  };
}

describe('a long reading', () => {
  test('asks at most four at once, in the order in which they came', async () => {
    const release: (() => void)[] = [];
    const asked: string[] = [];
    const host = fakeHost({});
    host.request = ({ url }) => {
      asked.push(url);
      return new Promise((resolve) => {
        release.push(() => {
          resolve(OK);
        });
      });
    };
    const patient = patientHost(host, new AbortController().signal, clock());
    const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((url) => patient.request({ url }));
    await turn();
    expect(asked).toEqual(['a', 'b', 'c', 'd']);
    release[0]?.();
    await turn();
    expect(asked.slice(4)).toEqual(['e']);
    for (const next of release) next();
    await turn();
    release.at(-1)?.();
    expect(await Promise.all(all)).toHaveLength(6);
    expect(asked).toHaveLength(6);
  });

  test('leaves the panel some of what Zendesk allows in a minute', async () => {
    const time = clock();
    const host = fakeHost({}, () => OK);
    const patient = patientHost(host, new AbortController().signal, time);
    for (let n = 0; n < 80; n += 1) await patient.request({ url: '/' });
    expect(time.pauses).toEqual([]);
    await patient.request({ url: '/' });
    expect(time.pauses).toEqual([60_000]);
  });

  test('waits as long as Zendesk asks for, or a while, and asks again', async () => {
    const time = clock();
    const answers = [busy(3000), busy(), OK];
    const host = fakeHost({}, (_request, at) => answers[at] ?? OK);
    expect(await patientHost(host, new AbortController().signal, time).request({ url: '/' })).toEqual(OK);
    expect(time.pauses).toEqual([3000, 15_000]);
    // Zendesk's own repeating would hide it and hold the place.
    expect(host.requests[0]).toMatchObject({ autoRetry: false });
  });

  test('every other failure is told', async () => {
    const down: Answer = { ok: false, status: 503, body: '', detail: '503' };
    const host = fakeHost({}, () => down);
    expect(await patientHost(host, new AbortController().signal, clock()).request({ url: '/' })).toEqual(down);
    expect(host.requests).toHaveLength(1);
  });

  test('once stopped asks nothing more, not even after a pause', async () => {
    const stop = new AbortController();
    const host = fakeHost({}, () => busy(600_000));
    const patient = patientHost(host, stop.signal, { now: () => 0, pause: () => new Promise(() => undefined) });
    const all = Promise.all([1, 2, 3, 4, 5, 6].map(() => patient.request({ url: '/' })));
    await turn();
    stop.abort();
    expect((await all).every((answer) => !answer.ok && answer.status === 0)).toBe(true);
    const { length } = host.requests;
    expect(length).toBeLessThanOrEqual(4);
    expect(await patient.request({ url: '/' })).toMatchObject({ ok: false, detail: 'stopped' });
    expect(host.requests).toHaveLength(length);
  });
});
