import { describe, expect, it } from 'vitest';
import { billingSourceFrom } from './source.ts';
import { NO_USER, NO_WAIT, NOW, ask, customer, owing } from './testing/books.ts';
import { pretendStripe, refusal, type PretendStripe } from './testing/pretendStripe.ts';
import type { AppSettings, BillingSource, UserReader } from '../app/ports.ts';
import { countOf, caseInvoices, unknownRead, type BillingFault, type UnknownWhy } from '../domain/invoice.ts';
import { ok } from '../domain/result.ts';

const BILLING_URL = 'https://billing.example/past-due';
type Named = Pick<AppSettings, 'billingSource'> & Partial<Pick<AppSettings, 'billingUrl' | 'stripeCustomerField'>>;

const stripeWithThree = (): PretendStripe => pretendStripe({ customers: [customer()], invoices: owing(3) });

const sourceOf = (settings: Named, { get }: PretendStripe, userOf: UserReader = NO_USER): BillingSource =>
  billingSourceFrom(
    { billingUrl: null, stripeCustomerField: null, ...settings },
    { get, userOf, now: () => NOW, patience: NO_WAIT },
  );

describe('the setting billing_source', () => {
  it('stripe reads Stripe', async () => {
    const read = await sourceOf({ billingSource: 'stripe' }, stripeWithThree()).read(ask());
    expect(countOf(caseInvoices(read, NOW))).toBe(3);
  });

  it('stripe goes by the user field of its setting', async () => {
    const stripe = stripeWithThree();
    const userOf: UserReader = () => Promise.resolve(ok({ externalId: null, fields: { stripe_id: 'cus_A' } }));
    await sourceOf({ billingSource: 'stripe', stripeCustomerField: 'stripe_id' }, stripe, userOf).read(ask());
    expect(stripe.paths()[0]).toBe('/v1/customers/cus_A');
  });

  it('http asks the address of the setting, and nobody else', async () => {
    const elsewhere = pretendStripe({});
    await sourceOf({ billingSource: 'http', billingUrl: BILLING_URL }, elsewhere).read(ask());
    expect(elsewhere.paths()).toEqual(['/past-due']);
  });

  it('user_field reads the requester’s own field, and asks nobody else', async () => {
    const stripe = stripeWithThree();
    const userOf: UserReader = () => Promise.resolve(ok({ externalId: null, fields: { past_due_invoices: 4 } }));
    const read = await sourceOf({ billingSource: 'user_field' }, stripe, userOf).read(ask());
    expect(read).toEqual({ kind: 'count', source: 'user_field', count: 4, seenIn: null, asOf: NOW });
    expect(stripe.asked).toEqual([]);
  });

  it.each<[string, Named, UnknownWhy, BillingFault | null]>([
    ['typed', { billingSource: 'typed' }, 'to-be-typed', null],
    [
      'http without an address',
      { billingSource: 'http' },
      'not-configured',
      { name: 'no-address', detail: 'billing_url' },
    ],
    [
      'a name that is none',
      { billingSource: null },
      'not-configured',
      { name: 'unknown-source', detail: 'billing_source' },
    ],
  ])('%s asks nobody, is unknown and says why', async (_name, settings, why, fault) => {
    const stripe = stripeWithThree();
    const source = sourceOf(settings, stripe);
    expect(await source.read(ask())).toEqual(unknownRead(why, NOW, fault));
    expect(source).toMatchObject({ search: null, disputes: null });
    expect(stripe.asked).toEqual([]);
  });

  it.each<Named>([{ billingSource: 'stripe' }, { billingSource: 'http', billingUrl: BILLING_URL }])(
    '%j is asked again while it is busy',
    async (settings) => {
      const busy = pretendStripe({}, () => refusal(429));
      expect(await sourceOf(settings, busy).read(ask())).toMatchObject({ why: 'busy' });
      expect(busy.asked).toHaveLength(5);
    },
  );
});
