import { line, type Line } from './lines.ts';
import type { Account } from './ports.ts';
import type { Instant } from '../../domain/money.ts';

/** Ages and the end of a former approver's time are told by this clock; a minute changes nothing about them. */
export const SKEW_MS = 60_000;

/** How the clocks differ, in words. */
export function clockLine(aheadMs: number | null): Line {
  const given = { id: 'clock', why: 'clock' };
  if (aheadMs === null) return line({ ...given, level: 'info', text: 'clock.untold' });
  if (Math.abs(aheadMs) <= SKEW_MS) return line({ ...given, level: 'good', text: 'clock.good' });
  const count = Math.round(Math.abs(aheadMs) / 60_000);
  return line({ ...given, level: 'advice', text: aheadMs > 0 ? 'clock.ahead' : 'clock.behind', values: { count } });
}

/** This browser: its clock beside Zendesk's, and which copy of Zendesk's SDK runs. */
export async function hereLines(
  account: Pick<Account, 'serverTime'>,
  sdk: 'own' | 'copy',
  now: () => Instant,
): Promise<readonly Line[]> {
  const asked = now();
  const server = await account.serverTime();
  // The answer was written at some time between asking and now.
  const between = (asked + now()) / 2;
  return [
    clockLine(server === null ? null : between - server),
    line({ id: 'sdk', level: sdk === 'own' ? 'good' : 'advice', text: `sdk.${sdk}`, why: 'sdk' }),
  ];
}
