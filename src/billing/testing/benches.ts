import type { AppSettings, BillingSource } from '../../app/ports.ts';
import type { BillingFault, SourceName } from '../../domain/invoice.ts';
import type { Answer } from '../../zendesk/client.ts';
import { fakeHost } from '../../zendesk/testing/fakeHost.ts';
import { usersOver } from '../../zendesk/users.ts';
import type { ProxiedAnswer, ProxiedGet } from '../request.ts';
import { billingSourceFrom } from '../source.ts';
import { NO_WAIT, NOW, customer, invoice, owing } from './books.ts';
import { BILLING_URL, contractOf, told, toldOwing } from './contract.ts';
import { pretendStripe, refusal, type Books, type Trouble } from './pretendStripe.ts';

/** Everything that may be so when a source is asked. */
export const STATES = [
  'three are past due',
  'nothing is past due',
  'nobody fits the requester',
  'several fit the requester',
  'nothing is entered',
  'an answer that is no JSON',
  'a malformed answer',
  'a list that breaks off',
  'no answer in time',
  'a refused key',
  'a busy service',
  'what lies beside the invoices cannot be told',
] as const;
export type State = (typeof STATES)[number];

/** A source in that state, and what is particular to it there. */
export interface Situation {
  readonly source: BillingSource;
  readonly fault?: BillingFault;
  readonly atLeast?: number;
}

/** A source put into every state that it can be in; of any other one, why it cannot. */
export type Bench = Readonly<Record<State, Situation | { readonly cannot: string }>>;

const NOBODY = { externalId: null, user_fields: { past_due_invoices: null } };
const userBody = (user_fields: unknown): Answer => ({ ok: true, body: { user: { ...NOBODY, user_fields } } });

/** The source of that setting over what billing, and Zendesk's user, answer. */
export function sourceOf(
  billingSource: SourceName,
  get: ProxiedGet,
  user: Answer = userBody({}),
  settings: Partial<AppSettings> = {},
): BillingSource {
  return billingSourceFrom(
    { billingSource, billingUrl: BILLING_URL, stripeCustomerField: null, ...settings },
    { get, userOf: usersOver(fakeHost({}, () => user)), now: () => NOW, patience: NO_WAIT },
  );
}

const LATE: ProxiedAnswer = { ok: false, status: 0, body: undefined, detail: 'no answer in 10 s', isLate: true };
const HTML: ProxiedAnswer = { ok: true, body: '<html>Sign in</html>' };

const THREE: Books = { customers: [customer()], invoices: owing(3) };
const stripe = (books: Books, trouble?: Trouble): BillingSource =>
  sourceOf('stripe', pretendStripe(books, trouble).get);
const stripeAnswering = (answer: ProxiedAnswer): BillingSource => stripe(THREE, () => answer);
const MAY_NOT: readonly string[] = ['/v1/subscriptions', '/v1/charges', '/v1/charges/search'];

const http = (answer: ProxiedAnswer): BillingSource => sourceOf('http', () => Promise.resolve(answer));
const httpSaying = (overrides: Readonly<Record<string, unknown>>): BillingSource =>
  http({ ok: true, body: contractOf(overrides) });

const nobodyAsked: ProxiedGet = () => Promise.reject(new Error('Nobody may be asked.'));
/** The source `user_field` where the field holds that. */
export const fieldHolding = (value: unknown): BillingSource =>
  sourceOf('user_field', nobodyAsked, userBody({ past_due_invoices: value }));
const fieldBehind = (answer: Answer): BillingSource => sourceOf('user_field', nobodyAsked, answer);

const ONE_USER = { cannot: 'the field is the requester’s own' };
const NO_KEY = { cannot: 'it is read as the agent, without a key' };
const NO_LIST = { cannot: 'it is one number' };
const KNOWS_NOTHING = { cannot: 'it asks nobody' };

