import * as v from 'valibot';
import type { Instant } from '../domain/money.ts';

/* Values in Stripe's answers, as narrow as the app can sum, record and show them; what is outside of that is malformed. */

/** As it can stand in an address; half a pair of a sign cannot. */
export const id = v.pipe(v.string(), v.regex(/^\P{Cs}+$/u));

export const whole = v.pipe(v.number(), v.safeInteger());

/** Stripe's own limit is twelve digits; beyond it amounts could not be summed exactly. */
export const amount = v.pipe(whole, v.minValue(-999_999_999_999), v.maxValue(999_999_999_999));

/** Unix seconds of the years 1 to 9999; what lies outside is no date that could be shown. */
const seconds = v.pipe(whole, v.minValue(-62_135_596_800), v.maxValue(253_402_300_799));
export const unixTime = v.pipe(
  seconds,
  v.transform((value): Instant => value * 1000),
);
export const maybeTime = v.nullish(unixTime, null);

/** The code of ISO 4217, in lower case. */
export const currency = v.pipe(v.string(), v.toLowerCase(), v.regex(/^[a-z]{3}$/));
