import * as v from 'valibot';
import { faultOf } from './faults.ts';
import type { ProxiedGet } from './request.ts';
import type { BillingFault } from '../domain/invoice.ts';
import { err, ok, type Result } from '../domain/result.ts';

export const HOST = 'https://api.stripe.com';
export const HEADERS = {
  Authorization: 'Bearer {{setting.stripe_key}}',
  'Stripe-Version': '2026-10-28.endive',
};

/** Stripe gives at most 100 objects at a time; beyond five pages nothing is counted (docs/billing.md). */
const PAGE_SIZE = 100;
const MOST_PAGES = 5;

type Query = Readonly<Record<string, string>>;

export interface StripePage<T> {
  readonly data: readonly T[];
  readonly hasMore: boolean;
}

/** A list that broke off: a part looks like a smaller whole, so it is a failure that says what was read. */
export interface BrokenList<T> {
  readonly fault: BillingFault;
  readonly read: readonly T[];
}

export interface StripeApi {
  /** One object. */
  readonly one: <T>(path: string, query: Query, item: v.GenericSchema<unknown, T>) => Promise<Result<T, BillingFault>>;
  /** One page of a list or a search. */
  readonly page: <T>(
    path: string,
    query: Query,
    item: v.GenericSchema<unknown, T>,
  ) => Promise<Result<StripePage<T>, BillingFault>>;
  /** A whole list, each object once. */
  readonly all: <T extends { readonly id: string }>(
    path: string,
    query: Query,
    item: v.GenericSchema<unknown, T>,
  ) => Promise<Result<readonly T[], BrokenList<T>>>;
}

/** Stripe's API as far as the app reads it: GET only, the version pinned, the key filled in by the help desk. */
export function stripeApiOver(get: ProxiedGet): StripeApi {
  async function read<T>(
    path: string,
    query: Query,
    schema: v.GenericSchema<unknown, T>,
  ): Promise<Result<T, BillingFault>> {
    const asked = new URLSearchParams(query).toString();
    const answer = await get({ url: `${HOST}${path}${asked === '' ? '' : `?${asked}`}`, headers: HEADERS });
    if (!answer.ok) return err(faultOf(path, answer));
    const parsed = v.safeParse(schema, answer.body);
    if (parsed.success) return ok(parsed.output);
    if (typeof answer.body !== 'object') return err({ name: 'not-json', detail: path });
    return err({ name: 'malformed', detail: `${path}: ${v.getDotPath(parsed.issues[0]) ?? 'the answer'}` });
  }

  const page: StripeApi['page'] = async (path, query, item) => {
    const list = v.object({ data: v.array(item), has_more: v.boolean() });
    const answer = await read(path, { limit: `${PAGE_SIZE}`, ...query }, list);
    return answer.ok ? ok({ data: answer.value.data, hasMore: answer.value.has_more }) : answer;
  };

  async function all<T extends { readonly id: string }>(
    path: string,
    query: Query,
    item: v.GenericSchema<unknown, T>,
  ): Promise<Result<readonly T[], BrokenList<T>>> {
    const found = new Map<string, T>();
    let last: string | null = null;
    for (let pages = 1; ; pages += 1) {
      const asked: Query = last === null ? query : { ...query, starting_after: last };
      const answer: Result<StripePage<T>, BillingFault> = await page(path, asked, item);
      if (!answer.ok) return err({ fault: answer.error, read: [...found.values()] });
      for (const one of answer.value.data) found.set(one.id, one);
      last = answer.value.data.at(-1)?.id ?? last;
      if (!answer.value.hasMore) return ok([...found.values()]);
      // An empty page that promises more would be asked for again and again.
      if (pages === MOST_PAGES || answer.value.data.length === 0) {
        return err({ fault: { name: 'too-long', detail: `${path}: ${found.size}` }, read: [...found.values()] });
      }
    }
  }

  return { one: read, page, all };
}
