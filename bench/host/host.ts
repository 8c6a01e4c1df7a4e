/**
 * The host page of the measurement: what the simulated workspace says to an app, without its page, so that no work but the
 * app's is measured. It answers at once, or after `lateMs`, from what was read before.
 */
import type { TicketView, WorkspaceState } from '../../simulator/contract.ts';
import { openForm } from '../../simulator/host/model/form.ts';
import { noSuchApi } from '../../simulator/host/protocol/calls.ts';
import { registrationOf, SUBDOMAIN, type HostFacts } from '../../simulator/host/protocol/facts.ts';
import { AppFrame } from '../../simulator/host/protocol/frame.ts';
import { readPath } from '../../simulator/host/protocol/reads.ts';
import { carryOut, type RequestOutcome } from '../../simulator/host/protocol/requests.ts';
import { readMessage } from '../../simulator/host/protocol/wire.ts';
import { heightIn } from '../../simulator/host/session/hostApi.ts';

/** What a visit is made of. */
export interface Wanted {
  readonly appUrl: string;
  /** Of every answer, in milliseconds. */
  readonly lateMs: number;
  readonly workspace: WorkspaceState;
  readonly ticket: TicketView;
  readonly me: number;
  /** What was answered to each request before. */
  readonly known: Readonly<Record<string, RequestOutcome>>;
}

/** By the clock that page and frame have in common, in milliseconds. */
export interface Said {
  readonly at: number;
  readonly by: 'app' | 'host';
  readonly what: string;
}

/** What the host page saw of one app's frame. */
export interface Seen {
  readonly insertedAt: number;
  readonly said: readonly Said[];
  /** Answers that were not known, and came from the workspace's server. */
  readonly learned: Readonly<Record<string, RequestOutcome>>;
  /** Heights that the app asked for, in pixels. */
  readonly heights: readonly number[];
}

/** What the measurement uses of this page as `window.bench`. */
export interface BenchHost {
  /** Puts the app's frame in, and takes out the one that was there. */
  readonly insert: (wanted: Wanted) => void;
  readonly seen: () => Seen;
}

const FIRST_HEIGHT = 360;

const clock = (): number => performance.timeOrigin + performance.now();

const named = (data: unknown): string => {
  const message = readMessage(data);
  if (message.kind === 'call') return `${message.request} ${JSON.stringify(message.params)}`;
  return message.kind === 'request' ? `${message.key} ${JSON.stringify(message.options)}` : message.kind;
};

/** Waits by a timer alone, as a busy host would be no part of the app either. */
const late = (ms: number, act: () => void): void => {
  if (ms === 0) act();
  else setTimeout(act, ms);
};

async function answered(
  options: unknown,
  { known, me }: Wanted,
  learned: Record<string, RequestOutcome>,
): Promise<RequestOutcome> {
  const key = JSON.stringify(options);
  const before = known[key];
  if (before !== undefined) return before;
  const ports = { origin: window.location.origin, subdomain: SUBDOMAIN, signedInAs: () => me };
  const outcome = await carryOut(options, { ...ports, fetch: (url, init) => fetch(url, init) });
  learned[key] = outcome;
  return outcome;
}

let inserted: { readonly seen: Seen; readonly leave: () => void } | null = null;

function insert(wanted: Wanted): void {
  inserted?.leave();
  const { appUrl, lateMs, workspace, ticket, me } = wanted;
  const said: Said[] = [];
  const heights: number[] = [];
  const learned: Record<string, RequestOutcome> = {};
  const note = (by: Said['by'], what: string): void => {
    said.push({ at: clock(), by, what });
  };
  const facts: HostFacts = { form: openForm(ticket), workspace, me, scheme: 'light' };
  // A Zendesk that shows a ticket has its values at hand; here the first reading makes them, which is no part of the app.
  readPath('ticket', facts);
  readPath('currentUser', facts);
  const guid = crypto.randomUUID();
  const iframe = document.createElement('iframe');
  iframe.src = `${appUrl}?origin=${encodeURIComponent(window.location.origin)}&app_guid=${guid}&colorScheme=light`;
  iframe.height = `${FIRST_HEIGHT}`;
  const frame: AppFrame = new AppFrame(guid, {
    post: (message) => {
      late(lateMs, () => {
        note('host', JSON.stringify(message).slice(0, 80));
        iframe.contentWindow?.postMessage(message, new URL(appUrl).origin);
      });
    },
    registration: () => registrationOf(facts, guid),
    api: {
      get: (path) => readPath(path, facts),
      set: () => {
        throw noSuchApi();
      },
      invoke: (path, [size]) => {
        if (path !== 'resize') throw noSuchApi();
        const height = heightIn(size);
        heights.push(height);
        iframe.height = `${height}`;
      },
    },
    request: (options) => answered(options, wanted, learned),
    triggered: () => undefined,
    registered: () => {
      frame.send('app.activated');
    },
  });
  const receive = ({ source, data }: MessageEvent<unknown>): void => {
    if (source !== iframe.contentWindow) return;
    note('app', named(data));
    frame.receive(data);
  };
  window.addEventListener('message', receive);
  const leave = (): void => {
    window.removeEventListener('message', receive);
    iframe.remove();
  };
  inserted = { seen: { insertedAt: clock(), said, learned, heights }, leave };
  document.body.append(iframe);
}

const bench: BenchHost = {
  insert,
  seen: () => {
    if (inserted === null) throw new Error('There was no visit yet');
    return inserted.seen;
  },
};
Object.assign(window, { bench });
