/** Stripe on a bad day: refusals that have their cause outside of the request, and an answer that is not as specified. */
import type { Grant, Knobs } from '../contract.ts';
import { isRecord } from '../json.ts';
import { type StripeRequest, answerStripe } from './api.ts';
import { emptyBooks } from './books.ts';
import {
  type StripeAnswer,
  addressNotAllowed,
  expiredKey,
  notGranted,
  serverError,
  tooManyRequests,
  wrongKey,
} from './errors.ts';
import { keyIn } from './key.ts';
import type { Books } from './records.ts';
import { type KeyRights, readOnly } from './rights.ts';

/** What befalls one request. */
export interface Mishap extends Pick<Knobs, 'billingFault' | 'missingGrant' | 'retryAfterS'>, Partial<KeyRights> {
  /** The same address was not asked for before. */
  readonly isFirstTry: boolean;
}

/** As in the list of permissions, and as Stripe calls it. */
const permissions: Readonly<Record<Grant, string>> = {
  customers: '"Customers Read" (\'customer_read\')',
  invoices: '"Invoices Read" (\'invoice_read\')',
  subscriptions: '"Subscriptions Read" (\'subscription_read\')',
  charges: '"Charges and Refunds Read" (\'charge_read\')',
  disputes: '"Disputes Read" (\'dispute_read\')',
  payment_intents: '"PaymentIntents Read" (\'payment_intent_read\')',
};

const needs: readonly (readonly [path: RegExp, grant: Grant])[] = [
  [/^\/v1\/customers\b/, 'customers'],
  [/^\/v1\/(invoices|invoice_payments)\b/, 'invoices'],
  [/^\/v1\/subscriptions\b/, 'subscriptions'],
  [/^\/v1\/(charges|refunds)\b/, 'charges'],
  [/^\/v1\/disputes\b/, 'disputes'],
  [/^\/v1\/payment_intents\b/, 'payment_intents'],
];

const isNeeded = (grant: Grant, { pathname, searchParams }: URL): boolean =>
  needs.some(([path, name]) => name === grant && path.test(pathname)) ||
  (grant === 'payment_intents' && searchParams.getAll('expand[]').some((path) => path.endsWith('payment_intent')));

const isLaterPage = ({ searchParams }: URL): boolean =>
  ['starting_after', 'ending_before', 'page'].some((name) => searchParams.has(name));

const limited = ({ retryAfterS }: Mishap): StripeAnswer => {
  const { headers, ...refusal } = tooManyRequests('global-rate');
  return { ...refusal, headers: { ...headers, ...(retryAfterS > 0 ? { 'retry-after': String(retryAfterS) } : {}) } };
};

/** Why the request is refused although the account would answer it. */
const refusedBy = (mishap: Mishap, { url }: StripeRequest, key: string): StripeAnswer | undefined => {
  switch (mishap.billingFault) {
    case 'invalid-key':
      return wrongKey(key);
    case 'expired-key':
      return expiredKey(key);
    case 'missing-grant':
      return isNeeded(mishap.missingGrant, url) ? notGranted(key, permissions[mishap.missingGrant]) : undefined;
    case 'ip-not-allowed':
      return addressNotAllowed;
    case 'rate-limited':
      return limited(mishap);
    case 'rate-limited-once':
      return mishap.isFirstTry ? limited(mishap) : undefined;
    case 'server-error':
      return serverError;
    case 'page-two-fails':
      return isLaterPage(url) ? serverError : undefined;
    default:
      return undefined;
  }
};

/** With a key of the other mode there is nothing, and of what is named Stripe says that the one mode has it. */
const inOtherMode = (
  books: Books,
  request: StripeRequest,
  key: string | undefined,
  now: number,
  rights: KeyRights,
): StripeAnswer => {
  const answer = answerStripe({ ...emptyBooks(), load: books.load }, request, key, now, rights);
  const error = isRecord(answer.body) ? answer.body['error'] : undefined;
  if (!isRecord(error) || error['code'] !== 'resource_missing') return answer;
  const [its, used] = books.live ? ['live', 'test'] : ['test', 'live'];
  const message = `${String(error['message'])}; a similar object exists in ${its} mode, but a ${used} mode key was used to make this request.`;
  return { ...answer, body: { error: { ...error, message } } };
};

/** A list of invoices with an amount that is no number. */
const malformed = (answer: StripeAnswer, { pathname }: URL): StripeAnswer => {
  const { body } = answer;
  if (pathname !== '/v1/invoices' || !isRecord(body) || !Array.isArray(body['data'])) return answer;
  const [first, ...others] = body['data'] as readonly unknown[];
  if (!isRecord(first)) return answer;
  return { ...answer, body: { ...body, data: [{ ...first, amount_remaining: '99.00' }, ...others] } };
};

/** As `answerStripe`, on a day with this mishap. */
export const answerStripeOn = (
  mishap: Mishap,
  books: Books,
  request: StripeRequest,
  key: string | undefined,
  now: number,
): StripeAnswer => {
  const given = keyIn(request.authorization);
  const refused = given === undefined ? undefined : refusedBy(mishap, request, given);
  if (refused !== undefined) return refused;
  const rights: KeyRights = { ...readOnly, ...mishap };
  if (mishap.billingFault === 'wrong-mode') return inOtherMode(books, request, key, now, rights);
  const answer = answerStripe(books, request, key, now, rights);
  return mishap.billingFault === 'malformed-invoice' ? malformed(answer, request.url) : answer;
};
