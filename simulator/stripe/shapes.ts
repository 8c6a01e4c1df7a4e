/** What all of Stripe's objects have in common. */

/** Any object as Stripe's API gives it. */
export type StripeObject = Readonly<Record<string, unknown>>;

/** Properties that Stripe always sends and that never hold anything here. */
export const nullsFor = (keys: string): StripeObject => Object.fromEntries(keys.split(' ').map((key) => [key, null]));

/** Stripe's envelope of a list. */
export const listOf = (data: readonly StripeObject[], url: string, more = false): StripeObject => ({
  object: 'list',
  data,
  has_more: more,
  url,
});

/** An address of which nothing is known. */
export const emptyAddress = nullsFor('city country line1 line2 postal_code state');
