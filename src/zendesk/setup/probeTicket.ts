import * as v from 'valibot';
import { failure } from './records.ts';
import type { HostFailure, Viewer } from '../../app/ports.ts';
import type { ProbeLook, ProbeTicket } from '../../app/setup/ports.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { audit } from '../audits.ts';
import type { Host } from '../client.ts';
import { isEvent } from '../eventCode.ts';
import { indexFieldOver } from '../indexField.ts';
import { INDEX_PREFIX, isIndexTag, REOPENED_TAG } from '../indexTags.ts';
import { PROBE_KEY } from '../probeMove.ts';

const ticket = v.object({ status: v.string(), tags: v.nullish(v.array(v.string()), []), updated_at: v.string() });
const ticketAnswer = v.object({ ticket });
const updateAnswer = v.object({ ticket, audit });
const logAnswer = v.object({ audits: v.array(v.pick(audit, ['metadata'])) });

/** As long as the longest event that the app writes: a shorter limit would show here. */
const LONGEST_EVENT_BYTES = 900;

/** The index of a case that must not be solved: it mails no approver, and the net reopens it. */
const OPEN = { phase: 'open' } as const;
const OPEN_TAG = INDEX_PREFIX + OPEN.phase;
/** The admin chose a ticket that somebody works on, or somebody has begun to since. */
const HAS_TAG = { why: 'refused', detail: 'the ticket carries the tag of a case' } as const;
/** Whatever its tags say: they can be wiped, and the tag of an open case is the probe's own as well. */
const HAS_CASE = { why: 'refused', detail: 'a case was recorded on the ticket' } as const;

/** A test ticket through Zendesk's REST, as whoever is signed in. The notes are the admin's texts. */
export function probeTicketOver(
  host: Host,
  viewer: Pick<Viewer, 'id'>,
  notes: { readonly begun: string; readonly ended: string },
): ProbeTicket {
  const index = indexFieldOver(host);
  const urlOf = (id: number): string => `/api/v2/tickets/${id}.json`;

  async function read(id: number): Promise<Result<v.InferOutput<typeof ticket>, HostFailure>> {
    const answer = await host.request({ url: urlOf(id), type: 'GET' });
    if (!answer.ok) return err(failure(answer));
    const parsed = v.safeParse(ticketAnswer, answer.body);
    return parsed.success ? ok(parsed.output.ticket) : err({ why: 'failed', detail: `tickets/${id}` });
  }

  /** Refuses where one of the newest 100 audits records a case. */
  async function noCase(id: number): Promise<Result<true, HostFailure>> {
    const url = `/api/v2/tickets/${id}/audits.json?sort_order=desc&page[size]=100`;
    const answer = await host.request({ url, type: 'GET' });
    if (!answer.ok) return err(failure(answer));
    const parsed = v.safeParse(logAnswer, answer.body);
    if (!parsed.success) return err({ why: 'failed', detail: `tickets/${id}/audits` });
    const hasCase = parsed.output.audits.some(({ metadata }) => isEvent(metadata?.custom ?? {}));
    return hasCase ? err(HAS_CASE) : ok(true);
  }

  async function update(id: number, change: object): Promise<Result<unknown, HostFailure>> {
    const answer = await host.request({
      url: urlOf(id),
      type: 'PUT',
      contentType: 'application/json',
      data: JSON.stringify({ ticket: change }),
      autoRetry: false,
    });
    return answer.ok ? ok(answer.body) : err(failure(answer));
  }

  const lookOf = ({ status, tags }: v.InferOutput<typeof ticket>): ProbeLook => ({
    status,
    isMarked: tags.includes(REOPENED_TAG),
  });

  return {
    begin: async (id) => {
      const before = await read(id);
      if (!before.ok) return before;
      if (before.value.tags.some(isIndexTag)) return err(HAS_TAG);
      const log = await noCase(id);
      if (!log.ok) return log;
      const metadata = { [PROBE_KEY]: '1', pdp_fill: 'x'.repeat(LONGEST_EVENT_BYTES) };
      const sentAt = Date.now();
      const updated = await update(id, {
        comment: { body: notes.begun, public: false },
        metadata,
        ...(await index.change(OPEN, before.value.tags)),
        updated_stamp: before.value.updated_at,
        safe_update: true,
      });
      if (!updated.ok) return updated;
      const parsed = v.safeParse(updateAnswer, updated.value);
      if (!parsed.success) return err({ why: 'failed', detail: 'the answer holds no audit' });
      const { audit: written } = parsed.output;
      const custom = written.metadata?.custom ?? {};
      return ok({
        authorIsViewer: written.author_id === viewer.id,
        metadataIsWhole: custom[PROBE_KEY] === '1' && custom['pdp_fill'] === metadata.pdp_fill,
        // Audits tell whole seconds.
        aheadMs: sentAt - written.created_at,
        status: before.value.status,
      });
    },
    look: async (id) => {
      const now = await read(id);
      return now.ok ? ok(lookOf(now.value)) : now;
    },
    solve: async (id) => {
      const solved = await update(id, { status: 'solved' });
      if (!solved.ok) return solved;
      // Triggers are done when the update is; what they made of it stands in the ticket.
      const now = await read(id);
      return now.ok ? ok(lookOf(now.value)) : now;
    },
    end: async (id, status) => {
      const now = await read(id);
      if (!now.ok) return now;
      if (now.value.tags.some((tag) => isIndexTag(tag) && tag !== OPEN_TAG)) return err(HAS_TAG);
      const log = await noCase(id);
      if (!log.ok) return log;
      const isOwn = (tag: string): boolean => tag === OPEN_TAG || tag === REOPENED_TAG;
      const ended = await update(id, {
        comment: { body: notes.ended, public: false },
        // Zendesk makes nothing new again.
        ...(status === null ? {} : { status: status === 'new' ? 'open' : status }),
        tags: now.value.tags.filter((tag) => !isOwn(tag)),
        updated_stamp: now.value.updated_at,
        safe_update: true,
      });
      return ended.ok ? ok(true) : ended;
    },
  };
}
