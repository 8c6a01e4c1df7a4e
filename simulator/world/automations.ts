/** The hourly run of the account's automations. */
import { RULE } from '../contract.ts';
import { conditionsHold } from './conditions.ts';
import { fireRule } from './fire.ts';
import type { Ticket } from './model.ts';
import { rulesOf } from './accountRules.ts';
import type { Rule } from './rules.ts';
import { beforeOf, settleUpdate } from './save.ts';
import { recordAudit } from './update.ts';
import type { World } from './world.ts';

/** An automation and a ticket on which it acted. */
export interface Fired {
  /** Its title. */
  readonly automation: string;
  readonly ticket: number;
}

const fire = (world: World, ticket: Ticket, automation: Rule): void => {
  const before = beforeOf(ticket);
  const events = fireRule({ world, ticket }, automation, 'automation');
  if (events.length === 0) return;
  const { id, title } = automation;
  const via = { channel: 'rule', rule: { id, title, kind: 'automation' } } as const;
  const audit = recordAudit(world, ticket, { by: RULE, at: world.now(), via, custom: null, events });
  settleUpdate(world, ticket, { audit, before });
};

/** One run: each automation in turn over all tickets that are not closed. Triggers hear of what they do. */
export const runAutomations = (world: World): readonly Fired[] =>
  rulesOf(world, 'automations')
    .filter(({ active }) => active)
    .flatMap((automation) =>
      [...world.tickets.values()].flatMap((ticket) => {
        if (ticket.status === 'closed' || !conditionsHold({ world, ticket }, automation.conditions)) return [];
        fire(world, ticket, automation);
        return [{ automation: automation.title, ticket: ticket.id }];
      }),
    );
