/** What every list of Stripe's has in common: newest first, `limit`, `starting_after`, `ending_before`, `created`. */
import { type StripeAnswer, failed, found, missing } from './errors.ts';
import { type StripeObject, listOf } from './objects.ts';

export interface Listed {
  readonly id: string;
  readonly created: number;
}

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

export interface ListRequest<T extends Listed> {
  readonly kind: string;
  readonly url: string;
  readonly query: URLSearchParams;
  /** All records of the kind, in any order. */
  readonly records: readonly T[];
  /** Which of them the list is about. */
  readonly holds: (record: T) => boolean;
  readonly show: (record: T) => StripeObject;
}

/** One page of those `records` that the list is about. */
export const listPage = <T extends Listed>(request: ListRequest<T>): StripeAnswer => {
  const { kind, url, query, records, holds, show } = request;
  const limit = limitOf(query);
  if (typeof limit !== 'number') return limit;
  const inOrder = records
    .map((record, index) => ({ record, index }))
    // Stripe lists by creation, newest first; what was entered later counts as newer within one second.
    .sort((one, other) => other.record.created - one.record.created || other.index - one.index)
    .map(({ record }) => record);

  const after = query.get('starting_after');
  const before = query.get('ending_before');
  const cursor = after ?? before;
  // Among all records: an invoice that was paid since the last page still marks the place where that page ended.
  const at = cursor === null ? -1 : inOrder.findIndex((record) => record.id === cursor);
  if (cursor !== null && at === -1) {
    return missing(kind, cursor, after === null ? 'ending_before' : 'starting_after', 400);
  }
  const backwards = after === null && before !== null;
  const candidates = (backwards ? inOrder.slice(0, at) : inOrder.slice(at + 1)).filter(
    (record) => holds(record) && createdInRange(record.created, query),
  );
  const page = backwards ? candidates.slice(-limit) : candidates.slice(0, limit);
  return found(listOf(page.map(show), url, candidates.length > page.length));
};
