/**
 * Zendesk's request proxy, as the host uses it for addresses outside Zendesk: it replaces placeholders of secure
 * settings, and lets through only hosts that the manifest whitelists.
 */
import { STATUS_CODES } from 'node:http';
import { type Json, isRecord, recordAt, textAt } from '../json.ts';
import { answerPastDueOn } from '../otherBilling/faults.ts';
import type { StripeRequest } from '../stripe/api.ts';
import { type Mishap, answerStripeOn } from '../stripe/faults.ts';
import type { InstalledApp } from '../world/installedApp.ts';
import type { World } from '../world/world.ts';
import type { ProxyAnswer } from './proxyAnswer.ts';

export type { ProxyAnswer } from './proxyAnswer.ts';

/** The answer as it reaches the app: the headers tell the workspace's time, or are lost on the way where the request failed. */
export const asTold = (answer: ProxyAnswer, world: World): ProxyAnswer => {
  const { status, responseHeaders } = answer;
  if (!world.knobs.proxyTellsHeaders) return status < 400 ? answer : { ...answer, responseHeaders: undefined };
  return { ...answer, responseHeaders: { ...responseHeaders, date: new Date(world.now()).toUTCString() } };
};

const answer = (
  status: number,
  body: unknown,
  { headers = {}, indent }: { headers?: Readonly<Record<string, string>> | undefined; indent?: number } = {},
): ProxyAnswer => ({
  status,
  statusText: STATUS_CODES[status] ?? '',
  responseText: JSON.stringify(body, null, indent),
  responseHeaders: { 'content-type': 'application/json', ...headers },
});

export const serviceDown = answer(503, { error: 'Service Unavailable', description: 'The service cannot be reached.' });

type Service = (request: StripeRequest, mishap: Mishap, world: World, version: string | undefined) => ProxyAnswer;

const otherBilling = 'billing.sim.example';

const secondsOf = (world: World): number => Math.floor(world.now() / 1000);

/** What can be reached, by host. */
const services: Readonly<Record<string, Service | undefined>> = {
  'api.stripe.com': (request, mishap, world, version = '2026-10-28.endive') => {
    const key = world.secureSettings['stripe_key'];
    const reply = answerStripeOn(mishap, world.books, request, key, secondsOf(world));
    const headers = { ...reply.headers, 'request-id': `req_Sim${world.nextId()}`, 'stripe-version': version };
    // Stripe indents, which makes an answer half as long again.
    return answer(reply.status, reply.body, { headers, indent: 2 });
  },
  [otherBilling]: (request, mishap, world) => {
    const token = world.secureSettings['billing_token'];
    const reply = answerPastDueOn(mishap, world.books, request, token, secondsOf(world));
    return answer(reply.status, reply.body, { headers: reply.headers });
  },
};

type Place = 'url' | 'header' | 'body';

const placeholder = /\{\{\s*setting\.([A-Za-z0-9_]+)\s*\}\}/g;

/** A placeholder that may not stand in its place goes out as it is. */
const filled = (text: string, place: Place, app: InstalledApp, world: World): string =>
  text.replace(placeholder, (whole: string, name: string) => {
    const scopes = app.secure.find((setting) => setting.name === name)?.scopes;
    if (scopes !== undefined && !scopes.includes(place)) return whole;
    return world.secureSettings[name] ?? whole;
  });

const bodyOf = (data: unknown): string => {
  if (typeof data === 'string') return data;
  if (!isRecord(data)) return '';
  return new URLSearchParams(Object.entries(data).map(([key, value]) => [key, String(value)])).toString();
};

/** jQuery's way, which the host follows: the data of a GET is its query. */
const withData = (url: string, method: string, data: string): string =>
  method !== 'GET' || data === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${data}`;

const parsed = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined);

/** The method, under either of jQuery's names for it. */
export const methodOf = (options: Json): string =>
  (textAt(options, 'type') ?? textAt(options, 'method') ?? 'GET').toUpperCase();

/** The address as the app asked for it: placeholders stay, the data of a GET is shown. */
export const askedUrl = (options: Json): string =>
  withData(textAt(options, 'url') ?? '', methodOf(options), bodyOf(options['data']));

const refusedHost = (host: string): ProxyAnswer => ({
  status: 403,
  statusText: 'Forbidden',
  responseText: `Domain not in whitelist: ${host}`,
  responseHeaders: { 'content-type': 'text/plain' },
});

const htmlPage: ProxyAnswer = {
  status: 200,
  statusText: 'OK',
  responseText: '<!doctype html><html><head><title>Just a moment</title></head><body>Please wait.</body></html>',
  responseHeaders: { 'content-type': 'text/html; charset=utf-8' },
};

const isWhitelisted = (host: string, app: InstalledApp, { knobs }: World): boolean => {
  if (knobs.billingFault === 'whitelist' && services[host] !== undefined) return false;
  return host === otherBilling ? knobs.billingHostWhitelisted : app.domainWhitelist.includes(host);
};

/** Answers what `client.request` asked of an address outside Zendesk. */
export const answerProxied = (options: Json, app: InstalledApp, world: World): ProxyAnswer => {
  const method = methodOf(options);
  const fill = (text: string, place: Place): string =>
    options['secure'] === true ? filled(text, place, app, world) : text;
  const url = parsed(fill(askedUrl(options), 'url'));
  if (url?.protocol !== 'https:')
    return answer(400, { error: 'Bad Request', description: 'Only https addresses are proxied' });
  if (!isWhitelisted(url.hostname, app, world)) return refusedHost(url.hostname);
  const service = services[url.hostname];
  if (service === undefined) {
    return answer(502, { error: 'Bad Gateway', description: `${url.hostname} is not part of the simulated world` });
  }
  if (world.knobs.billingFault === 'proxy-error') return answer(502, { error: 'Internal API error' });
  if (world.knobs.billingFault === 'not-json') return htmlPage;
  const headers = recordAt(options, 'headers') ?? {};
  const named = (name: string): string | undefined => {
    const key = Object.keys(headers).find((candidate) => candidate.toLowerCase() === name);
    return key === undefined ? undefined : textAt(headers, key);
  };
  const given = named('authorization');
  const authorization = given === undefined ? undefined : fill(given, 'header');
  const mishap = { ...world.knobs, isFirstTry: !world.tried.has(url.href) };
  world.tried.add(url.href);
  return service({ method, url, authorization, data: bodyOf(options['data']) }, mishap, world, named('stripe-version'));
};
