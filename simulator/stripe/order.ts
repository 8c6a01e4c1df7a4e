/** The order of Stripe's lists. */

/** By creation, newest first; what was entered later counts as newer within one second. */
export const newestFirst = <T extends { readonly created: number }>(records: readonly T[]): readonly T[] =>
  records.toReversed().sort((one, other) => other.created - one.created);
