import { describe, expect, it } from 'vitest';
import { ask, NOW, requester } from './testing/books.ts';
import { userFieldSource } from './userField.ts';
import type { Requester, UserReader } from '../app/ports.ts';
import { unknownRead, type BillingRead } from '../domain/invoice.ts';
import { err, ok } from '../domain/result.ts';

const holding =
  (value: unknown): UserReader =>
  () =>
    Promise.resolve(ok({ externalId: null, fields: { past_due_invoices: value, other: 9 } }));
const read = (userOf: UserReader, who: Requester = requester()): Promise<BillingRead> =>
  userFieldSource(userOf, () => NOW).read(ask({ who, scope: 'full', withRefunds: true }));

describe('the count in the requester’s user field', () => {
  it.each([
    [0, 0],
    [3, 3],
    ['0', 0],
    ['12', 12],
    [' 7 ', 7],
    [3.0, 3],
  ])('%j is %i', async (value, count) => {
    expect(await read(holding(value))).toEqual({ kind: 'count', source: 'user_field', count, seenIn: null, asOf: NOW });
  });

  it.each([[null], ['']])('%j is no count, and nothing is wrong', async (value) => {
    expect(await read(holding(value))).toEqual(unknownRead('no-count', NOW));
  });

  it.each([
    ['3 invoices'],
    ['-1'],
    [-1],
    [2.5],
    ['2.5'],
    [Infinity],
    [NaN],
    [true],
    [false],
    [[3]],
    [{ value: 3 }],
    ['1234567890'],
    ['0x10'],
    ['٣'],
  ])('%j is unreadable and never a number', async (value) => {
    const fault = { name: 'malformed', detail: 'past_due_invoices' } as const;
    expect(await read(holding(value))).toEqual(unknownRead('unreadable', NOW, fault));
  });

  it('is not configured where there is no such field', async () => {
    const fault = { name: 'no-user-field', detail: 'past_due_invoices' } as const;
    const userOf: UserReader = () => Promise.resolve(ok({ externalId: null, fields: { past_due: 3 } }));
    expect(await read(userOf)).toEqual(unknownRead('not-configured', NOW, fault));
  });

  it('is unknown while the user cannot be read', async () => {
    const userOf: UserReader = () => Promise.resolve(err({ why: 'timeout', detail: 'user: no answer in 20 s' }));
    const fault = { name: 'user-unreadable', detail: 'user: no answer in 20 s' } as const;
    expect(await read(userOf)).toEqual(unknownRead('down', NOW, fault));
  });

  it('is asked of the requester and of nobody else', async () => {
    const asked: number[] = [];
    const userOf: UserReader = (id) => {
      asked.push(id);
      return Promise.resolve(ok({ externalId: null, fields: { past_due_invoices: 1 } }));
    };
    await read(userOf);
    expect(asked).toEqual([201]);
    expect(await read(userOf, { ...requester(), id: null })).toEqual(unknownRead('no-requester', NOW));
    expect(asked).toEqual([201]);
  });

  it('knows no customers and no chargebacks', () => {
    expect(userFieldSource(holding(1), () => NOW)).toMatchObject({ search: null, disputes: null });
  });
});
