/** get, set and invoke: several paths in one call, each with its own result or its own error. */
import { isRecord } from '../../json.ts';

/** What the host can do for one frame; each throws for a path it does not know. */
export interface HostApi {
  readonly get: (path: string) => unknown;
  readonly set: (path: string, value: unknown) => unknown;
  readonly invoke: (path: string, args: readonly unknown[]) => unknown;
}

export class ApiError extends Error {
  override readonly name = 'ApiError';
}

export const noSuchApi = (): ApiError => new ApiError('No such Api');

export interface PathError {
  readonly name: string;
  readonly message: string;
  readonly path: string;
}

/** `errors` is always there; the other keys are the asked paths, letter for letter. */
export interface CallResult {
  readonly errors: Readonly<Record<string, PathError>>;
  readonly [path: string]: unknown;
}

export type CallAnswer =
  | { readonly id: number; readonly result: CallResult }
  /** A top-level error must have a name: without one the SDK resolves with the error instead of rejecting. */
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string } };

export interface Call {
  readonly id: number;
  readonly request: string;
  readonly params: unknown;
}

type Step = readonly [path: string, run: () => unknown];

function stepsOf({ request, params }: Call, api: HostApi): readonly Step[] | undefined {
  if (request === 'get') {
    if (!Array.isArray(params)) return undefined;
    return params.filter((path) => typeof path === 'string').map((path): Step => [path, () => api.get(path)]);
  }
  if (!isRecord(params)) return undefined;
  const entries = Object.entries(params);
  if (request === 'set') return entries.map(([path, value]): Step => [path, () => api.set(path, value)]);
  if (request !== 'invoke') return undefined;
  return entries.map(([path, args]): Step => [
    path,
    () => api.invoke(path, Array.isArray(args) ? (args as readonly unknown[]) : []),
  ]);
}

/** Always an answer: a call left without one would hang in the app until the SDK's own time-out. */
export async function answerCall(call: Call, api: HostApi): Promise<CallAnswer> {
  const steps = stepsOf(call, api);
  if (steps === undefined) {
    return { id: call.id, error: { name: 'ApiError', message: `Cannot read this ${call.request} call` } };
  }
  const values: Record<string, unknown> = {};
  const errors: Record<string, PathError> = {};
  for (const [path, run] of steps) {
    // The SDK posts its own telemetry as `invoke track`; it expects an answer with nothing in it.
    if (call.request === 'invoke' && path === 'track') continue;
    try {
      values[path] = await run();
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new ApiError(String(error));
      errors[path] = { name, message, path };
    }
  }
  return { id: call.id, result: { ...values, errors } };
}
