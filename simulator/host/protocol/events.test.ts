// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi, type Mock } from 'vitest';
import { edit, withDraft } from '../model/form.ts';
import { OpenedWorkspace, TICKET } from '../testing/openedWorkspace.ts';
import type { SdkClient } from '../testing/genuineSdk.ts';

let workspace: OpenedWorkspace;
let client: SdkClient;

beforeEach(async () => {
  workspace = await OpenedWorkspace.with('refund-five');
  client = await workspace.registered();
});
afterEach(() => workspace.close());

/** All messages on their way have arrived. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

async function hears(event: string): Promise<Mock<(message?: unknown) => unknown>> {
  const heard = vi.fn<(message?: unknown) => unknown>();
  client.on(event, heard);
  await settled();
  return heard;
}

describe('events', () => {
  test('an edit of the agent’s is told, once, with its value', async () => {
    const heard = await hears('ticket.status.changed');
    const any = await hears('*.changed');
    workspace.edit((form) => edit(form, { status: 'pending' }));
    workspace.edit((form) => edit(form, { status: 'pending' }));
    await settled();
    expect(heard.mock.calls).toEqual([['pending']]);
    expect(any.mock.calls).toEqual([[{ propertyName: 'ticket.status', newValue: 'pending' }]]);
  });

  test('what the app itself changed is told as well', async () => {
    const heard = await hears('ticket.tags.changed');
    await client.invoke('ticket.tags.add', 'late');
    await settled();
    expect(heard.mock.calls).toEqual([[['billing', 'late']]]);
  });

  test('the draft is told as apps read it', async () => {
    const heard = await hears('comment.text.changed');
    workspace.edit((form) => withDraft(form, 'Hi'));
    await settled();
    expect(heard.mock.calls).toEqual([['<p>Hi</p>']]);
  });

  test('after `off` nothing is told any more, nor posted', async () => {
    const heard = await hears('ticket.status.changed');
    client.off('ticket.status.changed', heard);
    await settled();
    const before = workspace.app.received.length;
    workspace.edit((form) => edit(form, { status: 'pending' }));
    await settled();
    expect(heard).not.toHaveBeenCalled();
    expect(workspace.app.received.length).toBe(before);
  });

  test('the customer writes elsewhere: the app hears who', async () => {
    const heard = await hears('ticket.updated');
    await workspace.server.customerReply(TICKET, 'Well?');
    await workspace.desk.refresh();
    await settled();
    expect(heard).toHaveBeenCalledTimes(1);
    expect(heard.mock.calls[0]?.[0]).toMatchObject({ name: workspace.form.view?.requester.name });
  });

  test('an app’s own event comes back to those who listen', async () => {
    const heard = await hears('note.written');
    client.trigger('note.written', { id: 7 });
    client.trigger('nobody.listens', {});
    await settled();
    expect(heard.mock.calls).toEqual([[{ id: 7 }]]);
  });
});
