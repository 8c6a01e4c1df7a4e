import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customer, known, NOW, readOnce } from './testing/books.ts';
import { stripeInvoices } from './testing/arbitraries.ts';
import { pretendStripe, refusal, type PretendStripe, type StripeJson } from './testing/pretendStripe.ts';
import type { ProxiedAnswer } from './request.ts';
import { alwaysHolds } from '../app/testing/atLength.ts';
import { damaged, garbled, isPolluted } from '../app/testing/damage.ts';
import { recordedPastDue } from '../domain/case/decision.ts';
import { caseInvoices, type BillingRead } from '../domain/invoice.ts';

/* What Stripe, or whoever answers in its place, may give in the place of a sound answer. */

type Judge = (value: unknown) => boolean;
const isWhole: Judge = (value) => Number.isSafeInteger(value);
/** Of the years 1 to 9999. */
const isTime: Judge = (value) => isWhole(value) && Number(value) >= -62_135_596_800 && Number(value) <= 253_402_300_799;
const isText: Judge = (value) => typeof value === 'string';
const isFlag: Judge = (value) => typeof value === 'boolean';
const isAmount: Judge = (value) => isWhole(value) && Math.abs(Number(value)) < 1e12;
const orNone =
  (judge: Judge): Judge =>
  (value) =>
    value === null || value === undefined || judge(value);
const isBranch = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Stripe's own description of an invoice once more, apart from the one that the app reads by. */
const INVOICE: Readonly<Record<string, Judge>> = {
  // Without half a pair of a sign, with which there is no address of it.
  id: (value) => isText(value) && value !== '' && !/\p{Cs}/u.test(String(value)),
  number: orNone(isText),
  status: orNone(isText),
  created: isTime,
  due_date: orNone(isTime),
  collection_method: (value) => value === 'charge_automatically' || value === 'send_invoice',
  attempted: isFlag,
  attempt_count: isWhole,
  next_payment_attempt: orNone(isTime),
  amount_due: isAmount,
  amount_paid: isAmount,
  amount_remaining: isAmount,
  pre_payment_credit_notes_amount: orNone(isAmount),
  currency: (value) => isText(value) && /^[a-z]{3}$/i.test(String(value)),
  livemode: isFlag,
  status_transitions: isBranch,
};
const TIMES = ['finalized_at', 'paid_at', 'voided_at', 'marked_uncollectible_at'];

function isSound(one: unknown): one is StripeJson {
  if (!isBranch(one)) return false;
  const own = (name: string, of = one): unknown => (Object.hasOwn(of, name) ? of[name] : undefined);
  const times = own('status_transitions');
  return (
    Object.entries(INVOICE).every(([name, judge]) => judge(own(name))) &&
    isBranch(times) &&
    TIMES.every((name) => orNone(isTime)(own(name, times)))
  );
}

const isPastDue = (one: StripeJson): boolean =>
  one['status'] === 'open' &&
  Number(one['amount_remaining']) > 0 &&
  (one['collection_method'] === 'send_invoice'
    ? one['due_date'] != null && Number(one['due_date']) * 1000 < NOW
    : one['attempted'] === true);

/** What a list of invoices says is past due, by id; null where it is no sound list. */
function pastDueIn(body: unknown): readonly string[] | null {
  if (!isBranch(body) || !Array.isArray(body['data']) || typeof body['has_more'] !== 'boolean') return null;
  const data = body['data'] as readonly unknown[];
  if (!data.every(isSound)) return null;
  return [...new Map(data.map((one) => [one.id, one])).values()].filter(isPastDue).map(({ id }) => id);
}

const pastDueOf = (read: BillingRead): readonly string[] | null =>
  read.kind === 'invoices' ? read.invoices.filter(({ status }) => status === 'past-due').map(({ id }) => id) : null;

/** Whatever was said can be counted, summed and recorded. */
function isExact(read: BillingRead): boolean {
  if (read.kind !== 'invoices') return read.kind === 'unknown' && read.why.length > 0;
  const { totals, n } = recordedPastDue(caseInvoices(read, NOW - 86_400_000));
  return (
    read.invoices.every(
      ({ amount, issuedAt }) => isWhole(amount.minor) && !Number.isNaN(new Date(issuedAt).getTime()),
    ) &&
    totals.every(({ minor }) => isWhole(minor) && minor >= 0) &&
    Number(n) >= 0
  );
}

const charges = [{ id: 'ch_1', customer: 'cus_A', amount_refunded: 0, disputed: false, refunds: null }];
const subscriptions = [{ id: 'sub_1', customer: 'cus_A', status: 'active', canceled_at: null, ended_at: null }];

