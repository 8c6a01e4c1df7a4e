/** The workspace's server without HTTP: what the host page fetches for an app, under the world's plan of faults. */
import { runOf } from '../faults/misfortune.ts';
import { BILLING_PLACES, type Met, meet, placesOf } from '../faults/services.ts';
import { parseRecord } from '../json.ts';
import { answerProxied, askedUrl, methodOf } from '../server/proxy.ts';
import type { ProxyAnswer } from '../server/proxyAnswer.ts';
import type { World } from '../world/world.ts';
import type { RestAnswer } from '../zendesk/errors.ts';
import { overLimit } from '../zendesk/rateLimit.ts';
import { answerZendesk } from '../zendesk/rest.ts';
import { testApp } from './worlds.ts';

/** One request that an app made; status 0 where it got no answer. */
export interface InMemoryRequest {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** By the workspace's clock. */
  readonly at: number;
  /** For how many seconds a refusal asks to wait; null where it says nothing of it. */
  readonly retryAfterS: number | null;
}

const zendesk = 'https://vistasocial.zendesk.com';

const never = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new Error('aborted'));
    });
  });

const asAnswer = ({ status, body, headers }: RestAnswer): ProxyAnswer => ({
  status,
  statusText: '',
  responseText: body === undefined ? '' : JSON.stringify(body),
  responseHeaders: { 'content-type': 'application/json', ...headers },
});

const textOf = ({ body }: RequestInit): string => (typeof body === 'string' ? body : '');

type Entry = Pick<InMemoryRequest, 'method' | 'url'>;

function met(world: World, me: number, path: string, init: RequestInit): readonly [Entry, Met] {
  const misfortune = runOf(world.knobs.faults);
  const body = parseRecord(textOf(init)) ?? {};
  if (path === '/proxy') {
    const [method, url] = [methodOf(body), askedUrl(body)];
    const rule = misfortune.next(BILLING_PLACES, `${method} ${url}`);
    return [{ method, url }, meet(rule, world, () => answerProxied(body, testApp, world))];
  }
  const [method, url] = [init.method ?? 'GET', new URL(path, zendesk)];
  const rule = misfortune.next(placesOf(method, url), `${method} ${path}`);
  const ask = () =>
    asAnswer(
      overLimit(world, { method, path: url.pathname, by: me, byApp: true }) ??
        answerZendesk({ world, method, url, body, signedInAs: me }),
    );
  return [{ method, url: path }, meet(rule, world, ask)];
}

/** `fetch` of the host page for somebody who is signed in; every request is entered in `asked` once it is answered. */
export const fetchIn =
  (world: World, me: number, asked: InMemoryRequest[]) =>
  async (path: string, init: RequestInit): Promise<Response> => {
    const [request, what] = met(world, me, path, init);
    const { status, responseHeaders } =
      typeof what === 'string' ? { status: 0, responseHeaders: undefined } : what.answer;
    const wait = responseHeaders?.['retry-after'];
    asked.push({ ...request, status, at: world.now(), retryAfterS: wait === undefined ? null : Number(wait) });
    if (what === 'lost') throw new TypeError('network error');
    if (what === 'silent') return never(init.signal);
    const lateMs = what.lateMs + world.knobs.latencyMs;
    if (lateMs > 0) {
      const late = new Promise((resolve) => setTimeout(resolve, lateMs));
      await Promise.race([late, never(init.signal)]);
    }
    return new Response(JSON.stringify(what.answer));
  };
