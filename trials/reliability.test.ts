import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectProven, rowsOf } from '../src/app/setup/testing/proofs.ts';

const page = readFileSync('docs/reliability.md', 'utf8');
const rows = rowsOf(page).filter(([, what = '']) => what !== 'fault' && !/^-+$/.test(what));

describe('docs/reliability.md', () => {
  test.each(rows.map((row) => [row[1] ?? '', row] as const))('names a test for: %s', (_, row) => {
    const [, what, knob, sees, onTicket, proof = ''] = row;
    for (const cell of [what, knob, sees, onTicket]) expect(cell).not.toBe('');
    expectProven(proof);
  });
});
