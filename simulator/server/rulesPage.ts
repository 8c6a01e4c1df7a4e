/** What the page shows and does of the account's rules: views, macros, bulk edits, merges, and the hourly run. */
import type { MacroView, ViewOfTickets } from '../contract.ts';
import { type Json, textAt, wholeNumber } from '../json.ts';
import { statusNamed } from '../world/actions.ts';
import { activeMacros, macroNamed, macroView } from '../world/macros.ts';
import { type Account, type Ticket, isoSecond } from '../world/model.ts';
import { rulesOf } from '../world/accountRules.ts';
import { saveTicket } from '../world/save.ts';
import { ticketsIn } from '../world/viewed.ts';
import type { World } from '../world/world.ts';

const nameOf = (world: World, id: number): string => world.person(id)?.name ?? '';

const rowOf = (world: World, ticket: Ticket): ViewOfTickets['tickets'][number] => ({
  id: ticket.id,
  subject: ticket.subject,
  status: ticket.status,
  requesterName: nameOf(world, ticket.requesterId),
  assigneeName: ticket.assigneeId === null ? null : nameOf(world, ticket.assigneeId),
  tags: ticket.tags,
  updatedAt: isoSecond(ticket.updatedAt),
});

/** All views, those that are switched off as well, with what `viewer` sees in them. */
export const viewsOf = (world: World, viewer: number | undefined): readonly ViewOfTickets[] =>
  rulesOf(world, 'views').map((view) => ({
    id: view.id,
    title: view.title,
    active: view.active,
    tickets: ticketsIn(world, view, viewer).map((ticket) => rowOf(world, ticket)),
  }));

/** The macros that can be applied. */
export const macrosOf = (world: World): readonly MacroView[] => activeMacros(world).map(macroView);

export interface BulkOutcome {
  readonly saved: readonly number[];
  readonly refused: readonly { readonly id: number; readonly why: string }[];
}

/** What the same edit makes of each ticket: a macro first, and over it what was chosen by hand. */
const bulkChange = (world: World, ticket: Ticket, body: Json) => {
  const macro = macroNamed(world, body['macro']);
  const applied = macro === undefined ? undefined : macroView(macro);
  const reply = textAt(body, 'reply') ?? applied?.reply ?? undefined;
  const tags = [...ticket.tags, ...(applied?.addTags ?? [])].filter((tag) => !applied?.removeTags.includes(tag));
  return {
    status: statusNamed(body['status']) ?? applied?.status ?? undefined,
    tags: applied === undefined ? undefined : tags,
    comment: reply === undefined ? undefined : { body: reply, public: true },
    macro: macro === undefined ? undefined : { id: macro.id, title: macro.title },
  };
};

/** A bulk edit from a view: each ticket is an update of its own, and no app is asked. */
export const editInBulk = (world: World, body: Json, by: Account): BulkOutcome => {
  const { tickets } = body;
  const ids = Array.isArray(tickets) ? tickets.flatMap((id) => wholeNumber(id) ?? []) : [];
  const saved: number[] = [];
  const refused: { id: number; why: string }[] = [];
  for (const id of ids) {
    const ticket = world.tickets.get(id);
    if (ticket === undefined) {
      refused.push({ id, why: 'There is no such ticket.' });
      continue;
    }
    const updating = { by: by.id, at: world.now(), via: { channel: 'web' } } as const;
    const updated = saveTicket(world, ticket, bulkChange(world, ticket, body), updating);
    if ('refused' in updated) refused.push({ id, why: updated.refused.description });
    else saved.push(id);
  }
  return { saved, refused };
};
