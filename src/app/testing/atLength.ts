import fc from 'fast-check';

/*
 * Inputs drawn at random: few in the unit tests, as many as RUNS says in `npm run long`, and other ones with every SEED.
 */

/** How the inputs of one property are drawn; `short`: how many in the unit tests. */
export function drawing(short: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: Number(process.env['RUNS'] ?? short), seed: Number(process.env['SEED'] ?? 20_261_126) };
}

/** Seeds that once failed come first, each with a word on what it found. */
export async function alwaysHolds<T>(
  drawn: fc.Arbitrary<T>,
  holds: (value: T) => Promise<void>,
  { short, found = {} }: { readonly short: number; readonly found?: Readonly<Record<string, number>> },
): Promise<void> {
  const property = fc.asyncProperty(drawn, holds);
  for (const seed of Object.values(found)) await fc.assert(property, { seed, numRuns: short });
  await fc.assert(property, drawing(short));
}
