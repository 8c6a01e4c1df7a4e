import { byRule, indexMove, isStatus, type Audit, type AuditEvent, type AuditUser } from './audits.ts';
import { isEvent } from './eventCode.ts';

/** Stands in the metadata of the update with which the set-up's guided test begins. */
export const PROBE_KEY = 'pdp_probe';

const touchesMore = (event: AuditEvent): boolean => !byRule(event) && (isStatus(event) || event.public === true);

/**
 * Whether this is the tag with which an admin began the set-up's guided test. Everybody who may update a ticket can write
 * that metadata, so only just what the test does counts: an admin's update of a ticket without a tag of a case, to an open
 * one, which changes no status, answers nobody and records nothing.
 */
export function isProbeMove(event: AuditEvent, one: Audit, users: ReadonlyMap<number, AuditUser>): boolean {
  const custom = one.metadata?.custom ?? {};
  const move = indexMove(event);
  if (move === null || move.from.length > 0 || move.to.join(' ') !== 'open') return false;
  if (custom[PROBE_KEY] !== '1' || isEvent(custom) || byRule(one) || byRule(event)) return false;
  return users.get(one.author_id)?.role === 'admin' && !one.events.some(touchesMore);
}
