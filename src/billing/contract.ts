import * as v from 'valibot';

/*
 * What a billing system of your own answers (billing_source `http`). docs/billing-contract.schema.json is made of this
 * schema, so what is documented is what is parsed.
 */

const whole = v.pipe(v.number(), v.safeInteger());
/** In the currency's minor units; more than twelve digits could not be summed exactly. */
const amount = v.pipe(whole, v.minValue(0), v.maxValue(999_999_999_999));
const text = v.pipe(v.string(), v.minLength(1));
/**
 * As it can be recorded in a ticket's log, where `|` and `,` part the facts and `-` stands for none: without control
 * characters, without signs that turn the direction of what stands behind them, without half pairs.
 */
const recordable = v.pipe(
  v.string(),
  v.regex(/^(?!-$)[^|,\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]{1,80}$/),
  v.check((id) => !/\p{Cs}/u.test(id)),
);
/** What `Date.parse` reads alike everywhere; ISO 8601 itself allows more, some of which would be no time at all. */
const INSTANT =
  /^(?:19[7-9]\d|2\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The 31st of February would be read as a day in March. */
function isOnCalendar(text: string): boolean {
  const day = text.slice(0, 10);
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

/** With a zone: `2026-11-22T15:00:00Z`. */
const instant = v.pipe(v.string(), v.isoTimestamp(), v.regex(INSTANT), v.check(isOnCalendar));
const currency = v.pipe(v.string(), v.regex(/^[A-Za-z]{3}$/));
const address = v.pipe(v.string(), v.regex(/^https:\/\//));
const maybeAddress = v.optional(v.nullable(address));

const customer = v.object({
  id: recordable,
  label: v.string(),
  /** How many are past due; shown where the agent has to choose among several customers. */
  pastDueCount: v.optional(v.nullable(v.pipe(whole, v.minValue(0)))),
  url: maybeAddress,
  /** How it was found: by the external id, or by the e-mail (also where it is not said). */
  matchedBy: v.optional(v.picklist(['id', 'email'])),
});

/** `uncollectible`: written off. `other`: anything that this list does not name; it is shown and never counted. */
const STATUSES = ['past_due', 'open', 'processing', 'paid', 'void', 'uncollectible', 'draft', 'other'] as const;

const invoice = v.object({
  id: recordable,
  number: text,
  status: v.picklist(STATUSES),
  issuedAt: instant,
  /** When it became past due, also where it is settled by now; null where it never was. */
  pastDueSince: v.nullable(instant),
  /** When it was paid, voided or written off; null while it is none of these. */
  settledAt: v.nullable(instant),
  /** What is still owed while it is owed, afterwards what it was made out for. */
  amountMinor: amount,
  currency,
  url: maybeAddress,
});

const subscription = v.variant('status', [
  v.object({ status: v.literal('active') }),
  v.object({ status: v.literal('cancelled'), cancelledAt: instant }),
]);

const refund = v.object({ id: text, at: instant, amountMinor: amount, currency });
const dispute = v.object({ id: text, amountMinor: amount, currency, status: text, url: maybeAddress });

/** Version 1 of the answer. Unknown keys are ignored, so that it may say more. */
export const contractAnswer = v.object({
  version: v.literal(1),
  /** As of when it is true; the time of the answer where it does not say. */
  asOf: v.optional(instant),
  testMode: v.optional(v.boolean()),
  /** Everybody whom the question fits; empty where nobody does. With several, `invoices` is not read. */
  customers: v.array(customer),
  invoices: v.array(invoice),
  /** False where there are more invoices than the answer holds: then the count is not known. */
  complete: v.boolean(),
  /** Null where the system cannot tell. */
  subscription: v.nullable(subscription),
  refunds: v.nullable(v.array(refund)),
  openDisputes: v.nullable(v.array(dispute)),
});
export type ContractAnswer = v.InferOutput<typeof contractAnswer>;
