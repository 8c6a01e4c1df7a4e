/** The run's own time: timers of the app and of the pretend outside fire in order, and no run waits for anything real. */
import { vi } from 'vitest';

/** Takes the place of the real clock; to be given back by `stopClock`. */
export function startClock(at: number): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: at });
}

export function stopClock(): void {
  vi.useRealTimers();
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

/** Lets time go by until `work` is done. */
export async function until<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const watched = work.finally(() => {
    isDone = true;
  });
  watched.catch(() => undefined);
  for (;;) {
    // An answer's body is read in more than one turn.
    await breathe();
    await breathe();
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it is set while this waits
    if (isDone) return watched;
    if (vi.getTimerCount() === 0) throw new Error('nothing is left that could bring it to an end');
    vi.advanceTimersToNextTimer();
  }
}
