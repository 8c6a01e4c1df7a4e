/** What the rounds brought, and its medians. */
import type { Visit, Visits } from './visit.ts';

/** At a CPU as it is, at one four times slower, or with late answers. */
export type Kind = '1x' | '4x' | 'late';

export type Temperature = keyof Visits;

/** NaN stands for never, and is more than anything. */
const byTime = (a: number, b: number): number =>
  Number.isNaN(a) ? (Number.isNaN(b) ? 0 : 1) : Number.isNaN(b) ? -1 : a - b;

const median = (values: readonly number[]): number =>
  [...values].sort(byTime)[Math.floor(values.length / 2)] ?? Number.NaN;

export class Measured {
  readonly #visits = new Map<string, Visits[]>();

  add(app: string, kind: Kind, visits: Visits): void {
    const key = `${app} ${kind}`;
    this.#visits.set(key, [...(this.#visits.get(key) ?? []), visits]);
  }

  all(app: string, kind: Kind, temperature: Temperature): readonly Visit[] {
    return (this.#visits.get(`${app} ${kind}`) ?? []).map((visits) => visits[temperature]);
  }

  median(app: string, kind: Kind, temperature: Temperature, of: (visit: Visit) => number): number {
    return median(this.all(app, kind, temperature).map(of));
  }

  /** In how many of how many visits it was so. */
  share(app: string, is: (visit: Visit) => boolean): readonly [number, number] {
    const every = (['1x', '4x', 'late'] as const).flatMap((kind) =>
      (['cold', 'warm'] as const).flatMap((temperature) => this.all(app, kind, temperature)),
    );
    return [every.filter(is).length, every.length];
  }
}
