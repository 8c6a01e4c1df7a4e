/** What happens to a ticket outside the app: an agent submits its form, the customer writes again, a rule changes it. */
import type { TicketStatus } from '../contract.ts';
import { type Json, recordAt, textAt, wholeNumber } from '../json.ts';
import { statusNamed } from '../world/actions.ts';
import { macroNamed } from '../world/macros.ts';
import type { Account, Ticket } from '../world/model.ts';
import type { TicketChange, Updated } from '../world/change.ts';
import { saveTicket } from '../world/save.ts';
import type { World } from '../world/world.ts';
import { changeIn, tagsIn } from '../zendesk/ticketInput.ts';

const fieldsIn = (body: Json): ReadonlyMap<number, string | null> =>
  new Map(
    Object.entries(recordAt(body, 'customFields') ?? {}).flatMap(([key, value]) => {
      const id = wholeNumber(key);
      if (id === undefined) return [];
      return [[id, typeof value === 'string' && value !== '' ? value : null] as const];
    }),
  );

const commentIn = (body: Json): TicketChange['comment'] => {
  const comment = recordAt(body, 'comment');
  const text = comment === undefined ? undefined : textAt(comment, 'body');
  return text === undefined ? undefined : { body: text, public: comment?.['public'] !== false };
};

/** Submit: the form as the signed-in person saves it; `macro` is the one that was applied to it. */
export const submitTicket = (world: World, ticket: Ticket, body: Json, by: Account): Updated => {
  const macro = macroNamed(world, body['macro']);
  return saveTicket(
    world,
    ticket,
    {
      subject: textAt(body, 'subject'),
      status: statusNamed(body['status']),
      tags: tagsIn(body['tags']),
      fields: fieldsIn(body),
      comment: commentIn(body),
      macro: macro === undefined ? undefined : { id: macro.id, title: macro.title },
    },
    { by: by.id, at: world.now(), via: { channel: 'web' } },
  );
};

/** A new ticket nobody has looked at stays new; every other one opens, also when it was solved. */
const statusAfterReply = (status: TicketStatus): TicketStatus => (status === 'new' ? 'new' : 'open');

/** The requester writes a public comment, by e-mail. */
export const replyAsCustomer = (world: World, ticket: Ticket, body: string): Updated =>
  saveTicket(
    world,
    ticket,
    { status: statusAfterReply(ticket.status), comment: { body, public: true } },
    { by: ticket.requesterId, at: world.now(), via: { channel: 'email' } },
  );

/** A trigger or an automation changes the ticket: `input` is what REST's update takes, `by` whose act set the rule off, or RULE. */
export const applyRule = (world: World, ticket: Ticket, input: Json, by: number): Updated =>
  saveTicket(world, ticket, changeIn(world, input), { by, at: world.now(), via: { channel: 'rule' } });
