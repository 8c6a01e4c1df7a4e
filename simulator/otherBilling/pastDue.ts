/** The other billing system's one address, /past-due: it answers from the same books as the simulated Stripe. */
import { newestFirst } from '../stripe/order.ts';
import type { Books, CustomerRecord } from '../stripe/records.ts';
import { customerLine, invoiceLine, isoOf, openDisputesOf, refundsOf, subscriptionOf } from './statement.ts';

/** One request to it. */
export interface PastDueRequest {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
}

/** Its answer. */
export interface PastDueAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Any refusal. */
export const refusal = (status: number, error: string): PastDueAnswer => ({ status, body: { error } });

interface Found {
  readonly customers: readonly CustomerRecord[];
  /** Undefined where the asker had named the customer. */
  readonly matchedBy?: 'id' | 'email';
}

/** An external id that is a customer's id counts before the address, which knows no letter case. */
const customersFor = (books: Books, query: URLSearchParams): Found | undefined => {
  const known = newestFirst(books.customers.filter((customer) => !customer.deleted));
  const byId = (id: string | null) => known.filter((customer) => customer.id === id);
  const [customer, external, email] = ['customer', 'external_id', 'email'].map((name) => query.get(name));
  if (customer != null) return { customers: byId(customer) };
  if (external == null && email == null) return undefined;
  const named = byId(external ?? null);
  if (named.length > 0) return { customers: named, matchedBy: 'id' };
  const addressed = known.filter((one) => one.email.toLowerCase() === email?.toLowerCase());
  return { customers: addressed, matchedBy: 'email' };
};

const statement = (books: Books, { customers, ...found }: Found, now: number): unknown => {
  const head = {
    version: 1,
    asOf: isoOf(now),
    testMode: !books.live,
    customers: customers.map((customer) => ({ ...customerLine(books, customer, now), ...found })),
  };
  const [customer, ...others] = customers;
  if (customer === undefined || others.length > 0) {
    return { ...head, invoices: [], complete: true, subscription: null, refunds: null, openDisputes: null };
  }
  const own = newestFirst(books.invoices.filter((invoice) => invoice.customer === customer.id));
  return {
    ...head,
    invoices: own.map((invoice) => invoiceLine(invoice, now)),
    complete: true,
    subscription: subscriptionOf(books, customer.id),
    refunds: refundsOf(books, customer.id),
    openDisputes: openDisputesOf(books, customer.id),
  };
};

/** Answers one request; `token` is the one valid bearer token, `now` in Unix seconds. */
export const answerPastDue = (
  books: Books,
  { method, url, authorization }: PastDueRequest,
  token: string | undefined,
  now: number,
): PastDueAnswer => {
  if (token === undefined || authorization !== `Bearer ${token}`) return refusal(401, 'unauthorized');
  if (url.pathname !== '/past-due') return refusal(404, 'not_found');
  if (method !== 'GET') return refusal(405, 'method_not_allowed');
  const found = customersFor(books, url.searchParams);
  return found === undefined ? refusal(400, 'bad_request') : { status: 200, body: statement(books, found, now) };
};
