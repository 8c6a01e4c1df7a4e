/** What others do while an agent works: to the ticket that is open, and to the agent's own sign-in and role. */
import type { Meanwhile } from '../faults/meanwhile.ts';
import { ANA, ADA, REGGIE } from '../scenarios/people.ts';
import { mergeTickets } from '../world/merge.ts';
import type { Ticket } from '../world/model.ts';
import { saveTicket } from '../world/save.ts';
import { recordAudit } from '../world/update.ts';
import type { World } from '../world/world.ts';

const byAda = (world: World) => ({ by: ADA, at: world.now(), via: { channel: 'web' } }) as const;

function changeRequester(world: World, ticket: Ticket): string | null {
  const others = [...world.tickets.values()].map(({ requesterId }) => requesterId);
  const other = others.find((id) => id !== ticket.requesterId);
  if (other === undefined) return 'There is no other requester in this scenario.';
  const [before, after] = [String(ticket.requesterId), String(other)];
  ticket.requesterId = other;
  const event = { type: 'Change', id: world.nextId(), field: 'requester_id', value: after, previous: before } as const;
  recordAudit(world, ticket, { ...byAda(world), custom: {}, events: [event] });
  return null;
}

/** Lets it happen; the reason where it cannot. `me` is who works on the ticket. */
export function happen(world: World, ticket: Ticket, me: number, what: Meanwhile): string | null {
  const person = world.person(me) ?? world.person(ANA);
  switch (what) {
    case 'close': {
      const saved = saveTicket(world, ticket, { status: 'closed' }, byAda(world));
      return 'refused' in saved ? saved.refused.description : null;
    }
    case 'delete':
      world.deleted.add(ticket.id);
      return null;
    case 'merge': {
      const target = [...world.tickets.values()].find(({ id, status }) => id !== ticket.id && status !== 'closed');
      if (target === undefined) return 'There is no ticket to merge into.';
      return mergeTickets(world, { source: ticket, target, by: REGGIE })?.description ?? null;
    }
    case 'change-requester':
      return changeRequester(world, ticket);
    case 'sign-out':
    case 'sign-in':
      if (person !== undefined) world.changePerson({ ...person, isSignedOut: what === 'sign-out' });
      return null;
    case 'make-light':
    case 'make-full':
      if (person !== undefined) world.changePerson({ ...person, isLight: what === 'make-light' });
      return null;
  }
}
