import { beforeEach, expect, test, vi } from 'vitest';
import { PINNED } from './pinned.ts';
import { play } from './run.ts';
import { search } from './search.ts';

/** `npm run long` plays many more; what it finds is pinned. */
const RUNS = Number(process.env['RUNS'] ?? 60);
const SEED = Number(process.env['SEED'] ?? 1);

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

test.each(PINNED)('kept since: $found', async ({ sequence }) => {
  const { failure, log } = await play(sequence);
  expect(failure, log.join('\n')).toBeNull();
});

test('no sequence of acts, faults and saves breaks a promise', { timeout: 36_000_000 }, async () => {
  const before = process.cpuUsage().user;
  const { runs, steps, counted, found } = await search(SEED, RUNS);
  const seconds = (process.cpuUsage().user - before) / 1e6;
  if (process.env['RUNS'] !== undefined) {
    console.log(`${runs} runs from seed ${SEED}, ${steps} steps, ${seconds.toFixed(1)} s of one core`);
    const sums = [...counted].sort((a, b) => b[1] - a[1]);
    console.log(sums.map(([what, times]) => `${times} ${what}`).join('\n'));
  }
  if (found !== null)
    console.log(`seed ${found.seed}\n${JSON.stringify(found.sequence)}\n${found.told.log.join('\n')}`);
  expect(found?.told.failure ?? '').toBe('');
});
