import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type StripeList, askBooks } from '../testing/stripeAsk.ts';
import type { Books, RecordedObjects } from './records.ts';
import { recordedBooks } from './recorded.ts';
import type { StripeObject } from './shapes.ts';

const ask = (books: Books, path: string): StripeList & StripeObject =>
  askBooks<StripeList & StripeObject>(books, path).body;

const customer = { id: 'cus_A', object: 'customer', email: 'owner@brightfox.example', name: null, created: 1 };
const invoice = (id: string, created: number, more: StripeObject = {}): StripeObject => ({
  id,
  object: 'invoice',
  customer: 'cus_A',
  status: 'open',
  created,
  parent: { subscription_details: { subscription: 'sub_A' } },
  ...more,
});

describe('recorded objects', () => {
  const odd = invoice('in_odd', 3, { status: 'escalated', of_tomorrow: [1, { two: 2 }] });
  const books = recordedBooks({
    customers: [customer],
    invoices: [invoice('in_1', 1), odd, invoice('in_2', 2, { status: 'paid' })],
  });

  test('are answered word for word, in a list as well as alone', () => {
    expect(ask(books, '/v1/invoices?customer=cus_A').data[1]).toEqual(invoice('in_2', 2, { status: 'paid' }));
    expect(ask(books, '/v1/invoices?customer=cus_A').data[0]).toEqual(odd);
    expect(ask(books, '/v1/invoices/in_odd')).toEqual(odd);
    expect(ask(books, '/v1/customers/cus_A')).toEqual(customer);
  });

  test('are listed newest first, filtered and paged', () => {
    const ids = (path: string): readonly string[] => ask(books, path).data.map(({ id }) => id);
    expect(ids('/v1/invoices?customer=cus_A')).toEqual(['in_odd', 'in_2', 'in_1']);
    expect(ids('/v1/invoices?customer=cus_A&status=open')).toEqual(['in_1']);
    expect(ids('/v1/invoices?subscription=sub_A')).toHaveLength(3);
    expect(ids('/v1/invoices?limit=2&starting_after=in_odd')).toEqual(['in_2', 'in_1']);
    expect(ids('/v1/invoices?created[gte]=2')).toEqual(['in_odd', 'in_2']);
    expect(ids('/v1/customers?email=Owner@BrightFox.example')).toEqual([]);
    expect(ids(`/v1/customers/search?query=${encodeURIComponent('email:"Owner@BrightFox.example"')}`)).toEqual([
      'cus_A',
    ]);
  });

  test('make a live account where the customers are live', () => {
    expect(books.live).toBe(false);
    expect(recordedBooks({ customers: [{ ...customer, livemode: true }] }).live).toBe(true);
  });

  test('of all kinds', () => {
    const all = recordedBooks({
      customers: [customer],
      subscriptions: [
        { id: 'sub_A', customer: 'cus_A', status: 'canceled', created: 1 },
        { id: 'sub_B', customer: 'cus_A', status: 'of_tomorrow', created: 2 },
      ],
      charges: [{ id: 'ch_A', customer: 'cus_A', payment_intent: 'pi_A', disputed: true, created: 1 }],
      disputes: [{ id: 'dp_A', charge: 'ch_A', payment_intent: 'pi_A', created: 1 }],
      refunds: [{ id: 're_A', charge: 'ch_A', payment_intent: 'pi_A', created: 1 }],
    });
    const ids = (path: string): readonly string[] => ask(all, path).data.map(({ id }) => id);
    expect(ids('/v1/subscriptions?customer=cus_A')).toEqual(['sub_B']);
    expect(ids('/v1/subscriptions?customer=cus_A&status=all')).toEqual(['sub_B', 'sub_A']);
    expect(ids('/v1/charges?customer=cus_A')).toEqual(['ch_A']);
    const disputed = encodeURIComponent('customer:"cus_A" AND disputed:"true"');
    expect(ids(`/v1/charges/search?query=${disputed}`)).toEqual(['ch_A']);
    expect(ids('/v1/disputes?charge=ch_A')).toEqual(['dp_A']);
    expect(ids('/v1/disputes?charge=ch_B')).toEqual([]);
    expect(ids('/v1/refunds?payment_intent=pi_A')).toEqual(['re_A']);
  });
});

const file = fileURLToPath(new URL('../../../shared/data/billing-cases.json', import.meta.url));

interface Case extends Pick<RecordedObjects, 'customers' | 'invoices' | 'disputes'> {
  readonly id: string;
}

const casesIn = (path: string): readonly Case[] => {
  if (existsSync(path)) return (JSON.parse(readFileSync(path, 'utf8')) as { cases: readonly Case[] }).cases;
  console.log(`The billing cases are not replayed: there is no ${path}.`);
  return [];
};

const cases = casesIn(file);

describe.skipIf(cases.length === 0)('the billing cases', () => {
  test.each(cases.map((one) => [one.id, one] as const))('%s is answered as it was written', (_, one) => {
    const books = recordedBooks(one);
    const pages: StripeObject[] = [];
    let after = '';
    for (;;) {
      const page = ask(books, `/v1/invoices?limit=100${after}`);
      pages.push(...(page.data as unknown as readonly StripeObject[]));
      if (!page.has_more) break;
      after = `&starting_after=${page.data.at(-1)?.id ?? ''}`;
    }
    expect(pages).toHaveLength(one.invoices.length);
    for (const recorded of one.invoices) expect(pages).toContainEqual(recorded);
    const times = pages.map(({ created }) => Number(created));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(ask(books, '/v1/customers').data).toEqual(one.customers);
  });

  test('a dispute is reached by way of a charge, which the case does not tell', () => {
    const one = cases.find(({ disputes }) => disputes.length > 0);
    const books = recordedBooks(one ?? {});
    const query = encodeURIComponent(`customer:"${String(one?.customers[0]?.['id'])}" AND disputed:"true"`);
    const [charge] = ask(books, `/v1/charges/search?query=${query}`).data;
    expect(ask(books, `/v1/disputes?charge=${charge?.id ?? ''}`).data).toEqual(one?.disputes);
  });
});
