/** Lists page by page: by cursor (`page[size]`, `page[after]`, `page[before]`) or by number. */
import type { Audit } from '../world/model.ts';
import { type ZendeskObject, auditObject } from './answers.ts';

const largestPage = 100;

/** Whatever has an id can be listed. */
export interface Item {
  readonly id: number;
}

/** A page, and what an answer says of it and of those around it. */
export interface Page<T> {
  readonly page: readonly T[];
  readonly rest: ZendeskObject;
}

const cursorOf = ({ id }: Item): string => Buffer.from(`at:${id}`).toString('base64url');

const newestFirst = (query: URLSearchParams): boolean => {
  const sort = query.get('sort');
  if (sort !== null) return sort.startsWith('-');
  return query.get('sort_order') === 'desc';
};

const sizeOf = (query: URLSearchParams): number => {
  const wanted = Number(query.get('page[size]') ?? query.get('per_page') ?? largestPage);
  return Number.isInteger(wanted) && wanted >= 1 ? Math.min(wanted, largestPage) : largestPage;
};

const withQuery = (url: URL, changes: Readonly<Record<string, string>>): string => {
  const next = new URL(url);
  next.searchParams.delete('page[after]');
  next.searchParams.delete('page[before]');
  for (const [name, value] of Object.entries(changes)) next.searchParams.set(name, value);
  return next.href;
};

const byCursor = <T extends Item>(items: readonly T[], url: URL, size: number): Page<T> => {
  const after = url.searchParams.get('page[after]');
  const before = url.searchParams.get('page[before]');
  const cursor = after ?? before;
  const at = cursor === null ? -1 : items.findIndex((item) => cursorOf(item) === cursor);
  const backwards = after === null && before !== null;
  const candidates = backwards ? items.slice(0, Math.max(at, 0)) : items.slice(at + 1);
  const page = backwards ? candidates.slice(-size) : candidates.slice(0, size);
  const [first, last] = [page[0], page.at(-1)];
  const afterCursor = last === undefined ? null : cursorOf(last);
  const beforeCursor = first === undefined ? null : cursorOf(first);
  const more = candidates.length > page.length;
  const following = more && afterCursor !== null ? withQuery(url, { 'page[after]': afterCursor }) : null;
  const preceding = first !== undefined && items[0] !== first;
  return {
    page,
    rest: {
      meta: { has_more: more, after_cursor: afterCursor, before_cursor: beforeCursor },
      links: {
        next: following,
        prev: preceding && beforeCursor !== null ? withQuery(url, { 'page[before]': beforeCursor }) : null,
      },
    },
  };
};

const byNumber = <T extends Item>(items: readonly T[], url: URL, size: number): Page<T> => {
  const number = Math.max(1, Number(url.searchParams.get('page') ?? 1) || 1);
  const page = items.slice((number - 1) * size, number * size);
  const to = (wanted: number): string => withQuery(url, { page: String(wanted) });
  return {
    page,
    rest: {
      count: items.length,
      next_page: items.length > number * size ? to(number + 1) : null,
      previous_page: number > 1 ? to(number - 1) : null,
    },
  };
};

const cursorIn = (url: URL): string | null =>
  url.searchParams.get('page[after]') ?? url.searchParams.get('page[before]');

/** A cursor that stands for nothing in the list. */
export const hasStrayCursor = (items: readonly Item[], url: URL): boolean => {
  const cursor = cursorIn(url);
  return cursor !== null && !items.some((item) => cursorOf(item) === cursor);
};

/** One page of `items`, which come in the order of the list. */
export const pageOf = <T extends Item>(items: readonly T[], url: URL): Page<T> => {
  const cursored = [...url.searchParams.keys()].some((key) => key.startsWith('page['));
  return (cursored ? byCursor : byNumber)(items, url, sizeOf(url.searchParams));
};

/** One page, and the answer that holds it; `audits` come oldest first, as they happened. */
export const auditsPage = (audits: readonly Audit[], url: URL): { page: readonly Audit[]; body: ZendeskObject } => {
  const types = url.searchParams.getAll('filter_events[]');
  const wanted = audits.filter(
    (audit) => types.length === 0 || audit.events.some((event) => types.includes(event.type)),
  );
  const ordered = newestFirst(url.searchParams) ? wanted.toReversed() : wanted;
  const { page, rest } = pageOf(ordered, url);
  return { page, body: { audits: page.map(auditObject), ...rest } };
};
