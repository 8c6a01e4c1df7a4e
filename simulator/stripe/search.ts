/** Stripe's search: `field:"value"` clauses joined by AND; text is compared without regard to letter case. */
import { type StripeAnswer, failed, found } from './errors.ts';
import type { Entry } from './entries.ts';
import { expandedIn } from './expand.ts';
import { limitOf } from './lists.ts';
import { newestFirst } from './order.ts';

interface Clause {
  readonly field: string;
  readonly value: string;
}

const clausesIn = (text: string): readonly Clause[] | undefined => {
  const clauses = text.split(/\s+AND\s+/i).map((part) => /^\s*([a-z_]+)\s*[:~]\s*"([^"]*)"\s*$/.exec(part));
  if (clauses.some((clause) => clause === null)) return undefined;
  return clauses.map((clause) => ({ field: clause?.[1] ?? '', value: clause?.[2] ?? '' }));
};

/** How a field's value is held against what was asked for. */
export type Match = (value: string, wanted: string) => boolean;

/** What is searched, and how. */
export interface SearchRequest {
  readonly kind: string;
  readonly url: string;
  readonly query: URLSearchParams;
  readonly entries: readonly Entry[];
  /** The searchable fields, each a fact of the entries. */
  readonly fields: Readonly<Record<string, Match>>;
}

/** One page of a search, or the refusal of its query. */
export const searchPage = ({ kind, url, query, entries, fields }: SearchRequest): StripeAnswer => {
  const text = query.get('query');
  if (text === null) return failed({ status: 400, message: 'Missing required param: query.', param: 'query' });
  const limit = limitOf(query);
  if (typeof limit !== 'number') return limit;
  const expanded = expandedIn(query, kind, 'data.');
  if ('refused' in expanded) return expanded.refused;
  const clauses = clausesIn(text);
  if (clauses === undefined) {
    return failed({ status: 400, message: `We were unable to parse your search query: ${text}`, param: 'query' });
  }
  const unknown = clauses.find(({ field }) => fields[field] === undefined);
  if (unknown !== undefined) {
    return failed({
      status: 400,
      message: `Field \`${unknown.field}\` is an unsupported search field.`,
      param: 'query',
    });
  }
  const hits = newestFirst(entries).filter(({ facts }) =>
    clauses.every(({ field, value }) => fields[field]?.(facts[field] ?? '', value) === true),
  );
  const start = Number(query.get('page') ?? 0);
  const data = hits.slice(start, start + limit).map((entry) => entry.show(expanded.expand));
  const more = hits.length > start + limit;
  const next_page = more ? String(start + limit) : null;
  return found({ object: 'search_result', data, has_more: more, next_page, url });
};

/** Stripe's text match also returns values that only contain what was asked for. */
export const contains: Match = (value, wanted) => value.toLowerCase().includes(wanted.toLowerCase());

/** Stripe's match of ids and flags. */
export const equals: Match = (value, wanted) => value === wanted;
