// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OpenedWorkspace, TICKET } from '../testing/openedWorkspace.ts';

let workspace: OpenedWorkspace;

beforeEach(async () => {
  workspace = await OpenedWorkspace.with('refund-five');
});
afterEach(() => workspace.close());

const registrations = (): number =>
  workspace.app.received.filter((message) => (message as { key?: unknown }).key === 'zaf.app.registered').length;

describe('registration', () => {
  test('tells the app who and where it is', async () => {
    const client = await workspace.registered();
    expect(await client.metadata()).toMatchObject({
      name: 'Past-Due Playbook',
      settings: { approvers: expect.any(String) as string },
    });
    expect(await client.context()).toMatchObject({
      instanceGuid: workspace.tab.guid,
      product: 'support',
      location: 'ticket_sidebar',
      ticketId: TICKET,
    });
  });

  test('tells settings that were changed meanwhile once the page is loaded anew', async () => {
    const before = await workspace.registered();
    await fetch('/workspace/settings', { method: 'PUT', body: JSON.stringify({ approvers: '105' }) });
    await workspace.desk.refresh();
    expect(await before.metadata()).toMatchObject({ settings: { approvers: '103' } });
    const after = workspace.load().init();
    workspace.loaded();
    expect(await after.metadata()).toMatchObject({ settings: { approvers: '105' } });
  });

  test('happens once a document, however often the SDK is started in it', async () => {
    await workspace.registered();
    workspace.app.init();
    workspace.app.post(JSON.stringify({ key: 'iframe.handshake', message: { version: '2.x' } }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(registrations()).toBe(1);
  });

  test('the app in front hears that it is', async () => {
    const client = await workspace.registered();
    const activated = vi.fn();
    client.on('app.activated', activated);
    const keys = workspace.app.received.map((message) => (message as { key?: unknown }).key);
    expect(keys).toContain('zaf.app.activated');
  });

  test('a reloaded iframe is registered anew, and is not taken to guard before it says so', async () => {
    const client = await workspace.registered();
    client.on('ticket.save', () => undefined);
    await workspace.guarded();
    const again = workspace.load();
    const made = again.init();
    await new Promise((resolve) => setTimeout(resolve, 20));
    workspace.loaded();
    expect(workspace.shown.guards()).toBe(false);
    await vi.waitFor(() => {
      expect(registrations()).toBe(1);
    });
    made.on('ticket.save', () => undefined);
    await workspace.guarded();
  });

  test('a page without the SDK guards nothing any more', async () => {
    const client = await workspace.registered();
    client.on('ticket.save', () => undefined);
    await workspace.guarded();
    workspace.load();
    workspace.loaded();
    expect(workspace.shown.guards()).toBe(false);
  });
});
