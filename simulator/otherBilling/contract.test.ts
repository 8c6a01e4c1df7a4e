/** The other billing system's answers, held against the contract that the app publishes. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { isRecord } from '../json.ts';
import { scenarioIds } from '../scenarios/scenarioIds.ts';
import { readPastDue } from '../testing/proxied.ts';
import { worldOf } from '../testing/worlds.ts';

const path = fileURLToPath(new URL('../../docs/billing-contract.schema.json', import.meta.url));

const contract = (): ((answer: unknown) => readonly string[]) | undefined => {
  if (!existsSync(path)) {
    console.log(`Not held against the billing contract: there is no ${path}.`);
    return undefined;
  }
  const file: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isRecord(file)) throw new Error('The billing contract is no JSON Schema.');
  // Whichever draft it names: the keywords in it mean the same in all of them.
  const schema = Object.fromEntries(Object.entries(file).filter(([key]) => key !== '$schema'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  return (answer) =>
    validate(answer) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
};

const faults = contract();

describe.skipIf(faults === undefined)('the contract', () => {
  test.each(scenarioIds)('is kept in scenario %s', (id) => {
    const { world } = worldOf(id);
    for (const person of world.people.values()) {
      expect(faults?.(readPastDue(world, `email=${person.email}`).body)).toEqual([]);
    }
    for (const customer of world.books.customers) {
      expect(faults?.(readPastDue(world, `customer=${customer.id}`).body)).toEqual([]);
    }
  });

  test('is broken by the malformed invoice, and by nothing else in that answer', () => {
    const { world } = worldOf('refund-five');
    world.knobs = { ...world.knobs, billingFault: 'malformed-invoice' };
    const { body } = readPastDue(world, 'customer=cus_PapertrailBooks');
    expect(faults?.(body)).not.toEqual([]);
    const [first, ...others] = body.invoices;
    expect(faults?.({ ...body, invoices: [{ ...first, amountMinor: 9900 }, ...others] })).toEqual([]);
  });
});
