import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, NOW, known, readOnce } from './testing/books.ts';
import { shuffled, stripeInvoices, stripeListing, stripePaging } from './testing/arbitraries.ts';
import type { PretendStripe, StripeJson } from './testing/pretendStripe.ts';
import { recordedPastDue } from '../domain/case/decision.ts';
import { caseInvoices, type Invoice, type InvoiceStatus, type PastDue } from '../domain/invoice.ts';
import { totals, type Money } from '../domain/money.ts';
import { PLAN_SHAPES, planFor, type WholePlan } from '../domain/policy/plan.ts';

/* What holds of every list of invoices that Stripe may give. A seed that ever fails is added to SEEDS. */
const SEEDS: readonly number[] = [20_261_122];

/** The run began so long ago that some invoices were settled before it. */
const RUN_BEGAN = NOW - DAY;
const ids = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id).sort();

async function readFrom(stripe: PretendStripe): Promise<readonly Invoice[]> {
  return known(await readOnce(stripe, 'full')).invoices;
}
async function caseOf(stripe: PretendStripe): Promise<Extract<PastDue, { kind: 'invoices' }>> {
  const pastDue = caseInvoices(await readOnce(stripe, 'full'), RUN_BEGAN);
  if (pastDue.kind !== 'invoices') throw new Error(`No invoices: ${JSON.stringify(pastDue)}`);
  return pastDue;
}

async function always<T>(drawn: fc.Arbitrary<T>, holds: (value: T) => Promise<void>, numRuns = 150): Promise<void> {
  for (const seed of SEEDS) await fc.assert(fc.asyncProperty(drawn, holds), { seed, numRuns });
}

/** D1 once more, as the research has it (docs/billing.md), on what Stripe says and not on what the adapter made of it. */
const isPastDue = (stripes: StripeJson): boolean =>
  stripes['status'] === 'open' &&
  Number(stripes['amount_remaining']) > 0 &&
  (stripes['collection_method'] === 'send_invoice'
    ? stripes['due_date'] !== null && Number(stripes['due_date']) * 1000 < NOW
    : stripes['attempted'] === true);

describe('of any list of invoices', () => {
  const COUNTED: readonly InvoiceStatus[] = ['past-due'];
  const APART: readonly InvoiceStatus[] = ['open', 'processing', 'draft', 'other'];
  const SETTLED: readonly InvoiceStatus[] = ['paid', 'void', 'credited', 'written-off'];

  it('each is counted, shown apart or settled, once; and nothing is added', async () => {
    await always(stripeInvoices, async (given) => {
      const read = await readFrom(stripeListing(given));
      const groups = [COUNTED, APART, SETTLED].map((those) => read.filter(({ status }) => those.includes(status)));
      expect(ids(groups.flat())).toEqual(ids(given));
      expect(ids(groups[0] ?? [])).toEqual(ids(given.filter(isPastDue)));
    });
  });

  it('n is those past due and those that were and have been settled since the run began', async () => {
    await always(stripeInvoices, async (given) => {
      const read = await readFrom(stripeListing(given));
      const settled = read.filter(
        ({ status, settledAt, pastDueSince }) =>
          SETTLED.includes(status) && pastDueSince !== null && settledAt !== null && settledAt >= RUN_BEGAN,
      );
      const n = ids((await caseOf(stripeListing(given))).invoices);
      expect(n).toEqual(ids([...given.filter(isPastDue), ...settled]));
    });
  });

  it('a plan of any shape says of each invoice of the case once what happens to it', async () => {
    const shapes = PLAN_SHAPES.filter((shape): shape is WholePlan => shape !== 'per-invoice');
    await always(fc.tuple(stripeInvoices, fc.constantFrom(...shapes)), async ([given, shape]) => {
      const pastDue = await caseOf(stripeListing(given));
      const { actions, counts } = planFor(shape, 'stays-open', pastDue);
      expect(actions.map(({ invoiceId }) => invoiceId)).toEqual(pastDue.invoices.map(({ id }) => id));
      expect((counts?.collect ?? 0) + (counts?.void ?? 0) + (counts?.keep ?? 0)).toBe(pastDue.invoices.length);
    });
  });

  it('what is owed is summed to the last minor unit, in each currency by itself', async () => {
    await always(stripeInvoices, async (given) => {
      const exact = new Map<string, bigint>();
      for (const one of given.filter(isPastDue)) {
        const currency = String(one['currency']);
        exact.set(currency, (exact.get(currency) ?? 0n) + BigInt(Number(one['amount_remaining'])));
      }
      const owed = (await readFrom(stripeListing(given))).filter(({ status }) => status === 'past-due');
      const sums = totals(owed.map(({ amount }) => amount));
      expect(sums.map(({ currency, minor }) => [currency, BigInt(minor)])).toEqual([...exact].sort());
    });
  });

  it('an amount is Stripe’s own integer, whatever decimals its currency has', async () => {
    await always(stripeInvoices, async (given) => {
      const amounts = new Map<string, Money>(
        (await readFrom(stripeListing(given))).map(({ id, amount }) => [id, amount]),
      );
      for (const { id, ...one } of given) {
        const { minor, currency } = amounts.get(id) ?? {};
        expect(currency).toBe(one['currency']);
        expect([one['amount_due'], one['amount_remaining'], one['pre_payment_credit_notes_amount']]).toContain(minor);
      }
    });
  });
});

