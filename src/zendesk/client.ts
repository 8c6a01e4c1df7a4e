import type { HostFailure } from '../app/ports.ts';
import { untold, type Note } from '../app/trace.ts';
import { LATE, within } from '../app/within.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { routeOf } from './route.ts';
import type { ZafClient, ZafRequest } from './zaf.ts';

/** The npm copy of the SDK gives up after 5 s and then resolves with an error object; this is earlier. */
const CALL_LIMIT_MS = 4500;
const REQUEST_LIMIT_MS = 20_000;

/** What a request came to. Status 0: no answer. */
export type Answer =
  | { readonly ok: true; readonly body: unknown }
  | {
      readonly ok: false;
      readonly status: number;
      readonly body: unknown;
      readonly detail: string;
      /** No answer within the time limit. */
      readonly isLate?: boolean;
      /** From the header `Retry-After`, where there is one and the host tells headers. */
      readonly retryAfterMs?: number | null;
    };

/** Zendesk's client with an end to every wait and a typed failure for whatever may go wrong; none of it rejects. */
export interface Host {
  /** The values of all paths, or a failure where one of them is missing. */
  readonly get: <P extends string>(
    ...paths: readonly P[]
  ) => Promise<Result<Readonly<Record<P, unknown>>, HostFailure>>;
  readonly set: (path: string, value: unknown) => Promise<Result<true, HostFailure>>;
  readonly invoke: (path: string, ...args: readonly unknown[]) => Promise<Result<true, HostFailure>>;
  /** `retry`: how often the same was asked before. */
  readonly request: (options: ZafRequest, retry?: number) => Promise<Answer>;
  readonly on: (event: string, handler: (payload: unknown) => void) => void;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function wordsOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === 'string') return error;
  return isRecord(error) && typeof error['message'] === 'string' ? error['message'] : 'no reason given';
}

async function called(what: string, call: () => Promise<unknown>): Promise<Result<unknown, HostFailure>> {
  try {
    const answer = await within(CALL_LIMIT_MS, call());
    if (answer === LATE) return err({ why: 'timeout', detail: what });
    // The npm copy resolves with its own error object after a time-out.
    if (isRecord(answer) && answer['name'] === 'TimeoutError') return err({ why: 'timeout', detail: what });
    return ok(answer);
  } catch (error) {
    return err({ why: 'failed', detail: `${what}: ${wordsOf(error)}` });
  }
}

/** The headers come as an object or as lines of text, in any letter case, or not at all; empty where it is not there. */
export function headerIn(headers: unknown, wanted: string): string {
  const lines = typeof headers === 'string' ? headers.split(/\r?\n/) : [];
  const pairs: readonly (readonly [string, unknown])[] = isRecord(headers)
    ? Object.entries(headers)
    : lines.map((line) => [line.split(':', 1)[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]);
  const told = pairs.find(([name]) => name.trim().toLowerCase() === wanted)?.[1];
  return typeof told === 'number' || typeof told === 'string' ? `${told}`.trim() : '';
}

/** Seconds, or a date. */
function retryAfterIn(headers: unknown): number | null {
  const value = headerIn(headers, 'retry-after');
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1000;
  const at = value === '' ? NaN : Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

/** A rejected request is a plain object in the manner of jQuery's XHR. */
function failedAnswer(error: unknown): Answer {
  const { status, responseJSON, responseText, statusText, responseHeaders } = isRecord(error) ? error : {};
  const words = typeof statusText === 'string' && statusText !== '' ? statusText : wordsOf(error);
  return {
    ok: false,
    status: typeof status === 'number' ? status : 0,
    body: responseJSON ?? responseText,
    detail: `${typeof status === 'number' && status > 0 ? `status ${status}, ` : ''}${words}`,
    retryAfterMs: retryAfterIn(responseHeaders),
  };
}

async function answerTo(client: ZafClient, options: ZafRequest): Promise<Answer> {
  const limit = options.timeout ?? REQUEST_LIMIT_MS;
  try {
    const body = await within(limit, client.request({ ...options, timeout: limit }));
    if (body !== LATE) return { ok: true, body };
    return { ok: false, status: 0, body: undefined, detail: `no answer in ${limit / 1000} s`, isLate: true };
  } catch (error) {
    return failedAnswer(error);
  }
}

/** What a request came to, without anything that was said. The host does not tell which status a success has. */
function outcomeOf(answer: Answer): string {
  if (answer.ok) return 'ok';
  if (answer.status === 0) return answer.isLate === true ? 'no answer in time' : 'no answer';
  const wait = answer.retryAfterMs ?? null;
  return wait === null ? `${answer.status}` : `${answer.status}, to wait ${Math.ceil(wait / 1000)} s`;
}

/** The only place that touches Zendesk's client object; what it is asked is told to `note` for the report to the admin. */
export function hostOver(client: ZafClient, note: Note = untold): Host {
  async function noted(what: string, call: () => Promise<unknown>): Promise<Result<unknown, HostFailure>> {
    const began = Date.now();
    const answer = await called(what, call);
    // There are many of these, and those that come to something tell nothing.
    if (!answer.ok) note(`${what}: ${answer.error.why}`, Date.now() - began);
    return answer;
  }
  return {
    get: async <P extends string>(...paths: readonly P[]) => {
      const answer = await noted(`get ${paths.join(', ')}`, () => client.get(paths));
      if (!answer.ok) return answer;
      const values = isRecord(answer.value) ? answer.value : {};
      const missing = paths.find((path) => !Object.hasOwn(values, path));
      if (missing !== undefined) {
        note(`get ${missing}: refused`);
        const errors = isRecord(values['errors']) ? values['errors'][missing] : undefined;
        return err<HostFailure>({ why: 'refused', detail: `get ${missing}: ${wordsOf(errors)}` });
      }
      return ok(values as Readonly<Record<P, unknown>>);
    },
    set: async (path, value) => {
      const answer = await noted(`set ${path}`, () => client.set(path, value));
      return answer.ok ? ok(true) : answer;
    },
    invoke: async (path, ...args) => {
      const answer = await noted(`invoke ${path}`, () => client.invoke(path, ...args));
      return answer.ok ? ok(true) : answer;
    },
    request: async (options, retry = 0) => {
      const began = Date.now();
      const answer = await answerTo(client, options);
      const again = retry === 0 ? '' : ` (retry ${retry})`;
      note(`${options.type ?? 'GET'} ${routeOf(options.url)}${again} ${outcomeOf(answer)}`, Date.now() - began);
      return answer;
    },
    on: (event, handler) => {
      client.on(event, (payload) => {
        note(`event ${event}`);
        handler(payload);
      });
    },
  };
}
