// @vitest-environment jsdom
import './testing/browserGaps.ts';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openSession, type Session } from '../app/session.ts';
import type { SessionPorts } from '../app/sessionPorts.ts';
import { createTrace } from '../app/trace.ts';
import { fakePorts, fakeWorld, owing, stripeRead, type FakeWorld } from '../app/testing/fakes.ts';
import { unknownRead } from '../domain/invoice.ts';
import { App } from './App.tsx';
import { noTools } from './testing/noTools.ts';

const COPY = 'Copy a report for the admin';

const trace = createTrace(() => 0);

function open(world: FakeWorld, ports: Partial<SessionPorts> = {}): Session {
  const session = openSession({ ...fakePorts(world), ...ports });
  const diagnosis = { report: () => 'the report', note: trace.note };
  render(<App session={session} scheme="light" loadTools={noTools} diagnosis={diagnosis} />);
  return session;
}

const refused = (): FakeWorld =>
  fakeWorld({
    messages: [{ from: 'customer', internal: false, text: 'I want a refund', at: null }],
    billing: unknownRead('down', 0, { name: 'server-error', detail: '/v1/customers 500' }),
  });

afterEach(cleanup);

describe('the report for the admin', () => {
  test('of a fault: one click copies it, shows it, and says what to do with it', async () => {
    const user = userEvent.setup();
    open(refused());
    await user.click(await screen.findByRole('button', { name: COPY }));
    expect(await screen.findByText(/^Copied; it holds no customer data. Next: paste it/)).toBeTruthy();
    expect(await navigator.clipboard.readText()).toBe('the report');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'The report for the admin' }).value).toBe(
      'the report',
    );
    // What can be done without the admin stands beside it.
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Enter the count by hand' })).toBeTruthy();
  });

  test('where the browser lets no frame copy, it is shown selected', async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    open(refused());
    await user.click(await screen.findByRole('button', { name: COPY }));
    expect(await screen.findByText(/The report is selected: press Ctrl\+C/)).toBeTruthy();
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'The report for the admin' });
    expect(document.activeElement).toBe(field);
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('the report');
  });

  test('of a note that could not be written, and of none that a colleague was faster with', async () => {
    const user = userEvent.setup();
    const world = fakeWorld({
      messages: [{ from: 'customer', internal: false, text: 'I want to keep it', at: null }],
      billing: stripeRead(owing(1)),
      failRecord: { why: 'newer', detail: '' },
    });
    open(world);
    await user.click(await screen.findByRole('button', { name: 'Clear balance, go on, no refund' }));
    await user.click(await screen.findByRole('button', { name: /^Record/ }));
    await screen.findByText(/^Somebody recorded something/);
    expect(screen.queryByRole('button', { name: COPY })).toBeNull();
    world.failRecord = { why: 'timeout', detail: 'no answer' };
    await user.click(screen.getByRole('button', { name: /^Record/ }));
    await screen.findByText(/never recorded twice/);
    expect(screen.getByRole('button', { name: COPY })).toBeTruthy();
  });

  test('there is none where nothing is wrong', async () => {
    open(fakeWorld({ billing: stripeRead(owing(1)) }));
    await screen.findByText('1 past due');
    expect(screen.queryByRole('button', { name: COPY })).toBeNull();
  });
});

describe('a bug of the panel’s own', () => {
  test('leaves the guard judging and the session as it is, offers the report, and can be gone back from', async () => {
    const user = userEvent.setup();
    vi.spyOn(console, 'error').mockReturnValue();
    const world = fakeWorld({ billing: stripeRead(owing(1)) });
    const ports = fakePorts(world);
    const session = open(world, ports);
    await screen.findByText('1 past due');
    session.actions.type('why', 'what was typed');
    const good = session.getState().billing;
    session.store.update({ billing: { ...good, read: { kind: 'invoices' } as never } });
    expect(await screen.findByText(/ran into an error of its own/)).toBeTruthy();
    expect(screen.getByRole('button', { name: COPY })).toBeTruthy();
    expect(trace.events().at(-1)?.what).toMatch(/^panel: TypeError/);
    session.store.update({ billing: good });
    await user.click(screen.getByRole('button', { name: 'Show the panel again' }));
    expect(await screen.findByText('1 past due')).toBeTruthy();
    expect(session.getState().typed).toEqual({ why: 'what was typed' });
    expect(await session.judgeSave()).toBeNull();
  });
});

test('what helps now stands before the report for the admin', async () => {
  open(refused());
  const report = await screen.findByRole('button', { name: COPY });
  for (const name of ['Try again', 'Enter the count by hand']) {
    const button = screen.getByRole('button', { name });
    expect(button.compareDocumentPosition(report)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  }
});
