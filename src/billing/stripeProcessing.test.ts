import { describe, expect, it } from 'vitest';
import { HOUR, NOW, customer, invoice, known, readOnce, unix } from './testing/books.ts';
import { pretendStripe, refusal, type PretendStripe, type StripeJson } from './testing/pretendStripe.ts';
import { caseInvoices, countOf, type BillingRead } from '../domain/invoice.ts';

/** What each of the invoice's payments has come to; a plain id where the key may not read payment intents. */
const paidBy = (...intents: readonly (string | null | { readonly status: string })[]): StripeJson['payments'] => ({
  data: intents.map((intent) => ({ payment: { type: 'payment_intent', payment_intent: intent } })),
});

/** Attempted once, and no other attempt planned: a bank debit that is under way looks like this, but so does one that failed. */
const onceTried = (days: number, overrides: Readonly<Record<string, unknown>> = {}): StripeJson =>
  invoice(days, { attempt_count: 1, payments: paidBy({ status: 'processing' }), ...overrides });

const stripeWith = (...invoices: readonly StripeJson[]): PretendStripe =>
  pretendStripe({ customers: [customer()], invoices });
const single = (stripe: PretendStripe): readonly string[] =>
  stripe.paths().filter((path) => path.startsWith('/v1/invoices/'));
const statuses = (read: BillingRead): readonly string[] => known(read).invoices.map(({ status }) => status);

describe('a bank debit under way', () => {
  it('is processing, not past due, and asked for with its payment intents', async () => {
    const stripe = stripeWith(onceTried(1), invoice(2));
    const read = await readOnce(stripe, 'full');
    expect(known(read).invoices).toMatchObject([
      { id: 'in_1', status: 'processing', pastDueSince: null },
      { id: 'in_2', status: 'past-due' },
    ]);
    expect(countOf(caseInvoices(read, NOW))).toBe(1);
    expect(stripe.asked.at(-1)).toMatchObject({
      path: '/v1/invoices/in_1',
      query: { 'expand[]': 'payments.data.payment.payment_intent' },
    });
  });

  it.each([
    ['is in the newest of several payments', paidBy({ status: 'canceled' }, { status: 'processing' }), 'processing'],
    ['failed', paidBy({ status: 'requires_payment_method' }), 'past-due'],
    ['may not be looked into', paidBy('pi_1'), 'past-due'],
    ['has no payment intent', paidBy(null), 'past-due'],
    ['left no payment at all', null, 'past-due'],
  ])('where it %s', async (_what, payments, status) => {
    expect(statuses(await readOnce(stripeWith(onceTried(1, { payments })), 'full'))).toEqual([status]);
  });

  it.each([
    ['a second attempt was made', { attempt_count: 2 }],
    ['another attempt is planned', { next_payment_attempt: unix(NOW + HOUR) }],
    ['nothing was attempted yet', { attempted: false }],
    ['it was sent', { collection_method: 'send_invoice', due_date: unix(NOW - HOUR) }],
    ['it is paid', { status: 'paid', amount_paid: 9900, amount_remaining: 0 }],
  ])('is not looked for where %s', async (_what, overrides) => {
    const stripe = stripeWith(onceTried(1, overrides));
    await readOnce(stripe, 'full');
    expect(single(stripe)).toEqual([]);
  });

  it('is not looked for when a ticket is only opened', async () => {
    const stripe = stripeWith(onceTried(1));
    expect(statuses(await readOnce(stripe, 'open'))).toEqual(['past-due']);
    expect(single(stripe)).toEqual([]);
  });

  it('is looked for in three invoices at most; the rest stays what the rule says', async () => {
    const stripe = stripeWith(onceTried(1), onceTried(2), onceTried(3), onceTried(4));
    expect(statuses(await readOnce(stripe, 'full'))).toEqual(['processing', 'processing', 'processing', 'past-due']);
    expect(single(stripe)).toEqual(['/v1/invoices/in_1', '/v1/invoices/in_2', '/v1/invoices/in_3']);
  });
});

describe('where it cannot be asked', () => {
  const troubled = (status: number, code: string | null = null): PretendStripe =>
    pretendStripe({ customers: [customer()], invoices: [onceTried(1)] }, ({ path }) =>
      path === '/v1/invoices/in_1' ? refusal(status, code) : null,
    );

  it('because the key has no right to it, the rule counts', async () => {
    expect(statuses(await readOnce(troubled(403, 'more_permissions_required'), 'full'))).toEqual(['past-due']);
  });

  it('because Stripe fails, the count is unknown', async () => {
    expect(await readOnce(troubled(500), 'full')).toMatchObject({ kind: 'unknown', why: 'down' });
  });
});
