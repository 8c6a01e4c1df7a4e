import { describe, expect, test } from 'vitest';
import { billingLines } from './billingLines.ts';
import type { Line } from './lines.ts';
import type { BillingCheck } from './ports.ts';
import { unknownRead, type BillingRead, type SourceName } from '../../domain/invoice.ts';
import { stripeRead } from '../testing/fakes.ts';

const never = (what: string) => () => Promise.reject(new Error(`${what} is not asked`));

const checked = (what: string, result: BillingCheck['result']): Promise<readonly Line[]> =>
  billingLines('stripe', () => Promise.resolve([{ what, result }]), never('A customer'), 'Derek');

const read = (answer: BillingRead, source: SourceName | null = 'http'): Promise<readonly Line[]> =>
  billingLines(source, never('A key'), () => Promise.resolve(answer), 'Derek');

describe('Stripe’s key', () => {
  test.each<readonly [Line['level'], string, BillingCheck['result']['is']]>([
    ['good', 'disputes', 'works'],
    ['bad', 'disputes', 'missing'],
    ['advice', 'balance', 'too-much'],
    ['advice', 'void', 'too-much'],
    ['unknown', 'void', 'not-known'],
  ])('%s: %s %s', async (level, what, is) => {
    expect(await checked(what, { is } as BillingCheck['result'])).toMatchObject([
      { id: what, level, text: `grant.${what}.${is}`, why: `grant.${what}`, details: [] },
    ]);
  });

  test('a fault is told by its name, and where it was', async () => {
    const result = { is: 'fault', name: 'expired-key', detail: '/v1/customers 401' } as const;
    expect(await checked('customers', result)).toMatchObject([
      { level: 'bad', text: 'fault.expired-key', why: 'grant.customers', details: ['/v1/customers 401'] },
    ]);
  });
});

describe('the other sources, by the customer at hand', () => {
  test.each<SourceName | null>(['http', 'user_field', 'typed', null])('%s: no key is tried', async (source) => {
    expect(await read(stripeRead([]), source)).toMatchObject([
      { level: 'good', text: 'billing.read', values: { who: 'Derek' } },
    ]);
  });

  test('nobody has this e-mail: billing answers, which is enough', async () => {
    expect(await read(unknownRead('no-customer', 0))).toMatchObject([{ level: 'info', text: 'billing.unknown' }]);
  });

  test('every count is typed', async () => {
    expect(await read(unknownRead('to-be-typed', 0))).toMatchObject([{ level: 'info', text: 'billing.typed' }]);
  });

  test('a fault is told by its name, and where it was', async () => {
    const fault = { name: 'not-whitelisted', detail: 'billing.example.com' } as const;
    expect(await read({ ...unknownRead('refused', 0), fault })).toMatchObject([
      { level: 'bad', text: 'fault.not-whitelisted', details: ['billing.example.com'] },
    ]);
  });
});
