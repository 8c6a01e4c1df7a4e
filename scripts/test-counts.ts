/** How many tests went which way. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A check that is no test runner counts as one test. */
export const countOf = (succeeded: boolean): Counts => ({
  passed: succeeded ? 1 : 0,
  failed: succeeded ? 0 : 1,
  skipped: 0,
});

const numberAt = (report: object, key: string): number => {
  const value: unknown = (report as Record<string, unknown>)[key];
  return typeof value === 'number' ? value : 0;
};

/**
 * What Vitest's JSON report says. A run without tests has failed, for nothing was shown; so has one that ended badly
 * although every test passed, for a file that does not load has no tests to fail.
 */
export const countsInReport = (report: unknown, exitCode: number): Counts => {
  if (typeof report !== 'object' || report === null) return countOf(false);
  const passed = numberAt(report, 'numPassedTests');
  const failed = numberAt(report, 'numFailedTests');
  const skipped = numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests');
  const ranNothing = passed + failed === 0;
  const endedBadly = exitCode !== 0 && failed === 0;
  return { passed, failed: ranNothing || endedBadly ? failed + 1 : failed, skipped };
};

/** Everything added up. */
export const sumOf = (all: readonly Counts[]): Counts => ({
  passed: all.reduce((sum, { passed }) => sum + passed, 0),
  failed: all.reduce((sum, { failed }) => sum + failed, 0),
  skipped: all.reduce((sum, { skipped }) => sum + skipped, 0),
});

/** The last line of `npm test`, for people and for machines. */
export const summaryLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
