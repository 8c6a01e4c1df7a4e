/** What a macro does to the form that it is applied to. */
import type { MacroView } from '../contract.ts';
import { textOf, wordsOf } from './conditions.ts';
import { statusNamed } from './actions.ts';
import type { Rule } from './rules.ts';

const valuesFor = ({ actions }: Rule, field: string): readonly (string | number | boolean | null)[] =>
  actions
    .filter((action) => action.field === field)
    // Of a comment the channel may stand first.
    .map(({ value }) => (Array.isArray(value) ? (value.at(-1) ?? null) : textOf(value)));

const tagsFor = (macro: Rule, field: string): readonly string[] =>
  macro.actions.filter((action) => action.field === field).flatMap(({ value }) => wordsOf(value));

/** The macro as the page applies it. */
export const macroView = (macro: Rule): MacroView => ({
  id: macro.id,
  title: macro.title,
  status: statusNamed(valuesFor(macro, 'status').at(-1)) ?? null,
  reply: valuesFor(macro, 'comment_value').map(String).at(-1) ?? null,
  addTags: tagsFor(macro, 'current_tags'),
  removeTags: tagsFor(macro, 'remove_tags'),
});
