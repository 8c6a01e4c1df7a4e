/** The workspace's clock, and what is stamped by it. */
import { describe, expect, test } from 'vitest';
import { replyAsCustomer } from '../server/ticketActs.ts';
import { actInStripe } from '../stripe/acts.ts';
import { begin, beginSeconds, mainTicket, ticketOf, worldOf } from '../testing/worlds.ts';
import { type TicketAnswer, askZendesk } from '../testing/zendeskAsk.ts';
import { turnKnobs } from './knobs.ts';

const month = 30 * 86_400_000;

const note = { ticket: { comment: { body: 'Still waiting.', public: false } } };

describe('the workspace’s clock', () => {
  test('runs with the real one, and from then on ahead of it where the knob says so', () => {
    const { world, later } = worldOf('continue-five');
    expect(world.now()).toBe(begin);
    world.knobs = turnKnobs(world.knobs, { clockAheadMs: month });
    expect(world.now()).toBe(begin + month);
    later(5);
    expect(world.now()).toBe(begin + month + 5000);
    world.knobs = turnKnobs(world.knobs, { clockAheadMs: 0 });
    expect(world.now()).toBe(begin + 5000);
  });

  test('is behind where the knob says so; a time that is none leaves it as it is', () => {
    const { world } = worldOf('continue-five');
    world.knobs = turnKnobs(world.knobs, { clockAheadMs: -month });
    expect(world.now()).toBe(begin - month);
    for (const clockAheadMs of [Number.NaN, '5', null]) {
      expect(turnKnobs(world.knobs, { clockAheadMs }).clockAheadMs).toBe(-month);
    }
  });

  test('stamps what is written on a ticket; what was there keeps its time', () => {
    const { world } = worldOf('continue-five');
    const ticket = ticketOf(world);
    const before = ticket.audits.map(({ at }) => at);
    world.knobs = turnKnobs(world.knobs, { clockAheadMs: month });
    const { body } = askZendesk<TicketAnswer>(world, 'PUT', `/api/v2/tickets/${mainTicket}`, { body: note });
    const monthLater = new Date(begin + month).toISOString().replace('.000', '');
    expect(body.audit?.created_at).toBe(monthLater);
    expect(body.ticket.updated_at).toBe(monthLater);
    replyAsCustomer(world, ticket, 'Hello?');
    expect(ticket.audits.map(({ at }) => at)).toEqual([...before, begin + month, begin + month]);
  });

  test('stamps what is new in Stripe', () => {
    const { world } = worldOf('continue-five');
    const old = world.books.invoices.map(({ created }) => created);
    world.knobs = turnKnobs(world.knobs, { clockAheadMs: month });
    const customer = world.books.customers[0]?.id ?? '';
    actInStripe(world.books, { act: 'open-dispute', customer }, Math.floor(world.now() / 1000));
    expect(world.books.disputes.at(-1)?.created).toBe(beginSeconds + month / 1000);
    expect(world.books.invoices.map(({ created }) => created)).toEqual(old);
  });
});
