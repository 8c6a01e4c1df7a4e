/** The mails that the workspace would have sent: of business rules, and to the followers of a comment. */
import type { Mail } from '../contract.ts';
import { type Audit, type Ticket, commentsOf, isoSecond } from './model.ts';
import type { World } from './world.ts';

const address = 'vistasocial.zendesk.com';

const nameOf = (world: World, id: number | null): string => (id === null ? '' : (world.person(id)?.name ?? ''));

const placeholders: Readonly<Record<string, (world: World, ticket: Ticket) => string>> = {
  'ticket.id': (_, { id }) => String(id),
  'ticket.title': (_, { subject }) => subject,
  'ticket.link': (_, { id }) => `https://${address}/agent/tickets/${id}`,
  'ticket.status': (_, { status }) => status.replace(/^./, (letter) => letter.toUpperCase()),
  'ticket.assignee.name': (world, { assigneeId }) => nameOf(world, assigneeId),
  'ticket.requester.name': (world, { requesterId }) => nameOf(world, requesterId),
  'ticket.latest_comment': (_, ticket) => commentsOf(ticket).at(-1)?.comment.body ?? '',
};

/** `text` with the placeholders of a ticket filled in; one that is not known stays as it is. `updater`: by user id. */
export const filledIn = (world: World, ticket: Ticket, text: string, updater: number | null): string =>
  text.replace(/\{\{\s*([a-z_.]+)\s*\}\}/g, (whole, name: string) =>
    name === 'current_user.name' ? nameOf(world, updater) : (placeholders[name]?.(world, ticket) ?? whole),
  );

/** Sends it, unless the person is suspended. */
export const sendMail = (world: World, mail: Omit<Mail, 'at'>): void => {
  if (world.person(mail.to)?.isSuspended === true) return;
  world.mails = [...world.mails, { at: isoSecond(world.now()), ...mail }];
};

/** Tells the followers of the audit's comments, their authors left out. */
export const tellFollowers = (world: World, ticket: Ticket, { events }: Audit): void => {
  if (!world.knobs.followersEnabled) return;
  for (const event of events) {
    if (event.type !== 'Comment') continue;
    for (const to of ticket.followerIds.filter((id) => id !== event.authorId)) {
      const subject = `[Vista Social] Re: ${ticket.subject}`;
      sendMail(world, { ticketId: ticket.id, to, subject, body: event.body, rule: null });
    }
  }
};
