import type { CaseEvent, LogEntry } from './events.ts';
import type { Phase } from './phases.ts';
import type { Instant } from '../money.ts';

/**
 * The way by which something was done, as far as its audit tells. A hint and no proof: whoever writes through the API can
 * say another one. `browser`: the agent's page without the panel, or with the panel closed; a bulk edit looks the same.
 */
export type Route =
  | { readonly kind: 'browser' | 'mobile' | 'mail' | 'merge' | 'api' | 'customer' }
  | { readonly kind: 'macro'; readonly title: string }
  /** `isNet`: one of the app's own rules. */
  | { readonly kind: 'rule'; readonly title: string; readonly isNet: boolean };

/** Something on the ticket that the rules speak of, and that need not have gone through the panel. */
export type TrailAct = {
  /** Null for a business rule. */
  readonly by: number | null;
  readonly route: Route;
} & (
  | { readonly did: 'solved' | 'closed' | 'reopened' }
  | { readonly did: 'replied'; readonly text: string }
  | { readonly did: 'index-changed'; readonly from: readonly Phase[]; readonly to: readonly Phase[] }
  /** The set-up's guided test put an open case's tag on a ticket that carried none. */
  | { readonly did: 'set-up-test' }
  /** A note of the case is no longer what was recorded. `noteOf`: the update that recorded it. */
  | { readonly did: 'note-gone'; readonly how: 'redacted' | 'made-public'; readonly noteOf: number }
);
export type ActOf<D extends TrailAct['did']> = Extract<TrailAct, { did: D }>;

/** One update of a ticket. */
export interface TicketUpdate {
  readonly auditId: number;
  readonly at: Instant;
  /** What the case's log says of it. */
  readonly entries: readonly LogEntry[];
  /** In the order in which they happened. */
  readonly acts: readonly TrailAct[];
  /** The internal note of the event that it recorded; null where it recorded none. */
  readonly note: string | null;
}

/** The log as it stood in the middle of an update. */
export interface LogThen {
  readonly log: readonly LogEntry[];
  /** A decision's note went later and took its words along: whether an approval fits it cannot be told any more. */
  readonly isWordsLost: boolean;
}

/** The updates whose notes went after that place; until then they stood as they were recorded. */
function notesGoneAfter(trail: readonly TicketUpdate[], place: number): ReadonlySet<number> {
  const acts = trail.slice(place + 1).flatMap((update) => update.acts);
  return new Set(acts.flatMap((act) => (act.did === 'note-gone' ? [act.noteOf] : [])));
}

const isDecision = ({ act }: CaseEvent): boolean => act.kind === 'asked' || act.kind === 'decided';

/** What was recorded before that update, and by it; what the update did otherwise is still to be judged. */
export function logThen(trail: readonly TicketUpdate[], place: number): LogThen {
  const goneLater = notesGoneAfter(trail, place);
  const recorded = (trail[place]?.entries ?? []).filter(
    ({ entry }) => entry === 'event' || entry === 'unreadable-event',
  );
  let isWordsLost = false;
  const log = [...trail.slice(0, place).flatMap(({ entries }) => entries), ...recorded].map((entry): LogEntry => {
    if (entry.entry !== 'event' || entry.event.noteIntact || !goneLater.has(entry.event.auditId)) return entry;
    isWordsLost ||= isDecision(entry.event);
    return { entry: 'event', event: { ...entry.event, noteIntact: true } };
  });
  return { log, isWordsLost };
}
