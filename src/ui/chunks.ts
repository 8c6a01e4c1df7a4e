import { later } from './later.tsx';

/** All that has fields to fill in, and with it Garden's forms. */
export const FORMS = later(() => import('./formParts.ts'));

/** A case that is recorded: what it says, what it waits for, and Reggie's part. */
export const CASE = later(() => import('./caseParts.ts'));

/** Fetches what the first screen did not need, so that no click has to wait for it. What cannot be had now is asked for then. */
export function fetchTheRest(): void {
  for (const chunk of [FORMS, CASE]) chunk.load().catch(() => undefined);
}
