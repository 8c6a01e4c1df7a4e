/** The bad days of Zendesk's REST and of billing: slow, down, or silent; and what a plan has for single requests. */
import { setTimeout as pause } from 'node:timers/promises';
import { runOf } from '../faults/misfortune.ts';
import type { ServicePlace } from '../faults/rules.ts';
import { meet } from '../faults/services.ts';
import type { World } from '../world/world.ts';
import type { ProxyAnswer } from './proxyAnswer.ts';

export type Service = 'zendeskRest' | 'billing';

/** One request that a plan may hit. */
export interface Meeting {
  readonly service: Service;
  readonly places: readonly ServicePlace[];
  /** Its method and address. */
  readonly name: string;
  readonly down: ProxyAnswer;
}

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
    await this.#late(this.#world().knobs.latencyMs);
    return given;
  }

  /**
   * As `pass`, with what the plan of faults has for this request. `down` is the answer of a service that is down; undefined
   * where the connection breaks.
   */
  async meet({ service, places, name, down }: Meeting, ask: () => ProxyAnswer): Promise<ProxyAnswer | undefined> {
    const world = this.#world();
    const { faults } = world.knobs;
    const met = await this.pass(service, () => meet(runOf(faults).next(places, name), world, ask));
    if (met === 'lost') return undefined;
    if (met === 'silent') {
      await this.#silence(() => this.#world() !== world || world.knobs.faults !== faults);
      return down;
    }
    if (met === undefined) return down;
    await this.#late(met.lateMs);
    return met.answer;
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
    return this.#silence(() => this.#world() !== before || before.knobs[service] !== 'hangs');
  }

  /** Until it is over, or the workspace closes. */
  #silence(ends: () => boolean): Promise<void> {
    const isOver = (): boolean => this.#closing.signal.aborted || ends();
    return new Promise((resolve) => {
      const release = (): void => {
        this.#waiting.delete(release);
        resolve();
      };
      this.#waiting.set(release, isOver);
      if (isOver()) release();
    });
  }

  async #late(ms: number): Promise<void> {
    if (ms === 0) return;
    // Closing ends the wait early, which is no failure.
    await pause(ms, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }
}
