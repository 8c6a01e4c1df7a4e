/** Updates that Zendesk refuses as a whole. */
import type { Refusal, TicketChange, Updating } from './change.ts';
import { customFieldsOf } from './fields.ts';
import type { Ticket, TicketField } from './model.ts';
import { refusedToLightAgent } from './rights.ts';
import type { World } from './world.ts';

const commentLimit = 65_535;

const isBadValue = (field: TicketField, value: string): boolean => {
  if (field.type === 'tagger') return !field.options.some((option) => option.value === value);
  return field.type === 'integer' && !/^-?\d+$/.test(value);
};

/** A field that is switched off, or not there, keeps what it has. */
export const isWritable = (world: World, id: number): boolean =>
  customFieldsOf(world).some((field) => field.id === id && field.active);

/** Why the whole update is refused. */
export const refusalOf = (
  world: World,
  ticket: Ticket,
  change: TicketChange,
  updating: Updating,
): Refusal | undefined => {
  if (world.deleted.has(ticket.id)) return { property: 'base', description: 'This ticket has been deleted' };
  if (ticket.status === 'closed') return { property: 'status', description: 'Status: closed prevents ticket update' };
  const { comment } = change;
  if ((comment?.body ?? comment?.htmlBody ?? '').length > commentLimit) {
    return { property: 'comment', description: `Comment: is too long (maximum is ${commentLimit} characters)` };
  }
  if (comment?.authorId !== undefined && !world.people.has(comment.authorId)) {
    return { property: 'author', description: 'Author: is invalid' };
  }
  for (const [id, value] of change.fields ?? []) {
    const field = world.fields.find((candidate) => candidate.id === id);
    if (field === undefined || value === null || !isWritable(world, id) || !isBadValue(field, value)) continue;
    const what = field.type === 'tagger' ? 'a valid option' : 'a whole number';
    return { property: 'base', description: `${field.title}: ${value} is not ${what}` };
  }
  const isLight = world.person(updating.by)?.isLight === true && updating.via.channel !== 'rule';
  return isLight ? refusedToLightAgent(ticket, change) : undefined;
};
