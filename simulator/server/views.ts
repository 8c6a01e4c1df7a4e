/** The world in the shapes that the host page shows. */
import type { ConversationComment, Knobs, Person, TicketView, UserFieldView, WorkspaceState } from '../contract.ts';
import { SCENARIOS } from '../scenarios/scenarios.ts';
import { customFieldsOf, ticketFieldsOf, userFieldsOf } from '../world/fields.ts';
import { requirementIds } from '../world/requirementIds.ts';
import { type Account, type Ticket, commentsOf, isoSecond } from '../world/model.ts';
import { customRoleOf } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import type { Running } from './running.ts';

const appId = 900_101;
const installationId = 900_201;

/** Apps read the custom role in place of the plain one. */
const personView = (person: Account, knobs: Knobs): Person => {
  const { id, name, email, locale, timeZone, externalId } = person;
  return { id, name, email, role: customRoleOf(person, knobs) ?? person.role, locale, timeZone, externalId };
};

const requesterOf = (world: World, ticket: Ticket): Account => {
  const requester = world.person(ticket.requesterId);
  if (requester === undefined) throw new Error(`Ticket ${ticket.id} has no requester.`);
  return requester;
};

const conversationOf = (ticket: Ticket): readonly ConversationComment[] =>
  commentsOf(ticket).map(({ audit, comment }) => ({
    id: comment.id,
    authorId: comment.authorId,
    writtenBy: audit.authorId,
    public: comment.public,
    body: comment.body,
    createdAt: isoSecond(audit.at),
  }));

/** One ticket as its page shows it. */
export const ticketView = (world: World, ticket: Ticket): TicketView => ({
  id: ticket.id,
  subject: ticket.subject,
  status: ticket.status,
  tags: ticket.tags,
  customFields: Object.fromEntries(customFieldsOf(world).map(({ id }) => [String(id), ticket.fields.get(id) ?? null])),
  followerIds: ticket.followerIds,
  requester: personView(requesterOf(world, ticket), world.knobs),
  assigneeId: ticket.assigneeId,
  createdAt: isoSecond(ticket.createdAt),
  updatedAt: isoSecond(ticket.updatedAt),
  conversation: conversationOf(ticket),
});

const requiredUserFields = (world: World): readonly UserFieldView[] =>
  userFieldsOf(world).flatMap(({ requirementKey, id, key, title, type }) =>
    requirementKey === null ? [] : [{ id, requirementKey, key, title, type }],
  );

/** Everything that does not depend on one ticket. */
export const stateView = ({ world, app, appUrl }: Pick<Running, 'world' | 'app' | 'appUrl'>): WorkspaceState => {
  const now = world();
  const { name, version, plain } = app();
  return {
    scenario: now.scenario,
    scenarios: SCENARIOS.map(({ id, title, tryThis }) => ({ id, title, tryThis })),
    people: [...now.people.values()].map((person) => personView(person, now.knobs)),
    tickets: [...now.tickets.values()].map((ticket) => ({
      id: ticket.id,
      subject: ticket.subject,
      status: ticket.status,
      requesterName: requesterOf(now, ticket).name,
      tags: ticket.tags,
    })),
    ticketFields: ticketFieldsOf(now),
    userFields: requiredUserFields(now),
    requirements: requirementIds(now),
    app: { id: appId, installationId, name, version, settings: now.settings, plain },
    appUrl: appUrl(),
    knobs: now.knobs,
  };
};
