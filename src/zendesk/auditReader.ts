import * as v from 'valibot';
import type { LogFailure } from '../app/ports.ts';
import type { Instant } from '../domain/money.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { audit, auditUser, type Audit, type AuditUser } from './audits.ts';
import type { Answer, Host } from './client.ts';
import { untilFree } from './untilFree.ts';

const page = v.object({
  audits: v.array(audit),
  users: v.nullish(v.array(auditUser), []),
  meta: v.nullish(v.object({ has_more: v.nullish(v.boolean()), after_cursor: v.nullish(v.string()) })),
});

/** The audits that a ticket's case needs, and everybody in them. */
export interface ReadAudits {
  readonly audits: readonly Audit[];
  readonly users: ReadonlyMap<number, AuditUser>;
}

/** Why a request to Zendesk failed, in the terms of the case log. */
export function failureOf({ status, detail }: Extract<Answer, { ok: false }>): LogFailure {
  if (status === 0) return { why: 'timeout', detail };
  if (status === 401) return { why: 'signed-out', detail };
  if (status === 403) return { why: 'not-allowed', detail };
  if (status === 404) return { why: 'not-found', detail };
  if (status === 429) return { why: 'busy', detail };
  return { why: 'down', detail };
}

/** More than a second, by as much as clocks usually differ. */
const SECOND_IS_OVER_MS = 10_000;

const PAGE_SIZE = 100;

export interface AuditReader {
  readonly read: (ticketId: number) => Promise<Result<ReadAudits, LogFailure>>;
  /**
   * What is held already, where it reaches up to that instant and was read well after it: then the ticket has not changed
   * since. Times have whole seconds, so what was read in the second of the newest audit may lack another one of it.
   */
  readonly heldUpTo: (ticketId: number, updatedAt: Instant) => ReadAudits | null;
}

/**
 * Reads a ticket's audits newest first, up to what this tab has read before: an audit never changes without a new one telling
 * of it. It does not stop at the case's first event: an agent can write one that says it is the first, and hide those before.
 * One request per 100 new audits.
 */
export function createAuditReader(host: Host): AuditReader {
  const held = new Map<number, ReadAudits>();
  /** When the reading began whose outcome is held, by this browser's clock. */
  const begun = new Map<number, Instant>();

  const read: AuditReader['read'] = async (ticketId) => {
    const before = held.get(ticketId);
    const now = Date.now();
    const known = new Set(before?.audits.map(({ id }) => id));
    const fresh: Audit[] = [];
    const users = new Map<number, AuditUser>(before?.users);
    let cursor: string | null = null;
    const asked = new Set<string>();
    for (;;) {
      const after: string = cursor === null ? '' : `&page[after]=${encodeURIComponent(cursor)}`;
      const url = `/api/v2/tickets/${ticketId}/audits.json?sort_order=desc&include=users&page[size]=${PAGE_SIZE}${after}`;
      const answer = await untilFree(() => host.request({ url, type: 'GET', dataType: 'json' }));
      if (!answer.ok) return err(failureOf(answer));
      const parsed = v.safeParse(page, answer.body);
      if (!parsed.success) return err({ why: 'malformed', detail: v.summarize(parsed.issues) });
      const { audits, users: people, meta } = parsed.output;
      fresh.push(...audits);
      for (const person of people) users.set(person.id, person);
      // Where a server does not sort as asked, nothing may be concluded from what a page ends with.
      const newestFirst = audits.every(({ id }, at) => at === 0 || id < (audits[at - 1]?.id ?? 0));
      const complete = newestFirst && audits.some(({ id }) => known.has(id));
      cursor = meta?.has_more === true ? (meta.after_cursor ?? null) : null;
      if (complete || cursor === null) break;
      // A server that goes in circles would be asked for ever.
      if (asked.has(cursor)) return err({ why: 'malformed', detail: 'the same page again' });
      asked.add(cursor);
    }
    const byId = new Map([...(before?.audits ?? []), ...fresh].map((one) => [one.id, one]));
    const all: ReadAudits = { audits: [...byId.values()], users };
    held.set(ticketId, all);
    begun.set(ticketId, now);
    return ok(all);
  };
  return {
    read,
    heldUpTo: (ticketId, updatedAt) => {
      const known = held.get(ticketId);
      const isOver = (begun.get(ticketId) ?? 0) - updatedAt > SECOND_IS_OVER_MS;
      return isOver && known?.audits.some(({ created_at: at }) => at >= updatedAt) === true ? known : null;
    },
  };
}
