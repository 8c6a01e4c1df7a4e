/** The simulated Stripe API: what api.stripe.com answers to the app's read-only key. */
import type { Books, InvoiceStatus } from './records.ts';
import { deletedCustomerObject } from './customerObject.ts';
import {
  type Entry,
  chargeEntries,
  customerEntries,
  disputeEntries,
  invoiceEntries,
  invoicePaymentEntries,
  paymentIntentEntries,
  refundEntries,
  subscriptionEntries,
} from './entries.ts';
import { type StripeAnswer, failed, found, missing, noKey, tooManyRequests, wrongKey } from './errors.ts';
import { expandedIn } from './expand.ts';
import { listPage } from './lists.ts';
import { keyIn } from './key.ts';
import { overrunOf } from './rateLimit.ts';
import { type KeyRights, balance, readOnly, refusedWrite } from './rights.ts';
import { contains, equals, searchPage } from './search.ts';

export interface StripeRequest {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  /** What it carries, as a form is written; nothing where not said. */
  readonly data?: string;
}

interface Asked {
  readonly books: Books;
  readonly query: URLSearchParams;
  readonly path: string;
  /** Unix seconds. */
  readonly now: number;
}

const invoiceStatuses: readonly string[] = ['draft', 'open', 'paid', 'uncollectible', 'void'] satisfies InvoiceStatus[];
const subscriptionStatuses: readonly string[] =
  'active all canceled ended incomplete incomplete_expired past_due paused trialing unpaid'.split(' ');

/** A list of those entries whose facts equal the parameters given. */
const filtered = (
  { query, path }: Asked,
  kind: string,
  entries: readonly Entry[],
  filters: readonly string[],
): StripeAnswer => {
  const wanted = filters.filter((name) => query.get(name) !== null);
  const holds = ({ facts }: Entry): boolean => wanted.every((name) => facts[name] === query.get(name));
  return listPage({ kind, url: path, query, entries, holds });
};

/** A deleted customer's invoices can still be listed. */
const unknownCustomer = ({ books, query }: Asked): StripeAnswer | undefined => {
  const id = query.get('customer');
  const known = [...books.customers, ...books.recorded.customers].some((customer) => customer.id === id);
  return id === null || known ? undefined : missing('customer', id, 'customer', 400);
};

const badStatus = ({ query }: Asked, allowed: readonly string[]): StripeAnswer | undefined => {
  const status = query.get('status');
  if (status === null || allowed.includes(status)) return undefined;
  return failed({ status: 400, message: `Invalid status: must be one of ${allowed.join(', ')}`, param: 'status' });
};

const subscriptions = (asked: Asked): StripeAnswer => {
  const wanted = asked.query.get('status');
  const listed = ({ facts }: Entry): boolean =>
    wanted === 'all' || (wanted === null ? facts['status'] !== 'canceled' : facts['status'] === wanted);
  return (
    badStatus(asked, subscriptionStatuses) ??
    unknownCustomer(asked) ??
    filtered(asked, 'subscription', subscriptionEntries(asked.books).filter(listed), ['customer'])
  );
};

type Endpoint = (asked: Asked) => StripeAnswer;

const endpoints: Readonly<Record<string, Endpoint>> = {
  // The address is compared with regard to letter case, as Stripe says of this filter.
  '/v1/customers': (asked) => filtered(asked, 'customer', customerEntries(asked.books, asked.now), ['email']),
  '/v1/customers/search': ({ books, query, path, now }) =>
    searchPage({
      kind: 'customer',
      url: path,
      query,
      entries: customerEntries(books, now),
      fields: { email: contains, name: contains },
    }),
  '/v1/invoices': (asked) =>
    badStatus(asked, invoiceStatuses) ??
    unknownCustomer(asked) ??
    filtered(asked, 'invoice', invoiceEntries(asked.books), ['customer', 'status', 'subscription']),
  '/v1/subscriptions': subscriptions,
  '/v1/charges': (asked) => filtered(asked, 'charge', chargeEntries(asked.books), ['customer', 'payment_intent']),
  '/v1/charges/search': ({ books, query, path }) =>
    searchPage({
      kind: 'charge',
      url: path,
      query,
      entries: chargeEntries(books),
      fields: { customer: equals, disputed: equals, refunded: equals },
    }),
  '/v1/refunds': (asked) => filtered(asked, 'refund', refundEntries(asked.books), ['charge', 'payment_intent']),
  '/v1/disputes': (asked) => filtered(asked, 'dispute', disputeEntries(asked.books), ['charge', 'payment_intent']),
  '/v1/payment_intents': (asked) => filtered(asked, 'payment_intent', paymentIntentEntries(asked.books), ['customer']),
  '/v1/invoice_payments': (asked) =>
    filtered(asked, 'invoice_payment', invoicePaymentEntries(asked.books), [
      'invoice',
      'payment[type]',
      'payment[payment_intent]',
      'status',
    ]),
};

const single = ({ books, path, query, now }: Asked): StripeAnswer | undefined => {
  const [, kinds, id] = /^\/v1\/(customers|invoices)\/([A-Za-z0-9_]+)$/.exec(path) ?? [];
  if (kinds === undefined || id === undefined) return undefined;
  const kind = kinds.slice(0, -1);
  const expanded = expandedIn(query, kind, '');
  if ('refused' in expanded) return expanded.refused;
  const deleted = books.customers.find((customer) => customer.deleted && customer.id === id);
  if (deleted !== undefined) return found(deletedCustomerObject(deleted));
  const entries = kind === 'customer' ? customerEntries(books, now) : invoiceEntries(books);
  const entry = entries.find((candidate) => candidate.id === id);
  return entry === undefined ? missing(kind, id, 'id', 404) : found(entry.show(expanded.expand));
};

/** Answers one request; `key` is the account's one valid key, with these `rights`, and `now` in Unix seconds. */
export const answerStripe = (
  books: Books,
  request: StripeRequest,
  key: string | undefined,
  now: number,
  rights: KeyRights = readOnly,
): StripeAnswer => {
  const given = keyIn(request.authorization);
  if (given === undefined || given === '') return noKey;
  if (given !== key) return wrongKey(given);
  const path = request.url.pathname;
  const overrun = overrunOf(books, path, now);
  if (overrun !== undefined) return tooManyRequests(overrun);
  const { method, data = '' } = request;
  if (method !== 'GET') return refusedWrite(books, { method, path, data }, given, rights);
  if (path === '/v1/balance') return balance(books, given, rights);
  const asked: Asked = { books, query: request.url.searchParams, path, now };
  const answer = endpoints[asked.path]?.(asked) ?? single(asked);
  const message = `Unrecognized request URL (${method}: ${path}).`;
  return answer ?? failed({ status: 404, message });
};
