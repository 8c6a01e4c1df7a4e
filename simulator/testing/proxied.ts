/** Asks billing through the proxy, as the app does. */
import type { Json } from '../json.ts';
import { type ProxyAnswer, answerProxied } from '../server/proxy.ts';
import type { World } from '../world/world.ts';
import { testApp } from './worlds.ts';

/** An answer of the proxy, read. */
export interface Proxied<T> extends ProxyAnswer {
  readonly body: T;
}

const asked = (world: World, url: string, setting: string, more: Json = {}): ProxyAnswer =>
  answerProxied(
    { url, headers: { Authorization: `Bearer {{setting.${setting}}}` }, secure: true, ...more },
    testApp,
    world,
  );

const read = <T>(answer: ProxyAnswer): Proxied<T> => ({ ...answer, body: JSON.parse(answer.responseText) as T });

/** A path of api.stripe.com, with the app's key. */
export const proxiedStripe = (world: World, path: string): ProxyAnswer =>
  asked(world, `https://api.stripe.com${path}`, 'stripe_key');

/** A request that would write, with the app's key. */
export const writeStripe = (world: World, type: string, path: string, data?: Json): ProxyAnswer =>
  asked(world, `https://api.stripe.com${path}`, 'stripe_key', { type, ...(data === undefined ? {} : { data }) });

/** What is read with the app's key. */
export const readStripe = <T>(world: World, path: string): Proxied<T> => read<T>(proxiedStripe(world, path));

/** What the other billing system says of somebody; `query` is written behind its address. */
export const proxiedPastDue = (world: World, query: string): ProxyAnswer =>
  asked(world, `https://billing.sim.example/past-due?${query}`, 'billing_token');

/** Enough of what the other billing system says. */
export interface StatementAnswer {
  readonly version: number;
  readonly asOf: string;
  readonly testMode: boolean;
  readonly customers: readonly {
    readonly id: string;
    readonly label: string;
    readonly pastDueCount: number;
    readonly matchedBy?: string;
  }[];
  readonly invoices: readonly {
    readonly id: string;
    readonly status: string;
    readonly issuedAt: string;
    readonly pastDueSince: string | null;
    readonly settledAt: string | null;
    readonly amountMinor: number;
    readonly currency: string;
  }[];
  readonly complete: boolean;
  readonly subscription: unknown;
  readonly refunds: unknown;
  readonly openDisputes: unknown;
}

/** The same, with the answer read. */
export const readPastDue = (world: World, query: string): Proxied<StatementAnswer> =>
  read<StatementAnswer>(proxiedPastDue(world, query));
