/** What the help desk keeps about a user beside name and address, and how it is changed. */
import { type Json, isRecord } from '../json.ts';
import type { UserField, UserFields } from './model.ts';

/** All fields that there are, each with the user's value. */
export const shownFields = (values: UserFields, fields: readonly UserField[]): UserFields =>
  Object.fromEntries(fields.filter(({ active }) => active).map(({ key }) => [key, values[key] ?? null]));

/** The part of a user that can be changed. */
export interface UserPart {
  readonly locale: string;
  readonly externalId: string | null;
  readonly userFields: UserFields;
}

const isText = (value: unknown): value is string | null => value === null || typeof value === 'string';

const isCount = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);

/** The user with `wish` taken over, or why all of it is refused. */
export const changeUser = (
  now: UserPart,
  wish: Json,
  known: readonly UserField[],
): UserPart | { readonly refused: string } => {
  const { external_id: externalId = now.externalId, locale = now.locale, user_fields: fields = {} } = wish;
  if (!isText(externalId)) return { refused: 'An external_id is text or null.' };
  if (typeof locale !== 'string') return { refused: 'A locale is text such as en-US.' };
  if (!isRecord(fields)) return { refused: 'The user_fields are values by key.' };
  const taken: Record<string, string | number | null> = {};
  for (const [key, value] of Object.entries(fields)) {
    const field = known.find((candidate) => candidate.key === key);
    if (field === undefined) return { refused: `There is no user field '${key}'.` };
    const takes: (wish: unknown) => wish is string | number | null = field.type === 'integer' ? isCount : isText;
    if (!takes(value)) return { refused: `The user field '${key}' does not take this value.` };
    taken[key] = value;
  }
  return { externalId, locale, userFields: { ...now.userFields, ...taken } };
};
