// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OpenedWorkspace, TICKET } from '../testing/openedWorkspace.ts';
import { DeskContext, useActiveTab } from './DeskContext.ts';
import { Mails } from './Mails.tsx';
import { MergeForm } from './MergeForm.tsx';
import { Queue } from './Queue.tsx';
import { SubmitBar } from './SubmitBar.tsx';

const user = userEvent.setup();
let workspace: OpenedWorkspace;

const show = (part: ReactElement): void => {
  render(<DeskContext.Provider value={workspace.desk}>{part}</DeskContext.Provider>);
};
const press = async (name: string): Promise<void> => {
  await user.click(await screen.findByRole('button', { name }));
};
const tick = async (...tickets: readonly number[]): Promise<void> => {
  for (const ticket of tickets) await user.click(await screen.findByRole('checkbox', { name: `Ticket ${ticket}` }));
};
const statusOf = async (ticket: number): Promise<string> => (await workspace.server.ticket(ticket)).status;

beforeEach(async () => {
  workspace = await OpenedWorkspace.with('everyday');
});
afterEach(async () => {
  cleanup();
  await workspace.close();
});

describe('the queue', () => {
  test('solves those ticked; a refusal is shown beside what was saved', async () => {
    show(<Queue />);
    await tick(4712, 4713);
    await workspace.server.followUp(4713, 'Once more');
    await press('Submit as solved');
    await screen.findByText(/^Saved: #4712\. #4713 was refused: .*closed/);
    expect(await statusOf(4712)).toBe('solved');
    expect(workspace.shown.hookLog).toEqual([]);
  });

  test('applies a macro to those ticked', async () => {
    show(<Queue />);
    await tick(4712, 4714);
    await user.selectOptions(screen.getByLabelText('Macro'), 'Waiting for you');
    await press('Apply macro to those ticked');
    await screen.findByText('Saved: #4712, #4714.');
    expect([await statusOf(4712), await statusOf(4714)]).toEqual(['pending', 'pending']);
    expect(screen.getByText('0 ticked')).toBeTruthy();
  });

  test('shows one of the views, and opens the ticket of a row', async () => {
    show(<Queue />);
    await tick(4712);
    await user.selectOptions(screen.getByLabelText('View'), 'Waiting for Reggie');
    expect(screen.getByText('This view shows no ticket.')).toBeTruthy();
    expect(screen.getByText('0 ticked')).toBeTruthy();
    await user.selectOptions(screen.getByLabelText('View'), 'All unsolved tickets');
    await press('#4802 Videos upload without sound');
    await vi.waitFor(() => {
      expect(workspace.shown.activeTicket()).toBe('4802');
    });
  });

  test('lets days go by, and says what the automations did then', async () => {
    await workspace.server.bulk({ tickets: [4712], status: 'solved' });
    show(<Queue />);
    await press('Run automations (one hour)');
    await screen.findByText('No automation had anything to do.');
    for (const ahead of ['1 day', '2 days', '3 days', '4 days', '5 days']) {
      await press('+ 24 hours');
      await screen.findByText(`The clock is ${ahead} ahead`);
    }
    await press('Run automations (one hour)');
    await screen.findByText('“Close ticket 4 days after status is set to solved” changed #4712.');
    expect(await statusOf(4712)).toBe('closed');
  });
});

test('the mails say who got what by which rule, until they are forgotten', async () => {
  await workspace.server.save(TICKET, { comment: { body: 'Dear Maya', public: true } });
  show(<Mails />);
  const mail = within(await screen.findByRole('article'));
  for (const text of ['Maya Chen', `#${TICKET}`, 'by “Notify requester of comment update”', 'Dear Maya']) {
    expect(mail.getByText(text)).toBeTruthy();
  }
  await press('Forget');
  await screen.findByText('Nothing was sent.');
});

test('a merged ticket is closed, and the other one comes to the front', async () => {
  show(<MergeForm ticket={TICKET} />);
  await user.type(screen.getByLabelText('Merge into ticket no.'), '4712');
  await press('Merge');
  await vi.waitFor(() => {
    expect(workspace.shown.activeTicket()).toBe('4712');
  });
  expect(await statusOf(TICKET)).toBe('closed');
});

function Bar() {
  const tab = useActiveTab();
  return tab === undefined ? null : <SubmitBar tab={tab} />;
}

test('a macro edits the open form, and the save that follows is asked for as any other', async () => {
  const client = await workspace.registered();
  client.on('ticket.save', () => undefined);
  await workspace.guarded();
  show(<Bar />);
  await press('Apply macro');
  await press('Waiting for you');
  expect([workspace.form.edits.status, await statusOf(TICKET)]).toEqual(['pending', 'open']);
  await press('Submit as Pending');
  await vi.waitFor(() => {
    expect(workspace.tab.notice?.kind).toBe('saved');
  });
  expect(workspace.shown.hookLog).toMatchObject([{ outcome: 'allowed' }]);
  expect(JSON.stringify(await workspace.server.audits(TICKET))).toContain('"macro_title":"Waiting for you"');
});
