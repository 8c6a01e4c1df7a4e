/** What the key may do beyond reading what the app needs; whatever it may, the simulated Stripe writes nothing. */
import type { Knobs } from '../contract.ts';
import { type Entry, chargeEntries, invoiceEntries, subscriptionEntries } from './entries.ts';
import { type StripeAnswer, failed, found, missing, notGranted, notPermitted } from './errors.ts';
import type { Books } from './records.ts';

/** The reach of a key, and whether Stripe looks at it last. */
export type KeyRights = Pick<Knobs, 'keyReach' | 'rightsAfterLookup'>;

/** Reads what the app needs. */
export const readOnly: KeyRights = { keyReach: 'as-needed', rightsAfterLookup: false };

/** What a request wants to write, and which right that takes. */
interface Written {
  readonly kind: string;
  readonly id: string;
  /** Under which the id stands in the refusal. */
  readonly param: string;
  readonly permission: string;
  readonly all: (books: Books) => readonly Entry[];
}

const invoices = { permission: '"Invoices Write" (\'invoice_write\')', all: invoiceEntries };
const subscriptions = { permission: '"Subscriptions Write" (\'subscription_write\')', all: subscriptionEntries };
const refunds = { permission: '"Charges and Refunds Write" (\'charge_write\')', all: chargeEntries };

/** The three writes that the app tries; undefined for any other one. */
const writtenBy = (method: string, path: string, data: string): Written | undefined => {
  const invoice = /^\/v1\/invoices\/(\w+)\/void$/.exec(path)?.[1];
  if (method === 'POST' && invoice !== undefined)
    return { kind: 'invoice', id: invoice, param: 'invoice', ...invoices };
  const subscription = /^\/v1\/subscriptions\/(\w+)$/.exec(path)?.[1];
  if (method === 'DELETE' && subscription !== undefined) {
    return { kind: 'subscription', id: subscription, param: 'id', ...subscriptions };
  }
  if (method !== 'POST' || path !== '/v1/refunds') return undefined;
  return { kind: 'charge', id: new URLSearchParams(data).get('charge') ?? '', param: 'charge', ...refunds };
};

const neverWritten = failed({ status: 403, message: 'The simulated Stripe does not write, whatever the key may do.' });

/** Why a request that would write is refused, which it always is. */
export const refusedWrite = (
  books: Books,
  { method, path, data }: { readonly method: string; readonly path: string; readonly data: string },
  key: string,
  { keyReach, rightsAfterLookup }: KeyRights,
): StripeAnswer => {
  const written = writtenBy(method, path, data);
  const mayWrite = keyReach === 'writes';
  if (written === undefined) return mayWrite ? neverWritten : notPermitted(key);
  const { kind, id, param, permission, all } = written;
  if ((mayWrite || rightsAfterLookup) && !all(books).some((entry) => entry.id === id)) {
    return missing(kind, id, param, 404);
  }
  return mayWrite ? neverWritten : notGranted(key, permission);
};

/** GET /v1/balance, which the app does not need: only a key that reads more is told. */
export const balance = (books: Books, key: string, { keyReach }: KeyRights): StripeAnswer => {
  if (keyReach === 'as-needed') return notGranted(key, '"Balance Read" (\'balance_read\')');
  const nothing = [{ amount: 0, currency: 'usd', source_types: { card: 0 } }];
  return found({ object: 'balance', available: nothing, livemode: books.live, pending: nothing });
};
