/** REST of ticket fields and user fields. */
import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { ADA, ANA } from '../scenarios/people.ts';
import { caseFieldId, mainTicket, ticketOf, worldOf } from '../testing/worlds.ts';
import { type TicketAnswer, askZendesk } from '../testing/zendeskAsk.ts';
import type { World } from '../world/world.ts';

interface FieldAnswer extends Json {
  readonly id: number;
  readonly title: string;
}
type Answer = Readonly<Record<string, FieldAnswer>>;
type ListAnswer = Readonly<Record<string, readonly FieldAnswer[]>>;

const ask = <T = Answer>(world: World, method: string, path: string, body: Json = {}, as = ADA) =>
  askZendesk<T>(world, method, `/api/v2/${path}`, { as, body });

const make = (world: World, list: 'ticket_fields' | 'user_fields', field: Json) =>
  ask(world, 'POST', list, { [list.slice(0, -1)]: field });

const write = (world: World, id: number, value: unknown) =>
  askZendesk<TicketAnswer>(world, 'PUT', `/api/v2/tickets/${mainTicket}`, {
    body: { ticket: { custom_fields: [{ id, value }] } },
  });

const valueOf = ({ ticket }: TicketAnswer, id: number): unknown =>
  ticket.custom_fields.find((field) => field.id === id)?.value;

const one = { name: 'One', value: 'one' };
const two = { name: 'Two', value: 'two' };
const dropDown = { type: 'tagger', title: 'Kind', custom_field_options: [one, two] };

describe('ticket fields', () => {
  test('are made by an admin, hold values from then on, and go with them', () => {
    const { world } = worldOf('continue-five');
    const made = make(world, 'ticket_fields', dropDown);
    expect(made).toMatchObject({ status: 201, body: { ticket_field: { ...dropDown, active: true, removable: true } } });
    const { id } = made.body['ticket_field'] ?? { id: 0 };
    expect(write(world, id, 'two').body.ticket.tags).toEqual(['billing', 'two']);
    expect(ask(world, 'DELETE', `ticket_fields/${id}`).status).toBe(204);
    expect(ask(world, 'GET', `ticket_fields/${id}`).status).toBe(404);
    const { ticket } = askZendesk<TicketAnswer>(world, 'GET', `/api/v2/tickets/${mainTicket}`).body;
    expect(ticket.custom_fields.map((field) => field.id)).not.toContain(id);
  });

  test('a whole number is told as a number, and nothing else is taken', () => {
    const { world } = worldOf('continue-five');
    const { id } = make(world, 'ticket_fields', { type: 'integer', title: 'Count' }).body['ticket_field'] ?? { id: 0 };
    expect(valueOf(write(world, id, 5).body, id)).toBe(5);
    expect(valueOf(write(world, id, '7').body, id)).toBe(7);
    expect(write(world, id, 'many').status).toBe(422);
    expect(valueOf(write(world, id, null).body, id)).toBeNull();
  });

  test('one that is switched off keeps its value', () => {
    const { world } = worldOf('continue-five');
    const id = caseFieldId(world);
    write(world, id, 'pdp_open');
    expect(
      ask(world, 'PUT', `ticket_fields/${id}`, { ticket_field: { active: false } }).body['ticket_field'],
    ).toMatchObject({ active: false });
    const after = write(world, id, 'pdp_waiting');
    expect(after.body).not.toHaveProperty('audit');
    expect(ticketOf(world).fields.get(id)).toBe('pdp_open');
    expect(ticketOf(world).tags).toContain('pdp_open');
  });

  test('options are replaced as a whole', () => {
    const { world } = worldOf('continue-five');
    const { id } = make(world, 'ticket_fields', dropDown).body['ticket_field'] ?? { id: 0 };
    const put = (options: unknown) =>
      ask(world, 'PUT', `ticket_fields/${id}`, { ticket_field: { custom_field_options: options } });
    expect(put([two]).body['ticket_field']).toMatchObject({ title: 'Kind', custom_field_options: [two] });
    expect(write(world, id, 'one').status).toBe(422);
    expect(put([]).status).toBe(422);
    expect(put([one, { ...two, value: 'one' }]).status).toBe(422);
  });

  test.each<readonly [string, Json]>([
    ['no title', { type: 'text' }],
    ['no type', { title: 'Kind' }],
    ['a type that is none', { type: 'dropdown', title: 'Kind' }],
    ['a drop-down without options', { type: 'tagger', title: 'Kind' }],
  ])('%s: 422', (_, field) => {
    expect(make(worldOf('continue-five').world, 'ticket_fields', field).status).toBe(422);
  });

  test('those of Zendesk’s own cannot be deleted; agents only read', () => {
    const { world } = worldOf('continue-five');
    const { id } = ask<ListAnswer>(world, 'GET', 'ticket_fields').body['ticket_fields']?.[0] ?? { id: 0 };
    expect(ask(world, 'DELETE', `ticket_fields/${id}`).status).toBe(422);
    expect(ask(world, 'GET', `ticket_fields/${id}`, {}, ANA).status).toBe(200);
    expect(ask(world, 'POST', 'ticket_fields', { ticket_field: dropDown }, ANA).status).toBe(403);
    expect(ask(world, 'GET', 'ticket_fields', {}, ticketOf(world).requesterId).status).toBe(403);
    expect(ask(world, 'POST', 'ticket_fields', dropDown).status).toBe(400);
  });

  test('the app’s are not there without its requirements', () => {
    const { world } = worldOf('continue-five');
    const id = caseFieldId(world);
    world.knobs = { ...world.knobs, requirements: 'absent' };
    expect(ask(world, 'GET', `ticket_fields/${id}`).status).toBe(404);
    expect(write(world, id, 'pdp_open').body).not.toHaveProperty('audit');
  });
});

describe('user fields', () => {
  test('are listed, made, changed and deleted; each with a key of its own', () => {
    const { world } = worldOf('continue-five');
    const keys = () => ask<ListAnswer>(world, 'GET', 'user_fields').body['user_fields']?.map(({ key }) => key);
    expect(keys()).toEqual(['past_due_invoices', 'stripe_customer_id']);
    const field = { key: 'vip', type: 'checkbox', title: 'VIP' };
    const made = make(world, 'user_fields', field);
    expect(made).toMatchObject({ status: 201, body: { user_field: { ...field, active: true } } });
    expect(make(world, 'user_fields', field).status).toBe(422);
    expect(make(world, 'user_fields', { ...field, key: '' }).status).toBe(422);
    const userOf = () =>
      ask<{ user: { user_fields: Json } }>(world, 'GET', `users/${ticketOf(world).requesterId}`).body.user.user_fields;
    expect(userOf()).toHaveProperty('vip', null);
    const address = `user_fields/${made.body['user_field']?.id ?? 0}`;
    expect(ask(world, 'PUT', address, { user_field: { title: 'Important' } }).body).toMatchObject({
      user_field: { key: 'vip', title: 'Important' },
    });
    expect(ask(world, 'DELETE', address).status).toBe(204);
    expect(userOf()).not.toHaveProperty('vip');
  });
});
