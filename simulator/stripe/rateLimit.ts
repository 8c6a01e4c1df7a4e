/** Stripe's limit on requests, counted over the whole account. */
import type { Books } from './records.ts';

/** What an account may be asked per second in test mode. */
export const requestsPerSecond = 25;

const livePerSecond = 100;

/** Counts one request at `now` (Unix seconds); true where it is one too many. */
export const isOverrun = ({ load, live }: Books, now: number): boolean => {
  if (load.second !== now) {
    load.second = now;
    load.requests = 0;
  }
  load.requests += 1;
  return load.requests > (live ? livePerSecond : requestsPerSecond);
};
