import * as v from 'valibot';
import type { ProxiedAnswer, ProxiedGet } from './request.ts';
import type { UnknownWhy } from '../domain/invoice.ts';
import { err, ok, type Result } from '../domain/result.ts';

const HOST = 'https://api.stripe.com';
const HEADERS = {
  Authorization: 'Bearer {{setting.stripe_key}}',
  'Stripe-Version': '2026-10-28.endive',
};

/** Stripe gives at most 100 objects at a time; beyond five pages nothing is counted (docs/billing.md). */
const PAGE_SIZE = 100;
const MOST_PAGES = 5;
const RETRY_AFTER_MS = 500;

/** Why Stripe could not be read; `detail` is for the admin. */
export interface StripeFailure {
  readonly why: UnknownWhy;
  readonly detail: string;
}

type Query = Readonly<Record<string, string>>;

export interface StripePage<T> {
  readonly data: readonly T[];
  readonly hasMore: boolean;
}

export interface StripeApi {
  /** One page of a list or a search. */
  readonly page: <T>(
    path: string,
    query: Query,
    item: v.GenericSchema<unknown, T>,
  ) => Promise<Result<StripePage<T>, StripeFailure>>;
  /** A whole list; a part of it is a failure, since a part looks like a smaller whole. */
  readonly all: <T extends { readonly id: string }>(
    path: string,
    query: Query,
    item: v.GenericSchema<unknown, T>,
  ) => Promise<Result<readonly T[], StripeFailure>>;
}

const errorBody = v.object({ error: v.object({ code: v.nullish(v.string()) }) });

/** The code and not the message: Stripe's messages repeat parts of the key. */
function failureOf(path: string, { status, body, detail }: Extract<ProxiedAnswer, { ok: false }>): StripeFailure {
  const read = v.safeParse(errorBody, body);
  const code = read.success ? read.output.error.code : null;
  if (status === 0) return { why: 'down', detail: `${path}: ${detail}` };
  const told = code == null ? `${path}: status ${status}` : `${path}: status ${status}, ${code}`;
  if (status === 401 || status === 403) return { why: 'refused', detail: told };
  return { why: status === 429 || status >= 500 ? 'down' : 'unreadable', detail: told };
}

const isPassing = ({ status }: { readonly status: number }): boolean => status === 429 || status >= 500;

const defaultPause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Stripe's API as far as the app reads it: GET only, one retry where Stripe is busy or has a moment's trouble. */
export function stripeApiOver(get: ProxiedGet, pause = defaultPause): StripeApi {
  async function ask(path: string, query: Query): Promise<ProxiedAnswer> {
    const url = `${HOST}${path}?${new URLSearchParams({ limit: `${PAGE_SIZE}`, ...query }).toString()}`;
    const first = await get({ url, headers: HEADERS });
    if (first.ok || !isPassing(first)) return first;
    await pause(RETRY_AFTER_MS);
    return get({ url, headers: HEADERS });
  }

  const page: StripeApi['page'] = async (path, query, item) => {
    const answer = await ask(path, query);
    if (!answer.ok) return err(failureOf(path, answer));
    const read = v.safeParse(v.object({ data: v.array(item), has_more: v.boolean() }), answer.body);
    if (read.success) return ok({ data: read.output.data, hasMore: read.output.has_more });
    const where = v.getDotPath(read.issues[0]) ?? 'the answer';
    return err({ why: 'unreadable', detail: `${path}: ${where}` });
  };

  async function all<T extends { readonly id: string }>(
    path: string,
    query: Query,
    item: v.GenericSchema<unknown, T>,
  ): Promise<Result<readonly T[], StripeFailure>> {
    const data: T[] = [];
    for (let pages = 1; ; pages += 1) {
      const last: T | undefined = data.at(-1);
      const asked = last === undefined ? query : { ...query, starting_after: last.id };
      const answer: Result<StripePage<T>, StripeFailure> = await page(path, asked, item);
      if (!answer.ok) {
        if (pages === 1) return answer;
        return err({ why: 'not-all-read', detail: `${data.length} read, then ${answer.error.detail}` });
      }
      data.push(...answer.value.data);
      if (!answer.value.hasMore) return ok(data);
      if (pages === MOST_PAGES) return err({ why: 'not-all-read', detail: `more than ${data.length}` });
    }
  }

  return { page, all };
}
