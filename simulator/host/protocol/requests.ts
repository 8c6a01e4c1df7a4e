/** client.request: Zendesk's own addresses are fetched as the signed-in person, all others through the host's proxy. */
import { isRecord, recordAt, textAt, type Json } from '../../json.ts';

export interface RequestOutcome {
  readonly ok: boolean;
  readonly responseArgs: readonly unknown[];
}

export interface RequestPorts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The host page's origin: the pretend Zendesk's address. */
  readonly origin: string;
  readonly subdomain: string;
  readonly signedInAs: () => number;
}

interface Reply {
  readonly status: number;
  readonly statusText: string;
  readonly responseText: string;
  /** Undefined where they are not told. */
  readonly responseHeaders: Json | undefined;
}

const failed = (statusText: string): RequestOutcome => ({
  ok: false,
  responseArgs: [{ status: 0, statusText, responseText: '' }],
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Path with query where the address is the pretend Zendesk's, undefined where it is somebody else's. */
export function ownPath(url: string, ports: Pick<RequestPorts, 'origin' | 'subdomain'>): string | undefined {
  if (!/^[a-z][a-z\d+.-]*:|^\/\//i.test(url)) return url.startsWith('/') ? url : `/${url}`;
  const own = [ports.origin, `https://${ports.subdomain}.zendesk.com`];
  const parts = URL.canParse(url) ? new URL(url) : undefined;
  return parts !== undefined && own.includes(parts.origin) ? `${parts.pathname}${parts.search}` : undefined;
}

const asForm = (data: Json): string =>
  new URLSearchParams(
    Object.entries(data).map(([key, value]): [string, string] => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ).toString();

/** As jQuery has it: text goes verbatim, an object becomes a form, which a GET carries in its address. */
function bodyOf(options: Json, method: string): { readonly query: string; readonly body: string | undefined } {
  const data = options['data'];
  const text = isRecord(data) ? asForm(data) : typeof data === 'string' ? data : '';
  if (text === '') return { query: '', body: undefined };
  return method === 'GET' || method === 'HEAD' ? { query: text, body: undefined } : { query: '', body: text };
}

const joined = (url: string, query: string): string =>
  query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;

function headersOf(options: Json): Record<string, string> {
  const given = Object.entries(recordAt(options, 'headers') ?? {});
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

/** The server puts every answer into a 200: else each refusal would stand as an error in this page's console. */
async function unwrapped(response: Response): Promise<Reply> {
  const text = await response.text();
  const answer = parsed(text);
  if (!isRecord(answer) || typeof answer['status'] !== 'number') {
    return { status: response.status, statusText: response.statusText, responseText: text, responseHeaders: {} };
  }
  return {
    status: answer['status'],
    statusText: textAt(answer, 'statusText') ?? '',
    responseText: textAt(answer, 'responseText') ?? '',
    responseHeaders: recordAt(answer, 'responseHeaders'),
  };
}

const methodOf = (options: Json): string =>
  (textAt(options, 'type') ?? textAt(options, 'method') ?? 'GET').toUpperCase();

const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';

function fromZendesk(path: string, options: Json, ports: RequestPorts, signal: AbortSignal): Promise<Response> {
  const method = methodOf(options);
  const { query, body } = bodyOf(options, method);
  const headers = { ...headersOf(options), 'X-Signed-In-As': String(ports.signedInAs()), 'X-Enveloped': '1' };
  const contentType = textAt(options, 'contentType') ?? FORM;
  const init = body === undefined ? { headers } : { headers: { ...headers, 'Content-Type': contentType }, body };
  return ports.fetch(joined(path, query), { ...init, method, signal });
}

function fromElsewhere(url: string, options: Json, ports: RequestPorts, signal: AbortSignal): Promise<Response> {
  const type = methodOf(options);
  const { query, body } = bodyOf(options, type);
  return ports.fetch('/proxy', {
    method: 'POST',
    signal,
    headers: { 'Content-Type': 'application/json', 'X-Signed-In-As': String(ports.signedInAs()) },
    body: JSON.stringify({
      url: joined(url, query),
      type,
      headers: headersOf(options),
      data: body,
      contentType: textAt(options, 'contentType'),
      secure: options['secure'] === true,
    }),
  });
}

function outcomeOf(reply: Reply, options: Json): RequestOutcome {
  const { status, statusText, responseText } = reply;
  const responseJSON = responseText === '' ? undefined : parsed(responseText);
  const xhr = { status, statusText, responseText, responseJSON };
  const complete = reply.responseHeaders === undefined ? xhr : { ...xhr, responseHeaders: reply.responseHeaders };
  if (status < 200 || (status >= 300 && status !== 304)) return { ok: false, responseArgs: [complete] };
  if (responseText !== '' && responseJSON === undefined && options['dataType'] === 'json') {
    return { ok: false, responseArgs: [{ ...xhr, statusText: 'parsererror' }] };
  }
  if (options['httpCompleteResponse'] === true) return { ok: true, responseArgs: [complete] };
  const value = responseJSON ?? (responseText === '' ? undefined : responseText);
  return { ok: true, responseArgs: [value, 'success', xhr] };
}

/** Never rejects: whatever goes wrong is an outcome that the app's promise is rejected with. */
export async function carryOut(raw: unknown, ports: RequestPorts): Promise<RequestOutcome> {
  const options: Json = typeof raw === 'string' ? { url: raw } : isRecord(raw) ? raw : {};
  const url = textAt(options, 'url');
  if (url === undefined) return failed('error');
  const limit = options['timeout'];
  const abort = new AbortController();
  const timer =
    typeof limit === 'number' && limit > 0
      ? setTimeout(() => {
          abort.abort();
        }, limit)
      : undefined;
  try {
    const path = ownPath(url, ports);
    const response =
      path === undefined
        ? await fromElsewhere(url, options, ports, abort.signal)
        : await fromZendesk(path, options, ports, abort.signal);
    return outcomeOf(await unwrapped(response), options);
  } catch {
    return failed(abort.signal.aborted ? 'timeout' : 'error');
  } finally {
    clearTimeout(timer);
  }
}
