/** The workspace's server without HTTP: what the host page fetches for an app, under the world's plan of faults. */
import { runOf } from '../faults/misfortune.ts';
import { BILLING_PLACES, type Met, meet, placesOf } from '../faults/services.ts';
import { parseRecord } from '../json.ts';
import { answerProxied, askedUrl, methodOf } from '../server/proxy.ts';
import type { ProxyAnswer } from '../server/proxyAnswer.ts';
import type { World } from '../world/world.ts';
import { answerZendesk } from '../zendesk/rest.ts';
import { testApp } from './worlds.ts';

/** One request that an app made; status 0 where it got no answer. */
export interface InMemoryRequest {
  readonly method: string;
  readonly url: string;
  readonly status: number;
}

const zendesk = 'https://vistasocial.zendesk.com';

const never = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new Error('aborted'));
    });
  });

const asAnswer = ({ status, body }: { readonly status: number; readonly body: unknown }): ProxyAnswer => ({
  status,
  statusText: '',
  responseText: body === undefined ? '' : JSON.stringify(body),
  responseHeaders: { 'content-type': 'application/json' },
});

const textOf = ({ body }: RequestInit): string => (typeof body === 'string' ? body : '');

function met(world: World, me: number, path: string, init: RequestInit): readonly [InMemoryRequest, Met] {
  const misfortune = runOf(world.knobs.faults);
  const body = parseRecord(textOf(init)) ?? {};
  if (path === '/proxy') {
    const [method, url] = [methodOf(body), askedUrl(body)];
    const rule = misfortune.next(BILLING_PLACES, `${method} ${url}`);
    return [{ method, url, status: 0 }, meet(rule, world, () => answerProxied(body, testApp, world))];
  }
  const [method, url] = [init.method ?? 'GET', new URL(path, zendesk)];
  const rule = misfortune.next(placesOf(method, url), `${method} ${path}`);
  const ask = () => asAnswer(answerZendesk({ world, method, url, body, signedInAs: me }));
  return [{ method, url: path, status: 0 }, meet(rule, world, ask)];
}

/** `fetch` of the host page for somebody who is signed in; every request is entered in `asked` once it is answered. */
export const fetchIn =
  (world: World, me: number, asked: InMemoryRequest[]) =>
  async (path: string, init: RequestInit): Promise<Response> => {
    const [request, what] = met(world, me, path, init);
    const status = typeof what === 'string' ? 0 : what.answer.status;
    asked.push({ ...request, status });
    if (what === 'lost') throw new TypeError('network error');
    if (what === 'silent') return never(init.signal);
    if (what.lateMs > 0) {
      const late = new Promise((resolve) => setTimeout(resolve, what.lateMs));
      await Promise.race([late, never(init.signal)]);
    }
    return new Response(JSON.stringify(what.answer));
  };
