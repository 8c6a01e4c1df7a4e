import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readInstalledApp } from './installedApp.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('requirements may bring ticket fields and user fields', () => {
  const requirements = {
    ticket_fields: { a_case: { type: 'tagger', title: 'Case', custom_field_options: [{ name: 'One', value: 'one' }] } },
    user_fields: { a_count: { type: 'integer', title: 'Count', key: 'count_of_invoices' } },
  };
  writeFileSync(join(folder, 'requirements.json'), JSON.stringify(requirements));
  const { ticketFields, userFields } = readInstalledApp(folder).requirements;
  expect(ticketFields.find(({ requirementKey }) => requirementKey === 'a_case')).toMatchObject({ title: 'Case' });
  expect(userFields).toEqual([
    expect.objectContaining({
      requirementKey: 'a_count',
      key: 'count_of_invoices',
      title: 'Count',
      type: 'integer',
    }),
  ]);
});

test('a package without them has none', () => {
  expect(readInstalledApp(folder).requirements).toEqual({ userFields: [], ticketFields: [], rules: [] });
});
