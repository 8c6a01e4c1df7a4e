import fc from 'fast-check';
import { DAY, NOW, customer, invoice, unix } from './books.ts';
import { pretendStripe, type PretendStripe, type StripeJson } from './pretendStripe.ts';

/** Stripe's own, most of them past due, and some that it has not invented yet. */
const aStatus = fc.oneof(
  { weight: 6, arbitrary: fc.constant('open') },
  { weight: 5, arbitrary: fc.constantFrom('paid', 'void', 'uncollectible', 'draft') },
  { weight: 1, arbitrary: fc.constantFrom('escalated', 'OPEN', 'past_due', '', 'constructor') },
);

/** Two, three and no decimals. */
const aCurrency = fc.constantFrom('usd', 'eur', 'kwd', 'bhd', 'jpy', 'clp');

/** Fields that Stripe may add tomorrow, or has and the app does not read. */
const someMore = fc.dictionary(
  fc.constantFrom('parent', 'of_tomorrow', 'total_taxes', 'toString', 'pastDueSince'),
  fc.jsonValue(),
  { maxKeys: 2 },
);

const drawn = fc.record({
  status: aStatus,
  isSent: fc.boolean(),
  // Few days, so that many are issued in the same instant.
  daysAgo: fc.integer({ min: 0, max: 9 }),
  dueInDays: fc.option(fc.integer({ min: -3, max: 3 }), { nil: null }),
  due: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 999_999_999_999 })),
  paidPart: fc.constantFrom(0, 0, 0.5, 1),
  credited: fc.constantFrom(0, 0, 500),
  attempts: fc.integer({ min: 0, max: 5 }),
  settledHoursAgo: fc.integer({ min: 0, max: 48 }),
  currency: aCurrency,
  hasNumber: fc.boolean(),
  livemode: fc.boolean(),
  more: someMore,
});

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

function stripeInvoice(one: Drawn, place: number): StripeJson {
  const paid = Math.floor(one.due * one.paidPart);
  const settled = unix(NOW - one.settledHoursAgo * 3_600_000);
  return invoice(
    one.daysAgo,
    {
      ...one.more,
      id: `in_${place}`,
      number: one.hasNumber ? `VS-${place}` : null,
      status: one.status,
      collection_method: one.isSent ? 'send_invoice' : 'charge_automatically',
      due_date: one.isSent && one.dueInDays !== null ? unix(NOW + one.dueInDays * DAY) : null,
      amount_due: one.due,
      amount_paid: paid,
      amount_remaining: one.due - paid,
      pre_payment_credit_notes_amount: one.credited,
      attempted: one.attempts > 0,
      attempt_count: one.attempts,
      currency: one.currency,
      livemode: one.livemode,
    },
    {
      ...(one.status === 'paid' ? { paid_at: settled } : {}),
      ...(one.status === 'void' ? { voided_at: settled } : {}),
      ...(one.status === 'uncollectible' ? { marked_uncollectible_at: settled } : {}),
    },
  );
}

/** A customer's invoices as Stripe gives them, each with its own id. */
export const stripeInvoices: fc.Arbitrary<readonly StripeJson[]> = fc
  .array(drawn, { maxLength: 30 })
  .map((all) => all.map(stripeInvoice));

/** The same things in any order. */
export const shuffled = <T>(all: readonly T[]): fc.Arbitrary<readonly T[]> =>
  fc.shuffledSubarray([...all], { minLength: all.length });

/** A Stripe with one customer that lists these invoices exactly so. */
export const stripeListing = (invoices: readonly StripeJson[]): PretendStripe =>
  pretendStripe({ customers: [customer()], invoices });

/** A Stripe that lists them on these pages, whatever size is asked for. */
export function stripePaging(pages: readonly (readonly StripeJson[])[]): PretendStripe {
  let given = 0;
  return pretendStripe({ customers: [customer()], invoices: pages.flat() }, ({ path }) => {
    if (path !== '/v1/invoices') return null;
    given += 1;
    return { ok: true, body: { data: pages[given - 1] ?? [], has_more: given < pages.length } };
  });
}