/** A Stripe in which this path is answered so; of a customer whom it does not know it lists nothing. */
function answering(invoices: readonly StripeJson[], path: string, answer: ProxiedAnswer): PretendStripe {
  const books = { customers: [customer()], invoices, charges, subscriptions };
  return pretendStripe(books, (ask) => {
    if (ask.path === path) return answer;
    const { customer: whose } = ask.query;
    return whose !== undefined && whose !== 'cus_A' ? refusal(400, 'resource_missing') : null;
  });
}

const page = (data: readonly unknown[]): unknown => ({ object: 'list', data, has_more: false });
/** As the host gives it: what is no JSON is a failure with the status of a success, and its text. */
const asHost = ({ isJson, body }: { readonly isJson: boolean; readonly body: unknown }): ProxiedAnswer =>
  isJson ? { ok: true, body } : { ok: false, status: 200, body, detail: 'parsererror' };

const broken = (whole: unknown): fc.Arbitrary<ProxiedAnswer> =>
  fc.oneof(
    { weight: 4, arbitrary: damaged(whole).map((body): ProxiedAnswer => ({ ok: true, body })) },
    { weight: 1, arbitrary: garbled(whole).map(asHost) },
  );

describe('a damaged answer of Stripe', () => {
  test('about the invoices is unknown, or counted to the last one', async () => {
    const drawn = stripeInvoices.chain((given) => fc.tuple(fc.constant(given), broken(page(given))));
    await alwaysHolds(
      drawn,
      async ([given, answer]) => {
        const read = await readOnce(answering(given, '/v1/invoices', answer), 'full', true);
        const said = answer.ok ? pastDueIn(answer.body) : null;
        const counted = pastDueOf(read);
        if (said === null)
          expect(read).toMatchObject({ kind: 'unknown', fault: { name: expect.any(String) as string } });
        else if (counted !== null) expect([...counted].sort()).toEqual([...said].sort());
        expect(isExact(read)).toBe(true);
        expect(isPolluted()).toBe(false);
      },
      { short: 400, found: { 'half a pair of a sign in an id broke the whole reading': 20_261_127 } },
    );
  });

  test.each([
    ['/v1/customers', page([customer()])],
    ['/v1/customers/search', page([customer()])],
    ['/v1/subscriptions', page(subscriptions)],
    ['/v1/charges', page(charges)],
  ])('at %s never makes fewer of what is owed', async (path, whole) => {
    const drawn = stripeInvoices.chain((given) => fc.tuple(fc.constant(given), broken(whole)));
    await alwaysHolds(
      drawn,
      async ([given, answer]) => {
        const read = await readOnce(answering(given, path, answer), 'full', true);
        const counted = pastDueOf(read);
        if (counted !== null)
          expect([...counted].sort()).toEqual(
            given
              .filter(isPastDue)
              .map(({ id }) => id)
              .sort(),
          );
        expect(isExact(read)).toBe(true);
        expect(isPolluted()).toBe(false);
      },
      { short: 100 },
    );
  });

  test('on the second page is unknown, and what was read before it is still owed', async () => {
    const drawn = fc
      .tuple(stripeInvoices, stripeInvoices)
      .filter(([first]) => first.length > 0)
      .chain(([first, second]) => {
        const after = second.map((one) => ({ ...one, id: `later_${one.id}` }));
        return fc.tuple(fc.constant(first), broken(page(after)));
      });
    await alwaysHolds(
      drawn,
      async ([first, answer]) => {
        let pages = 0;
        const stripe = pretendStripe({ customers: [customer()] }, ({ path }) => {
          if (path !== '/v1/invoices') return null;
          pages += 1;
          return pages === 1 ? { ok: true, body: { data: first, has_more: true } } : answer;
        });
        const read = await readOnce(stripe, 'open');
        const said = answer.ok ? pastDueIn(answer.body) : null;
        const before = first.filter(isPastDue).length;
        if (said === null) expect(read).toMatchObject({ kind: 'unknown', atLeast: before });
        else if (read.kind === 'invoices') expect(pastDueOf(read)?.length).toBeGreaterThanOrEqual(before);
      },
      { short: 100 },
    );
  });
});

test('a customer called like a part of every object is one like others', async () => {
  for (const id of ['__proto__', 'constructor', 'toString']) {
    const books = { customers: [customer({ id, name: id })], invoices: [] };
    const read = known(await readOnce(pretendStripe(books), 'full', true));
    expect(read.customer).toMatchObject({ id, label: id });
  }
});
