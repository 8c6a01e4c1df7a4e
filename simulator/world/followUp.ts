/** The customer answers a closed ticket: Zendesk makes another ticket of it, which takes the tags along but not the log. */
import { RULE } from '../contract.ts';
import type { Ticket } from './model.ts';
import { createTicket } from './newTicket.ts';
import { settleUpdate } from './save.ts';
import { updateTicket } from './update.ts';
import type { World } from './world.ts';

/** As far from the parent's number that both are told apart at a glance. */
const distance = 1000;

const freeId = (world: World, parent: Ticket): number => {
  let id = parent.id + distance;
  while (world.tickets.has(id)) id++;
  return id;
};

/**
 * What Zendesk's own automation does some days after a ticket was solved; one that is closed stays as it is. No trigger hears
 * of it: with one that reopens there would be nothing to follow.
 */
const close = (world: World, ticket: Ticket): void => {
  updateTicket(world, ticket, { status: 'closed' }, { by: RULE, at: world.now(), via: { channel: 'rule' } });
};

/** Closes the parent where it is not closed, and adds the follow-up ticket that the requester's `body` opens. */
export const addFollowUp = (world: World, parent: Ticket, body: string): Ticket => {
  close(world, parent);
  const { subject, requesterId, assigneeId, priority, tags } = parent;
  const followUp = createTicket(world, {
    id: freeId(world, parent),
    subject,
    requesterId,
    assigneeId,
    status: 'open',
    priority,
    tags,
    via: { channel: 'web', followUpOf: { ticketId: parent.id, subject } },
    first: { by: requesterId, at: world.now(), body },
  });
  const [audit] = followUp.audits;
  if (audit !== undefined) settleUpdate(world, followUp, { audit, before: null });
  parent.followUpIds = [...parent.followUpIds, followUp.id];
  return followUp;
};
