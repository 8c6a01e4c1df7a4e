// @vitest-environment jsdom
import './testing/browserGaps.ts';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { openSession, type Session } from '../app/session.ts';
import { fakePorts, fakeWorld, pastDueInvoice, stripeRead, type FakeWorld } from '../app/testing/fakes.ts';
import { beginException, type ExceptionDraft } from '../domain/case/exceptionDraft.ts';
import { App } from './App.tsx';
import { noTools } from './testing/noTools.ts';
import { roomBeside } from './TextRoom.tsx';

/* A customer, a billing system and colleagues who write whatever would run, render or turn round if anything let it. */

const IMAGE = '<img src="x" onerror="document.title=\'ran\'">';
const SCRIPT = '<script>document.title = "ran"</script>';
const NAMES = [`${IMAGE}{{ticket.id}}`, `__proto__ ${SCRIPT}`, '\u202E1-SV 👩‍👩‍👧 [a](javascript:b)', 'constructor'];

function hostileWorld(): FakeWorld {
  const invoices = NAMES.map((number, place) =>
    pastDueInvoice(place + 1, { id: place === 1 ? '__proto__' : `in_${number}`, number }),
  );
  const billing = stripeRead(invoices, {
    customer: { id: 'constructor', label: `${IMAGE}${SCRIPT}`, matchedBy: 'email', choice: null, url: null },
    asOf: 253_402_300_799_000,
  });
  const world = fakeWorld({ billing });
  world.ticket = {
    ...world.ticket,
    requester: { id: 201, name: `${SCRIPT} {{current_user.email}}`, email: 'a@b.example' },
  };
  world.messages = [{ from: 'customer', internal: false, text: `I want a refund. ${IMAGE} {{ticket.id}}`, at: null }];
  return world;
}

function open(world: FakeWorld, viewerId = 101): Session {
  const session = openSession(fakePorts(world, viewerId));
  render(<App session={session} scheme="light" loadTools={noTools} />);
  return session;
}

const shown = (): string => document.body.textContent || '';
function nothingRan(): void {
  expect(document.querySelectorAll('img, script, iframe, a[href^="javascript:"]')).toHaveLength(0);
  expect(document.title).toBe('');
  expect('polluted' in {}).toBe(false);
}

/** Asks Reggie for a credit. */
async function flag(session: Session, reason: string, more: Partial<ExceptionDraft> = {}): Promise<void> {
  await screen.findByRole('heading', { name: /past due$/ });
  session.actions.edit((draft) => ({
    ...draft,
    answers: { request: 'refund-other', paysTwo: 'no-answer', escalation: 'chargeback' },
    askedWhen: IMAGE,
    exception: {
      ...beginException(null),
      kind: 'goodwill-credit',
      shape: 'keep-all',
      reason,
      amount: { minor: 9900, currency: 'usd' },
      ...more,
    },
  }));
  await session.actions.record();
}

afterEach(cleanup);

describe('names and words that would run if anything let them', () => {
  test('stand in the panel as they were written, from the first question to Reggie’s brief', async () => {
    const world = hostileWorld();
    const session = open(world);
    expect(await screen.findByRole('heading', { name: '4 past due' })).toBeTruthy();
    expect(shown()).toContain(IMAGE);
    expect(shown()).toContain(SCRIPT);
    session.actions.edit((draft) => ({ ...draft, prose: `${SCRIPT}\n{{ticket.comments}}\u202E` }));
    const chosen = Object.fromEntries([['__proto__', 'void'] as const, ['constructor', 'void'] as const]);
    await flag(session, `${IMAGE} {% if x %}`, { shape: 'per-invoice', chosen });
    nothingRan();
    expect(world.notes).toHaveLength(1);
    expect(world.notes[0]).toContain('onerror');
    cleanup();
    open(world, 103);
    expect((await screen.findAllByText(/onerror/)).length).toBeGreaterThan(0);
    expect(await screen.findByRole('button', { name: 'Approve' })).toBeTruthy();
    nothingRan();
  });
});

describe('the room for words', () => {
  test('is told before it ends, and what is too long is neither cut nor recorded', async () => {
    const user = userEvent.setup();
    const world = fakeWorld({ billing: stripeRead([pastDueInvoice(1)]) });
    const session = open(world);
    await user.click(await screen.findByRole('button', { name: 'Clear balance, go on, no refund' }));
    session.actions.edit((draft) => ({ ...draft, prose: 'w'.repeat(63_500) }));
    expect((await screen.findByText(/characters left/)).getAttribute('role')).toBe('status');
    const words = 'w'.repeat(66_000);
    session.actions.edit((draft) => ({ ...draft, prose: words }));
    expect((await screen.findByText(/Too long for the note by/)).getAttribute('role')).toBe('alert');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Record/ }).disabled).toBe(true);
    expect(screen.getByLabelText<HTMLTextAreaElement>(/own words/i).value).toBe(words);
    expect(world.notes).toEqual([]);
  });

  test('of words for Reggie is told below their field', async () => {
    const world = fakeWorld({ billing: stripeRead([pastDueInvoice(1)]) });
    await flag(open(world), 'They waited for weeks.');
    cleanup();
    open(world, 103);
    await userEvent.setup().click(await screen.findByRole('button', { name: 'Decline' }));
    const field = await screen.findByLabelText('Why not? (required)');
    fireEvent.change(field, { target: { value: '字'.repeat(9_500) } });
    expect(await screen.findByText(/characters left/)).toBeTruthy();
    fireEvent.change(field, { target: { value: '字'.repeat(65_000) } });
    expect(await screen.findByText(/Too long for the note by/)).toBeTruthy();
  });

  test('is measured as it stands on the ticket: signs of four bytes take more of it', () => {
    expect(roomBeside('')).toBe(18_000);
    expect(roomBeside('w'.repeat(18_000))).toBe(0);
    expect(roomBeside('🧾'.repeat(7_000))).toBeLessThan(0);
  });
});
