import { describe, expect, test } from 'vitest';
import { totals, type Money } from './money.ts';
import { spelled } from './testing/invoices.ts';

const money = (minor: number, currency = 'usd'): Money => ({ minor, currency });

describe('totals', () => {
  test('nothing has no total, not a zero in some currency', () => {
    expect(totals([])).toEqual([]);
  });

  test('amounts of one currency are added', () => {
    expect(totals([money(9900), money(1), money(250)])).toEqual([{ minor: 10_151, currency: 'usd' }]);
  });

  test('currencies are never added to each other, and come in the order of their codes', () => {
    expect(spelled(totals([money(100, 'usd'), money(7, 'jpy'), money(200, 'eur'), money(50, 'usd')]))).toBe(
      '200 eur + 7 jpy + 150 usd',
    );
    expect(spelled(totals([money(1, 'eur'), money(2, 'gbp'), money(3, 'usd')]))).toBe('1 eur + 2 gbp + 3 usd');
  });

  test('an amount of zero and a credit count as they are', () => {
    expect(spelled(totals([money(0, 'eur'), money(500), money(-200)]))).toBe('0 eur + 300 usd');
  });

  test('sums are exact where decimal amounts would not be', () => {
    // 0.10 + 0.20 in dollars is 0.30000000000000004.
    expect(totals([money(10), money(20)])).toEqual([money(30)]);
    expect(totals([money(Number.MAX_SAFE_INTEGER - 1), money(1)])).toEqual([money(Number.MAX_SAFE_INTEGER)]);
  });

  test.each([
    ['a fraction of a cent', [money(0.5)]],
    ['two halves, though they make a whole', [money(0.5), money(0.5)]],
    ['no number at all', [money(Number.NaN)]],
    ['an amount beyond what is exact', [money(Number.MAX_SAFE_INTEGER + 1)]],
    ['an amount beyond what is exact, though a credit brings it back', [money(-10), money(2 ** 53)]],
    ['a sum beyond what is exact', [money(Number.MAX_SAFE_INTEGER), money(1)]],
  ])('refuses %s', (_what, amounts) => {
    expect(() => totals(amounts)).toThrow(RangeError);
  });

  test('says which amount it refused', () => {
    expect(() => totals([money(100), money(1.5, 'eur')])).toThrow('Not an exact amount in minor units: 1.5 eur');
  });

  test('a sum too large in one currency is not rescued by another', () => {
    expect(spelled(totals([money(Number.MAX_SAFE_INTEGER), money(1, 'eur')]))).toBe(
      `1 eur + ${Number.MAX_SAFE_INTEGER} usd`,
    );
  });
});
