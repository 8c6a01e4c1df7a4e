import type { ProxiedAnswer, ProxiedGet } from '../request.ts';

/** An object as Stripe's JSON has it. */
export type StripeJson = Readonly<Record<string, unknown>> & { readonly id: string };

export interface Books {
  /** A deleted one is `{ id, deleted: true }`. */
  readonly customers?: readonly StripeJson[];
  /** Newest first, as Stripe lists them. */
  readonly invoices?: readonly StripeJson[];
  readonly subscriptions?: readonly StripeJson[];
  readonly charges?: readonly StripeJson[];
  readonly disputes?: readonly StripeJson[];
}

interface Ask {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Gives an answer that takes the place of the books', or null to let them answer. `nth` counts that path from 1. */
export type Trouble = (ask: Ask, nth: number) => ProxiedAnswer | null;

export interface PretendStripe {
  readonly get: ProxiedGet;
  /** Everything that was asked, in order. */
  readonly asked: Ask[];
  /** The same as whole addresses. */
  readonly urls: URL[];
  readonly paths: () => readonly string[];
}

/** A refusal in the shape of Stripe's errors. */
export const refusal = (status: number, code: string | null = null, message = 'No.'): ProxiedAnswer => ({
  ok: false,
  status,
  body: { error: { type: 'invalid_request_error', message, ...(code === null ? {} : { code }) } },
  detail: `status ${status}`,
});

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One customer or invoice by its id; undefined where the path asks for something else. */
function single({ customers = [], invoices = [] }: Books, path: string): ProxiedAnswer | undefined {
  const [, kind, id] = /^\/v1\/(customers|invoices)\/((?!search$)[^/]+)$/.exec(path) ?? [];
  if (id === undefined) return undefined;
  const found = (kind === 'customers' ? customers : invoices).find((one) => one.id === decodeURIComponent(id));
  return found === undefined
    ? refusal(404, 'resource_missing', `No such ${kind?.slice(0, -1) ?? ''}: '${id}'`)
    : { ok: true, body: found };
}

function listed(books: Books, { path, query }: Ask): readonly StripeJson[] {
  const { customers = [], invoices = [], subscriptions = [], charges = [], disputes = [] } = books;
  const ofCustomer = ({ customer }: StripeJson): boolean => customer === query['customer'];
  switch (path) {
    case '/v1/customers':
      // In exact letter case, as Stripe's filter is.
      return customers.filter(({ email }) => email === query['email']);
    case '/v1/customers/search': {
      // Without regard to letter case, and also inside of longer addresses, as Stripe's search does.
      const wanted = /^email:"(.*)"$/.exec(query['query'] ?? '')?.[1]?.toLowerCase() ?? '';
      return customers.filter(({ email }) => text(email).toLowerCase().includes(wanted));
    }
    case '/v1/invoices':
      return invoices.filter(ofCustomer).filter(({ status }) => (query['status'] ?? status) === status);
    case '/v1/subscriptions':
      return subscriptions
        .filter(ofCustomer)
        .filter(({ status }) => query['status'] === 'all' || status !== 'canceled');
    case '/v1/charges':
      return charges.filter(ofCustomer);
    case '/v1/charges/search':
      return charges.filter(
        ({ customer, disputed }) =>
          query['query'] === `customer:"${text(customer)}" AND disputed:"${String(disputed)}"`,
      );
    case '/v1/disputes':
      return disputes.filter(({ charge }) => charge === query['charge']);
    default:
      return [];
  }
}

/** A Stripe that answers from `books` in Stripe's pages, and says what it was asked. */
export function pretendStripe(books: Books, trouble: Trouble = () => null): PretendStripe {
  const asked: Ask[] = [];
  const urls: URL[] = [];
  return {
    asked,
    urls,
    paths: () => asked.map(({ path }) => path),
    get: ({ url, headers }) => {
      const address = new URL(url);
      const { pathname, searchParams } = address;
      urls.push(address);
      const ask = { path: pathname, query: Object.fromEntries(searchParams), headers };
      asked.push(ask);
      const nth = asked.filter(({ path }) => path === pathname).length;
      const troubled = trouble(ask, nth);
      if (troubled !== null) return Promise.resolve(troubled);
      const one = single(books, pathname);
      if (one !== undefined) return Promise.resolve(one);
      const all = listed(books, ask);
      const after = ask.query['starting_after'];
      const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
      const end = start + Number(ask.query['limit'] ?? 10);
      const body = { object: 'list', data: all.slice(start, end), has_more: end < all.length, url: pathname };
      return Promise.resolve({ ok: true, body });
    },
  };
}
