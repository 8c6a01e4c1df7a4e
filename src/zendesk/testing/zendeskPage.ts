import { vi } from 'vitest';
import type { ZafClient } from '../zaf.ts';

interface Posted {
  readonly appGuid?: string;
  readonly key?: string;
  readonly id?: number;
  readonly request?: string;
  readonly params?: unknown;
  readonly error?: { readonly msg: unknown };
}

/** The host's side of the protocol to the genuine SDK in this page, by hand: what was posted, and posting back. */
export interface ZendeskPage {
  readonly client: ZafClient;
  readonly posted: Posted[];
  readonly post: (message: unknown) => void;
  /** Asks the save hook; the answer is what the SDK posts back, or null where it posts none. */
  readonly asksToSave: () => Promise<{ readonly blockedWith: unknown } | 'allowed'>;
}

const ORIGIN = 'http://localhost:4600';
let opened = 0;

/** Opens the npm copy of the SDK and registers it. `answers` are what `get` gives. */
export async function openZendeskPage(answers: () => Readonly<Record<string, unknown>>): Promise<ZendeskPage> {
  // Clients of earlier tests live on in this window and answer as well; each has its own guid.
  opened += 1;
  const guid = `G${opened}`;
  window.history.replaceState(null, '', `/?origin=${encodeURIComponent(ORIGIN)}&app_guid=${guid}`);
  const posted: Posted[] = [];
  const post = (data: unknown): void => {
    window.dispatchEvent(new MessageEvent('message', { data, origin: ORIGIN, source: window as MessageEventSource }));
  };
  vi.spyOn(window.parent, 'postMessage').mockImplementation((raw: unknown) => {
    const message = (typeof raw === 'string' ? JSON.parse(raw) : raw) as Posted;
    if (message.appGuid !== guid) return;
    posted.push(message);
    if (message.request !== 'get') return;
    const paths = message.params as readonly string[];
    const given = answers();
    if ('hangs' in given) return;
    const known = paths.filter((path) => path in given).map((path): [string, unknown] => [path, given[path]]);
    const errors = paths
      .filter((path) => !(path in given))
      .map((path): [string, unknown] => [path, { name: 'ApiError', message: 'No such Api', path }]);
    queueMicrotask(() => {
      post({ id: message.id, result: { ...Object.fromEntries(known), errors: Object.fromEntries(errors) } });
    });
  });
  const { default: sdk } = await import('zendesk_app_framework_sdk');
  const client = sdk.init();
  if (client === false) throw new Error('The SDK did not start');
  post({ key: 'zaf.app.registered', message: { metadata: { settings: {} }, context: { location: 'ticket_sidebar' } } });
  return {
    client,
    posted,
    post,
    asksToSave: async () => {
      const before = posted.length;
      post({ key: 'zaf.ticket.save', needsReply: true });
      const reply = await vi.waitUntil(
        () => posted.slice(before).find(({ key }) => key === 'iframe.reply:ticket.save'),
        { timeout: 10_000, interval: 5 },
      );
      return reply.error === undefined ? 'allowed' : { blockedWith: reply.error.msg };
    },
  };
}
