/** How something came about, as tickets and audits tell it in `via`. */
import type { Json } from '../json.ts';
import type { Via } from '../world/model.ts';

const rule = { id: 22_000_001, title: 'A business rule of the simulated workspace', deleted: false };

/** What people do comes without a source. */
const sourceOf = ({ channel, followUpOf }: Via): Json => {
  if (followUpOf !== undefined) {
    return { from: { ticket_id: followUpOf.ticketId, subject: followUpOf.subject }, to: {}, rel: 'follow_up' };
  }
  return channel === 'rule' ? { from: rule, to: {}, rel: 'automation' } : { from: {}, to: {}, rel: null };
};

export const viaObject = (via: Via): Json => ({ channel: via.channel, source: sourceOf(via) });
