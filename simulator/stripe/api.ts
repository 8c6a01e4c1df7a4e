/** The simulated Stripe API: what api.stripe.com answers to the app's read-only key. */
import { type Books, type InvoiceStatus, type SubscriptionRecord } from './books.ts';
import { type StripeAnswer, failed, found, missing, noKey, notPermitted, tooManyRequests, wrongKey } from './errors.ts';
import { type Listed, type ListRequest, listPage } from './lists.ts';
import { customerObject, invoiceObject, invoicePaymentObject } from './objects.ts';
import { chargeObject, disputeObject, refundObject } from './paymentObjects.ts';
import { isOverrun } from './rateLimit.ts';
import { searchPage, textMatches } from './search.ts';
import { subscriptionObject } from './subscriptionObject.ts';

export interface StripeRequest {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
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

/** A list of those records whose properties equal the parameters given. */
const filtered = <T extends Listed>(
  { query, path }: Asked,
  kind: string,
  list: Pick<ListRequest<T>, 'records' | 'show'>,
  filters: Readonly<Record<string, (record: T) => unknown>>,
): StripeAnswer => {
  const holds = (record: T): boolean =>
    Object.entries(filters).every(([name, of]) => query.get(name) === null || of(record) === query.get(name));
  return listPage({ kind, url: path, query, show: list.show, records: list.records, holds });
};

const unknownCustomer = ({ books, query }: Asked): StripeAnswer | undefined => {
  const id = query.get('customer');
  if (id === null || books.customers.some((customer) => customer.id === id)) return undefined;
  return missing('customer', id, 'customer', 400);
};

const badStatus = ({ query }: Asked, allowed: readonly string[]): StripeAnswer | undefined => {
  const status = query.get('status');
  if (status === null || allowed.includes(status)) return undefined;
  return failed({ status: 400, message: `Invalid status: must be one of ${allowed.join(', ')}`, param: 'status' });
};

const subscriptions = (asked: Asked): StripeAnswer => {
  const wanted = asked.query.get('status');
  const listed = (subscription: SubscriptionRecord): boolean =>
    wanted === 'all' || (wanted === null ? subscription.status !== 'canceled' : subscription.status === wanted);
  const created = (id: string | null): number =>
    asked.books.invoices.find((invoice) => invoice.id === id)?.created ?? 0;
  const show = (subscription: SubscriptionRecord) =>
    subscriptionObject(subscription, created(subscription.latestInvoice) || subscription.created);
  return (
    badStatus(asked, subscriptionStatuses) ??
    unknownCustomer(asked) ??
    filtered(
      asked,
      'subscription',
      { records: asked.books.subscriptions.filter(listed), show },
      { customer: (s) => s.customer },
    )
  );
};

type Endpoint = (asked: Asked) => StripeAnswer;

const endpoints: Readonly<Record<string, Endpoint>> = {
  '/v1/customers': (asked) =>
    filtered(
      asked,
      'customer',
      { records: asked.books.customers, show: (customer) => customerObject(asked.books, customer, asked.now) },
      // Case-sensitive, as Stripe says of this filter.
      { email: (customer) => customer.email },
    ),
  '/v1/customers/search': ({ books, query, path, now }) =>
    searchPage({
      url: path,
      query,
      records: books.customers,
      show: (customer) => customerObject(books, customer, now),
      fields: {
        email: (customer, value) => textMatches(customer.email, value),
        name: (customer, value) => textMatches(customer.name, value),
      },
    }),
  '/v1/invoices': (asked) =>
    badStatus(asked, invoiceStatuses) ??
    unknownCustomer(asked) ??
    filtered(
      asked,
      'invoice',
      { records: asked.books.invoices, show: (invoice) => invoiceObject(asked.books, invoice) },
      { customer: (i) => i.customer, status: (i) => i.status, subscription: (i) => i.subscription },
    ),
  '/v1/subscriptions': subscriptions,
  '/v1/charges': (asked) =>
    filtered(
      asked,
      'charge',
      {
        records: asked.books.payments.map((payment) => ({ id: payment.charge, created: payment.created, payment })),
        show: ({ payment }) =>
          chargeObject(
            payment,
            asked.query.getAll('expand[]').includes('data.refunds') ? asked.books.refunds : undefined,
          ),
      },
      { customer: ({ payment }) => payment.customer, payment_intent: ({ payment }) => payment.intent },
    ),
  '/v1/charges/search': ({ books, query, path }) =>
    searchPage({
      url: path,
      query,
      records: [...books.payments].reverse(),
      show: (payment) => chargeObject(payment),
      fields: {
        customer: (payment, value) => payment.customer === value,
        disputed: (payment, value) => String(payment.disputed) === value,
        refunded: (payment, value) => String(payment.refunded === payment.amount) === value,
      },
    }),
  '/v1/refunds': (asked) =>
    filtered(
      asked,
      'refund',
      { records: asked.books.refunds, show: refundObject },
      { charge: (refund) => refund.payment.charge, payment_intent: (refund) => refund.payment.intent },
    ),
  '/v1/disputes': (asked) =>
    filtered(
      asked,
      'dispute',
      { records: asked.books.disputes, show: disputeObject },
      { charge: (dispute) => dispute.payment.charge, payment_intent: (dispute) => dispute.payment.intent },
    ),
  '/v1/invoice_payments': (asked) =>
    filtered(
      asked,
      'invoice_payment',
      { records: asked.books.payments, show: invoicePaymentObject },
      {
        invoice: (payment) => payment.invoice,
        'payment[type]': () => 'payment_intent',
        'payment[payment_intent]': (payment) => payment.intent,
        status: () => 'paid',
      },
    ),
};

const single = ({ books, path, now }: Asked): StripeAnswer | undefined => {
  const [, kind, id] = /^\/v1\/(customers|invoices)\/([A-Za-z0-9_]+)$/.exec(path) ?? [];
  if (kind === undefined || id === undefined) return undefined;
  if (kind === 'customers') {
    const customer = books.customers.find((candidate) => candidate.id === id);
    return customer === undefined ? missing('customer', id, 'id', 404) : found(customerObject(books, customer, now));
  }
  const invoice = books.invoices.find((candidate) => candidate.id === id);
  return invoice === undefined ? missing('invoice', id, 'id', 404) : found(invoiceObject(books, invoice));
};

/** The key from `Bearer` or from Basic's user name. */
const keyIn = (authorization: string | undefined): string | undefined => {
  const [, scheme, value] = /^(Bearer|Basic)\s+(.+)$/i.exec(authorization ?? '') ?? [];
  if (value === undefined) return undefined;
  return scheme?.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString().replace(/:.*$/s, '') : value;
};

/** Answers one request; `key` is the account's one valid key, `now` in Unix seconds. */
export const answerStripe = (
  books: Books,
  request: StripeRequest,
  key: string | undefined,
  now: number,
): StripeAnswer => {
  const given = keyIn(request.authorization);
  if (given === undefined || given === '') return noKey;
  if (given !== key) return wrongKey(given);
  if (isOverrun(books, now)) return tooManyRequests;
  if (request.method !== 'GET') return notPermitted(given);
  const asked: Asked = { books, query: request.url.searchParams, path: request.url.pathname, now };
  const answer = endpoints[asked.path]?.(asked) ?? single(asked);
  const message = `Unrecognized request URL (${request.method}: ${asked.path}).`;
  return answer ?? failed({ status: 404, message });
};
