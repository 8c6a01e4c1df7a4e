/** Stripe's search: `field:"value"` clauses joined by AND; text is compared without regard to letter case. */
import { type StripeAnswer, failed, found } from './errors.ts';
import { limitOf } from './lists.ts';
import type { StripeObject } from './objects.ts';

interface Clause {
  readonly field: string;
  readonly value: string;
}

const clausesIn = (text: string): readonly Clause[] | undefined => {
  const clauses = text.split(/\s+AND\s+/i).map((part) => /^\s*([a-z_]+)\s*[:~]\s*"([^"]*)"\s*$/.exec(part));
  if (clauses.some((clause) => clause === null)) return undefined;
  return clauses.map((clause) => ({ field: clause?.[1] ?? '', value: clause?.[2] ?? '' }));
};

export interface SearchRequest<T> {
  readonly url: string;
  readonly query: URLSearchParams;
  readonly records: readonly T[];
  readonly show: (record: T) => StripeObject;
  /** The searchable fields: whether a record matches a value. */
  readonly fields: Readonly<Record<string, (record: T, value: string) => boolean>>;
}

/** One page of a search, or the refusal of its query. */
export const searchPage = <T>({ url, query, records, show, fields }: SearchRequest<T>): StripeAnswer => {
  const text = query.get('query');
  if (text === null) return failed({ status: 400, message: 'Missing required param: query.', param: 'query' });
  const limit = limitOf(query);
  if (typeof limit !== 'number') return limit;
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
  const hits = records.filter((record) => clauses.every(({ field, value }) => fields[field]?.(record, value) === true));
  const start = Number(query.get('page') ?? 0);
  const page = hits.slice(start, start + limit);
  const more = hits.length > start + limit;
  const next_page = more ? String(start + limit) : null;
  return found({ object: 'search_result', data: page.map(show), has_more: more, next_page, url });
};

/** Stripe's text match also returns values that only contain what was asked for. */
export const textMatches = (value: string, wanted: string): boolean =>
  value.toLowerCase().includes(wanted.toLowerCase());
