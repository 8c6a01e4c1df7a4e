import type { Money } from '../domain/money.ts';
import { decimalsOf } from './format.ts';

/** The amount that somebody typed ("99", "99.5", "99,50"); null where it is none or has too many decimals. */
export function amountIn(text: string, currency: string): Money | null {
  const decimals = decimalsOf(currency);
  const [, whole = '', fraction = ''] = /^\s*(\d{1,9})(?:[.,](\d+))?\s*$/.exec(text) ?? [];
  if (whole === '' || fraction.length > decimals) return null;
  return { minor: Number(whole + fraction.padEnd(decimals, '0')), currency };
}

/** The amount as it is typed. */
export function amountText({ minor, currency }: Money): string {
  const decimals = decimalsOf(currency);
  return (minor / 10 ** decimals).toFixed(decimals);
}
