/** Triggers, automations, views and macros in the words of Zendesk's REST API. */
import { isoSecond } from '../world/model.ts';
import { customFieldsOf } from '../world/fields.ts';
import type { Rule, RuleKind } from '../world/rules.ts';
import { columnTitles } from '../world/viewed.ts';
import type { World } from '../world/world.ts';
import { type ZendeskObject, host } from './answers.ts';

const titled = (world: World, id: string | number): ZendeskObject => {
  if (typeof id === 'string') return { id, title: columnTitles[id] ?? id };
  const field = customFieldsOf(world).find((candidate) => candidate.id === id);
  return { id, title: field?.title ?? '', type: field?.type ?? 'text', url: `${host}/ticket_fields/${id}.json` };
};

const executionOf = (world: World, { output }: Rule): ZendeskObject => {
  const { columns, sortBy, sortOrder, groupBy, groupOrder } = output;
  const ordered = (by: string | null, order: string): ZendeskObject | null =>
    by === null ? null : { ...titled(world, by), order };
  const told = columns.map((column) => titled(world, column));
  return {
    group_by: groupBy,
    group_order: groupOrder,
    sort_by: sortBy,
    sort_order: sortOrder,
    group: ordered(groupBy, groupOrder),
    sort: ordered(sortBy, sortOrder),
    columns: told,
    fields: told.filter(({ id }) => typeof id === 'string'),
    custom_fields: told.filter(({ id }) => typeof id === 'number'),
  };
};

/** One rule; what it consists of depends on its kind. */
export const ruleObject = (world: World, kind: RuleKind, rule: Rule): ZendeskObject => ({
  url: `${host}/${kind}/${rule.id}.json`,
  id: rule.id,
  title: rule.title,
  raw_title: rule.title,
  active: rule.active,
  position: rule.position,
  description: rule.description,
  created_at: isoSecond(rule.createdAt),
  updated_at: isoSecond(rule.updatedAt),
  default: false,
  ...(kind === 'macros' ? {} : { conditions: rule.conditions }),
  ...(kind === 'views' ? { execution: executionOf(world, rule) } : { actions: rule.actions }),
  ...(kind === 'views' || kind === 'macros' ? { restriction: rule.restriction } : {}),
  ...(kind === 'triggers' ? { category_id: '1' } : {}),
});
