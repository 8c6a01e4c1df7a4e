// @vitest-environment jsdom
import './testing/browserGaps.ts';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { openSession } from '../app/session.ts';
import type { SessionPorts } from '../app/sessionPorts.ts';
import { BILLING_DOWN, fakePorts, fakeWorld, owing, stripeRead, type FakeWorld } from '../app/testing/fakes.ts';
import { App } from './App.tsx';
import { noTools } from './testing/noTools.ts';

const user = userEvent.setup();

function open(world: FakeWorld, ports: Partial<SessionPorts> = {}): void {
  render(<App session={openSession({ ...fakePorts(world), ...ports })} scheme="light" loadTools={noTools} />);
}

const press = async (name: string | RegExp): Promise<void> => {
  await user.click(await screen.findByRole('button', { name }));
};

afterEach(cleanup);

describe('the five looks of the count', () => {
  test('nothing past due is one quiet line', async () => {
    open(fakeWorld());
    expect(await screen.findByText(/Nothing past due/)).toBeTruthy();
    expect(screen.queryByRole('heading')).toBeNull();
  });

  test('loading says that it reads', () => {
    open(fakeWorld({ hang: { form: false, log: false, billing: true } }));
    expect(screen.getAllByRole('status').some((one) => one.getAttribute('aria-busy') === 'true')).toBe(true);
  });

  test('fresh gives count, total, each invoice and when it was read', async () => {
    open(fakeWorld({ billing: stripeRead(owing(3)) }));
    expect(await screen.findByRole('heading', { name: '3 past due' })).toBeTruthy();
    expect(screen.getByText('$297.00')).toBeTruthy();
    const rows = within(screen.getByRole('list', { name: 'Invoices, newest first' })).getAllByRole('listitem');
    expect(rows).toHaveLength(3);
    expect(rows.filter((row) => within(row).queryByText('most recent') !== null)).toHaveLength(2);
    expect(screen.getByText(/^As of/)).toBeTruthy();
  });

  test('unknown never reads as zero, and offers no resolution', async () => {
    open(fakeWorld({ billing: BILLING_DOWN }));
    expect(await screen.findByText('Past-due invoices unknown')).toBeTruthy();
    expect(screen.queryByText(/Nothing past due|0 past due/)).toBeNull();
    // Nothing on this ticket asks for the playbook, so its questions come on request.
    await press('Open the playbook anyway');
    await press('Clear balance, go on, no refund');
    expect(screen.getByText(/needs the number of past-due invoices/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Record/ })).toBeNull();
  });

  test('a failed refresh keeps the list and says that it is old', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)) });
    open(world);
    await screen.findByText('3 past due');
    world.billing = BILLING_DOWN;
    await press('Refresh');
    expect(await screen.findByText(/cannot be reached now/)).toBeTruthy();
    expect(screen.getByText('3 past due')).toBeTruthy();
  });
});

