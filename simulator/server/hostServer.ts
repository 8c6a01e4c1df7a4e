/** The pretend Zendesk's origin: the host page, its own requests, and what the app asks through it. */
import { type IncomingMessage, type RequestListener, type ServerResponse, STATUS_CODES } from 'node:http';
import { BILLING_PLACES, placesOf } from '../faults/services.ts';
import { type Json, parseRecord, wholeNumber } from '../json.ts';
import { answerZendesk } from '../zendesk/rest.ts';
import { type RestAnswer, serviceUnavailable } from '../zendesk/errors.ts';
import { overLimit } from '../zendesk/rateLimit.ts';
import { decodedPath, fileAt, sendFile, sendNothing } from './files.ts';
import { bodyJson, bodyText, sendJson, sendText } from './http.ts';
import { type ProxyAnswer, answerProxied, asTold, askedUrl, methodOf, serviceDown } from './proxy.ts';
import type { Running } from './running.ts';
import { answerWorkspace } from './workspaceApi.ts';

/** Addresses in REST answers are Zendesk's own, as they are in the real product. */
const zendesk = 'https://vistasocial.zendesk.com';

const signedInAs = (request: IncomingMessage): number | undefined => wholeNumber(request.headers['x-signed-in-as']);

const isoNow = (running: Running): string => new Date(running.world().now()).toISOString();

/** Zendesk reads JSON only where the request says that it is JSON. */
const restBody = async (request: IncomingMessage): Promise<Json> => {
  const text = await bodyText(request);
  return request.headers['content-type']?.includes('json') === true ? (parseRecord(text) ?? {}) : {};
};

/** As the proxy answers, so that the page reads both alike. */
const enveloped = ({ status, body, headers }: RestAnswer): ProxyAnswer => ({
  status,
  statusText: STATUS_CODES[status] ?? '',
  responseText: body === undefined ? '' : JSON.stringify(body),
  responseHeaders: { 'content-type': 'application/json; charset=utf-8', ...headers },
});

const serveRest = async (running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', zendesk);
  const by = signedInAs(request);
  const body = await restBody(request);
  const answered = running.requests.enter({
    at: isoNow(running),
    by: by ?? 0,
    to: 'zendesk',
    method,
    url: `${url.pathname}${url.search}`,
  });
  const byApp = request.headers['x-enveloped'] !== undefined;
  const ask = (): ProxyAnswer => {
    const world = running.world();
    const tooMany = overLimit(world, { method, path: url.pathname, by, byApp });
    return enveloped(tooMany ?? answerZendesk({ world, method, url, body, signedInAs: by }));
  };
  const answer = await running.outages.meet(
    {
      service: 'zendeskRest',
      places: placesOf(method, url),
      name: `${method} ${url.pathname}${url.search}`,
      down: enveloped(serviceUnavailable),
    },
    ask,
  );
  answered(answer?.status ?? 0);
  if (answer === undefined) response.destroy();
  // The page asks on an app's behalf: a refusal is the app's matter, and must not stand as an error in its own console.
  else if (byApp) sendJson(response, 200, asTold(answer, running.world()));
  else sendText(response, answer.status, answer.responseText, answer.responseHeaders);
};

const serveProxy = async (running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const options = await bodyJson(request);
  const answered = running.requests.enter({
    at: isoNow(running),
    by: signedInAs(request) ?? 0,
    to: 'billing',
    method: methodOf(options),
    url: askedUrl(options),
  });
  const ask = () => answerProxied(options, running.app(), running.world());
  const name = `${methodOf(options)} ${askedUrl(options)}`;
  const answer = await running.outages.meet(
    { service: 'billing', places: BILLING_PLACES, name, down: serviceDown },
    ask,
  );
  answered(answer?.status ?? 0);
  if (answer === undefined) response.destroy();
  else sendJson(response, 200, asTold(answer, running.world()));
};

const servePage = async (hostDir: string, path: string, response: ServerResponse): Promise<void> => {
  // The page's own addresses, such as that of one ticket, all show the one page.
  const file = /\.[a-z0-9]+$/i.test(path) ? path : '/index.html';
  const content = await fileAt(hostDir, file);
  if (content !== undefined) sendFile(response, file, content);
  // Browsers ask for it unasked, and would report its absence as the page's error.
  else if (file === '/favicon.ico') response.writeHead(204).end();
  else if (file === '/index.html') sendNothing(response, 404, "The workspace's page is not built. Run: npm start");
  else sendNothing(response, 404, 'Not found');
};

const serve = async (
  running: Running,
  hostDir: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const path = decodedPath(request.url ?? '/');
  if (path === undefined) {
    sendNothing(response, 400, 'This address cannot be read.');
  } else if (path.startsWith('/api/v2/')) {
    await serveRest(running, request, response);
  } else if (path === '/proxy' && request.method === 'POST') {
    await serveProxy(running, request, response);
  } else if (path.startsWith('/workspace/')) {
    const body = await bodyJson(request);
    const method = request.method ?? 'GET';
    const answer = answerWorkspace(running, { method, path, body, signedInAs: signedInAs(request) });
    sendJson(response, answer.status, answer.body);
  } else {
    await servePage(hostDir, path, response);
  }
};

/** Handles every request to the host's origin. */
export const hostListener =
  (running: Running, hostDir: string): RequestListener =>
  (request, response) => {
    serve(running, hostDir, request, response).catch((error: unknown) => {
      sendJson(response, 500, { refused: error instanceof Error ? error.message : 'The simulator failed.' });
    });
  };
