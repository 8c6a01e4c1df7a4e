// @vitest-environment jsdom
import './testing/browserGaps.ts';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { openSession, type Session } from '../app/session.ts';
import { fakePorts, fakeWorld, owing, stripeRead, type FakeWorld } from '../app/testing/fakes.ts';
import { err, ok } from '../domain/result.ts';
import { App } from './App.tsx';
import { pretendParts } from './testing/pretendSetup.tsx';
import { CleanUp } from './tools/CleanUp.tsx';
import type { ProbeTicket } from '../app/setup/ports.ts';

const ADA = 104;
/** The tools' code is loaded on request. */
const PATIENCE = { timeout: 5000 };
const TITLE = 'A set-up test was not finished here';

afterEach(cleanup);

/** A ticket on which Ada left the guided test, after the net had reopened it. */
function left(change: Partial<FakeWorld> = {}): FakeWorld {
  const world = fakeWorld(change);
  world.ticket = { ...world.ticket, indexPhases: ['open'], wasReopened: true };
  world.entries = [{ entry: 'set-up-test', by: ADA, at: world.now - 60_000 }];
  return world;
}

function opens(world: FakeWorld, isAdmin: boolean, end: ProbeTicket['end'] = () => Promise.resolve(ok(true))): Session {
  const before = pretendParts();
  const parts = { ...before, probeTicket: { ...before.probeTicket, end } };
  const none = (): null => null;
  const tools = { Setup: none, Report: none, NotMailed: none, CleanUp: () => <CleanUp parts={parts} /> };
  const ports = fakePorts(world);
  const session = openSession({ ...ports, viewer: { ...ports.viewer, isAdmin } });
  render(<App session={session} scheme="light" loadTools={() => Promise.resolve(tools)} />);
  return session;
}

describe('a guided test that was not finished', () => {
  test('is told as that to an agent, who asks an admin; not as a reopened or an inherited case', async () => {
    opens(left(), false);
    await screen.findByRole('heading', { name: TITLE });
    expect(screen.getByText(/^Ask an admin/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Clean up' })).toBeNull();
    expect(screen.queryByText(/Zendesk reopened this ticket|earlier case/)).toBeNull();
  });

  test('is cleaned up by an admin with one press, and then gone', async () => {
    const world = left();
    const ended: unknown[] = [];
    const session = opens(world, true, (...given) => {
      ended.push(given);
      world.ticket = { ...world.ticket, indexPhases: [], wasReopened: false };
      world.entries = [...world.entries, { entry: 'index-changed', by: ADA, at: world.now, to: [] }];
      world.changed('ticket');
      return Promise.resolve(ok(true));
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Clean up' }, PATIENCE));
    await screen.findByText(/Nothing past due/);
    expect(ended).toEqual([[4711, null]]);
    expect(screen.queryByRole('heading', { name: TITLE })).toBeNull();
    expect(await session.judgeSave()).toBeNull();
  });

  test('that cannot be cleaned up now says why, and can be tried again', async () => {
    opens(left(), true, () => Promise.resolve(err({ why: 'refused', detail: 'a case was recorded on the ticket' })));
    await userEvent.click(await screen.findByRole('button', { name: 'Clean up' }, PATIENCE));
    expect((await screen.findByRole('alert')).textContent).toContain('a case was recorded on the ticket');
    expect(screen.getByRole('button', { name: 'Clean up' })).toBeTruthy();
  });

  test('does not answer for a customer with past-due invoices: the gate asks as for any tag, and the way out is here', async () => {
    const world = left({ billing: stripeRead(owing(2)) });
    world.ticket = { ...world.ticket, status: 'solved' };
    world.savedStatus = 'open';
    const session = opens(world, false);
    await screen.findByRole('heading', { name: TITLE });
    expect(await session.judgeSave()).toContain('[G13]');
    expect(screen.getAllByRole('button', { name: /^Not a past-due matter/ })).toHaveLength(1);
  });
});
