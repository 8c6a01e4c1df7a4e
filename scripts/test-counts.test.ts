import { describe, expect, test } from 'vitest';
import { countOf, countsInReport, sumOf, summaryLine } from './test-counts.ts';

describe('a report', () => {
  test('is taken at its word', () => {
    const report = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 };
    expect(countsInReport(report, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 });
  });

  test('of no tests is a failure', () => {
    expect(countsInReport({ numPassedTests: 0, numPendingTests: 3 }, 0)).toEqual({ passed: 0, failed: 1, skipped: 3 });
  });

  test('of passed tests is a failure where the run ended badly', () => {
    expect(countsInReport({ numPassedTests: 5 }, 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  test('that is missing is a failure', () => {
    expect(countsInReport(undefined, 0)).toEqual(countOf(false));
  });
});

describe('the last line', () => {
  test('adds everything up', () => {
    const all = [countOf(true), countOf(false), { passed: 40, failed: 0, skipped: 0 }];
    expect(summaryLine(sumOf(all))).toBe('41 passed, 1 failed');
  });

  test('names skipped tests where there are any', () => {
    expect(summaryLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
  });
});
