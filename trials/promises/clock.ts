/**
 * The run's own time: timers of the app and of the pretend outside fire in order, and no run waits for anything real.
 * Vitest's fake timers would do, but give the real clock a millisecond for each of them.
 */

interface Timer {
  readonly at: number;
  readonly act: () => void;
}

const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: Date.now };

let now = 0;
let last = 0;
const timers = new Map<number, Timer>();

/** Takes the place of the real clock; to be given back by `stopClock`. */
export function startClock(at: number): void {
  now = at;
  timers.clear();
  const set = (act: () => void, ms = 0): number => {
    last += 1;
    timers.set(last, { at: now + Math.max(0, ms), act });
    return last;
  };
  globalThis.setTimeout = set as unknown as typeof setTimeout;
  globalThis.clearTimeout = (id) => {
    if (typeof id === 'number') timers.delete(id);
  };
  Date.now = () => now;
}

export function stopClock(): void {
  Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
  Date.now = real.now;
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Lets everything go on that waits for no timer. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Fires the next timer, where it is due by `end`; false where there is none. */
function fireNext(end: number): boolean {
  let next: readonly [number, Timer] | null = null;
  for (const entry of timers) if (next === null || entry[1].at < next[1].at) next = entry;
  if (next === null || next[1].at > end) return false;
  timers.delete(next[0]);
  now = Math.max(now, next[1].at);
  next[1].act();
  return true;
}

/** Lets time go by. */
export async function pass(ms: number): Promise<void> {
  const end = now + ms;
  do await breathe();
  while (fireNext(end));
  now = end;
}

/** Lets time go by until `work` is done; fails where it is not within `limitMs`. */
export async function until<T>(work: Promise<T>, limitMs: number): Promise<T> {
  const state = { isDone: false };
  const watched = work.finally(() => {
    state.isDone = true;
  });
  watched.catch(() => undefined);
  const end = now + limitMs;
  for (;;) {
    await breathe();
    if (state.isDone) return watched;
    if (!fireNext(end)) throw new Error(`not done within ${limitMs / 1000} s`);
  }
}
