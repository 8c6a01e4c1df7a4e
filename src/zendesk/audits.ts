import * as v from 'valibot';
import { decodeEvent, isEvent } from './eventCode.ts';
import { phasesInTags } from './indexTags.ts';
import type { LogEntry } from '../domain/case/events.ts';

const ANY = v.object({ type: v.string(), via: v.nullish(v.object({ channel: v.nullish(v.string()) })) });
const auditEvent = v.looseObject({
  ...ANY.entries,
  id: v.optional(v.unknown()),
  field_name: v.optional(v.unknown()),
  value: v.optional(v.unknown()),
  previous_value: v.optional(v.unknown()),
  body: v.optional(v.unknown()),
  public: v.optional(v.unknown()),
  author_id: v.optional(v.unknown()),
  comment_id: v.optional(v.unknown()),
});
type AuditEvent = v.InferOutput<typeof auditEvent>;

/** One audit, as far as the case needs it (docs: Ticket Audits). Audits of automations have no metadata at all. */
export const audit = v.object({
  id: v.number(),
  author_id: v.number(),
  created_at: v.pipe(v.string(), v.transform(Date.parse), v.number()),
  metadata: v.nullish(v.object({ custom: v.nullish(v.record(v.string(), v.unknown())) })),
  via: v.nullish(
    v.object({
      channel: v.nullish(v.string()),
      source: v.nullish(
        v.object({ rel: v.nullish(v.string()), from: v.nullish(v.object({ ticket_id: v.nullish(v.number()) })) }),
      ),
    }),
  ),
  events: v.array(auditEvent),
});
export type Audit = v.InferOutput<typeof audit>;

export const auditUser = v.object({
  id: v.number(),
  name: v.nullish(v.string(), ''),
  email: v.nullish(v.string()),
  role: v.nullish(v.string(), ''),
});
export type AuditUser = v.InferOutput<typeof auditUser>;

const ENDED: readonly unknown[] = ['solved', 'closed'];

/** What a business rule did is nobody's act, so it neither solves in order nor speaks for an agent. */
const byRule = (entry: {
  readonly via?: { readonly channel?: string | null | undefined } | null | undefined;
}): boolean => entry.via?.channel === 'rule';

const isStatus = ({ type, field_name }: AuditEvent): boolean =>
  (type === 'Change' || type === 'Create') && field_name === 'status';

function solvedEntries(one: Audit): readonly LogEntry[] {
  const { author_id: by, created_at: at, events } = one;
  if (byRule(one)) return [];
  const solves = events.some(
    (event) =>
      isStatus(event) && !byRule(event) && ENDED.includes(event.value) && !ENDED.includes(event.previous_value),
  );
  return solves ? [{ entry: 'solved', by, at }] : [];
}

function spokenEntries(one: Audit, users: ReadonlyMap<number, AuditUser>): readonly LogEntry[] {
  const { author_id: by, created_at: at, events } = one;
  return events
    .filter(({ type, public: isPublic }) => type === 'Comment' && isPublic === true)
    .filter((event) => !byRule(event))
    .map((event): LogEntry => {
      const speaker = typeof event.author_id === 'number' ? event.author_id : by;
      const isCustomer = users.get(speaker)?.role === 'end-user';
      const text = typeof event.body === 'string' ? event.body : '';
      return isCustomer ? { entry: 'customer-wrote', at } : { entry: 'agent-replied', by, at, text };
    });
}

/** Comments that were redacted since: their text is no longer what was recorded. */
function redactedComments(audits: readonly Audit[]): ReadonlySet<unknown> {
  const redactions = audits.flatMap(({ events }) => events.filter(({ type }) => type === 'CommentRedactionEvent'));
  return new Set(redactions.map(({ comment_id }) => comment_id));
}

function caseEntries(one: Audit, redacted: ReadonlySet<unknown>): readonly LogEntry[] {
  const { id: auditId, author_id: author, created_at: at, metadata } = one;
  const custom = metadata?.custom ?? {};
  if (!isEvent(custom) || byRule(one)) return [];
  const note = one.events.find(
    ({ type, id, public: isPublic }) => type === 'Comment' && isPublic === false && !redacted.has(id),
  );
  const decoded = decodeEvent(custom, typeof note?.body === 'string' ? note.body : null);
  if (!decoded.ok) return [{ entry: 'unreadable-event', auditId, at, why: decoded.error }];
  return [{ entry: 'event', event: { ...decoded.value, author, at, auditId } }];
}

const indexIn = (tags: unknown): string =>
  phasesInTags(Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : []).join(' ');

/** Index tags that were changed, by whomever; what an event changed with them is told by the event (fold.ts). */
function indexEntries(one: Audit): readonly LogEntry[] {
  return one.events
    .filter(({ type, field_name }) => type === 'Change' && field_name === 'tags')
    .filter((event) => indexIn(event.value) !== indexIn(event.previous_value))
    .map((event) => ({
      entry: 'index-changed',
      by: byRule(one) || byRule(event) ? null : one.author_id,
      at: one.created_at,
    }));
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
  return audits
    .toSorted((a, b) => a.id - b.id)
    .flatMap((one) => [
      ...indexEntries(one),
      ...otherNameEntries(one),
      ...caseEntries(one, redacted),
      ...spokenEntries(one, users),
      ...solvedEntries(one),
    ]);
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
