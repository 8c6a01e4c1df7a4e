/** Zendesk's own SDK in jsdom: a document that believes to be framed by the host page. */
import { createRequire } from 'node:module';
import { vi } from 'vitest';

type Handler = (message?: unknown) => unknown;

/** The part of the SDK's client that the tests use; npm's package carries no types. */
export interface SdkClient {
  on(event: string, handler: Handler): void;
  off(event: string, handler: Handler): void;
  trigger(event: string, data?: unknown): void;
  get(paths: string | readonly string[]): Promise<Record<string, unknown>>;
  set(path: string | Record<string, unknown>, value?: unknown): Promise<Record<string, unknown>>;
  invoke(path: string | Record<string, readonly unknown[]>, ...args: unknown[]): Promise<Record<string, unknown>>;
  request(options: unknown): Promise<unknown>;
  metadata(): unknown;
  context(): unknown;
}

interface Sdk {
  init(registered?: Handler): SdkClient | false;
}

/** One loaded document of the app. */
export interface AppDocument {
  /** `ZAFClient.init` of this document. */
  readonly init: (registered?: Handler) => SdkClient;
  /** Posts to the host whatever a test likes, as any script of the app could. */
  readonly post: (message: unknown) => void;
  /** What the host posted, in order. */
  readonly received: readonly unknown[];
  /** Takes a message of the host's. */
  readonly deliver: (message: unknown) => void;
}

/**
 * `search` is the iframe's address behind the page's name; `toHost` gets everything the document posts. Both ways are
 * cloned and late, as between real windows; microtasks, so that pretended clocks do not hold messages up.
 */
export function loadDocument(search: string, toHost: (message: unknown) => void): AppDocument {
  const received: unknown[] = [];
  const origin = new URLSearchParams(search).get('origin') ?? '';
  const parent = {
    postMessage: (message: unknown, target: string): void => {
      if (target !== origin) return;
      const copy = structuredClone(message);
      queueMicrotask(() => {
        toHost(copy);
      });
    },
  };
  const deliver = (message: unknown): void => {
    const copy = structuredClone(message);
    queueMicrotask(() => {
      received.push(copy);
      // A MessageEvent of jsdom's would refuse a source that is no window.
      const event = Object.assign(new Event('message'), { data: copy, origin, source: parent });
      window.dispatchEvent(event);
    });
  };
  const init = (registered?: Handler): SdkClient => {
    vi.stubGlobal('parent', parent);
    window.history.replaceState(null, '', search);
    const sdk = createRequire(import.meta.url)('zendesk_app_framework_sdk') as Sdk;
    const client = sdk.init(registered);
    if (client === false) throw new Error('The SDK found no origin or no app_guid in the address');
    return client;
  };
  return {
    init,
    post: (message) => {
      parent.postMessage(message, origin);
    },
    received,
    deliver,
  };
}
