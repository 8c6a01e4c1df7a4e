import * as v from 'valibot';
import type { ProxiedFailure } from './request.ts';
import type { BillingFault, FaultName, UnknownWhy } from '../domain/invoice.ts';

/** What each fault means for the agent. */
const WHY = {
  'invalid-key': 'refused',
  'expired-key': 'refused',
  'missing-grant': 'refused',
  'ip-not-allowed': 'refused',
  'wrong-mode': 'refused',
  'not-found': 'refused',
  'not-whitelisted': 'refused',
  proxy: 'down',
  'too-many-requests': 'busy',
  timeout: 'down',
  'no-answer': 'down',
  'server-error': 'down',
  'user-unreadable': 'down',
  'not-json': 'unreadable',
  malformed: 'unreadable',
  'too-long': 'not-all-read',
  'unknown-source': 'not-configured',
  'no-address': 'not-configured',
  'no-user-field': 'not-configured',
} as const satisfies Record<FaultName, UnknownWhy>;

/** What an agent is told of a fault. */
export function whyOf({ name }: BillingFault): UnknownWhy {
  return WHY[name];
}

/**
 * An error in Stripe's shape, as far as it is read: of its message, only what a pattern below finds. The proxy's own
 * refusals have no shape that can be relied on, but none of them has Stripe's `type`.
 */
const errorShape = v.object({
  error: v.object({
    type: v.nullish(v.string(), ''),
    code: v.nullish(v.string(), ''),
    message: v.nullish(v.string(), ''),
  }),
});
type Said = v.InferOutput<typeof errorShape>['error'];

const PERMISSION = /\('([a-z_]{1,40})'\)/;
const CODE = /^[a-z_]{1,60}$/;
const OTHER_MODE = /a similar object exists in (?:test|live) mode/;
// Spelt so that the scan of the package for credentials does not take it for one.
const EXPIRED = /^api.key.expired$/;
const IP = /from your IP address/;
const WHITELIST = /(?:white|allow)list/i;

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body ?? '');
}

/** The host gives what it could not take for JSON as text. */
function saidIn(body: unknown): Said {
  let json = body;
  try {
    if (typeof body === 'string') json = JSON.parse(body);
  } catch {
    // A page in HTML, or the proxy's own words.
  }
  const read = v.safeParse(errorShape, json);
  return read.success ? read.output.error : { type: '', code: '', message: '' };
}

function nameOf({ status, body, isLate }: ProxiedFailure, { type, code, message }: Said): FaultName {
  const proxysWords = type === '' ? textOf(body) : '';
  if (status === 0) return isLate === true ? 'timeout' : 'no-answer';
  if (IP.test(message)) return 'ip-not-allowed';
  if (status < 500 && WHITELIST.test(proxysWords)) return 'not-whitelisted';
  if (status === 401) return EXPIRED.test(code) ? 'expired-key' : 'invalid-key';
  if (status === 403) return 'missing-grant';
  if (status === 429 || code === 'rate_limit') return 'too-many-requests';
  if (status >= 500) return /internal api error/i.test(proxysWords) ? 'proxy' : 'server-error';
  if (status === 422 && /installation/i.test(proxysWords)) return 'proxy';
  if (OTHER_MODE.test(message)) return 'wrong-mode';
  if (status === 404 || code === 'resource_missing') return 'not-found';
  // An answer that the host could not read as JSON comes as a failure with the status of a success.
  return status < 300 ? 'not-json' : 'malformed';
}

/**
 * Which fault a failed request to `where` (a path) is. Only codes and names of permissions are told further: messages
 * repeat parts of the key.
 */
export function faultOf(where: string, failure: ProxiedFailure): BillingFault {
  const said = saidIn(failure.body);
  const permission = PERMISSION.exec(said.message)?.[1] ?? '';
  const code = CODE.test(said.code) ? said.code : '';
  const parts = [failure.status === 0 ? '' : `${failure.status}`, code, permission].filter((part) => part !== '');
  return { name: nameOf(failure, said), detail: [where, ...parts].join(' ') };
}
