/** What may go wrong between the panel and the outside, as data: a fault says which call it meets and how that call ends. */

/** Kinds of calls: Zendesk's REST read and written, billing through the proxy, and the host's own get and set. */
export const CALLS = ['read', 'write', 'billing', 'get', 'set'] as const;
export type Call = (typeof CALLS)[number];

/** How a call ends. What begins with `after` was carried out all the same: only its answer is lost. */
export const ENDINGS = {
  read: ['401', '403', '404', '429', '500', '503', 'lost', 'never', 'slow', 'garbled', 'empty'],
  write: [
    ...['401', '403', '404', '409', '422', '429', '500', '503', 'lost', 'never', 'slow'],
    ...['after-lost', 'after-never', 'after-502', 'after-garbled', 'no-metadata', 'no-audit', 'cut-audit'],
  ],
  billing: ['403', '429', '500', '503', 'lost', 'never', 'slow', 'garbled', 'empty'],
  get: ['lost', 'never', 'slow'],
  set: ['lost', 'never', 'slow'],
} as const satisfies Record<Call, readonly string[]>;

export interface Fault {
  readonly on: Call;
  /** So many calls of the kind pass before it; -1 meets every one of them until the next act. */
  readonly skip: number;
  /** The ending's place in `ENDINGS`. */
  readonly how: number;
}

/** The faults of the act under way, and what they have met. */
export class FaultPlan {
  #left: { readonly fault: Fault; skip: number }[] = [];
  /** Which calls were met since `forget`. */
  readonly met = new Set<Call>();

  plan(faults: readonly Fault[]): void {
    this.#left = faults.map((fault) => ({ fault, skip: fault.skip }));
  }

  forget(): void {
    this.met.clear();
  }

  /** The ending of this call; undefined where nothing goes wrong. */
  next(call: Call): string | undefined {
    for (const entry of this.#left) {
      if (entry.fault.on !== call) continue;
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      if (entry.skip === 0) this.#left = this.#left.filter((other) => other !== entry);
      this.met.add(call);
      const endings: readonly string[] = ENDINGS[call];
      return endings[entry.fault.how % endings.length];
    }
    return undefined;
  }
}