describe('the guide', () => {
  test('asks one question at a time and never what billing answers', async () => {
    open(fakeWorld({ billing: stripeRead(owing(5)) }));
    expect((await screen.findAllByRole('group')).map((group) => group.getAttribute('aria-labelledby'))).toEqual([
      'question-request',
    ]);
    await press('Refund: was not using it');
    expect(screen.getByRole('group', { name: 'Does the customer agree to pay two invoices?' })).toBeTruthy();
    expect(screen.queryByText('How many invoices are past due?')).toBeNull();
  });

  test('an answer can be taken back', async () => {
    open(fakeWorld({ billing: stripeRead(owing(5)) }));
    await press('Refund: was not using it');
    await press(/Change the answer: What does the customer want/);
    expect(screen.getByRole('group', { name: 'What does the customer want?' })).toBeTruthy();
  });

  test('an answer that is looked at again stays until there is another one', async () => {
    open(fakeWorld({ billing: stripeRead(owing(5)) }));
    await press('Clear balance, go on, no refund');
    await press(/Change the answer: What does the customer want/);
    expect(screen.getByRole('button', { name: 'Clear balance, go on, no refund (now)' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Record note' })).toBeNull();
    await press('Keep as it was');
    expect(screen.getByRole('button', { name: 'Record note' })).toBeTruthy();
  });

  test('works by keyboard alone', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(5)) });
    open(world);
    const first = await screen.findByRole('button', { name: 'Clear balance, go on, no refund' });
    first.focus();
    await user.keyboard('{Enter}');
    screen.getByRole('button', { name: 'Record note' }).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Recorded on the ticket.')).toBeTruthy();
    expect(world.notes).toHaveLength(1);
  });

  test('the note is shown before it is recorded, with the agent’s own words', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(5)) });
    open(world);
    await press('Clear balance, go on, no refund');
    await press('Add your own words');
    await user.type(screen.getByLabelText('Your own words (optional)'), 'Agreed on the phone.');
    const shown = screen.getByLabelText('The note that will be recorded').textContent;
    await press('Record note');
    await screen.findByText('Recorded on the ticket.');
    expect(world.notes).toEqual([shown]);
    expect(shown).toContain('Agreed on the phone.');
  });

  test('the button names its act', async () => {
    open(fakeWorld({ billing: stripeRead(owing(5)) }));
    await press('Close the account, no refund');
    expect(screen.getByRole('button', { name: 'Record and flag to Reggie' })).toBeTruthy();
  });
});

describe('a typed count', () => {
  test('says what is wrong with it, and leads to a resolution when it is right', async () => {
    open(fakeWorld({ billing: BILLING_DOWN }));
    await press('Enter the count by hand');
    await user.type(screen.getByLabelText('How many invoices are past due?'), 'five');
    await press('Use this count');
    expect(screen.getByText('Write a whole number from 0 to 9999.')).toBeTruthy();
    await user.clear(screen.getByLabelText('How many invoices are past due?'));
    await user.type(screen.getByLabelText('How many invoices are past due?'), '5');
    await user.type(screen.getByLabelText('Where did you see it?'), 'Stripe dashboard');
    await press('Use this count');
    expect(screen.getByText('5 past due')).toBeTruthy();
    await press('Clear balance, go on, no refund');
    expect(screen.getByText('Void the rest, keep the two most recent')).toBeTruthy();
  });
});

describe('what the agent should know', () => {
  const owes = (): FakeWorld => fakeWorld({ billing: stripeRead(owing(3)) });

  test('a setting that names no approver is told to whoever looks', async () => {
    const { settings } = fakePorts(owes());
    const problems = [{ setting: 'approvers', value: 'Reggie' }] as const;
    open(owes(), { settings: { ...settings, problems } });
    expect((await screen.findByRole('alert')).textContent).toContain('holds “Reggie”');
  });

  test('where the browser keeps no drafts, it is said as soon as there is one', async () => {
    const { drafts } = fakePorts(owes());
    open(owes(), { drafts: { ...drafts, outlivesReload: false } });
    await screen.findByText('3 past due');
    expect(screen.queryByText(/a reload loses what is not recorded/)).toBeNull();
    await press('Clear balance, go on, no refund');
    expect(screen.getByText(/a reload loses what is not recorded/)).toBeTruthy();
  });

  test('a count that is half typed outlives a reload of the panel', async () => {
    const world = fakeWorld({ billing: BILLING_DOWN });
    open(world);
    await press('Enter the count by hand');
    await user.type(screen.getByLabelText('How many invoices are past due?'), '4');
    await user.type(screen.getByLabelText('Where did you see it?'), 'Stripe dash');
    cleanup();
    open(world);
    expect((await screen.findByLabelText<HTMLInputElement>('Where did you see it?')).value).toBe('Stripe dash');
    expect(screen.getByLabelText<HTMLInputElement>('How many invoices are past due?').value).toBe('4');
  });
});
