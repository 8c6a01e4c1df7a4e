/** What came of an act in Stripe, in a sentence for people. */

/** Either what was done, or why nothing was. */
export type Done = { readonly done: string } | { readonly refused: string };

/** Nothing was changed. */
export const refused = (why: string): Done => ({ refused: why });

/** The act is carried out. */
export const done = (what: string): Done => ({ done: what });

/** An amount in minor units. */
export const isAmount = (amount: number): boolean => Number.isSafeInteger(amount) && amount >= 1;
