import { line, type Level, type Line } from './lines.ts';
import type { BillingCheck } from './ports.ts';
import type { BillingRead, SourceName } from '../../domain/invoice.ts';

const LEVELS = {
  works: 'good',
  missing: 'bad',
  'too-much': 'advice',
  // A key that writes must not lie folded under what is in order.
  'not-known': 'unknown',
  fault: 'bad',
} as const satisfies Record<BillingCheck['result']['is'], Level>;

function grantLine({ what, result }: BillingCheck): Line {
  const isFault = result.is === 'fault';
  return line({
    id: what,
    level: LEVELS[result.is],
    text: isFault ? `fault.${result.name}` : `grant.${what}.${result.is}`,
    values: { what },
    why: `grant.${what}`,
    details: isFault ? [result.detail] : [],
  });
}

/** What a source without a key of Stripe's says of the ticket at hand. */
function readLine(read: BillingRead, who: string): Line {
  const given = { id: 'read', why: 'billingRead', values: { who } };
  if (read.kind !== 'unknown') return line({ ...given, level: 'good', text: 'billing.read' });
  if (read.why === 'to-be-typed') return line({ ...given, level: 'info', text: 'billing.typed' });
  const { fault } = read;
  if (fault === null) return line({ ...given, level: 'info', text: 'billing.unknown' });
  return line({ ...given, level: 'bad', text: `fault.${fault.name}`, details: [fault.detail] });
}

/** Whether billing is reached with what the app needs, and with nothing that it should not have. */
export async function billingLines(
  source: SourceName | null,
  checkKey: () => Promise<readonly BillingCheck[]>,
  readNow: () => Promise<BillingRead>,
  who: string,
): Promise<readonly Line[]> {
  if (source === 'stripe') return (await checkKey()).map(grantLine);
  return [readLine(await readNow(), who)];
}
