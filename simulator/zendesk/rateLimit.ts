/**
 * Zendesk's limits on REST (docs: Rate limits), as far as an app that works on tickets can meet them. Each is counted in
 * windows that begin with the first request; a refused request counts for none.
 */
import type { ZendeskLimits } from '../contract.ts';
import type { World } from '../world/world.ts';
import { type RestAnswer, tooManyRequests } from './errors.ts';

interface Limits {
  readonly perMinute: number;
  /** Ticket updates a minute, of everybody. */
  readonly updatesPerMinute: number;
}

/** By plan of the account. How much a trial may be asked altogether is a guess: as the smallest plan. */
const limitsOf: Readonly<Record<Exclude<ZendeskLimits, 'none'>, Limits>> = {
  trial: { perMinute: 200, updatesPerMinute: 20 },
  team: { perMinute: 200, updatesPerMinute: 100 },
  professional: { perMinute: 400, updatesPerMinute: 100 },
  enterprise: { perMinute: 700, updatesPerMinute: 100 },
  'high-volume': { perMinute: 2500, updatesPerMinute: 300 },
};

const minuteMs = 60_000;

interface Window {
  readonly key: string;
  readonly most: number;
  readonly ms: number;
}

/** What is counted of a request. `byApp`: an app asked, so that the limits of one app and one person hold as well. */
export interface Counted {
  readonly method: string;
  readonly path: string;
  readonly by: number | undefined;
  readonly byApp: boolean;
}

const windowsFor = ({ method, path, by = 0, byApp }: Counted, limits: Limits): readonly Window[] => {
  const ticket = method === 'PUT' ? /^\/api\/v2\/tickets\/(\d+)/.exec(path)?.[1] : undefined;
  const updates: readonly Window[] =
    ticket === undefined
      ? []
      : [
          { key: 'updates', most: limits.updatesPerMinute, ms: minuteMs },
          { key: `updates of ${ticket} by ${by}`, most: 30, ms: 10 * minuteMs },
        ];
  const app: readonly Window[] = byApp
    ? [
        { key: `app of ${by}`, most: 100, ms: minuteMs },
        { key: `app of ${by}, longer`, most: 700, ms: 5 * minuteMs },
      ]
    : [];
  return [{ key: 'account', most: limits.perMinute, ms: minuteMs }, ...updates, ...app];
};

interface Used {
  readonly since: number;
  requests: number;
}

/** What each world has been asked. */
const spent = new WeakMap<World, Map<string, Used>>();

/** The refusal where the request is one too many, with the seconds until it may be asked again; else it is counted. */
export const overLimit = (world: World, counted: Counted): RestAnswer | undefined => {
  const plan = world.knobs.zendeskLimits;
  if (plan === 'none') return undefined;
  const now = world.now();
  const used = spent.get(world) ?? new Map<string, Used>();
  spent.set(world, used);
  const windows = windowsFor(counted, limitsOf[plan]);
  let wait = 0;
  const open = windows.map(({ key, most, ms }) => {
    const before = used.get(key);
    const isOver = before === undefined || now - before.since >= ms;
    if (!isOver && before.requests >= most) wait = Math.max(wait, before.since + ms - now);
    return [key, isOver ? { since: now, requests: 0 } : before] as const;
  });
  if (wait > 0) return tooManyRequests(Math.ceil(wait / 1000));
  for (const [key, window] of open) {
    window.requests += 1;
    used.set(key, window);
  }
  return undefined;
};
