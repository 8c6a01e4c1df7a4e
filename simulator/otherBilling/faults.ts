/** The other billing system on a bad day. A key of the wrong mode is a matter of Stripe's alone. */
import type { Grant } from '../contract.ts';
import { type Json, isRecord } from '../json.ts';
import type { Mishap } from '../stripe/faults.ts';
import type { Books } from '../stripe/records.ts';
import { type PastDueAnswer, type PastDueRequest, answerPastDue, refusal } from './pastDue.ts';

const limited = ({ retryAfterS }: Mishap): PastDueAnswer => ({
  ...refusal(429, 'rate_limited'),
  ...(retryAfterS > 0 ? { headers: { 'retry-after': String(retryAfterS) } } : {}),
});

/** What the answer cannot tell without the right; without these rights it can tell nothing. */
const untold: Readonly<Partial<Record<Grant, string>>> = {
  subscriptions: 'subscription',
  charges: 'refunds',
  disputes: 'openDisputes',
};

const essential: readonly Grant[] = ['customers', 'invoices'];

const refusedBy = (mishap: Mishap): PastDueAnswer | undefined => {
  switch (mishap.billingFault) {
    case 'invalid-key':
    case 'expired-key':
      return refusal(401, 'unauthorized');
    case 'missing-grant':
      return essential.includes(mishap.missingGrant) ? refusal(403, 'forbidden') : undefined;
    case 'ip-not-allowed':
      return refusal(403, 'forbidden');
    case 'rate-limited':
      return limited(mishap);
    case 'rate-limited-once':
      return mishap.isFirstTry ? limited(mishap) : undefined;
    case 'server-error':
      return refusal(500, 'internal');
    default:
      return undefined;
  }
};

/** As many as the system got together before its own second page failed. */
const onePage = 100;

const spoilt = (mishap: Mishap, body: Json): Json => {
  const invoices = body['invoices'] as readonly Json[];
  switch (mishap.billingFault) {
    case 'missing-grant': {
      const part = untold[mishap.missingGrant];
      return part === undefined ? body : { ...body, [part]: null };
    }
    case 'page-two-fails':
      return invoices.length > onePage ? { ...body, invoices: invoices.slice(0, onePage), complete: false } : body;
    case 'malformed-invoice':
      return { ...body, invoices: invoices.map((one, at) => (at === 0 ? { ...one, amountMinor: '99.00' } : one)) };
    default:
      return body;
  }
};

/** As `answerPastDue`, on a day with this mishap. */
export const answerPastDueOn = (
  mishap: Mishap,
  books: Books,
  request: PastDueRequest,
  token: string | undefined,
  now: number,
): PastDueAnswer => {
  const refused = refusedBy(mishap);
  if (refused !== undefined) return refused;
  const answer = answerPastDue(books, request, token, now);
  return answer.status === 200 && isRecord(answer.body) ? { ...answer, body: spoilt(mishap, answer.body) } : answer;
};
