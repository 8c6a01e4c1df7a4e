/** What the help desk keeps about a user beside name and address, and how it is changed. */
import type { Knobs } from '../contract.ts';
import { type Json, isRecord } from '../json.ts';

/** The values of the account's user fields. */
export interface UserFields {
  /** The app's own field: how many invoices a sync last saw past due; null where it knows nobody. */
  readonly past_due_invoices: number | null;
  /** A field of the account's own: which billing customer the user is. */
  readonly stripe_customer_id: string | null;
}

/** Nobody has filled anything in. */
export const blankFields: UserFields = { past_due_invoices: null, stripe_customer_id: null };

/** The fields there are: the app's own one came with its installation. */
export const shownFields = ({ past_due_invoices, ...others }: UserFields, knobs: Knobs): Partial<UserFields> =>
  knobs.requirements === 'present' ? { past_due_invoices, ...others } : others;

/** The part of a user that can be changed. */
export interface UserPart {
  readonly externalId: string | null;
  readonly userFields: UserFields;
}

const isText = (value: unknown): value is string | null => value === null || typeof value === 'string';

const isCount = (value: unknown): value is number | null =>
  value === null || (Number.isSafeInteger(value) && Number(value) >= 0);

const takes: Readonly<Record<keyof UserFields, (value: unknown) => boolean>> = {
  past_due_invoices: isCount,
  stripe_customer_id: isText,
};

/** The user with `wish` taken over, or why all of it is refused. */
export const changeUser = (now: UserPart, wish: Json): UserPart | { readonly refused: string } => {
  const { external_id: externalId = now.externalId, user_fields: fields = {} } = wish;
  if (!isText(externalId)) return { refused: 'An external_id is text or null.' };
  if (!isRecord(fields)) return { refused: 'The user_fields are values by key.' };
  for (const [key, value] of Object.entries(fields)) {
    if (!(key in takes)) return { refused: `There is no user field '${key}'.` };
    if (!takes[key as keyof UserFields](value)) return { refused: `The user field '${key}' does not take this value.` };
  }
  // Every value is of its field's type, as was just seen.
  return { externalId, userFields: { ...now.userFields, ...(fields as Partial<UserFields>) } };
};
