import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask, NOW } from './testing/books.ts';
import { contractOf, httpOver, httpSaying, iso, pretendBilling, told } from './testing/contract.ts';
import type { ProxiedAnswer } from './request.ts';
import { alwaysHolds } from '../app/testing/atLength.ts';
import { damaged, garbled, isPolluted } from '../app/testing/damage.ts';
import { recordedPastDue } from '../domain/case/decision.ts';
import { caseInvoices, type BillingRead } from '../domain/invoice.ts';

/* What a billing system of one's own may answer that is not, or not quite, in the contract. */

const DAY = 86_400_000;
const SCHEMA = new URL('../../docs/billing-contract.schema.json', import.meta.url);
const ajv = new Ajv({ strict: true, allowUnionTypes: true });
addFormats(ajv);
/** The documented schema, which is read by another program than the app. */
const isInContract = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);

const anInvoice = fc
  .record({
    place: fc.integer({ min: 1, max: 40 }),
    status: fc.constantFrom(
      'past_due',
      'past_due',
      'open',
      'processing',
      'draft',
      'other',
      'paid',
      'void',
      'uncollectible',
    ),
    amountMinor: fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.constant(999_999_999_999)),
    currency: fc.constantFrom('USD', 'eur', 'KWD', 'JPY', 'XXX', 'ABC'),
    number: fc.constantFrom(
      'VS-1',
      '__proto__',
      '{{setting.billing_token}}',
      '<img src=x onerror=alert(1)>',
      '\u202E1-SV',
    ),
  })
  .map(({ place, status, ...more }) => {
    const isSettled = ['paid', 'void', 'uncollectible'].includes(status);
    return { ...told(place, { status, settledAt: isSettled ? iso(NOW - 1000) : null, ...more }), id: `in_${place}` };
  });
const anAnswer = fc
  .uniqueArray(anInvoice, { selector: ({ id }) => id, maxLength: 12 })
  .map((invoices) =>
    contractOf({ invoices, refunds: [{ id: 're_1', at: iso(NOW - DAY), amountMinor: 5, currency: 'USD' }] }),
  );

interface Said {
  readonly customers: readonly unknown[];
  readonly invoices: readonly { readonly id: string; readonly status: string }[];
  readonly complete: boolean;
}

/** The past-due ones of an answer that is in the contract, of one customer and complete; null of any other. */
function pastDueIn(body: unknown): readonly string[] | null {
  if (!isInContract(body)) return null;
  const { customers, invoices, complete } = body as Said;
  if (customers.length !== 1 || !complete) return null;
  return invoices.filter(({ status }) => status === 'past_due').map(({ id }) => id);
}

function holdsOf(read: BillingRead, body: unknown): void {
  const said = pastDueIn(body);
  if (read.kind === 'invoices') {
    expect(read.invoices.filter(({ status }) => status === 'past-due').map(({ id }) => id)).toEqual(said);
    const recorded = recordedPastDue(caseInvoices(read, NOW - DAY));
    for (const { minor } of recorded.totals) expect(Number.isSafeInteger(minor) && minor >= 0).toBe(true);
    for (const { issuedAt } of read.invoices) expect(new Date(issuedAt).getTime()).not.toBeNaN();
  } else expect(read.kind).toBe('unknown');
  expect(isPolluted()).toBe(false);
}

const asked = (answer: ProxiedAnswer): Promise<BillingRead> =>
  httpOver(pretendBilling(answer).get).read(ask({ scope: 'full', withRefunds: true }));

describe('an answer that is not quite in the contract', () => {
  test('is unknown, or counted to the last one', async () => {
    await alwaysHolds(
      anAnswer.chain(damaged),
      async (body) => {
        holdsOf(await asked({ ok: true, body }), body);
      },
      { short: 500 },
    );
  });

  test('garbled on its way is unknown, or counted to the last one', async () => {
    await alwaysHolds(
      anAnswer.chain(garbled),
      async ({ isJson, body }) => {
        const read = await asked(isJson ? { ok: true, body } : { ok: false, status: 200, body, detail: 'parsererror' });
        holdsOf(read, isJson ? body : null);
      },
      { short: 200 },
    );
  });

  test('whatever it is, whom else to choose and what is charged back can be asked', async () => {
    await alwaysHolds(
      anAnswer.chain(damaged),
      async (body) => {
        const source = httpSaying(body);
        const found = await source.search?.('a@b.example');
        expect(found?.ok === true ? found.value.every(({ id }) => id !== '') : found?.error.name).toBeTruthy();
        expect(await source.disputes?.('A-1')).toHaveProperty('kind');
      },
      { short: 100 },
    );
  });
});

describe('much of it', () => {
  const many = (count: number, amountMinor: number): unknown =>
    contractOf({
      invoices: Array.from({ length: count }, (_, place) =>
        told(3, { id: `in_${place}`, issuedAt: iso(NOW - 3 * DAY - place * 1000), amountMinor }),
      ),
    });

  test('10,000 invoices are counted and summed to the cent', async () => {
    const read = await httpSaying(many(10_000, 9999)).read(ask({ scope: 'full' }));
    const { n, totals } = recordedPastDue(caseInvoices(read, NOW));
    expect([n, totals]).toEqual([10_000, [{ minor: 99_990_000, currency: 'usd' }]]);
  });

  test('a sum that could not be exact is unknown, and the place is named', async () => {
    const read = await httpSaying(many(1001, 999_999_999_999)).read(ask({ scope: 'full' }));
    expect(read).toMatchObject({ kind: 'unknown', why: 'unreadable', fault: { name: 'malformed' } });
    expect(JSON.stringify(read)).toContain('invoices.1000.amountMinor');
  });
});
