/** How something came about, as tickets and audits tell it in `via`. */
import type { Json } from '../json.ts';
import type { NamedTicket, Via } from '../world/model.ts';

const unnamedRule = { id: 22_000_001, title: 'A business rule of the simulated workspace' };

const named = ({ ticketId, subject }: NamedTicket): Json => ({ ticket_id: ticketId, subject });

/** What people do comes without a source. */
const sourceOf = ({ channel, followUpOf, mergedFrom, mergedInto, rule }: Via): Json => {
  if (followUpOf !== undefined) return { from: named(followUpOf), to: {}, rel: 'follow_up' };
  if (mergedFrom !== undefined) return { from: named(mergedFrom), to: {}, rel: 'merge' };
  if (mergedInto !== undefined) return { from: {}, to: named(mergedInto), rel: 'merge' };
  if (channel !== 'rule') return { from: {}, to: {}, rel: null };
  const { id, title } = rule ?? unnamedRule;
  return { from: { id, title, deleted: false }, to: {}, rel: rule?.kind ?? 'automation' };
};

export const viaObject = (via: Via): Json => ({ channel: via.channel, source: sourceOf(via) });
