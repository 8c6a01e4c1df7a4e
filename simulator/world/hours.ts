/** The hours since something happened to a ticket, as automations and views ask for them. */
import type { Ticket } from './model.ts';

/** When the field was last set to `value`, or to anything where `value` is undefined. */
const lastSet = (ticket: Ticket, field: string, value?: string): number | undefined =>
  ticket.audits.findLast(({ events }) =>
    events.some(
      (event) =>
        (event.type === 'Change' || event.type === 'Create') &&
        event.field === field &&
        (value === undefined || event.value === value),
    ),
  )?.at;

const lastUpdateBy = (ticket: Ticket, person: number | null): number | undefined =>
  ticket.audits.findLast(({ authorId }) => authorId === person)?.at;

const since: Readonly<Record<string, (ticket: Ticket) => number | undefined>> = {
  NEW: ({ createdAt }) => createdAt,
  OPEN: (ticket) => lastSet(ticket, 'status', 'open'),
  PENDING: (ticket) => lastSet(ticket, 'status', 'pending'),
  HOLD: (ticket) => lastSet(ticket, 'status', 'hold'),
  SOLVED: (ticket) => lastSet(ticket, 'status', 'solved'),
  CLOSED: (ticket) => lastSet(ticket, 'status', 'closed'),
  created_at: ({ createdAt }) => createdAt,
  updated_at: ({ updatedAt }) => updatedAt,
  assigned_at: (ticket) => lastSet(ticket, 'assignee_id'),
  requester_updated_at: (ticket) => lastUpdateBy(ticket, ticket.requesterId),
  assignee_updated_at: (ticket) => lastUpdateBy(ticket, ticket.assigneeId),
};

/** Conditions that ask for hours. */
export const hourFields: readonly string[] = Object.keys(since);

/** Whole hours since then; undefined where it never happened. */
export const hoursSince = (ticket: Ticket, field: string, now: number): number | undefined => {
  const at = since[field]?.(ticket);
  return at === undefined ? undefined : Math.floor((now - at) / 3_600_000);
};
