/** What a macro does to the form that it is applied to. */
import type { MacroView } from '../contract.ts';
import { wholeNumber } from '../json.ts';
import { listOf, wordsOf } from './conditions.ts';
import { statusNamed } from './actions.ts';
import { rulesOf } from './accountRules.ts';
import type { Rule } from './rules.ts';
import type { World } from './world.ts';

const valuesFor = ({ actions }: Rule, field: string): readonly (string | number | null | undefined)[] =>
  actions
    .filter((action) => action.field === field)
    // Of a comment the channel may stand first.
    .map(({ value }) => listOf(value).at(-1));

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

/** The macros that can be applied. */
export const activeMacros = (world: World): readonly Rule[] => rulesOf(world, 'macros').filter(({ active }) => active);

/** The macro of this id, or undefined. */
export const macroNamed = (world: World, id: unknown): Rule | undefined =>
  activeMacros(world).find((macro) => macro.id === wholeNumber(id));
