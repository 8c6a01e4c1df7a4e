/** Stripe's limit on requests, counted over the whole account. */
import type { Books } from './books.ts';

/** What a sandbox account may be asked per second; the simulated key is a test key. */
export const requestsPerSecond = 25;

/** Counts one request at `now` (Unix seconds); true where it is one too many. */
export const isOverrun = ({ load }: Books, now: number): boolean => {
  if (load.second !== now) {
    load.second = now;
    load.requests = 0;
  }
  load.requests += 1;
  return load.requests > requestsPerSecond;
};
