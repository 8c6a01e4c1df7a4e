import * as v from 'valibot';
import type { CaseLog, LogAnswer, LogFailure, RecordFailure, RecordRequest } from '../app/ports.ts';
import { LATE, within } from '../app/within.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import { inertName } from '../domain/inert.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { createAuditReader, failureOf, type ReadAudits } from './auditReader.ts';
import { audit } from './audits.ts';
import type { Answer, Host } from './client.ts';
import { decodeEvent, encodeEvent, type CodedEvent } from './eventCode.ts';
import { indexFieldOver } from './indexField.ts';
import { untilFree } from './untilFree.ts';
import { entriesIn, followUpOf, savedStatusIn } from './logEntries.ts';

/** Zendesk takes comments up to 64 KB; what is longer it would cut or refuse. */
const LONGEST_COMMENT = 65_000;

const stampedTicket = v.object({
  ticket: v.object({ updated_at: v.string(), status: v.string(), tags: v.nullish(v.array(v.string()), []) }),
});
type StampedTicket = v.InferOutput<typeof stampedTicket>['ticket'];

const updateAnswer = v.object({ audit });

function answerFrom({ audits, users }: ReadAudits): LogAnswer {
  const people = [...users.values()];
  return {
    entries: entriesIn(audits, users),
    names: new Map(people.map(({ id, name }) => [id, inertName(name)])),
    emails: new Map(people.flatMap(({ id, email }) => (email == null ? [] : [[id, email] as const]))),
    savedStatus: savedStatusIn(audits),
    followUpOf: followUpOf(audits),
  };
}

const eventsIn = (read: ReadAudits): readonly CaseEvent[] =>
  entriesIn(read.audits, read.users).flatMap((entry) => (entry.entry === 'event' ? [entry.event] : []));

/** Zendesk's words for what is wrong with an update: `details` is a list per field, `description` the summary. */
const refusal = v.object({
  description: v.nullish(v.string(), ''),
  details: v.nullish(v.record(v.string(), v.array(v.object({ description: v.nullish(v.string(), '') }))), {}),
});

function recordFailure(answer: Extract<Awaited<ReturnType<Host['request']>>, { ok: false }>): RecordFailure {
  if (answer.status === 409) return { why: 'newer', detail: answer.detail };
  if (answer.status !== 422) return failureOf(answer);
  const read = v.safeParse(refusal, answer.body);
  const told = read.success
    ? Object.values(read.output.details).flatMap((field) => field.map((one) => one.description))
    : [];
  const detail =
    told.filter((one) => one !== '').join('; ') || (read.success ? read.output.description : '') || answer.detail;
  return /closed prevents/.test(detail) ? { why: 'closed', detail } : { why: 'refused', detail };
}

/** So long a look whether an unconfirmed update was carried out may take; the next press looks again. */
const LOOK_LIMIT_MS = 4000;

/**
 * Whether the update may have been carried out all the same: there was no answer, something on the way failed, or what came
 * cannot be read. A 409 may be of the app's own making: a browser sends again what a broken connection took.
 */
const isUncertain = ({ status }: Extract<Answer, { ok: false }>): boolean =>
  status < 400 || status === 409 || status >= 500;

const followerOf = (who: number | string): Readonly<Record<string, unknown>> =>
  typeof who === 'number' ? { user_id: who, action: 'put' } : { user_email: who, action: 'put' };

