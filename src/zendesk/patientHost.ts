import type { Answer, Host } from './client.ts';
import type { ZafRequest } from './zaf.ts';

/** As many requests of a long reading are under way at once. */
const AT_ONCE = 4;
/** Zendesk lets an app ask 100 times a minute (docs: Rate limits). The rest is the panel's: a save must not wait for this. */
const PER_MINUTE = 80;
const MINUTE_MS = 60_000;
/** Where Zendesk says that it is too much, and not for how long. */
const BUSY_WAIT_MS = 15_000;

/** How time goes by; tests bring their own. */
export interface Clock {
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

/** The browser's own. */
export const CLOCK: Clock = {
  now: () => Date.now(),
  pause: (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    }),
};

/** When the signal aborts: a pause of a minute must not outlive the report. */
export function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

const STOPPED: Answer = { ok: false, status: 0, body: undefined, detail: 'stopped' };

/**
 * The same host for a reading of many requests that nobody is kept waiting by: a few at once, fewer in a minute than
 * Zendesk allows, and where it is too much all the same, again after the time that Zendesk asks for. Ends with the signal.
 */
export function patientHost(host: Host, signal: AbortSignal, { now, pause }: Clock = CLOCK): Host {
  let running = 0;
  const waiting: (() => void)[] = [];
  const begun: number[] = [];
  let busyUntil = 0;

  const stopped = ended(signal);

  async function itsTime(): Promise<void> {
    while (!signal.aborted) {
      const tooMany = begun.at(-PER_MINUTE);
      const wait = Math.max(busyUntil, tooMany === undefined ? 0 : tooMany + MINUTE_MS) - now();
      if (wait <= 0) break;
      await Promise.race([pause(wait), stopped]);
    }
    begun.push(now());
  }

  async function asked(options: ZafRequest): Promise<Answer> {
    for (let retries = 0; ; retries += 1) {
      await itsTime();
      if (signal.aborted) return STOPPED;
      const answer = await host.request({ ...options, autoRetry: false }, retries);
      if (answer.ok || answer.status !== 429) return answer;
      busyUntil = Math.max(busyUntil, now() + (answer.retryAfterMs ?? BUSY_WAIT_MS));
    }
  }

  async function request(options: ZafRequest): Promise<Answer> {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await asked(options);
    } finally {
      // Whoever waits takes over the place, so that nobody who comes later is before them.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  return { ...host, request };
}
