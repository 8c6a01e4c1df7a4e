/** What every list of Stripe's has in common: newest first, `limit`, `starting_after`, `ending_before`, `created`. */
import { type StripeAnswer, failed, found, missing } from './errors.ts';
import type { Entry } from './entries.ts';
import { expandedIn } from './expand.ts';
import { newestFirst } from './order.ts';
import { listOf } from './shapes.ts';

const comparisons: Readonly<Record<string, (created: number, bound: number) => boolean>> = {
  'created[gt]': (created, bound) => created > bound,
  'created[gte]': (created, bound) => created >= bound,
  'created[lt]': (created, bound) => created < bound,
  'created[lte]': (created, bound) => created <= bound,
  created: (created, bound) => created === bound,
};

const createdInRange = (created: number, query: URLSearchParams): boolean =>
  Object.entries(comparisons).every(([name, holds]) => {
    const bound = query.get(name);
    return bound === null || holds(created, Number(bound));
  });

/** The page size asked for, or the refusal of it. */
export const limitOf = (query: URLSearchParams): number | StripeAnswer => {
  const given = query.get('limit');
  if (given === null) return 10;
  if (!/^-?\d+$/.test(given)) {
    return failed({
      status: 400,
      message: `Invalid integer: ${given}`,
      param: 'limit',
      code: 'parameter_invalid_integer',
    });
  }
  const limit = Number(given);
  if (limit < 1)
    return failed({ status: 400, message: 'This value must be greater than or equal to 1.', param: 'limit' });
  if (limit > 100)
    return failed({ status: 400, message: 'This value must be less than or equal to 100.', param: 'limit' });
  return limit;
};

/** What is listed, and how. */
export interface ListRequest {
  readonly kind: string;
  readonly url: string;
  readonly query: URLSearchParams;
  /** All objects of the kind, in order of entry. */
  readonly entries: readonly Entry[];
  /** Which of them the list is about. */
  readonly holds: (entry: Entry) => boolean;
}

/** One page of those `entries` that the list is about. */
export const listPage = (request: ListRequest): StripeAnswer => {
  const { kind, url, query, entries, holds } = request;
  const limit = limitOf(query);
  if (typeof limit !== 'number') return limit;
  const expanded = expandedIn(query, kind, 'data.');
  if ('refused' in expanded) return expanded.refused;
  const inOrder = newestFirst(entries);

  const after = query.get('starting_after');
  const before = query.get('ending_before');
  const cursor = after ?? before;
  // Among all entries: an invoice that was paid since the last page still marks the place where that page ended.
  const at = cursor === null ? -1 : inOrder.findIndex((entry) => entry.id === cursor);
  if (cursor !== null && at === -1) {
    return missing(kind, cursor, after === null ? 'ending_before' : 'starting_after', 400);
  }
  const backwards = after === null && before !== null;
  const candidates = (backwards ? inOrder.slice(0, at) : inOrder.slice(at + 1)).filter(
    (entry) => holds(entry) && createdInRange(entry.created, query),
  );
  const page = backwards ? candidates.slice(-limit) : candidates.slice(0, limit);
  const data = page.map((entry) => entry.show(expanded.expand));
  return found(listOf(data, url, candidates.length > page.length));
};