/** The case log in the ticket's audits: read page by page, written as one update that its own audit confirms. */
export function caseLogOver(host: Host): CaseLog {
  const reader = createAuditReader(host);
  const index = indexFieldOver(host);

  async function stampOf(ticketId: number): Promise<Result<StampedTicket, RecordFailure>> {
    const url = `/api/v2/tickets/${ticketId}.json`;
    const answer = await untilFree(() => host.request({ url, type: 'GET', dataType: 'json' }));
    if (!answer.ok) return err(failureOf(answer));
    const read = v.safeParse(stampedTicket, answer.body);
    return read.success ? ok(read.output.ticket) : err({ why: 'malformed', detail: v.summarize(read.issues) });
  }

  const put = (ticketId: number, ticket: Readonly<Record<string, unknown>>): Promise<Answer> => {
    const data = JSON.stringify({ ticket });
    return untilFree(() =>
      host.request({
        url: `/api/v2/tickets/${ticketId}.json`,
        type: 'PUT',
        contentType: 'application/json',
        dataType: 'json',
        data,
        // A repeated PUT would be a second note; the agent presses again, and then the log is looked at first.
        autoRetry: false,
      }),
    );
  };

  /** What the log has of an event whose update was not confirmed; the failure where it has nothing, or cannot be read. */
  async function found(
    { id, ticketId }: RecordRequest['event'],
    author: number,
    failure: RecordFailure,
  ): Promise<Result<CaseEvent, RecordFailure>> {
    const log = await within(LOOK_LIMIT_MS, reader.read(ticketId));
    if (log === LATE) return err(failure.why === 'not-written' ? { why: 'timeout', detail: failure.detail } : failure);
    // Not even that is known: nobody must be told that nothing was saved.
    if (!log.ok) return err(failure.why === 'not-written' ? log.error : failure);
    const written = eventsIn(log.value).find((one) => one.id === id && one.author === author);
    return written === undefined ? err(failure) : ok(written);
  }

  async function write(
    { event, author, index: after, followers }: RecordRequest,
    { metadata, body }: CodedEvent,
    stamp: StampedTicket,
  ): Promise<Result<CaseEvent, RecordFailure>> {
    const ticket = {
      comment: { body, public: false },
      metadata,
      ...(await index.change(after, stamp.tags)),
      ...(followers.length === 0 ? {} : { followers: followers.map(followerOf) }),
      updated_stamp: stamp.updated_at,
      safe_update: true,
    };
    const answer = await put(event.ticketId, ticket);
    if (!answer.ok)
      return isUncertain(answer) ? found(event, author, recordFailure(answer)) : err(recordFailure(answer));
    const read = v.safeParse(updateAnswer, answer.body);
    if (!read.success) return found(event, author, { why: 'not-written', detail: v.summarize(read.issues) });
    const written = entriesIn([read.output.audit], new Map()).find((entry) => entry.entry === 'event');
    if (written === undefined) {
      // The note may stand on the ticket all the same, without what would make it count.
      const hasNote = read.output.audit.events.some(({ type }) => type === 'Comment');
      return err({ why: hasNote ? 'note-only' : 'not-written', detail: 'the audit does not hold the event' });
    }
    return ok(written.event);
  }

  return {
    read: async (ticketId): Promise<Result<LogAnswer, LogFailure>> => {
      const read = await reader.read(ticketId);
      return read.ok ? ok(answerFrom(read.value)) : read;
    },
    record: async (request, lastAuditId) => {
      const { event, author } = request;
      const coded = encodeEvent(event, request.note);
      if (!coded.ok) return err({ why: 'refused', detail: coded.error });
      // What could not be read again would stand on the ticket and count for nothing.
      const again = decodeEvent(coded.value.metadata, coded.value.body);
      if (!again.ok) return err({ why: 'refused', detail: `the event cannot be read again: ${again.error}` });
      const { length } = coded.value.body;
      if (length > LONGEST_COMMENT) {
        return err({ why: 'refused', detail: `the note has ${length} characters, and ${LONGEST_COMMENT} are allowed` });
      }
      // The stamp is taken before the log is read: whatever comes in between makes the update fail.
      const stamp = await stampOf(event.ticketId);
      if (!stamp.ok) return stamp;
      if (stamp.value.status === 'closed') return err({ why: 'closed', detail: '' });
      const held = reader.heldUpTo(event.ticketId, Date.parse(stamp.value.updated_at));
      const log = held === null ? await reader.read(event.ticketId) : ok(held);
      if (!log.ok) return log;
      const events = eventsIn(log.value).filter(({ ticketId }) => ticketId === event.ticketId);
      const written = events.find((one) => one.id === event.id && one.author === author);
      if (written !== undefined) return ok(written);
      if (events.some(({ auditId }) => auditId > lastAuditId)) return err({ why: 'newer', detail: '' });
      const recorded = await write(request, coded.value, stamp.value);
      if (recorded.ok) void index.show(request.index);
      return recorded;
    },
    roomFor: (event, note) => {
      const coded = encodeEvent(event, note);
      return LONGEST_COMMENT - (coded.ok ? coded.value.body : note).length;
    },
    showIndex: index.show,
    mendIndex: async (ticketId, said) => {
      const stamp = await stampOf(ticketId);
      if (!stamp.ok) return stamp;
      if (stamp.value.status === 'closed') return err({ why: 'closed', detail: '' });
      const ticket = {
        ...(await index.change(said, stamp.value.tags)),
        updated_stamp: stamp.value.updated_at,
        safe_update: true,
      };
      const answer = await put(ticketId, ticket);
      if (!answer.ok) return err(recordFailure(answer));
      void index.show(said);
      return ok(true);
    },
  };
}
