import { describe, expect, test } from 'vitest';
import { amountIn, amountText } from './amount.ts';

describe('an amount that somebody typed', () => {
  test.each([
    ['99', 'usd', 9900],
    ['99.5', 'usd', 9950],
    [' 99,50 ', 'usd', 9950],
    ['0.01', 'usd', 1],
    ['1234', 'jpy', 1234],
    ['1.234', 'kwd', 1234],
    ['999999999.99', 'usd', 99_999_999_999],
  ])('%s %s is %i in minor units', (text, currency, minor) => {
    expect(amountIn(text, currency)).toEqual({ minor, currency });
  });

  test.each([
    ['', 'usd'],
    ['abc', 'usd'],
    ['-5', 'usd'],
    ['1.234', 'usd'],
    ['1,234', 'usd'],
    ['1.000,00', 'usd'],
    ['1 000', 'usd'],
    ['12.5', 'jpy'],
    ['1e3', 'usd'],
    ['1234567890', 'usd'],
    ['$99', 'usd'],
  ])('“%s” in %s is none', (text, currency) => {
    expect(amountIn(text, currency)).toBeNull();
  });

  test.each([
    [9950, 'usd', '99.50'],
    [1234, 'jpy', '1234'],
    [1234, 'kwd', '1.234'],
  ])('%i %s is typed as %s', (minor, currency, text) => {
    expect(amountText({ minor, currency })).toBe(text);
    expect(amountIn(text, currency)).toEqual({ minor, currency });
  });
});
