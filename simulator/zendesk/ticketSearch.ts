/** GET /search: tickets by tags, status, times and words. */
import { ranks } from '../world/conditions.ts';
import { customFieldsOf } from '../world/fields.ts';
import { type Ticket, commentsOf } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { ticketObject } from './answers.ts';
import { type RestAnswer, invalid } from './errors.ts';
import { listAnswer } from './listRest.ts';

interface Term {
  /** Empty for a word that is looked for anywhere. */
  readonly name: string;
  readonly sign: string;
  readonly value: string;
}

/** `name:value`, `name<value`, `"some words"` or a word. */
const termsIn = (query: string): readonly Term[] =>
  [...query.matchAll(/(?:([a-z_]+)(:|<=|>=|<|>))?(?:"([^"]*)"|(\S+))/gi)].map(([, name, sign, quoted, plain]) => ({
    name: name?.toLowerCase() ?? '',
    sign: sign ?? ':',
    value: (quoted ?? plain ?? '').toLowerCase(),
  }));

const compared = (difference: number, sign: string): boolean => {
  switch (sign) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    default:
      return difference === 0;
  }
};

const day = 86_400_000;

/** A day without an hour is equal to all its hours, and a day is over before anything is later than it. */
const isAtTime = (at: number, { sign, value }: Term): boolean => {
  const wanted = Date.parse(value);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value);
  return compared(isDay ? Math.floor(at / day) - Math.floor(wanted / day) : at - wanted, sign);
};

const rank = (status: string): number => ranks['status']?.indexOf(status) ?? -1;

const filters: Readonly<Record<string, (ticket: Ticket, term: Term) => boolean>> = {
  '': (ticket, { value }) =>
    [ticket.subject, ...commentsOf(ticket).map(({ comment }) => comment.body)].some((text) =>
      text.toLowerCase().includes(value),
    ),
  type: (_, { value }) => value === 'ticket',
  tags: ({ tags }, { value }) => tags.includes(value),
  status: ({ status }, { sign, value }) => compared(rank(status) - rank(value), sign),
  created: ({ createdAt }, term) => isAtTime(createdAt, term),
  updated: ({ updatedAt }, term) => isAtTime(updatedAt, term),
};

/** Of several tags or states one is enough; everything else has to hold altogether. */
const alternatives = ['tags', 'status'];

const holds = (ticket: Ticket, term: Term): boolean => filters[term.name]?.(ticket, term) ?? false;

const isFound = (ticket: Ticket, terms: readonly Term[]): boolean =>
  terms.every((term) =>
    alternatives.includes(term.name)
      ? terms.some((other) => other.name === term.name && holds(ticket, other))
      : holds(ticket, term),
  );

const sorts: Readonly<Record<string, (ticket: Ticket) => number>> = {
  updated_at: ({ updatedAt }) => updatedAt,
  created_at: ({ createdAt }) => createdAt,
  status: ({ status }) => rank(status),
};

/** Said beside the query or, as in the agent's own search, within it. */
const orders = ['order_by', 'sort'];

/** Everything that the query finds; where nothing is said of the order, the newest tickets first. */
export const searchTickets = (world: World, url: URL): RestAnswer => {
  const { searchParams } = url;
  const said = termsIn(searchParams.get('query') ?? '');
  const terms = said.filter(({ name }) => !orders.includes(name));
  if (terms.length === 0) return invalid('query', 'Query: cannot be blank');
  const stray = terms.find(({ name }) => !(name in filters));
  if (stray !== undefined) return invalid('query', `Query: '${stray.name}' cannot be searched by`);
  const inQuery = (name: string): string | undefined => said.find((term) => term.name === name)?.value;
  const by = sorts[searchParams.get('sort_by') ?? inQuery('order_by') ?? ''] ?? (({ createdAt }: Ticket) => createdAt);
  const isRising = (searchParams.get('sort_order') ?? inQuery('sort')) === 'asc';
  const found = [...world.tickets.values()]
    .filter((ticket) => isFound(ticket, terms))
    .sort((one, other) => (isRising ? by(one) - by(other) : by(other) - by(one)));
  return listAnswer('results', found, url, (ticket) => ({
    ...ticketObject(ticket, customFieldsOf(world)),
    result_type: 'ticket',
  }));
};
