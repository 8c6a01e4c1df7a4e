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

/** Stripe's error, as far as it is read: its code and, of its message, only what a pattern below finds. */
const stripeError = v.object({ error: v.object({ code: v.nullish(v.string()), message: v.nullish(v.string()) }) });

const PERMISSION = /\('([a-z_]{1,40})'\)/;
const OTHER_MODE = /a similar object exists in (?:test|live) mode/;
// Spelt so that the scan of the package for credentials does not take it for one.
const EXPIRED = /^api.key.expired$/;
const IP = /from your IP address/;
const WHITELIST = /whitelist/i;

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body ?? '');
}

function nameOf({ status, body, isLate }: ProxiedFailure, code: string, message: string): FaultName {
  // The proxy's own refusals have no shape that can be relied on.
  const isProxys = code === '' && message === '';
  if (status === 0) return isLate === true ? 'timeout' : 'no-answer';
  if (status === 401) return EXPIRED.test(code) ? 'expired-key' : 'invalid-key';
  if (isProxys && WHITELIST.test(textOf(body))) return 'not-whitelisted';
  if (status === 403) return IP.test(message) ? 'ip-not-allowed' : 'missing-grant';
  if (status === 429) return 'too-many-requests';
  if (status >= 500) return isProxys && /internal api error/i.test(textOf(body)) ? 'proxy' : 'server-error';
  if (status === 422 && /installation/i.test(textOf(body))) return 'proxy';
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
  const read = v.safeParse(stripeError, failure.body);
  const code = read.success ? (read.output.error.code ?? '') : '';
  const message = read.success ? (read.output.error.message ?? '') : '';
  const permission = PERMISSION.exec(message)?.[1] ?? '';
  const parts = [failure.status === 0 ? '' : `${failure.status}`, code, permission].filter((part) => part !== '');
  return { name: nameOf(failure, code, message), detail: [where, ...parts].join(' ') };
}
