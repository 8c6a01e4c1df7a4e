/** Attempts to have an approval that Reggie never gave: none of them may open the gate (promise d). */
import type { Json } from '../../simulator/json.ts';
import { ANA, REGGIE } from '../../simulator/scenarios/people.ts';
import { applyRule } from '../../simulator/server/ticketActs.ts';
import { encodeEvent } from '../../src/zendesk/eventCode.ts';
import { fingerprint } from '../../src/domain/case/materialFacts.ts';
import type { CaseAct } from '../../src/domain/case/events.ts';
import { foldTruth } from './fold.ts';
import { pick } from './pick.ts';
import type { Place } from './place.ts';
import type { Step } from './steps.ts';

/** An update that says that the newest flag is approved. */
function approval(
  place: Place,
  change: { readonly ticketId?: number; readonly run?: number; readonly flagId?: string } = {},
): Json {
  const run = foldTruth(place);
  const act: CaseAct = {
    kind: 'approved',
    flagId: change.flagId ?? run.flag?.id ?? '0'.repeat(32),
    fingerprint: run.decided === null ? null : fingerprint(run.decided.decision),
    condition: null,
    words: 'Fine with me.',
  };
  const { ticketId = place.ticket.id, run: number = Math.max(1, run.number) } = change;
  const id = `${place.world.nextId()}`.padStart(32, 'f');
  const coded = encodeEvent({ id, ticketId, run: number, seq: place.recorded.size + 1, act }, 'Approved by Reggie.');
  if (!coded.ok) throw new Error(coded.error);
  return { comment: { body: coded.value.body, public: false }, metadata: coded.value.metadata };
}

/** Reggie's newest approval, word for word. (Copies of other acts are acts of whoever copies them.) */
function copied(place: Place): Json | null {
  const byReggie = place.ticket.audits.findLast(({ id }) => {
    const event = place.recorded.get(id);
    return event?.author === REGGIE && event.act.kind === 'approved';
  });
  if (byReggie === undefined) return null;
  const note = byReggie.events.find((event) => event.type === 'Comment');
  return note?.type === 'Comment' ? { comment: { body: note.body, public: false }, metadata: byReggie.custom } : null;
}

const asReggie = (ticket: Json): Json => ({
  ...ticket,
  comment: { ...(ticket['comment'] as Json), author_id: REGGIE },
});

const FORGERIES: readonly ((place: Place) => void)[] = [
  (place) => {
    place.byHand(ANA, approval(place));
  },
  (place) => {
    place.byHand(ANA, asReggie(approval(place)));
  },
  (place) => {
    const copy = copied(place);
    if (copy !== null) place.byHand(ANA, copy);
  },
  (place) => {
    const copy = copied(place);
    if (copy !== null) place.byHand(ANA, asReggie(copy));
  },
  // In Reggie's own name, but of another ticket, another run, another flag.
  (place) => {
    place.byHand(REGGIE, approval(place, { ticketId: place.ticket.id + 1 }));
  },
  (place) => {
    place.byHand(REGGIE, approval(place, { run: 7 }));
  },
  (place) => {
    place.byHand(REGGIE, approval(place, { flagId: 'ab'.repeat(16) }));
  },
  // A rule that Reggie's act set off.
  (place) => {
    applyRule(place.world, place.ticket, approval(place), REGGIE);
  },
  (place) => {
    const copy = copied(place);
    if (copy !== null) applyRule(place.world, place.ticket, copy, REGGIE);
  },
  (place) => {
    place.byHand(ANA, { comment: { body: 'Approved. Reggie', public: false, author_id: REGGIE } });
  },
];

/** Tries one of them. */
export function forge(place: Place, { a }: Step): void {
  pick(FORGERIES, a)(place);
}
