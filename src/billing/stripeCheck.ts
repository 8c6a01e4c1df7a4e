import { faultOf } from './faults.ts';
import type { ProxiedAnswer, ProxiedGet } from './request.ts';
import { HEADERS, HOST } from './stripeApi.ts';
import type { BillingCheck } from '../app/setup/ports.ts';

/** What the app reads; `charges` are Stripe's "Charges and Refunds". */
const NEEDED = ['customers', 'invoices', 'subscriptions', 'charges', 'disputes', 'payment_intents'] as const;

/** Nothing that could exist: Stripe makes ids by itself. */
const NOBODYS_INVOICE = 'in_pastDuePlaybookSetUp';

function resultOf(path: string, answer: ProxiedAnswer): BillingCheck['result'] {
  if (answer.ok) return { is: 'works' };
  const { name, detail } = faultOf(path, answer);
  return name === 'missing-grant' ? { is: 'missing' } : { is: 'fault', name, detail };
}

/** The key's answer to a write that cannot change anything, as the invoice does not exist. */
function writeResult(answer: ProxiedAnswer, readsMore: boolean): BillingCheck['result'] {
  const path = '/v1/invoices/…/void';
  if (answer.ok) return { is: 'too-much' };
  const { name, detail } = faultOf(path, answer);
  if (name === 'missing-grant') return { is: 'works' };
  // Stripe may look the invoice up before it looks at the key's rights: then only a key that reads more is a suspect.
  if (name === 'not-found') return { is: readsMore ? 'too-much' : 'not-known' };
  return { is: 'fault', name, detail };
}

/**
 * Tries what Stripe's key may read, that it may read nothing else (`balance`), and that it may write nothing (`void`, on
 * an invoice that does not exist). At most 8 requests; one where the key is not taken at all.
 */
export async function checkStripe(get: ProxiedGet, post: ProxiedGet): Promise<readonly BillingCheck[]> {
  const read = async (path: string): Promise<BillingCheck['result']> =>
    resultOf(path, await get({ url: `${HOST}${path}`, headers: HEADERS }));
  const [first, ...others] = NEEDED;
  const opening = await read(`/v1/${first}?limit=1`);
  if (opening.is === 'fault') return [{ what: first, result: opening }];
  const rest = await Promise.all(
    others.map(async (what) => ({ what, result: await read(`/v1/${what}?limit=1`) }) as const),
  );
  const balance = await read('/v1/balance');
  const readsMore = balance.is === 'works';
  const voided = await post({ url: `${HOST}/v1/invoices/${NOBODYS_INVOICE}/void`, headers: HEADERS });
  return [
    { what: first, result: opening },
    ...rest,
    {
      what: 'balance',
      result: readsMore ? { is: 'too-much' } : balance.is === 'missing' ? { is: 'works' } : balance,
    },
    { what: 'void', result: writeResult(voided, readsMore) },
  ];
}
