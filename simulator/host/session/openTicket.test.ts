// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OpenedWorkspace, TICKET } from '../testing/openedWorkspace.ts';
import { openTicket } from './openTicket.ts';

let workspace: OpenedWorkspace;

beforeEach(async () => {
  workspace = await OpenedWorkspace.with('refund-five');
});
afterEach(() => workspace.close());

test('a ticket that arrives late does not come to the front of one asked for after it', async () => {
  const late = openTicket(workspace.desk, 4801);
  await openTicket(workspace.desk, TICKET);
  await late;
  expect(workspace.shown.activeTicket()).toBe(String(TICKET));
  expect(workspace.desk.store.get().tabs.map(({ key }) => key)).toContain('4801');
});
