// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressIn, searchOf } from '../address.ts';
import { edit } from '../model/form.ts';
import { OpenedWorkspace, TICKET } from '../testing/openedWorkspace.ts';
import { openTicket, switchApp } from './openTicket.ts';
import { addressOf } from './state.ts';

let workspace: OpenedWorkspace;

const refuses = async (): Promise<void> => {
  const client = await workspace.registered();
  client.on('ticket.save', () => false);
  await workspace.guarded();
};

beforeEach(async () => {
  workspace = await OpenedWorkspace.with('refund-five');
  await refuses();
  workspace.edit((form) => edit(form, { status: 'solved' }));
  switchApp(workspace.desk, false);
});
afterEach(() => workspace.close());

describe('with the panel closed', () => {
  test('nobody is asked before a save', async () => {
    expect(workspace.shown.guards()).toBe(false);
    await workspace.submit();
    expect(workspace.shown.hookLog.at(-1)).toMatchObject({ outcome: 'nobody-asked' });
    expect((await workspace.server.ticket(TICKET)).status).toBe('solved');
  });

  test('a ticket opened meanwhile gets its app once the panel is opened', async () => {
    await openTicket(workspace.desk, 4801);
    expect(workspace.desk.frames.of('4801')).toBeUndefined();
    switchApp(workspace.desk, true);
    expect(workspace.desk.frames.of('4801')).toBeDefined();
  });

  test('it is loaded as for the first time when the panel is opened again', async () => {
    switchApp(workspace.desk, true);
    expect(workspace.shown.guards()).toBe(false);
    workspace.load();
    await refuses();
    await workspace.submit();
    expect(workspace.tab.notice?.kind).toBe('blocked');
  });

  test('the address keeps it closed', () => {
    const address = addressOf(workspace.desk.store.get());
    expect(address.app).toBe('off');
    expect(addressIn(searchOf(address), window.sessionStorage)).toEqual(address);
    expect(searchOf({ ...address, app: 'on' })).not.toContain('app=');
  });
});