export const BENCHES: Readonly<Record<SourceName, Bench>> = {
  stripe: {
    'three are past due': { source: stripe(THREE) },
    'nothing is past due': { source: stripe({ customers: [customer()] }) },
    'nobody fits the requester': { source: stripe({ invoices: owing(3) }) },
    'several fit the requester': { source: stripe({ ...THREE, customers: [customer(), customer({ id: 'cus_B' })] }) },
    'nothing is entered': { cannot: 'Stripe makes the invoices' },
    'an answer that is no JSON': {
      source: stripeAnswering(HTML),
      fault: { name: 'not-json', detail: '/v1/customers' },
    },
    'a malformed answer': {
      source: stripe({ ...THREE, invoices: [invoice(1), invoice(2, { amount_due: '99.00' })] }),
      fault: { name: 'malformed', detail: '/v1/invoices: data.1.amount_due' },
    },
    'a list that breaks off': {
      source: stripe({ customers: [customer()], invoices: owing(150) }, ({ query }) =>
        query['starting_after'] === undefined ? null : refusal(404),
      ),
      fault: { name: 'not-found', detail: '/v1/invoices 404' },
      atLeast: 100,
    },
    'no answer in time': { source: stripeAnswering(LATE), fault: { name: 'timeout', detail: '/v1/customers' } },
    'a refused key': {
      source: stripeAnswering(refusal(401)),
      fault: { name: 'invalid-key', detail: '/v1/customers 401' },
    },
    'a busy service': {
      source: stripeAnswering(refusal(429)),
      fault: { name: 'too-many-requests', detail: '/v1/customers 429' },
    },
    'what lies beside the invoices cannot be told': {
      source: stripe(THREE, ({ path }) => (MAY_NOT.includes(path) ? refusal(403) : null)),
    },
  },
  http: {
    'three are past due': { source: httpSaying({ invoices: toldOwing(3) }) },
    'nothing is past due': { source: httpSaying({}) },
    'nobody fits the requester': { source: httpSaying({ customers: [], invoices: toldOwing(3) }) },
    'several fit the requester': {
      source: httpSaying({
        customers: [
          { id: 'A-1', label: 'Fox' },
          { id: 'A-2', label: 'Fox Two' },
        ],
        invoices: toldOwing(3),
      }),
    },
    'nothing is entered': { cannot: 'the billing system makes the invoices' },
    'an answer that is no JSON': { source: http(HTML), fault: { name: 'not-json', detail: '/past-due' } },
    'a malformed answer': {
      source: httpSaying({ invoices: [told(1), told(2, { amountMinor: '99.00' })] }),
      fault: { name: 'malformed', detail: '/past-due: invoices.1.amountMinor' },
    },
    'a list that breaks off': {
      source: httpSaying({ invoices: toldOwing(2), complete: false }),
      fault: { name: 'too-long', detail: '/past-due: 2' },
      atLeast: 2,
    },
    'no answer in time': { source: http(LATE), fault: { name: 'timeout', detail: '/past-due' } },
    'a refused key': { source: http(refusal(401)), fault: { name: 'invalid-key', detail: '/past-due 401' } },
    'a busy service': { source: http(refusal(429)), fault: { name: 'too-many-requests', detail: '/past-due 429' } },
    'what lies beside the invoices cannot be told': {
      source: httpSaying({ invoices: toldOwing(3), subscription: null, refunds: null, openDisputes: null }),
    },
  },
  user_field: {
    'three are past due': { source: fieldHolding(3) },
    'nothing is past due': { source: fieldHolding(0) },
    'nobody fits the requester': ONE_USER,
    'several fit the requester': ONE_USER,
    'nothing is entered': { source: fieldHolding(null) },
    'an answer that is no JSON': { cannot: 'Zendesk’s own API: then the user counts as not readable' },
    'a malformed answer': {
      source: fieldHolding('3 or 4'),
      fault: { name: 'malformed', detail: 'past_due_invoices' },
    },
    'a list that breaks off': NO_LIST,
    'no answer in time': {
      source: fieldBehind({ ...LATE, detail: 'no answer in 20 s' }),
      fault: { name: 'user-unreadable', detail: 'user: no answer in 20 s' },
    },
    'a refused key': NO_KEY,
    'a busy service': { cannot: 'Zendesk’s framework waits and asks again by itself' },
    'what lies beside the invoices cannot be told': { cannot: 'it has no invoices; see what a bare count leaves open' },
  },
  typed: {
    'three are past due': { cannot: 'the agent enters it in the panel' },
    'nothing is past due': { cannot: 'the agent enters it in the panel' },
    'nobody fits the requester': KNOWS_NOTHING,
    'several fit the requester': KNOWS_NOTHING,
    'nothing is entered': { source: sourceOf('typed', nobodyAsked) },
    'an answer that is no JSON': KNOWS_NOTHING,
    'a malformed answer': KNOWS_NOTHING,
    'a list that breaks off': KNOWS_NOTHING,
    'no answer in time': KNOWS_NOTHING,
    'a refused key': KNOWS_NOTHING,
    'a busy service': KNOWS_NOTHING,
    'what lies beside the invoices cannot be told': KNOWS_NOTHING,
  },
};
