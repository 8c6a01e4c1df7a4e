/** What installing the app has made, by the keys of its requirements.json. */
import { ticketFieldsOf, userFieldsOf } from './fields.ts';
import { rulesOf } from './accountRules.ts';
import { ruleKinds } from './rules.ts';
import type { World } from './world.ts';

interface Made {
  readonly id: number;
  readonly requirementKey: string | null;
}

/** Each with its id and its type; nothing where the requirements are not installed. */
export const requirementIds = (
  world: World,
): Readonly<Record<string, { readonly id: number; readonly type: string }>> => {
  const of = (type: string, made: readonly Made[]) =>
    made.flatMap(({ id, requirementKey }) =>
      requirementKey === null ? [] : [[requirementKey, { id, type }] as const],
    );
  return Object.fromEntries([
    ...of('ticket_fields', ticketFieldsOf(world)),
    ...of('user_fields', userFieldsOf(world)),
    ...ruleKinds.flatMap((kind) => of(kind, rulesOf(world, kind))),
  ]);
};
