/**
 * Zendesk's request proxy, as the host uses it for addresses outside Zendesk: it replaces placeholders of secure
 * settings, and lets through only hosts that the manifest whitelists.
 */
import { type Json, isRecord, recordAt, textAt } from '../json.ts';
import { answerStripe } from '../stripe/api.ts';
import type { InstalledApp } from '../world/installedApp.ts';
import type { World } from '../world/world.ts';

export interface ProxyAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly responseText: string;
  readonly responseHeaders: Readonly<Record<string, string>>;
}

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): ProxyAnswer => ({
  status,
  statusText: reasons[status] ?? '',
  responseText: JSON.stringify(body),
  responseHeaders: { 'content-type': 'application/json', ...headers },
});

export const serviceDown = answer(503, { error: 'Service Unavailable', description: 'The service cannot be reached.' });

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

/** Answers what `client.request` asked of an address outside Zendesk. */
export const answerProxied = (options: Json, app: InstalledApp, world: World): ProxyAnswer => {
  const method = methodOf(options);
  const fill = (text: string, place: Place): string =>
    options['secure'] === true ? filled(text, place, app, world) : text;
  const url = parsed(fill(askedUrl(options), 'url'));
  if (url?.protocol !== 'https:')
    return answer(400, { error: 'Bad Request', description: 'Only https addresses are proxied' });
  if (!app.domainWhitelist.includes(url.hostname)) {
    const responseText = `Domain not in whitelist: ${url.hostname}`;
    return { status: 403, statusText: 'Forbidden', responseText, responseHeaders: { 'content-type': 'text/plain' } };
  }
  if (url.hostname !== 'api.stripe.com') {
    return answer(502, { error: 'Bad Gateway', description: `${url.hostname} is not part of the simulated world` });
  }
  const headers = recordAt(options, 'headers') ?? {};
  const authorization = Object.keys(headers).find((name) => name.toLowerCase() === 'authorization');
  const given = authorization === undefined ? undefined : textAt(headers, authorization);
  const reply = answerStripe(
    world.books,
    { method, url, authorization: given === undefined ? undefined : fill(given, 'header') },
    world.secureSettings['stripe_key'],
    Math.floor(world.now() / 1000),
  );
  const version = Object.entries(headers).find(([name]) => name.toLowerCase() === 'stripe-version')?.[1];
  return answer(reply.status, reply.body, {
    ...reply.headers,
    'request-id': `req_Sim${world.nextId()}`,
    'stripe-version': typeof version === 'string' ? version : '2026-10-28.endive',
  });
};
