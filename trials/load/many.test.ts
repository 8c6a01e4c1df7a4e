import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, test, vi } from 'vitest';
import { countsOf, impatient, lostOrDoubled, meanCalls, overBudget } from './budgets.ts';
import { stubPageText } from './pageText.ts';
import { play, type PlayOptions } from './run.ts';

/* At length, for `npm run bench:tickets`: it names how many. */

const TICKETS = Number(process.env['TICKETS'] ?? 0);
const AT_ONCE = Number(process.env['AT_ONCE'] ?? 50);

/** What a thousand tickets may leave in the memory: the account's own records and the log of requests are among it. */
const BYTES_A_TICKET = 20_000;

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

afterEach(() => {
  vi.unstubAllGlobals();
});

async function played(options: PlayOptions): Promise<void> {
  stubPageText();
  const heaps: number[] = [];
  const { tickets } = options;
  const done = await play({
    ...options,
    after: (count) => {
      if (count % (tickets / 4) === 0) {
        collectGarbage();
        heaps.push(process.memoryUsage().heapUsed);
      }
    },
  });
  console.log(JSON.stringify(options), countsOf(done));
  console.log('MB held after each quarter', heaps.map((bytes) => (bytes / 1e6).toFixed(1)).join(' '));
  console.table(
    meanCalls(done.asked).map(({ act, times, zendesk, billing }) => ({
      act,
      times,
      zendesk: zendesk.toFixed(2),
      billing: billing.toFixed(2),
    })),
  );
  expect([...overBudget(done), ...impatient(done), ...lostOrDoubled(done)]).toEqual([]);
  const [first = 0] = heaps;
  const grown = (heaps.at(-1) ?? 0) - first;
  expect(grown / (tickets * 0.75)).toBeLessThan(BYTES_A_TICKET);
}

test.runIf(TICKETS > 0)('one after the other', { timeout: 3_600_000 }, () =>
  played({ tickets: TICKETS, atOnce: 1, agents: 1, limits: 'professional', live: true }),
);

test.runIf(TICKETS > 0)('at once, in Stripe’s test mode', { timeout: 3_600_000 }, () =>
  played({ tickets: AT_ONCE, atOnce: AT_ONCE, agents: AT_ONCE, limits: 'professional' }),
);

test.runIf(TICKETS > 0)('at once, in live mode', { timeout: 3_600_000 }, () =>
  played({ tickets: AT_ONCE, atOnce: AT_ONCE, agents: AT_ONCE, limits: 'professional', live: true }),
);