describe('it makes no difference', () => {
  const factsOf = async (stripe: PretendStripe) => recordedPastDue(await caseOf(stripe));

  it('in which order they are listed', async () => {
    const twice = stripeInvoices.chain((given) => fc.tuple(fc.constant(given), shuffled(given)));
    await always(twice, async ([given, inOtherOrder]) => {
      expect(await factsOf(stripeListing(inOtherOrder))).toEqual(await factsOf(stripeListing(given)));
    });
  });

  it('where a page ends, and that an invoice moved on to the next one meanwhile', async () => {
    const paged = stripeInvoices.chain((given) =>
      fc.tuple(fc.constant(given), fc.integer({ min: 0, max: given.length }), fc.integer({ min: 0, max: 3 })),
    );
    await always(paged, async ([given, end, moved]) => {
      fc.pre(end > 0);
      const pages = [given.slice(0, end), given.slice(Math.max(0, end - moved))];
      expect(await factsOf(stripePaging(pages))).toEqual(await factsOf(stripeListing(given)));
    });
  });

  it('when they are read, for a debit aside: a list of what is open gives the same count', async () => {
    await always(stripeInvoices, async (given) => {
      const open = caseInvoices(await readOnce(stripeListing(given), 'open'), NOW + HOUR);
      expect(open).toMatchObject({ invoices: { length: given.filter(isPastDue).length } });
    });
  });
});

describe('one invoice that is not as it should be', () => {
  const WRONG: Readonly<Record<string, readonly unknown[]>> = {
    id: [7, null, undefined],
    number: [7, {}],
    status: [7, ['open']],
    created: ['2026-11-22', 1.5, null, undefined, NaN],
    due_date: ['2026-11-22', 0.5],
    collection_method: ['by_pigeon', null, undefined],
    attempted: ['true', 1, null, undefined],
    attempt_count: ['4', 0.5, null, undefined],
    next_payment_attempt: ['soon', 1.5],
    amount_due: ['9900', 99.5, null, undefined, Infinity, 1e13],
    amount_paid: ['0', 0.1, null, undefined, 2 ** 53],
    amount_remaining: ['9900', -0.5, null, undefined, NaN],
    pre_payment_credit_notes_amount: ['0', 0.5],
    currency: [7, null, undefined],
    livemode: ['true', null, undefined],
    status_transitions: [null, undefined, 'none'],
  };
  const wrongs = Object.entries(WRONG).flatMap(([field, values]) => values.map((value) => ({ field, value })));

  it.each(wrongs)('fails the whole reading and is named: $field $value', async ({ field, value }) => {
    const broken = stripeInvoices
      .filter((given) => given.length > 0)
      .chain((given) => fc.tuple(fc.constant(given), fc.nat({ max: given.length - 1 })));
    await always(
      broken,
      async ([given, place]) => {
        const invoices = given.map((one, index) => (index === place ? { ...one, [field]: value } : one));
        expect(await readOnce(stripeListing(invoices), 'full')).toMatchObject({
          kind: 'unknown',
          why: 'unreadable',
          fault: { name: 'malformed', detail: `/v1/invoices: data.${place}.${field}` },
        });
      },
      10,
    );
  });
});
