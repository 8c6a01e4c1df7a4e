import { later } from './later.tsx';

/**
 * What the first screen does not need: all that has fields to fill in, and with it Garden's forms; and a recorded case, what it
 * says, what it waits for, and Reggie's part.
 */
export const LATER = later(() => import('./laterParts.ts'));

/** Safari has no requestIdleCallback. */
const whenIdle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if (typeof window.requestIdleCallback === 'function') window.requestIdleCallback(resolve, { timeout: 2000 });
    else setTimeout(resolve, 500);
  });

/** Fetches it once the browser is idle, so that no click has to wait for it. What cannot be had now is asked for when wanted. */
export async function fetchTheRest(): Promise<void> {
  await whenIdle();
  await LATER.load().catch(() => undefined);
}
