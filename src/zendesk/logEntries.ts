import { byRule, endsTicket, indexMove, isStatus, publicComment, type Audit, type AuditUser } from './audits.ts';
import { decodeEvent, isByNewer, isEvent } from './eventCode.ts';
import { isProbeMove } from './probeMove.ts';
import type { LogEntry } from '../domain/case/events.ts';

function solvedEntries(one: Audit): readonly LogEntry[] {
  const { author_id: by, created_at: at, events } = one;
  if (byRule(one)) return [];
  const solves = events.some((event) => endsTicket(event) && !byRule(event));
  return solves ? [{ entry: 'solved', by, at }] : [];
}

function spokenEntries(one: Audit, users: ReadonlyMap<number, AuditUser>): readonly LogEntry[] {
  const { author_id: by, created_at: at, events } = one;
  return events.flatMap((event): readonly LogEntry[] => {
    const said = byRule(event) ? null : publicComment(event, one, users);
    if (said === null) return [];
    return [said.isCustomers ? { entry: 'customer-wrote', at } : { entry: 'agent-replied', by, at, text: said.text }];
  });
}

/** Comments that were redacted since: their text is no longer what was recorded. */
export function redactedComments(audits: readonly Audit[]): ReadonlySet<unknown> {
  const redactions = audits.flatMap(({ events }) => events.filter(({ type }) => type === 'CommentRedactionEvent'));
  return new Set(redactions.map(({ comment_id }) => comment_id));
}

/** The internal note that came with an update, as far as it still is one. */
export function noteIn({ events }: Audit, redacted: ReadonlySet<unknown>): string | null {
  const note = events.find(
    ({ type, id, public: isPublic }) => type === 'Comment' && isPublic === false && !redacted.has(id),
  );
  return typeof note?.body === 'string' ? note.body : null;
}

function caseEntries(one: Audit, redacted: ReadonlySet<unknown>): readonly LogEntry[] {
  const { id: auditId, author_id: author, created_at: at, metadata } = one;
  const custom = metadata?.custom ?? {};
  if (!isEvent(custom) || byRule(one)) return [];
  const decoded = decodeEvent(custom, noteIn(one, redacted));
  if (!decoded.ok) return [{ entry: 'unreadable-event', auditId, at, why: decoded.error, isNewer: isByNewer(custom) }];
  return [{ entry: 'event', event: { ...decoded.value, author, at, auditId } }];
}

/** Index tags that were changed, by whomever; what an event changed with them is told by the event (fold.ts). */
function indexEntries(one: Audit, users: ReadonlyMap<number, AuditUser>): readonly LogEntry[] {
  return one.events.flatMap((event): readonly LogEntry[] => {
    const move = indexMove(event);
    if (move === null) return [];
    const by = byRule(one) || byRule(event) ? null : one.author_id;
    if (isProbeMove(event, one, users)) return [{ entry: 'set-up-test', by: one.author_id, at: one.created_at }];
    return [{ entry: 'index-changed', by, at: one.created_at, to: move.to }];
  });
}

/** Comments written in somebody else's name: the API lets every agent set a comment's author, not the audit's. */
function otherNameEntries(one: Audit): readonly LogEntry[] {
  const { author_id: by, created_at: at, events } = one;
  if (byRule(one)) return [];
  return events.flatMap(({ type, author_id: shownAs }): readonly LogEntry[] =>
    type === 'Comment' && typeof shownAs === 'number' && shownAs !== by
      ? [{ entry: 'other-name', by, shownAs, at }]
      : [],
  );
}

/**
 * What the audits say about the case, oldest first. Author and time of an event are its audit's and never the comment's:
 * a comment can be written in another's name, an audit cannot (facts of Zendesk's REST, docs/decisions/0001).
 */
export function entriesIn(audits: readonly Audit[], users: ReadonlyMap<number, AuditUser>): readonly LogEntry[] {
  const redacted = redactedComments(audits);
  return audits.toSorted((a, b) => a.id - b.id).flatMap((one) => entriesOf(one, redacted, users));
}

/** What one audit says about the case. `redacted`: the ids of the ticket's comments that were redacted since. */
export function entriesOf(
  one: Audit,
  redacted: ReadonlySet<unknown>,
  users: ReadonlyMap<number, AuditUser>,
): readonly LogEntry[] {
  return [
    ...indexEntries(one, users),
    ...otherNameEntries(one),
    ...caseEntries(one, redacted),
    ...spokenEntries(one, users),
    ...solvedEntries(one),
  ];
}

/** The status category that the newest of these audits set; null where none of them did. */
export function savedStatusIn(audits: readonly Audit[]): string | null {
  const statuses = audits
    .toSorted((a, b) => a.id - b.id)
    .flatMap(({ events }) => events.filter(isStatus).map(({ value }) => value));
  const last = statuses.at(-1);
  return typeof last === 'string' ? last : null;
}

/** The ticket that this one follows up, as its creation tells; null where it follows none. */
export function followUpOf(audits: readonly Audit[]): number | null {
  const creation = audits.find(({ via }) => via?.source?.rel === 'follow_up');
  return creation?.via?.source?.from?.ticket_id ?? null;
}
