/** Routes what the signed-in person asks of /api/v2. */
import { type Json, wholeNumber } from '../json.ts';
import type { Account } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { anonymous, userObject } from './answers.ts';
import { type RestAnswer, forbidden, notSignedIn, ok, suspended, unknownEndpoint, unknownRecord } from './errors.ts';
import { answerFields } from './fieldRest.ts';
import type { SetupRequest } from './listRest.ts';
import { answerRules } from './ruleRest.ts';
import {
  type TicketRequest,
  listAudits,
  makePrivate,
  readAudit,
  readTicket,
  redact,
  writeTicket,
} from './ticketRest.ts';
import { searchTickets } from './ticketSearch.ts';

export interface RestRequest {
  readonly world: World;
  readonly method: string;
  readonly url: URL;
  readonly body: Json;
  readonly signedInAs: number | undefined;
}

const people = (world: World): readonly Account[] => [...world.people.values()];

const usersAnswer = (world: World, found: readonly Account[]): RestAnswer =>
  ok({
    users: found.map((person) => userObject(person, world)),
    count: found.length,
    next_page: null,
    previous_page: null,
  });

/** `query=email:x` is the exact address; any other text is looked for in names and addresses. */
const searchUsers = (world: World, query: string): RestAnswer => {
  const wanted = query.trim().replaceAll('"', '').toLowerCase();
  if (wanted === '') return usersAnswer(world, []);
  const address = /^email:(.+)$/.exec(wanted)?.[1];
  return usersAnswer(
    world,
    people(world).filter((person) =>
      address === undefined
        ? `${person.name} ${person.email}`.toLowerCase().includes(wanted)
        : person.email.toLowerCase() === address,
    ),
  );
};

const autocompleteUsers = (world: World, name: string): RestAnswer => {
  const wanted = name.toLowerCase();
  if (wanted.length < 2) return usersAnswer(world, []);
  const starts = (text: string): boolean => text.toLowerCase().startsWith(wanted);
  const found = people(world).filter((person) => person.name.split(' ').some(starts) || starts(person.email));
  return usersAnswer(world, found);
};

const users = ({ world, url }: RestRequest, by: Account, path: string): RestAnswer | undefined => {
  if (path === 'users/me') return ok({ user: userObject(by, world) });
  if (path === 'users/search') return searchUsers(world, url.searchParams.get('query') ?? '');
  if (path === 'users/autocomplete') return autocompleteUsers(world, url.searchParams.get('name') ?? '');
  const id = wholeNumber(/^users\/(\d+)$/.exec(path)?.[1]);
  if (id === undefined) return undefined;
  const person = world.person(id);
  return person === undefined ? unknownRecord : ok({ user: userObject(person, world) });
};

type TicketRoute = (request: TicketRequest, inner: number) => RestAnswer;

const ticketRoutes: readonly (readonly [method: string, path: RegExp, route: TicketRoute])[] = [
  ['GET', /^tickets\/(\d+)$/, readTicket],
  ['PUT', /^tickets\/(\d+)$/, writeTicket],
  ['GET', /^tickets\/(\d+)\/audits$/, listAudits],
  ['GET', /^tickets\/(\d+)\/audits\/(\d+)$/, readAudit],
  ['PUT', /^tickets\/(\d+)\/comments\/(\d+)\/make_private$/, makePrivate],
  ['PUT', /^tickets\/(\d+)\/comments\/(\d+)\/redact$/, redact],
];

const tickets = ({ world, method, url, body }: RestRequest, by: Account, path: string): RestAnswer | undefined => {
  for (const [verb, pattern, route] of ticketRoutes) {
    const match = verb === method ? pattern.exec(path) : null;
    if (match === null) continue;
    if (by.role === 'end-user') return forbidden;
    const ticket = world.tickets.get(Number(match[1]));
    return ticket === undefined || world.deleted.has(ticket.id)
      ? unknownRecord
      : route({ world, ticket, by, url, body }, Number(match[2]));
  }
  return undefined;
};

const isSetup = /^(triggers|automations|views|macros|ticket_fields|user_fields|search)\b/;

/** What only the staff may ask: about the account's setup, and for tickets. */
const setup = (request: SetupRequest, path: string): RestAnswer | undefined => {
  if (!isSetup.test(path)) return undefined;
  if (request.by.role === 'end-user') return forbidden;
  if (path === 'search' && request.method === 'GET') return searchTickets(request.world, request.url);
  return answerRules(request, path) ?? answerFields(request, path);
};

/** Answers one request as the person signed in. */
export const answerZendesk = (request: RestRequest): RestAnswer => {
  const { world, method, url, body, signedInAs } = request;
  const path = url.pathname.replace(/^\/api\/v2\//, '').replace(/\.json$/, '');
  const by = signedInAs === undefined ? undefined : world.person(signedInAs);
  if (by?.isSuspended === true) return suspended;
  if (by?.isSignedOut === true) return notSignedIn;
  if (by === undefined) return method === 'GET' && path === 'users/me' ? ok({ user: anonymous }) : notSignedIn;
  const ticketAnswer = tickets(request, by, path);
  if (ticketAnswer !== undefined) return ticketAnswer;
  const setupAnswer = setup({ world, method, by, url, body }, path);
  if (setupAnswer !== undefined) return setupAnswer;
  if (method !== 'GET') return unknownEndpoint;
  return users(request, by, path) ?? unknownEndpoint;
};
