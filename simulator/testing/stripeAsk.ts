/** Asks the simulated Stripe with the right key, and names what tests look at in its answers. */
import { answerStripe } from '../stripe/api.ts';
import type { Books } from '../stripe/records.ts';
import type { World } from '../world/world.ts';
import { beginSeconds } from './worlds.ts';

export interface StripeList {
  readonly object: string;
  readonly url: string;
  readonly has_more: boolean;
  readonly next_page?: string | null;
  readonly data: readonly InvoiceAnswer[];
}

/** Enough of an invoice; other lists' objects are told by their id. */
export interface InvoiceAnswer {
  readonly id: string;
  readonly number: string;
  readonly customer: string;
  readonly created: number;
  readonly status: string;
  readonly email: string;
  readonly amount_due: number;
  readonly amount_paid: number;
  readonly amount_remaining: number;
}

export interface StripeFailure {
  readonly error: {
    readonly type: string;
    readonly code?: string;
    readonly message: string;
    readonly param?: string;
  };
}

export const rightKey = 'rk_test_simulated_read_only';

export interface StripeAnswered<T> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: T;
}

interface Ask {
  readonly method?: string;
  /** The right key's where not said; null stands for none at all. */
  readonly authorization?: string | null;
}

/** One request to the account in `books`, whose key is `key`. */
export const askBooks = <T = StripeList>(
  books: Books,
  path: string,
  { method = 'GET', authorization = `Bearer ${rightKey}` }: Ask = {},
  { key = rightKey, now = beginSeconds }: { key?: string | undefined; now?: number } = {},
): StripeAnswered<T> => {
  const url = new URL(path, 'https://api.stripe.com');
  const answer = answerStripe(books, { method, url, authorization: authorization ?? undefined }, key, now);
  return { status: answer.status, headers: answer.headers ?? {}, body: JSON.parse(JSON.stringify(answer.body)) as T };
};

/** One request to the world's account, whose key is the right one. */
export const askStripe = <T = StripeList>(world: World, path: string, ask: Ask = {}): StripeAnswered<T> => {
  const key = world.secureSettings['stripe_key'];
  const authorization = ask.authorization === undefined ? `Bearer ${key ?? ''}` : ask.authorization;
  return askBooks(world.books, path, { ...ask, authorization }, { key, now: Math.floor(world.now() / 1000) });
};

/** Ids on every page of a list, read as the app has to: by `starting_after` while there is more. */
export const allPages = (world: World, path: string): readonly (readonly string[])[] => {
  const pages: (readonly string[])[] = [];
  let after = '';
  for (;;) {
    const { body } = askStripe(world, `${path}${after}`);
    pages.push(body.data.map(({ id }) => id));
    const last = body.data.at(-1);
    if (!body.has_more || last === undefined) return pages;
    after = `&starting_after=${last.id}`;
  }
};
