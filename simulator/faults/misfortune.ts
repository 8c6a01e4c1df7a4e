/** Which requests, calls, events and hooks a plan hits. Knows no clock and no chance but the plan's seed. */
import type { FaultPlan, FaultRule, Place } from './rules.ts';

/** 0 to 1, evenly, the same for the same three numbers. */
function dice(seed: number, rule: number, turn: number): number {
  let mixed =
    (Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(rule + 1, 0x85ebca6b) ^ Math.imul(turn + 1, 0xc2b2ae35)) >>> 0;
  for (const [shift, factor] of [
    [16, 0x7feb352d],
    [15, 0x846ca68b],
  ] as const) {
    mixed = Math.imul(mixed ^ (mixed >>> shift), factor) >>> 0;
  }
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/** One run of a plan: it counts what passed, so a plan begun anew needs a new one. */
export class Misfortune {
  readonly plan: FaultPlan;
  readonly #seen: number[];
  readonly #hit: number[];

  constructor(plan: FaultPlan) {
    this.plan = plan;
    this.#seen = plan.rules.map(() => 0);
    this.#hit = plan.rules.map(() => 0);
  }

  /** What befalls the next one at one of `places`; undefined where all goes well. The first rule that hits counts. */
  next(places: readonly Place[], name: string): FaultRule | undefined {
    return this.plan.rules.find((rule, at) => {
      if (!places.includes(rule.on) || !name.includes(rule.of ?? '')) return false;
      const seen = this.#seen[at] ?? 0;
      this.#seen[at] = seen + 1;
      const hit = this.#hit[at] ?? 0;
      const isHit =
        seen >= (rule.after ?? 0) &&
        hit < (rule.times ?? Infinity) &&
        dice(this.plan.seed, at, seen) < (rule.share ?? 1);
      if (isHit) this.#hit[at] = hit + 1;
      return isHit;
    });
  }
}

const runs = new WeakMap<FaultPlan, Misfortune>();

/** The one run of this very object; a plan that is turned to again, even the same, is another object. */
export function runOf(plan: FaultPlan): Misfortune {
  const run = runs.get(plan) ?? new Misfortune(plan);
  runs.set(plan, run);
  return run;
}
