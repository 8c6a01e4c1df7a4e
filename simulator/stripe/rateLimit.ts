/** Stripe's limits on requests (docs: Rate limits), counted over the whole account and for each endpoint. */
import type { Books } from './records.ts';

/** What an account may be asked per second in test mode. */
export const requestsPerSecond = 25;

const livePerSecond = 100;

/** One endpoint, in either mode. */
const endpointPerSecond = 25;

const searchPerSecond = 20;

/** Single objects of one kind are one endpoint; every search is of one kind, too. */
const endpointOf = (path: string): string =>
  path.endsWith('/search') ? 'search' : path.replace(/^(\/v1\/[a-z_]+)\/.*$/, '$1/{id}');

/** Counts one request at `now` (Unix seconds); the limit that it is one too many for, if any. */
export const overrunOf = (
  { load, live }: Books,
  path: string,
  now: number,
): 'global-rate' | 'endpoint-rate' | undefined => {
  if (load.second !== now) {
    load.second = now;
    load.requests = 0;
    load.byEndpoint.clear();
  }
  const endpoint = endpointOf(path);
  const ofEndpoint = (load.byEndpoint.get(endpoint) ?? 0) + 1;
  load.requests += 1;
  load.byEndpoint.set(endpoint, ofEndpoint);
  if (load.requests > (live ? livePerSecond : requestsPerSecond)) return 'global-rate';
  return ofEndpoint > (endpoint === 'search' ? searchPerSecond : endpointPerSecond) ? 'endpoint-rate' : undefined;
};
