import * as v from 'valibot';
import { phasesInTags } from './indexTags.ts';
import type { Phase } from '../domain/case/phases.ts';

/** How something came about. Clients of the API can write it, so it is a hint and no evidence. */
const via = v.nullish(
  v.object({
    channel: v.nullish(v.string()),
    source: v.nullish(
      v.object({
        rel: v.nullish(v.string()),
        from: v.nullish(v.object({ ticket_id: v.nullish(v.number()), title: v.nullish(v.string()) })),
      }),
    ),
  }),
);
const auditEvent = v.looseObject({
  type: v.string(),
  via,
  id: v.optional(v.unknown()),
  field_name: v.optional(v.unknown()),
  value: v.optional(v.unknown()),
  previous_value: v.optional(v.unknown()),
  body: v.optional(v.unknown()),
  public: v.optional(v.unknown()),
  author_id: v.optional(v.unknown()),
  comment_id: v.optional(v.unknown()),
});
export type AuditEvent = v.InferOutput<typeof auditEvent>;

/** One audit, as far as the case needs it (docs: Ticket Audits). Audits of automations have no metadata at all. */
export const audit = v.object({
  id: v.number(),
  author_id: v.number(),
  created_at: v.pipe(v.string(), v.transform(Date.parse), v.number()),
  metadata: v.nullish(v.object({ custom: v.nullish(v.record(v.string(), v.unknown())) })),
  via,
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
export const byRule = ({ via: how }: Pick<Audit | AuditEvent, 'via'>): boolean => how?.channel === 'rule';

export const isStatus = ({ type, field_name }: AuditEvent): boolean =>
  (type === 'Change' || type === 'Create') && field_name === 'status';

/** Whether the ticket was solved or closed by this, having been neither before. */
export const endsTicket = (event: AuditEvent): boolean =>
  isStatus(event) && ENDED.includes(event.value) && !ENDED.includes(event.previous_value);

/** The other way round. */
export const reopensTicket = (event: AuditEvent): boolean =>
  isStatus(event) && ENDED.includes(event.previous_value) && !ENDED.includes(event.value);

/** A public comment: its text, and whether the customer wrote it; null for whatever else an event is. */
export function publicComment(
  event: AuditEvent,
  { author_id: by }: Audit,
  users: ReadonlyMap<number, AuditUser>,
): { readonly text: string; readonly isCustomers: boolean } | null {
  if (event.type !== 'Comment' || event.public !== true) return null;
  const speaker = typeof event.author_id === 'number' ? event.author_id : by;
  return {
    text: typeof event.body === 'string' ? event.body : '',
    isCustomers: users.get(speaker)?.role === 'end-user',
  };
}

const indexIn = (tags: unknown): readonly Phase[] =>
  phasesInTags(Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : []);

/** From what to what the event moved the index tags; null where it did not. */
export function indexMove(
  event: AuditEvent,
): { readonly from: readonly Phase[]; readonly to: readonly Phase[] } | null {
  if (event.type !== 'Change' || event.field_name !== 'tags') return null;
  const [from, to] = [indexIn(event.previous_value), indexIn(event.value)];
  return from.join(' ') === to.join(' ') ? null : { from, to };
}
