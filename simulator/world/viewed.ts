/** Which tickets a view shows, and in which order. */
import { conditionsHold, ranks } from './conditions.ts';
import type { Ticket } from './model.ts';
import type { Rule } from './rules.ts';
import type { World } from './world.ts';

type Sortable = string | number;

const nameOf = (world: World, id: number | null): string => (id === null ? '' : (world.person(id)?.name ?? ''));

/** What the columns are called; `description` is an older name of the subject. */
export const columnTitles: Readonly<Record<string, string>> = {
  status: 'Status',
  subject: 'Subject',
  description: 'Subject',
  nice_id: 'ID',
  requester: 'Requester',
  assignee: 'Assignee',
  group: 'Group',
  priority: 'Priority',
  type: 'Type',
  created: 'Requested',
  updated: 'Updated',
};

const sorts: Readonly<Record<string, (world: World, ticket: Ticket) => Sortable>> = {
  status: (_, { status }) => ranks['status']?.indexOf(status) ?? 0,
  priority: (_, { priority }) => ranks['priority']?.indexOf(priority ?? '') ?? 0,
  subject: (_, { subject }) => subject.toLowerCase(),
  description: (_, { subject }) => subject.toLowerCase(),
  requester: (world, { requesterId }) => nameOf(world, requesterId),
  assignee: (world, { assigneeId }) => nameOf(world, assigneeId),
  created: (_, { createdAt }) => createdAt,
  updated: (_, { updatedAt }) => updatedAt,
};

const compared = (one: Sortable, other: Sortable): number => (one < other ? -1 : one > other ? 1 : 0);

const by =
  (world: World, name: string | null, order: 'asc' | 'desc') =>
  (one: Ticket, other: Ticket): number => {
    const value = sorts[name ?? ''] ?? ((_: World, { id }: Ticket): Sortable => id);
    const difference = compared(value(world, one), value(world, other));
    return order === 'asc' ? difference : -difference;
  };

/** Its tickets as `viewer` sees them; grouped first, where the view groups. */
export const ticketsIn = (world: World, { conditions, output }: Rule, viewer?: number): readonly Ticket[] => {
  const inGroup = output.groupBy === null ? () => 0 : by(world, output.groupBy, output.groupOrder);
  const inOrder = by(world, output.sortBy, output.sortOrder);
  return [...world.tickets.values()]
    .filter((ticket) => conditionsHold({ world, ticket, viewer }, conditions))
    .sort((one, other) => inGroup(one, other) || inOrder(one, other));
};
