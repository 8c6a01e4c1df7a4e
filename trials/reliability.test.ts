import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MEANWHILE } from '../simulator/faults/meanwhile.ts';
import { HOST_FAULTS, SERVICE_FAULTS } from '../simulator/faults/rules.ts';
import { expectProven, rowsOf } from '../src/app/setup/testing/proofs.ts';

const page = readFileSync('docs/reliability.md', 'utf8');
const rows = rowsOf(page).filter(([, what = '']) => what !== 'fault' && !/^-+$/.test(what));

describe('docs/reliability.md', () => {
  test.each(rows.map((row) => [row[1] ?? '', row] as const))('names a test for: %s', (_, row) => {
    const [, what, knob, sees, onTicket, proof = ''] = row;
    for (const cell of [what, knob, sees, onTicket]) expect(cell).not.toBe('');
    expectProven(proof);
  });

  test.each([...SERVICE_FAULTS, ...HOST_FAULTS, ...MEANWHILE])('has the fault `%s`', (fault) => {
    expect(page).toContain(`\`${fault}\``);
  });
});
