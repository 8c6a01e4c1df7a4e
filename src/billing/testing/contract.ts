import { httpSource } from '../http.ts';
import type { ProxiedAnswer, ProxiedGet } from '../request.ts';
import { retrying } from '../retrying.ts';
import type { BillingSource, UserReader } from '../../app/ports.ts';
import { DAY, EMAIL, NO_USER, NO_WAIT, NOW } from './books.ts';

type Json = Readonly<Record<string, unknown>>;

export const BILLING_URL = 'https://billing.example/past-due';

/** The contract's own way to write an instant. */
export const iso = (instant: number): string => new Date(instant).toISOString();

/** An invoice of `days` ago in the words of the contract, past due since the next day. */
export const told = (days: number, overrides: Json = {}): Json => ({
  id: `in_${days}`,
  number: `VS-${1000 - days}`,
  status: 'past_due',
  issuedAt: iso(NOW - days * DAY),
  pastDueSince: iso(NOW - (days - 1) * DAY),
  settledAt: null,
  amountMinor: 9900,
  currency: 'USD',
  ...overrides,
});

/** Past-due invoices, one a day, newest first. */
export const toldOwing = (count: number): readonly Json[] =>
  Array.from({ length: count }, (_, index) => told(index + 1));

/** A whole answer about one customer who owes nothing. */
export const contractOf = (overrides: Json = {}): Json => ({
  version: 1,
  customers: [{ id: 'A-1', label: 'Bright Fox' }],
  invoices: [],
  complete: true,
  subscription: { status: 'active' },
  refunds: [],
  openDisputes: [],
  ...overrides,
});

export interface PretendBilling {
  readonly get: ProxiedGet;
  /** Everything that was asked: address, then query, then headers. */
  readonly asked: { readonly url: URL; readonly headers: Readonly<Record<string, string>> }[];
}

/** A billing system of one's own that always answers this. */
export function pretendBilling(answer: ProxiedAnswer): PretendBilling {
  const asked: { readonly url: URL; readonly headers: Readonly<Record<string, string>> }[] = [];
  return {
    asked,
    get: ({ url, headers }) => {
      asked.push({ url: new URL(url), headers });
      return Promise.resolve(answer);
    },
  };
}

/** The HTTP source over `get`, at NOW. */
export const httpOver = (get: ProxiedGet, userOf: UserReader = NO_USER, url = BILLING_URL): BillingSource =>
  httpSource(retrying(get, NO_WAIT), () => NOW, userOf, url);

/** The HTTP source over a system that answers this body. */
export const httpSaying = (body: unknown): BillingSource => httpOver(pretendBilling({ ok: true, body }).get);

export const ADDRESS = `email=${encodeURIComponent(EMAIL)}`;
