// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Desk, notesIn, recordsIn, settled } from './desk.ts';
import { ticketOf, worldOf, type TestWorld } from '../simulator/testing/worlds.ts';
import { commentsOf } from '../simulator/world/model.ts';
import { offeredTexts } from '../src/app/texts.ts';
import { asTyped } from '../src/domain/inert.ts';

/*
 * A customer, their invoices and an agent who write what Zendesk would fill in or take out. It stands on the ticket and before
 * the customer as it was written.
 */

const PLACEHOLDERS = '{{ticket.id}} {{current_user.name}} {% if x %}';
const MARKUP = '<b>bold</b> <maya@fox.example>';

let test_: TestWorld;

beforeEach(() => {
  vi.useFakeTimers();
  test_ = worldOf('refund-five');
  const { world } = test_;
  for (const one of world.books.invoices) Object.assign(one, { number: `${one.number} {{ticket.id}} ${MARKUP}` });
  for (const one of world.books.customers) Object.assign(one, { name: `Fox ${PLACEHOLDERS}` });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('words that Zendesk would fill in or take out', () => {
  test('stand in the note as they were written, on a ticket whose placeholders are filled in', async () => {
    const { world } = test_;
    const ana = await Desk.at(world);
    await ana.answers({ request: 'refund-inactive', paysTwo: 'not-asked' }, `${PLACEHOLDERS}\n${MARKUP}`);
    await ana.records();
    expect(recordsIn(world)).toHaveLength(1);
    const [note = ''] = notesIn(world).map(asTyped);
    expect(note).toContain(`${PLACEHOLDERS}\n${MARKUP}`);
    expect(note).toContain(`{{ticket.id}} ${MARKUP} · `);
    expect(note).toContain(`Fox ${PLACEHOLDERS}`);
  });

  test('reach the customer so, too: the two invoices by their numbers', async () => {
    const { world } = test_;
    const ana = await Desk.at(world);
    await ana.answers({ request: 'refund-inactive', paysTwo: 'not-asked' });
    await ana.records();
    const text = offeredTexts(ana.session.getState(), ana.session.ports).find(({ id }) => id === 'T2');
    if (text === undefined) throw new Error('No text asks for the two.');
    await Promise.all([ana.session.actions.insert(text), settled(5000)]);
    await ana.submits('open');
    const sent = commentsOf(ticketOf(world)).findLast(({ comment }) => comment.public)?.comment.body ?? '';
    expect(asTyped(sent)).toContain('{{ticket.id}}');
    expect(sent).not.toContain('{{');
  });
});
