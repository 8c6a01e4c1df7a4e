// @vitest-environment jsdom
import './testing/browserGaps.ts';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { caseOf } from '../app/caseNow.ts';
import { openSession, type Session } from '../app/session.ts';
import { fakePorts, fakeWorld, owing, stripeRead, type FakeWorld } from '../app/testing/fakes.ts';
import { beginException } from '../domain/case/exceptionDraft.ts';
import { App } from './App.tsx';
import { noTools } from './testing/noTools.ts';

const user = userEvent.setup();
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Ana asks Reggie for a goodwill credit of that many cents. */
async function asks(ana: Session, minor: number): Promise<void> {
  ana.actions.edit((draft) => ({
    ...draft,
    answers: { ...draft.answers, request: 'refund-inactive' },
    exception: {
      ...beginException(null),
      kind: 'goodwill-credit',
      shape: 'keep-all',
      reason: 'Outage in May.',
      amount: { minor, currency: 'usd' },
    },
  }));
  await ana.actions.record();
}

async function asked(world: FakeWorld): Promise<Session> {
  const ana = openSession(fakePorts(world));
  await settled();
  await asks(ana, 2000);
  return ana;
}

const open = (world: FakeWorld): Session => {
  const session = openSession(fakePorts(world, 103));
  render(<App session={session} scheme="light" loadTools={noTools} />);
  return session;
};
const press = async (name: string | RegExp): Promise<void> => {
  await user.click(await screen.findByRole('button', { name }));
};

afterEach(cleanup);

describe('Reggie’s panel', () => {
  test('the button that records names the act, and waits for what is required', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(2)) });
    await asked(world);
    open(world);
    await press('Decline');
    const send = screen.getByRole('button', { name: 'Decline: Goodwill credit, $20.00' });
    expect(send.hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('Write the reason first.')).toBeTruthy();
    const reason = await screen.findByLabelText('Why not? (required)');
    expect(document.activeElement).toBe(reason);
    await user.keyboard('No.');
    expect(send.hasAttribute('disabled')).toBe(false);
    expect(screen.queryByText('Write the reason first.')).toBeNull();
    expect(world.notes).toHaveLength(1);
  });

  test('“Change the answer” opens the brief again, and the new answer closes it', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(2)) });
    await asked(world);
    open(world);
    await press('Approve');
    await press('Approve: Goodwill credit, $20.00');
    expect(screen.queryByRole('heading', { name: 'For your decision' })).toBeNull();
    // What agents do with the case stays folded away from whoever has answered.
    expect(screen.getByText('The case, its history, and what agents can do').closest('details')?.open).toBe(false);
    expect(screen.getByText(/^Next: the view/).closest('details')).toBeNull();
    expect(screen.getByText(/^Recorded: approved/)).toBeTruthy();
    await press('Change the answer');
    expect(screen.getByRole('heading', { name: 'For your decision' })).toBeTruthy();
    expect(screen.queryByText(/^Recorded: /)).toBeNull();
    await press('Decline');
    await user.type(screen.getByLabelText('Why not? (required)'), 'On second thoughts, no.');
    await press(/^Decline: /);
    expect(await screen.findByRole('button', { name: 'Change the answer' })).toBeTruthy();
    expect(world.phases.at(-1)).toBe('declined');
  });

  test('a plain approval stands right under the choice; with a cap the button says so before there is an amount', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(2)) });
    await asked(world);
    open(world);
    await press('Approve');
    const send = screen.getByRole('button', { name: 'Approve: Goodwill credit, $20.00' });
    const fold = screen.getByText('Condition or words (optional)').closest('details');
    expect(fold?.open).toBe(false);
    expect(send.compareDocumentPosition(fold ?? send)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    await user.selectOptions(screen.getByLabelText('Condition'), 'cap');
    expect(screen.queryByRole('button', { name: 'Approve: Goodwill credit, $20.00' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Approve, but at most …' }).hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('Write an amount first, at most $20.00.')).toBeTruthy();
    await user.type(screen.getByLabelText('At most (USD)'), '15');
    await press('Approve: Goodwill credit, $20.00, but at most $15.00');
    expect(world.phases.at(-1)).toBe('approved');
  });

  test('what was chosen for one flag is not offered for the next', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(2)) });
    const ana = await asked(world);
    const reggie = open(world);
    await press('Approve');
    await user.selectOptions(screen.getByLabelText('Condition'), 'cap');
    await user.type(screen.getByLabelText('At most (USD)'), '15');
    await ana.actions.refresh();
    await asks(ana, 3000);
    await reggie.actions.refresh();
    expect(caseOf(reggie.getState()).lastSeq).toBe(2);
    expect(await screen.findByText('Amount: $20.00 → $30.00')).toBeTruthy();
    expect(screen.queryByLabelText('Condition')).toBeNull();
    expect((await screen.findByText(/^The request changed while you had it open/)).getAttribute('role')).toBe('alert');
    await press('Approve');
    expect(screen.queryByText(/^The request changed while you had it open/)).toBeNull();
    expect(screen.getByLabelText<HTMLSelectElement>('Condition').value).toBe('none');
  });

  test('a reason that was typed when the request changed goes on to the new request, and is sent only by a new press', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(2)) });
    const ana = await asked(world);
    const reggie = open(world);
    await press('Decline');
    await user.type(screen.getByLabelText('Why not? (required)'), 'Too much.');
    await ana.actions.refresh();
    await asks(ana, 3000);
    await reggie.actions.refresh();
    expect(await screen.findByText(/What you typed is kept for your answer\./)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Decline: / })).toBeNull();
    await press('Decline');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Why not? (required)').value).toBe('Too much.');
    await press('Decline: Goodwill credit, $30.00');
    expect(world.notes.at(-1)).toContain('Too much.');
    expect(reggie.getState().typed).toEqual({});
  });
});
