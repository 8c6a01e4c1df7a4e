/** An amount in the currency's minor units (cents; yen for JPY). `currency` is the lower-case ISO 4217 code. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** An instant in milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/**
 * Sums per currency, sorted by currency code; currencies are never added to each other (I7).
 * Throws RangeError where an amount or a sum is not a safe integer: a rounded total would be a wrong total.
 */
export function totals(amounts: readonly Money[]): readonly Money[] {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts) {
    const sum = (sums.get(currency) ?? 0) + minor;
    if (!Number.isSafeInteger(minor) || !Number.isSafeInteger(sum)) {
      throw new RangeError(`Not an exact amount in minor units: ${String(minor)} ${currency}`);
    }
    sums.set(currency, sum);
  }
  return [...sums].map(([currency, minor]) => ({ minor, currency })).sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
