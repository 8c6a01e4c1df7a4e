import type { ProxiedFailure, ProxiedGet } from './request.ts';

/** With fewer, most of fifty panels that are opened at once at Stripe's 25 a second gave up (trials/load). */
const MOST_RETRIES = 4;
const FIRST_WAIT_MS = 400;
/** Somebody waits in front of the panel: what asks for more patience than this is told to them instead. */
const LONGEST_WAIT_MS = 3000;

const isBusy = ({ status }: ProxiedFailure): boolean => status === 429;
const isPassing = (failure: ProxiedFailure): boolean => isBusy(failure) || failure.status >= 500;

const defaultPause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** How time goes by and chance falls; tests bring their own. */
export interface Patience {
  readonly pause: (ms: number) => Promise<void>;
  /** From 0 to below 1. */
  readonly random: () => number;
}

const PATIENCE: Patience = { pause: defaultPause, random: () => Math.random() };

/**
 * The same GET, asked again where the service is busy (429, at most four times) or has a moment's trouble (5xx, once): after
 * the time that it asks for, else after a time that doubles and is never the same for two panels, some six seconds in all.
 */
export function retrying(get: ProxiedGet, { pause, random }: Patience = PATIENCE): ProxiedGet {
  return async (ask) => {
    for (let retries = 0; ; retries += 1) {
      const answer = await get(retries === 0 ? ask : { ...ask, retry: retries });
      if (answer.ok || !isPassing(answer) || retries >= (isBusy(answer) ? MOST_RETRIES : 1)) return answer;
      const wait = answer.retryAfterMs ?? Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** retries * (0.5 + random()));
      if (wait > LONGEST_WAIT_MS) return answer;
      await pause(wait);
    }
  };
}
