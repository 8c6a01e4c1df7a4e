// @vitest-environment jsdom
import './testing/browserGaps.ts';
import './testing/inEnglish.ts';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { caseOf } from '../app/caseNow.ts';
import { openSession } from '../app/session.ts';
import { fakePorts, fakeWorld, owing, stripeRead, type FakeWorld } from '../app/testing/fakes.ts';
import type { Condition } from '../domain/case/events.ts';
import { beginException } from '../domain/case/exceptionDraft.ts';
import { unknownRead } from '../domain/invoice.ts';
import { App } from './App.tsx';
import { noTools } from './testing/noTools.ts';

const SEEN_IN = 'Where did you see it?';
const ANA = 101;
const REGGIE = 103;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function open(world: FakeWorld, canSearch = false): void {
  const ports = fakePorts(world, ANA);
  const search = canSearch ? () => Promise.resolve({ ok: true as const, value: [] }) : null;
  const session = openSession({ ...ports, billing: { ...ports.billing, search } });
  render(<App session={session} scheme="light" loadTools={noTools} />);
}
const press = async (name: string | RegExp): Promise<void> => {
  await userEvent.click(await screen.findByRole('button', { name }));
};

/** Ana asks for a goodwill credit of $20, and Reggie approves it where a condition is given, null for none. */
async function credit(condition?: Condition | null): Promise<FakeWorld> {
  const world = fakeWorld({ billing: stripeRead(owing(2)) });
  const ana = openSession(fakePorts(world));
  await settled();
  ana.actions.edit((draft) => ({
    ...draft,
    answers: { ...draft.answers, request: 'refund-inactive' },
    exception: {
      ...beginException(null),
      kind: 'goodwill-credit',
      shape: 'keep-all',
      reason: 'Outage in May.',
      amount: { minor: 2000, currency: 'usd' },
    },
  }));
  await ana.actions.record();
  if (condition === undefined) return world;
  const reggie = openSession(fakePorts(world, REGGIE));
  await settled();
  await reggie.actions.approve(caseOf(reggie.getState()).flag?.event.id ?? '', condition, '');
  return world;
}

afterEach(cleanup);

/** Recorded by Ana: a refund for inactivity with five past due, and what the customer says to paying two. */
async function fiveWith(paysTwo: 'yes' | 'not-asked'): Promise<void> {
  const world = fakeWorld({ billing: stripeRead(owing(5)) });
  const ana = openSession(fakePorts(world));
  await settled();
  ana.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, request: 'refund-inactive', paysTwo } }));
  await ana.actions.record();
  open(world);
}

describe('what comes next after the note', () => {
  test('two of five are to be collected: only these two are named, not all that is unpaid', async () => {
    await fiveWith('yes');
    const item = (await screen.findByText('Collect 2 invoices in billing:', { selector: 'strong' })).closest('li');
    expect(item?.querySelectorAll('.number')).toHaveLength(2);
  });

  test('while the customer’s answer is awaited, the question to insert and the way on, also for silence, stand together', async () => {
    await fiveWith('not-asked');
    const list = within(await screen.findByRole('region', { name: 'Before this ticket can be solved' }));
    expect(list.getByRole('button', { name: 'Insert: Ask for two invoices' })).toBeTruthy();
    expect(list.getByRole('button', { name: 'Customer answered, or stays silent' })).toBeTruthy();
    expect(screen.getAllByRole('button', { name: 'Insert: Ask for two invoices' })).toHaveLength(1);
    await press('Customer answered, or stays silent');
    await press('Was asked, no answer or no payment');
    expect((await screen.findByLabelText<HTMLInputElement>('When was the customer asked?')).value).not.toBe('');
  });
});

