import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** The tables of a page of docs/, row by row and cell by cell; the first cell of a row is at 1. */
export function rowsOf(page: string): readonly (readonly string[])[] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/** Fails where the cell names no test (`file`: “title”), or one that is not there. */
export function expectProven(cell: string): void {
  const claims = [...cell.matchAll(/`([^`]+)`: “([^”]+)”/g)];
  expect(claims.length, cell).toBeGreaterThan(0);
  for (const [, file = '', title = ''] of claims) {
    expect(existsSync(file), file).toBe(true);
    expect(readFileSync(file, 'utf8').replaceAll('\\', ''), `${file} has no test “${title}”`).toContain(title);
  }
}
