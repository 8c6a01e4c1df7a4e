/** The bad days of Zendesk's REST and of billing: slow, down, or silent. */
import { setTimeout as pause } from 'node:timers/promises';
import type { World } from '../world/world.ts';

export type Service = 'zendeskRest' | 'billing';

export class Outages {
  readonly #world: () => World;
  readonly #waiting = new Map<() => void, () => boolean>();
  readonly #closing = new AbortController();

  constructor(world: () => World) {
    this.#world = world;
  }

  /**
   * The service's answer, as late as the knobs say; undefined where the service is down. What was asked is carried out at
   * once and only its answer is late, so that an app which gave up waiting may still have written something.
   */
  async pass<T>(service: Service, answer: () => T): Promise<T | undefined> {
    const state = this.#world().knobs[service];
    if (state === 'hangs') {
      await this.#hang(service);
      return undefined;
    }
    const given = state === 'up' ? answer() : undefined;
    await this.#late();
    return given;
  }

  /** To be called after anything that may end a silence: turned knobs, another scenario. */
  recheck(): void {
    for (const [release, isOver] of [...this.#waiting]) if (isOver()) release();
  }

  /** Nobody waits any longer. */
  close(): void {
    this.#closing.abort();
    this.recheck();
  }

  #hang(service: Service): Promise<void> {
    const before = this.#world();
    const isOver = (): boolean =>
      this.#closing.signal.aborted || this.#world() !== before || before.knobs[service] !== 'hangs';
    return new Promise((resolve) => {
      const release = (): void => {
        this.#waiting.delete(release);
        resolve();
      };
      this.#waiting.set(release, isOver);
      if (isOver()) release();
    });
  }

  async #late(): Promise<void> {
    const { latencyMs } = this.#world().knobs;
    if (latencyMs === 0) return;
    // Closing ends the wait early, which is no failure.
    await pause(latencyMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }
}
