import { fakeHost, type FakeHost } from './fakeHost.ts';
import type { Answer } from '../client.ts';
import { probeTicketOver } from '../setup/probeTicket.ts';
import type { ProbeTicket } from '../../app/setup/ports.ts';

export const NOTES = { begun: 'The test begins.', ended: 'The test is over.' };
export const TICKET = { status: 'pending', tags: ['billing'], updated_at: '2026-11-23T15:00:00Z' };
export const FIELD = { 'requirement:past_due_case': { requirement_id: 360001 } };

export interface Sent {
  readonly [key: string]: unknown;
  readonly metadata?: Readonly<Record<string, string>>;
}
export const sentIn = ({ data }: { readonly data?: unknown }): Sent =>
  (JSON.parse(data as string) as { ticket: Sent }).ticket;

/** How the written audit differs from what was sent. */
export interface Audited {
  readonly author_id?: number;
  readonly created_at?: string;
  readonly custom?: (sent: Readonly<Record<string, string>>) => Readonly<Record<string, unknown>> | null;
}

/** A host with this ticket, which answers an update with its audit, as user 104. */
export function hostWith(
  ticket: object,
  { author_id = 104, created_at = new Date().toISOString(), custom = (sent) => sent }: Audited = {},
  values: Record<string, unknown> = FIELD,
  log: readonly object[] = [],
): FakeHost {
  return fakeHost(values, (request): Answer => {
    if (request.url.includes('/audits.json')) return { ok: true, body: { audits: log } };
    if (request.type === 'GET') return { ok: true, body: { ticket } };
    const kept = custom(sentIn(request).metadata ?? {});
    const audit = { id: 1, author_id, created_at, metadata: kept === null ? null : { custom: kept }, events: [] };
    return { ok: true, body: { ticket, audit } };
  });
}

export const over = (host: FakeHost): ProbeTicket => probeTicketOver(host, { id: 104 }, NOTES);
export const refusing = (): FakeHost =>
  fakeHost({}, () => ({ ok: false, status: 503, body: undefined, detail: 'status 503' }));
export const updateOf = ({ requests }: FakeHost): Sent => sentIn(requests.at(-1) ?? {});
