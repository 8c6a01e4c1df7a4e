/** A drop-down's option carries a tag, and the option's value is that tag; so field and tag list move together. */
import type { TicketField } from './model.ts';

type Fields = ReadonlyMap<number, string | null>;

export interface TagsAndFields {
  readonly tags: readonly string[];
  readonly fields: Fields;
}

const orderly = (tags: Iterable<string>): readonly string[] =>
  [...new Set([...tags].map((tag) => tag.trim().toLowerCase()).filter((tag) => tag !== ''))].sort();

const dropDowns = (definitions: readonly TicketField[]): readonly TicketField[] =>
  definitions.filter((field) => field.type === 'tagger' && field.active);

const optionTags = (field: TicketField): readonly string[] => field.options.map((option) => option.value);

/** The whole tag list is overwritten; a drop-down whose tag is gone is cleared, one whose tag came is set. */
export const withTagList = (
  now: TagsAndFields,
  tags: readonly string[],
  all: readonly TicketField[],
): TagsAndFields => {
  const list = orderly(tags);
  const fields = new Map(now.fields);
  for (const field of dropDowns(all)) {
    const value = fields.get(field.id) ?? null;
    if (value !== null && list.includes(value)) continue;
    fields.set(field.id, optionTags(field).find((tag) => list.includes(tag)) ?? null);
  }
  return { tags: list, fields };
};

/** Sets one field; a drop-down swaps its tag in the list. */
export const withField = (
  now: TagsAndFields,
  id: number,
  value: string | null,
  all: readonly TicketField[],
): TagsAndFields => {
  const fields = new Map(now.fields).set(id, value);
  const field = dropDowns(all).find((candidate) => candidate.id === id);
  if (field === undefined) return { tags: now.tags, fields };
  const others = now.tags.filter((tag) => !optionTags(field).includes(tag));
  return { tags: value === null ? others : orderly([...others, value]), fields };
};