describe('what stands in the way is told once, with its button beside it', () => {
  test('instead of a promise the text without one is inserted right there, and is offered nowhere else', async () => {
    const world = await credit();
    world.reply = { kind: 'public', text: 'We will refund you $20.' };
    open(world);
    const box = (await screen.findByText('This reply promises something not decided')).closest('section');
    if (box === null) throw new Error('no box');
    const insert = await within(box).findByRole('button', { name: /^Insert/ });
    expect(screen.getAllByRole('button', { name: insert.getAttribute('aria-label') ?? '' })).toHaveLength(1);
    await userEvent.click(insert);
    expect(world.inserted).toHaveLength(1);
    expect(world.inserted[0]).not.toMatch(/we will refund/i);
  });

  test('the rule of a resolution is named beside its sentence, not in the way there as well', async () => {
    open(fakeWorld({ billing: stripeRead(owing(5)) }));
    await press('Refund: was not using it');
    await press(/^No, refuses/);
    expect(screen.getAllByText('R6', { ignore: '.only-read' })).toHaveLength(1);
  });

  test('above Reggie’s cap the panel says what to press, and not in which panel', async () => {
    open(await credit({ kind: 'cap', amount: { minor: 1500, currency: 'usd' } }));
    const lower = await screen.findByRole('button', { name: 'Lower the amount to $15.00' });
    expect(lower.closest('li')?.textContent).not.toMatch(/panel/i);
  });
});

test('who has answered is called by name, unless it was the first approver: "Reggie" is the texts’ name for that one', async () => {
  const world = await credit(null);
  const ports = fakePorts(world, ANA);
  const approvers = [
    { id: REGGIE, until: null },
    { id: 102, until: null },
  ];
  for (const order of [approvers, approvers.toReversed()]) {
    const session = openSession({ ...ports, approvers: { resolve: () => Promise.resolve(order) } });
    render(<App session={session} scheme="light" loadTools={noTools} />);
    const who = order[0]?.id === REGGIE ? 'Reggie' : 'user 103';
    await screen.findByText(new RegExp(`^${who} approved; nothing`, 'i'));
    cleanup();
  }
});

test('a credit that billing cannot show is taken off the list by who has given it, and nothing is recorded', async () => {
  const world = await credit(null);
  open(world);
  await screen.findByText('Give the credit of $20.00 in billing');
  const before = world.entries.length;
  await press('Given: take it off this list');
  expect(screen.queryByText('Give the credit of $20.00 in billing')).toBeNull();
  expect(world.entries).toHaveLength(before);
  // It stays off when the panel is opened again.
  cleanup();
  open(world);
  await screen.findByText('Goodwill credit, $20.00');
  expect(screen.queryByText('Give the credit of $20.00 in billing')).toBeNull();
});

describe('a form that was opened by a click closes again', () => {
  const noCustomer = (): FakeWorld => fakeWorld({ billing: unknownRead('no-customer', 0) });

  test('the search, and it comes back with what was typed', async () => {
    open(noCustomer(), true);
    await press('Open the playbook anyway');
    await press('Search by another e-mail');
    await userEvent.type(await screen.findByLabelText('Another e-mail of the customer'), 'pay@fox');
    await press('Cancel');
    expect(screen.queryByLabelText('Another e-mail of the customer')).toBeNull();
    await press('Search by another e-mail');
    expect(await screen.findByDisplayValue('pay@fox')).toBeTruthy();
  });

  test('the count likewise; where it always has to be typed, there is nothing to cancel', async () => {
    open(noCustomer());
    await press('Open the playbook anyway');
    await press('Enter the count by hand');
    await userEvent.type(await screen.findByLabelText(SEEN_IN), 'Chargebee');
    await press('Cancel');
    expect(screen.queryByDisplayValue('Chargebee')).toBeNull();
    await press('Enter the count by hand');
    expect(await screen.findByDisplayValue('Chargebee')).toBeTruthy();
    cleanup();
    open(fakeWorld({ billing: unknownRead('to-be-typed', 0) }));
    await press('Open the playbook anyway');
    expect(await screen.findByLabelText(SEEN_IN)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
  });
});
