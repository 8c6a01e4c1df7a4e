import * as v from 'valibot';
import { trailIn } from './acts.ts';
import { createAuditReader, failureOf } from './auditReader.ts';
import type { Host } from './client.ts';
import { APP_TAGS } from './appTags.ts';
import { CLOCK, ended, patientHost, type Clock } from './patientHost.ts';
import { TICKETS_AT_MOST, type FoundTicket, type FoundTickets, type OpenTickets } from '../app/report/ports.ts';
import type { LogFailure } from '../app/ports.ts';
import type { Instant } from '../domain/money.ts';
import { inertName } from '../domain/inert.ts';
import { err, ok, type Result } from '../domain/result.ts';

const DAY_MS = 86_400_000;
const PAGE_SIZE = 100;

const instant = v.pipe(v.string(), v.transform(Date.parse), v.number());
const found = v.object({
  results: v.array(
    v.object({
      id: v.number(),
      created_at: instant,
      updated_at: instant,
      requester_id: v.nullish(v.number(), null),
    }),
  ),
  count: v.nullish(v.number(), 0),
  next_page: v.nullish(v.string(), null),
});

interface Page {
  readonly tickets: readonly FoundTicket[];
  readonly hasMore: boolean;
}

/** A search by one tag; whether several of them in one query are meant as "and" or as "or" is not documented. */
async function searchByTag(host: Host, tag: string, since: Instant): Promise<Result<Page, LogFailure>> {
  // A day more: the search knows days only, in whichever zone, and what is too early is left out below.
  const day = new Date(since - DAY_MS).toISOString().slice(0, 10);
  const query = encodeURIComponent(`type:ticket tags:${tag} updated>${day}`);
  const answer = await host.request({
    url: `/api/v2/search.json?query=${query}&sort_by=updated_at&sort_order=desc&per_page=${PAGE_SIZE}`,
    type: 'GET',
    dataType: 'json',
  });
  if (!answer.ok) return err(failureOf(answer));
  const read = v.safeParse(found, answer.body);
  if (!read.success) return err({ why: 'malformed', detail: v.summarize(read.issues) });
  const { results, count, next_page: next } = read.output;
  const tickets = results.map((one): FoundTicket => ({
    id: one.id,
    createdAt: one.created_at,
    updatedAt: one.updated_at,
    requesterId: one.requester_id,
  }));
  const recent = tickets.filter(({ updatedAt }) => updatedAt >= since);
  // What was left out is older than everything that is still to come.
  return ok({
    tickets: recent,
    hasMore: recent.length === tickets.length && (next !== null || count > tickets.length),
  });
}

async function find(host: Host, since: Instant): Promise<FoundTickets> {
  const pages = await Promise.all(APP_TAGS.map((tag) => searchByTag(host, tag, since)));
  const read = pages.flatMap((page) => (page.ok ? [page.value] : []));
  const failures = pages.flatMap((page) => (page.ok ? [] : [page.error]));
  const byId = new Map(read.flatMap(({ tickets }) => tickets).map((ticket) => [ticket.id, ticket]));
  const newest = [...byId.values()].toSorted((a, b) => b.updatedAt - a.updatedAt);
  return {
    tickets: newest.slice(0, TICKETS_AT_MOST),
    hasMore: newest.length > TICKETS_AT_MOST || read.some(({ hasMore }) => hasMore),
    failed: failures.length,
    failure: failures[0] ?? null,
  };
}

/** The account's tickets by Zendesk's search and their audits; slow on purpose (`patientHost.ts`). */
export function ticketsOver(host: Host, clock: Clock = CLOCK): OpenTickets {
  return (signal) => {
    const patient = patientHost(host, signal, clock);
    const reader = createAuditReader(patient);
    return {
      find: (since) => find(patient, since),
      trail: async ({ id, requesterId }) => {
        const read = await reader.read(id);
        if (!read.ok) return read;
        const people = [...read.value.users.values()];
        const who = requesterId === null ? undefined : read.value.users.get(requesterId);
        return ok({
          updates: trailIn(read.value),
          names: new Map(people.map(({ id: person, name }) => [person, inertName(name)])),
          requester: { id: requesterId, name: inertName(who?.name ?? ''), email: who?.email ?? null },
        });
      },
      pause: (ms) => Promise.race([clock.pause(ms), ended(signal)]),
    };
  };
}
