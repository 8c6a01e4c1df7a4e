/** Looks for a sequence that breaks a promise, and makes it as short as it can be. */
import fc from 'fast-check';
import { play, type Told } from './run.ts';
import { sequences, type Sequence, type Step } from './steps.ts';

export interface Found {
  readonly seed: number;
  readonly sequence: Sequence;
  readonly told: Told;
}

export interface Searched {
  readonly runs: number;
  readonly steps: number;
  /** What was tried, and how often. */
  readonly counted: ReadonlyMap<string, number>;
  readonly found: Found | null;
}

const CALM: Partial<Step> = { faults: [], overlaps: false };

/** The same failure with fewer steps and fewer faults, by leaving out one after the other. */
async function shortened(
  sequence: Sequence,
  told: Told,
): Promise<{ readonly sequence: Sequence; readonly told: Told }> {
  let best = { sequence, told };
  const tries = async (steps: readonly Step[]): Promise<boolean> => {
    const candidate = { ...best.sequence, steps };
    const outcome = await play(candidate);
    if (outcome.failure?.slice(0, 12) !== told.failure?.slice(0, 12)) return false;
    best = { sequence: candidate, told: outcome };
    return true;
  };
  for (let isShorter = true; isShorter;) {
    isShorter = false;
    for (let at = best.sequence.steps.length - 1; at >= 0; at -= 1) {
      const { steps } = best.sequence;
      if (await tries(steps.toSpliced(at, 1))) isShorter = true;
      else {
        const step = steps[at];
        if (step === undefined || (step.faults.length === 0 && !step.overlaps)) continue;
        if (await tries(steps.with(at, { ...step, ...CALM }))) isShorter = true;
      }
    }
  }
  return best;
}

/** Plays `runs` sequences from `seed` on, up to the first that breaks a promise. */
export async function search(seed: number, runs: number): Promise<Searched> {
  let steps = 0;
  const counted = new Map<string, number>();
  for (let done = 0; done < runs; done += 1) {
    const [sequence] = fc.sample(sequences, { numRuns: 1, seed: seed + done });
    if (sequence === undefined) continue;
    steps += sequence.steps.length;
    const told = await play(sequence);
    for (const what of told.counted) counted.set(what, (counted.get(what) ?? 0) + 1);
    if (told.failure !== null) {
      return { runs: done + 1, steps, counted, found: { seed: seed + done, ...(await shortened(sequence, told)) } };
    }
  }
  return { runs, steps, counted, found: null };
}
