import { later } from './later.tsx';

/** All that has fields to fill in, and with it Garden's forms. */
export const FORMS = later(() => import('./formParts.ts'));

/** A case that is recorded: what it says, what it waits for, and Reggie's part. */
export const CASE = later(() => import('./caseParts.ts'));

/** Safari has no requestIdleCallback. */
const whenIdle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if (typeof window.requestIdleCallback === 'function') window.requestIdleCallback(resolve, { timeout: 2000 });
    else setTimeout(resolve, 500);
  });

/**
 * Fetches what the first screen did not need, so that no click has to wait for it; one at a time, as each keeps the browser
 * busy when it comes. What cannot be had now is asked for when it is wanted.
 */
export async function fetchTheRest(): Promise<void> {
  for (const chunk of [FORMS, CASE]) {
    await whenIdle();
    await chunk.load().catch(() => undefined);
  }
}
