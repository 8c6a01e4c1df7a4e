import { describe, expect, it } from 'vitest';
import { billingSourceFrom } from './source.ts';
import { NOW, customer, owing, requester } from './testing/books.ts';
import { pretendStripe, type PretendStripe } from './testing/pretendStripe.ts';
import { countOf, caseInvoices, type BillingRead } from '../domain/invoice.ts';

const stripeWithThree = (): PretendStripe => pretendStripe({ customers: [customer()], invoices: owing(3) });

const readWith = (billingSource: string, stripe: PretendStripe): Promise<BillingRead> =>
  billingSourceFrom({ billingSource }, stripe.get, () => NOW).read(requester(), 'open', false);

describe('the setting billing_source', () => {
  it('stripe reads Stripe', async () => {
    const read = await readWith('stripe', stripeWithThree());
    expect(countOf(caseInvoices(read, NOW))).toBe(3);
  });

  it.each(['typed', 'http', 'user_field', 'strpe', ''])('%j asks nobody, is unknown and names itself', async (name) => {
    const stripe = stripeWithThree();
    const read = await readWith(name, stripe);
    expect(read).toMatchObject({ kind: 'unknown', why: 'not-configured', asOf: NOW });
    expect(read).toHaveProperty('detail', expect.stringContaining(`billing_source: ${name}`));
    expect(countOf(caseInvoices(read, NOW))).toBeNull();
    expect(stripe.asked).toEqual([]);
  });
});
