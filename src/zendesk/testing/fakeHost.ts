import type { Answer, Host } from '../client.ts';
import type { ZafRequest } from '../zaf.ts';
import { err, ok } from '../../domain/result.ts';

type Replaceable = { -readonly [K in keyof Host]: Host[K] };

export interface FakeHost extends Replaceable {
  /** Every request, in order. */
  readonly requests: ZafRequest[];
  readonly sets: (readonly [string, unknown])[];
  readonly invoked: (readonly unknown[])[];
  readonly emit: (event: string, payload?: unknown) => void;
}

/** A host that answers paths from `values` and requests by `answer`; an unknown path is refused as Zendesk does. */
export function fakeHost(
  values: Record<string, unknown>,
  answer: (request: ZafRequest, at: number) => Answer = () => ({ ok: false, status: 404, body: undefined, detail: '' }),
): FakeHost {
  const requests: ZafRequest[] = [];
  const sets: (readonly [string, unknown])[] = [];
  const invoked: (readonly unknown[])[] = [];
  const handlers = new Map<string, ((payload: unknown) => void)[]>();
  return {
    requests,
    sets,
    invoked,
    emit: (event, payload) => {
      for (const handler of handlers.get(event) ?? []) handler(payload);
    },
    get: <P extends string>(...paths: readonly P[]) => {
      const missing = paths.find((path) => !Object.hasOwn(values, path));
      return Promise.resolve(
        missing === undefined
          ? ok(values as Record<P, unknown>)
          : err({ why: 'refused' as const, detail: `get ${missing}` }),
      );
    },
    set: (path, value) => {
      sets.push([path, value]);
      if (path in values) values[path] = value;
      return Promise.resolve(ok(true as const));
    },
    invoke: (path, ...args) => {
      invoked.push([path, ...args]);
      return Promise.resolve(ok(true as const));
    },
    request: (request) => {
      requests.push(request);
      return Promise.resolve(answer(request, requests.length - 1));
    },
    on: (event, handler) => {
      handlers.set(event, [...(handlers.get(event) ?? []), handler]);
    },
  };
}
