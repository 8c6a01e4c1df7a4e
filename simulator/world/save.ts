/** An update as people and programs make it: the account's triggers hear of it, and followers are told. */
import type { TicketChange, Updated, Updating } from './change.ts';
import { type Before, type Occasion, conditionsHold } from './conditions.ts';
import { fireRule } from './fire.ts';
import { tellFollowers } from './mails.ts';
import type { Ticket } from './model.ts';
import { rulesOf } from './accountRules.ts';
import { updateTicket } from './update.ts';
import type { World } from './world.ts';

/**
 * Each trigger fires once at most; after one that changed something the first comes again, as there may now be something
 * for it to do. What they change stands in the audit that set them off.
 */
const runTriggers = (world: World, ticket: Ticket, occasion: Occasion): void => {
  const asked = { world, ticket, occasion };
  const fired = new Set<number>();
  const nextToFire = () =>
    rulesOf(world, 'triggers').find(
      (trigger) => trigger.active && !fired.has(trigger.id) && conditionsHold(asked, trigger.conditions),
    );
  for (let trigger = nextToFire(); trigger !== undefined; trigger = nextToFire()) {
    fired.add(trigger.id);
    occasion.audit.events.push(...fireRule(asked, trigger, 'trigger'));
  }
};

/** What follows once an update is written. */
export const settleUpdate = (world: World, ticket: Ticket, occasion: Occasion): void => {
  runTriggers(world, ticket, occasion);
  tellFollowers(world, ticket, occasion.audit);
};

/** What can be told to have changed, as it is now. */
export const beforeOf = ({ status, priority, assigneeId, requesterId }: Ticket): Before => ({
  status,
  priority,
  assigneeId,
  requesterId,
});

/** As `updateTicket`, with all that follows. */
export const saveTicket = (world: World, ticket: Ticket, change: TicketChange, updating: Updating): Updated => {
  const before = beforeOf(ticket);
  const updated = updateTicket(world, ticket, change, updating);
  if ('audit' in updated && updated.audit !== null) settleUpdate(world, ticket, { audit: updated.audit, before });
  return updated;
};
