import { readFileSync, readdirSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { contractAnswer } from './contract.ts';
import { ask } from './testing/books.ts';
import { contractOf, httpSaying, told } from './testing/contract.ts';
import { contractSchema } from './testing/contractSchema.ts';
import { caseInvoices, countOf } from '../domain/invoice.ts';

const DOCS = new URL('../../docs/', import.meta.url);
const SCHEMA = new URL('billing-contract.schema.json', DOCS);
const EXAMPLES = new URL('billing-examples/', DOCS);

const jsonIn = (file: URL): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Whoever writes an answer has the file and not the app. */
function schemaInDocs(): ValidateFunction {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true });
  addFormats(ajv);
  return ajv.compile(jsonIn(SCHEMA) as object);
}

describe('docs/billing-contract.schema.json', () => {
  it('is the schema that is parsed by (after a change: npx vitest -u --project unit contract)', async () => {
    await expect(await contractSchema()).toMatchFileSnapshot(SCHEMA.pathname);
  });

  it('has a title, a description and a draft, and no address of its own', () => {
    const { $schema, title, description, $id } = jsonIn(SCHEMA) as Readonly<Record<string, unknown>>;
    expect([$schema, typeof title, typeof description, $id]).toEqual([
      'http://json-schema.org/draft-07/schema#',
      'string',
      'string',
      undefined,
    ]);
  });
});

interface Example {
  readonly theirs: unknown;
  readonly ours: Readonly<Record<string, unknown>> & { readonly asOf: string };
  readonly pastDue: number;
  readonly note: string;
}

describe.each(readdirSync(EXAMPLES))('the worked example %s', (name) => {
  const example = jsonIn(new URL(name, EXAMPLES)) as Example;

  it('shows their answers, ours, how many are past due, and what was to be decided', () => {
    expect(Object.keys(example).sort()).toEqual(['note', 'ours', 'pastDue', 'theirs']);
  });

  it('is valid by the schema', () => {
    const isValid = schemaInDocs();
    expect([isValid(example.ours), isValid.errors]).toEqual([true, null]);
  });

  it('gives the count that is written in it', async () => {
    const read = await httpSaying(example.ours).read(ask({ scope: 'full', withRefunds: true }));
    expect(countOf(caseInvoices(read, Date.parse(example.ours.asOf)))).toBe(example.pastDue);
  });
});

it('there are examples for Chargebee, Recurly and Paddle', () => {
  expect(readdirSync(EXAMPLES)).toEqual(['chargebee.json', 'paddle.json', 'recurly.json']);
});

describe('the schema and the app', () => {
  const both = (answer: unknown): readonly boolean[] => [
    schemaInDocs()(answer),
    v.safeParse(contractAnswer, answer).success,
  ];
  const withInvoice = (overrides: Readonly<Record<string, unknown>>): unknown =>
    contractOf({ invoices: [told(2), told(1, overrides)] });

  it.each<[string, unknown]>([
    ['nobody', contractOf({ customers: [] })],
    ['what it may leave out', contractOf({ asOf: undefined, testMode: undefined })],
    ['what it cannot tell', contractOf({ subscription: null, refunds: null, openDisputes: null })],
    ['more than is asked for', contractOf({ invoices: [told(1, { lines: [] })], more: {} })],
    ['a time with an offset and parts of a second', withInvoice({ issuedAt: '2026-11-01T10:00:00.25+05:30' })],
    ['a leap day', withInvoice({ issuedAt: '2028-02-29T10:00:00Z' })],
    ['an id with blanks, slashes and umlauts', withInvoice({ id: 'Rechnung 7/2026 für –' })],
    ['nothing owed', withInvoice({ amountMinor: 0 })],
  ])('both take %s', (_what, answer) => {
    expect(both(JSON.parse(JSON.stringify(answer)))).toEqual([true, true]);
  });

  it.each<[string, unknown]>([
    ['another version', contractOf({ version: 2 })],
    ['no customers', contractOf({ customers: undefined })],
    ['a customer without an id', contractOf({ customers: [{ id: '', label: 'Fox' }] })],
    ['a customer whose id cannot be recorded', contractOf({ customers: [{ id: 'A|1', label: 'Fox' }] })],
    ['an id that stands for none', contractOf({ customers: [{ id: '-', label: 'Fox' }] })],
    ['an invoice whose id cannot be recorded', withInvoice({ id: 'in,1' })],
    ['an id without end', withInvoice({ id: 'i'.repeat(81) })],
    ['a customer found by chance', contractOf({ customers: [{ id: 'A', label: '', matchedBy: 'name' }] })],
    ['less than nothing past due', contractOf({ customers: [{ id: 'A', label: '', pastDueCount: -1 }] })],
    ['no word on completeness', contractOf({ complete: undefined })],
    ['no word on chargebacks', contractOf({ openDisputes: undefined })],
    ['a status of its own', withInvoice({ status: 'overdue' })],
    ['no word on since when', withInvoice({ pastDueSince: undefined })],
    ['an amount in words', withInvoice({ amountMinor: '9900' })],
    ['half a cent', withInvoice({ amountMinor: 0.5 })],
    ['an amount below zero', withInvoice({ amountMinor: -1 })],
    ['an amount of thirteen digits', withInvoice({ amountMinor: 1e12 })],
    ['a currency that is none', withInvoice({ currency: '$' })],
    ['a time without a zone', withInvoice({ issuedAt: '2026-11-01T10:00:00' })],
    ['a day and no time', withInvoice({ issuedAt: '2026-11-01' })],
    ['half an offset', withInvoice({ issuedAt: '2026-11-01T10:00:00+02' })],
    ['a day that is on no calendar', withInvoice({ issuedAt: '2026-02-29T10:00:00Z' })],
    ['a time before anybody counted', withInvoice({ issuedAt: '1969-12-31T23:59:59Z' })],
    ['Unix seconds', withInvoice({ issuedAt: 1_795_359_600 })],
    ['an address that could do harm', withInvoice({ url: 'javascript:alert(1)' })],
    ['a cancellation without a time', contractOf({ subscription: { status: 'cancelled' } })],
    ['a subscription in a state of its own', contractOf({ subscription: { status: 'paused' } })],
    ['a refund without a time', contractOf({ refunds: [{ id: 'r', amountMinor: 1, currency: 'usd' }] })],
    ['a list', []],
    ['nothing', null],
  ])('both refuse %s', (_what, answer) => {
    expect(both(JSON.parse(JSON.stringify(answer)))).toEqual([false, false]);
  });
});
