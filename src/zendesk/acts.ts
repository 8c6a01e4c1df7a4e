import { byRule, endsTicket, indexMove, publicComment, reopensTicket, type Audit, type AuditEvent } from './audits.ts';
import type { ReadAudits } from './auditReader.ts';
import { isEvent } from './eventCode.ts';
import { entriesOf, noteIn, redactedComments } from './logEntries.ts';
import { isProbeMove } from './probeMove.ts';
import type { Route, TicketUpdate, TrailAct } from '../domain/case/bypassTrail.ts';

/** The titles of the app's own rules begin with it (requirements.json, and what the set-up makes). */
const NET = 'Past-Due Playbook:';
const NET_REOPENS = `${NET} reopen what was solved too early`;

const titleOf = ({ via }: Pick<Audit, 'via'>): string => via?.source?.from?.title ?? '';

function ruleRoute(event: Pick<Audit, 'via'>): Route {
  const title = titleOf(event);
  return { kind: 'rule', title, isNet: title.startsWith(NET) };
}

/** The macro that an agent applied; Zendesk notes it in an event of its own. */
function macroIn({ events }: Audit): string | null {
  const reference = events.find((event) => event.type === 'AgentMacroReference' && !byRule(event));
  if (reference === undefined) return null;
  const { macro_title: title, macro_id: id } = reference;
  return typeof title === 'string' ? title : `#${typeof id === 'number' ? id : '?'}`;
}

function personsRoute(one: Audit, { users }: ReadAudits): Route {
  if (users.get(one.author_id)?.role === 'end-user') return { kind: 'customer' };
  if (one.via?.source?.rel === 'merge') return { kind: 'merge' };
  const macro = macroIn(one);
  if (macro !== null) return { kind: 'macro', title: macro };
  const channel = one.via?.channel ?? '';
  if (channel.startsWith('mobile')) return { kind: 'mobile' };
  if (channel === 'api') return { kind: 'api' };
  return { kind: channel === 'email' || channel === 'mail' ? 'mail' : 'browser' };
}

type Origin = Pick<TrailAct, 'by' | 'route'>;

/** Who did it and how: an event tells its own way where it differs from its audit's. */
function originOf(event: AuditEvent, one: Audit, read: ReadAudits): Origin {
  if (byRule(event)) return { by: null, route: ruleRoute(event) };
  if (byRule(one)) return { by: null, route: ruleRoute(one) };
  return { by: one.author_id, route: personsRoute(one, read) };
}

interface Comments {
  /** By the id of its note: the audit of the event that came with it. */
  readonly noteOf: ReadonlyMap<unknown, number>;
  /** Public when they were written. */
  readonly madePrivate: ReadonlySet<unknown>;
}

function commentsIn(audits: readonly Audit[]): Comments {
  const ofEvents = audits.filter(({ metadata }) => isEvent(metadata?.custom ?? {}));
  const changes = audits.flatMap(({ events }) => events.filter(({ type }) => type === 'CommentPrivacyChange'));
  return {
    noteOf: new Map(
      ofEvents.flatMap(({ id, events }) =>
        events.filter(({ type }) => type === 'Comment').map((note) => [note.id, id] as const),
      ),
    ),
    madePrivate: new Set(changes.filter((change) => change.public === false).map(({ comment_id: id }) => id)),
  };
}

/** What became of a note of the case; null where the event is about none. */
function noteGone(event: AuditEvent, { noteOf }: Comments) {
  const note = noteOf.get(event.comment_id);
  if (note === undefined) return null;
  if (event.type === 'CommentRedactionEvent') return { did: 'note-gone', how: 'redacted', noteOf: note } as const;
  const isPublic = event.type === 'CommentPrivacyChange' && event.public === true;
  return isPublic ? ({ did: 'note-gone', how: 'made-public', noteOf: note } as const) : null;
}

function actOf(event: AuditEvent, one: Audit, read: ReadAudits, comments: Comments): TrailAct | null {
  const origin = originOf(event, one, read);
  if (endsTicket(event)) return { ...origin, did: event.value === 'closed' ? 'closed' : 'solved' };
  if (reopensTicket(event)) return { ...origin, did: 'reopened' };
  const wasPublic = event.public === true || comments.madePrivate.has(event.id);
  const said = publicComment({ ...event, public: wasPublic }, one, read.users);
  if (said !== null) return said.isCustomers ? null : { ...origin, did: 'replied', text: said.text };
  const move = indexMove(event);
  if (isProbeMove(event, one, read.users)) return { ...origin, did: 'set-up-test' };
  if (move !== null) return { ...origin, did: 'index-changed', ...move };
  const gone = noteGone(event, comments);
  return gone === null ? null : { ...origin, ...gone };
}

/**
 * The acts of one update. Where a trigger undoes a change in the same update, Zendesk may tell of neither; then the net's
 * own mail is what is left of a solve.
 */
function actsOf(one: Audit, read: ReadAudits, comments: Comments): readonly TrailAct[] {
  const acts = one.events.flatMap((event) => actOf(event, one, read, comments) ?? []);
  const byNet = one.events.find((event) => byRule(event) && titleOf(event) === NET_REOPENS);
  if (byNet === undefined || acts.some(({ did }) => did === 'solved' || did === 'closed')) return acts;
  const solved: TrailAct = { ...originOf({ type: '', via: null }, one, read), did: 'solved' };
  const reopened: TrailAct = { by: null, route: ruleRoute(byNet), did: 'reopened' };
  return [...acts.filter(({ did }) => did !== 'reopened'), solved, reopened];
}

/** What was done on a ticket by its audits, oldest first: the case's log, and beside it whatever need not have asked the gate. */
export function trailIn(read: ReadAudits): readonly TicketUpdate[] {
  const { audits, users } = read;
  const redacted = redactedComments(audits);
  const comments = commentsIn(audits);
  return audits
    .toSorted((a, b) => a.id - b.id)
    .map((one) => ({
      auditId: one.id,
      at: one.created_at,
      entries: entriesOf(one, redacted, users),
      acts: actsOf(one, read, comments),
      note: isEvent(one.metadata?.custom ?? {}) ? noteIn(one, redacted) : null,
    }));
}
