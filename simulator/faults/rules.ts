/** What can go wrong with one request, call, event or hook; where; and how often. A plan of such rules is a knob. */
import { type Json, isRecord, textAt } from '../json.ts';

/** Requests of apps, by what they ask for. `request` is any of them. */
export const SERVICE_PLACES = [
  'request',
  'ticket',
  'update',
  'audits',
  'more-audits',
  'users',
  'set-up',
  'billing',
] as const;

/** What the host and the app say to each other without a request. */
export const HOST_PLACES = ['get', 'set', 'invoke', 'event', 'hook'] as const;

/**
 * `-after` faults come once the request has been carried out, all others in its place. `never` and `lost-…`: nothing is
 * answered, at all or because the connection breaks.
 */
export const SERVICE_FAULTS = [
  'late',
  'never',
  'never-after',
  'lost-before',
  'lost-after',
  'resent',
  '401',
  '403',
  '404',
  '409-update',
  '409-database',
  '422-required',
  '429',
  '500',
  '502',
  '503',
  'proxy-refuses',
  'cut-short',
  'not-json',
  'no-audit',
  'metadata-dropped',
  'metadata-cut',
] as const;

/**
 * `refused`: the host does not know the path. `lost`, `twice`, `swapped`: an event or a hook, `swapped` behind the next
 * one. `reload`, `gone`: the app's iframe is loaded anew, or removed, in place of an answer.
 */
export const HOST_FAULTS = ['late', 'never', 'refused', 'lost', 'twice', 'swapped', 'reload', 'gone'] as const;

export type ServicePlace = (typeof SERVICE_PLACES)[number];
export type HostPlace = (typeof HOST_PLACES)[number];
export type Place = ServicePlace | HostPlace;
export type ServiceFault = (typeof SERVICE_FAULTS)[number];
export type HostFault = (typeof HOST_FAULTS)[number];
export type Fault = ServiceFault | HostFault;

export interface FaultRule {
  readonly on: Place;
  readonly fault: Fault;
  /** Only what has this in its address, path or name. */
  readonly of?: string;
  /** So many pass before the first one can be hit; 0 where not said. */
  readonly after?: number;
  /** At most so many are hit; any number where not said. */
  readonly times?: number;
  /** Which share of the others is hit, 0 to 1; all of them where not said. */
  readonly share?: number;
  /** How late; 3000 where not said. */
  readonly ms?: number;
  /** In the header Retry-After of a 429; without it there is none. */
  readonly retryAfterS?: number;
}

/** The same seed hits the same ones of the same requests, whatever else happens beside them. */
export interface FaultPlan {
  readonly seed: number;
  readonly rules: readonly FaultRule[];
}

export const NO_FAULTS: FaultPlan = { seed: 0, rules: [] };

export const USUALLY_LATE_MS = 3000;

const isIn = <T extends string>(all: readonly T[], value: string | undefined): value is T =>
  all.some((one) => one === value);

const amounts = (rule: Json): Pick<FaultRule, 'after' | 'times' | 'share' | 'ms' | 'retryAfterS'> =>
  Object.fromEntries(
    (['after', 'times', 'share', 'ms', 'retryAfterS'] as const).flatMap((key) => {
      const value = rule[key];
      return typeof value === 'number' && value >= 0 ? [[key, value]] : [];
    }),
  );

function ruleIn(value: unknown): readonly FaultRule[] {
  if (!isRecord(value)) return [];
  const [on, fault, of] = [textAt(value, 'on'), textAt(value, 'fault'), textAt(value, 'of')];
  const more = { ...amounts(value), ...(of === undefined || of === '' ? {} : { of }) };
  if (isIn(SERVICE_PLACES, on) && isIn(SERVICE_FAULTS, fault)) return [{ on, fault, ...more }];
  return isIn(HOST_PLACES, on) && isIn(HOST_FAULTS, fault) ? [{ on, fault, ...more }] : [];
}

/** The plan as it comes over HTTP, without the rules that cannot be read; undefined where it is none. */
export function planIn(value: unknown): FaultPlan | undefined {
  if (!isRecord(value) || !Array.isArray(value['rules'])) return undefined;
  const seed = typeof value['seed'] === 'number' && Number.isFinite(value['seed']) ? value['seed'] : 0;
  return { seed, rules: value['rules'].flatMap(ruleIn) };
}
