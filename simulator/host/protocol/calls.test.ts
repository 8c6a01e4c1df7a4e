// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { withDraft } from '../model/form.ts';
import { OpenedWorkspace, TICKET } from '../testing/openedWorkspace.ts';
import type { SdkClient } from '../testing/genuineSdk.ts';

let workspace: OpenedWorkspace;
let client: SdkClient;

beforeEach(async () => {
  workspace = await OpenedWorkspace.with('refund-five');
  client = await workspace.registered();
});
afterEach(() => workspace.close());

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => error,
  );

describe('client.get', () => {
  test('one path: its value under its own name', async () => {
    expect(await client.get('ticket.id')).toEqual({ 'ticket.id': TICKET, errors: {} });
  });

  test('several paths, the bad ones in `errors`', async () => {
    const answer = await client.get(['ticket.tags', 'ticket.nope', 'currentUser.name', 'requirement:past_due_case']);
    expect(answer).toEqual({
      'ticket.tags': ['billing'],
      'currentUser.name': 'Ana Torres',
      'requirement:past_due_case': { requirement_id: expect.any(Number) as number, requirement_type: 'ticket_fields' },
      errors: { 'ticket.nope': { name: 'ApiError', message: 'No such Api', path: 'ticket.nope' } },
    });
  });

  test('one unknown path rejects with the documented error', async () => {
    const error = await rejection(client.get('ticket.nope'));
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'ApiError', message: '"ticket.nope" No such Api' });
  });

  test('nothing of JavaScript itself is an API', async () => {
    for (const path of ['constructor', 'ticket.__proto__', 'ticket.tags.map', 'ticket.toString']) {
      expect(await rejection(client.get(path))).toMatchObject({ name: 'ApiError' });
    }
  });

  test('the composer is HTML where the account’s is rich, text where it is plain', async () => {
    workspace.edit((form) => withDraft(form, 'a < b\nc'));
    expect(await client.get('comment.text')).toMatchObject({ 'comment.text': '<p>a &lt; b<br>c</p>' });
    await workspace.knobs({ richText: false });
    expect(await client.get('ticket.comment.text')).toMatchObject({ 'ticket.comment.text': 'a < b\nc' });
  });

  test('requirements are absent where the knob says so', async () => {
    await workspace.knobs({ requirements: 'absent' });
    expect((await client.get('requirement:past_due_case'))['requirement:past_due_case']).toBeUndefined();
  });
});

describe('client.set', () => {
  test('changes the form; a bad path beside it does not hinder', async () => {
    const answer = await client.set({ 'ticket.tags': ['Two Words', 'x'], 'ticket.id': 1, 'ticket.status': 'solved' });
    expect(answer['errors']).toEqual({
      'ticket.id': { name: 'ApiError', message: 'No such Api', path: 'ticket.id' },
    });
    expect(workspace.tags).toEqual(['two', 'words', 'x']);
    expect(workspace.form.edits.status).toBe('solved');
  });

  test('a value that cannot be rejects and changes nothing', async () => {
    expect(await rejection(client.set('ticket.status', 'done'))).toMatchObject({ name: 'ApiError' });
    expect(await rejection(client.set('ticket.customField:custom_field_360001', 'nope'))).toBeInstanceOf(Error);
    expect(workspace.form.edits).toEqual({});
  });

  test('a number field takes whole numbers, and keeps them as text', async () => {
    const field = workspace.desk.store.get().workspace.ticketFields.find(({ type }) => type === 'integer');
    const path = `ticket.customField:custom_field_${field?.id ?? 0}`;
    await client.set(path, 4);
    expect(await client.get(path)).toMatchObject({ [path]: '4' });
    expect(await rejection(client.set(path, 'four'))).toMatchObject({ name: 'ApiError' });
  });

  test('the composer switches, or stays where the knob says so', async () => {
    await client.set('comment.type', 'internalNote');
    expect(workspace.form.writing.composer).toBe('internalNote');
    await workspace.knobs({ commentTypeSwitchIgnored: true });
    expect((await client.set('comment.type', 'publicReply'))['errors']).toEqual({});
    expect(workspace.form.writing.composer).toBe('internalNote');
  });
});

describe('client.invoke', () => {
  test('one action, several at once, an unknown one', async () => {
    await client.invoke('ticket.tags.add', 'late');
    await client.invoke({ 'comment.appendText': ['Hello'], 'ticket.tags.remove': ['billing'] });
    expect(workspace.tags).toEqual(['late']);
    expect(workspace.form.writing.drafts.publicReply).toBe('Hello');
    expect(await rejection(client.invoke('ticket.explode'))).toMatchObject({
      name: 'ApiError',
      message: '"ticket.explode" No such Api',
    });
  });

  test('resize makes the iframe as high as asked for', async () => {
    await client.invoke('resize', { width: '100%', height: '512.5px' });
    expect(workspace.tab.height).toBe(513);
    expect(await rejection(client.invoke('resize', { height: 'tall' }))).toBeInstanceOf(Error);
  });

  test('notify shows plain text, never an app’s HTML', async () => {
    await client.invoke('notify', '<b>Saved</b> &amp; sent', 'error', { sticky: true });
    expect(workspace.desk.store.get().toasts).toMatchObject([{ kind: 'error', text: 'Saved & sent' }]);
  });

  test('routeTo brings another ticket to the front, or says why it cannot', async () => {
    await client.invoke('routeTo', 'ticket', '4801');
    await vi.waitFor(() => {
      expect(workspace.shown.activeTicket()).toBe('4801');
    });
    await client.invoke('routeTo', 'ticket', String(TICKET));
    await vi.waitFor(() => {
      expect(workspace.shown.activeTicket()).toBe(String(TICKET));
    });
    expect(workspace.desk.store.get().tabs).toHaveLength(2);
    expect(await rejection(client.invoke('routeTo', 'user', '201'))).toMatchObject({ name: 'ApiError' });
    await client.invoke('routeTo', 'ticket', '1');
    await vi.waitFor(() => {
      expect(workspace.desk.store.get().toasts).toMatchObject([
        { kind: 'error', text: 'Ticket 1: There is no such ticket.' },
      ]);
    });
  });

  test('the SDK’s own `track`, `session.live` and `__track__` are taken without a word of error', async () => {
    expect(await client.invoke('track', { type: 'click' })).toEqual({ errors: {} });
    const before = workspace.app.received.length;
    workspace.app.post(JSON.stringify({ key: 'session.live' }));
    workspace.app.post(JSON.stringify({ key: '__track__', message: { event_name: 'sdk', tags: [] } }));
    workspace.app.post('no JSON');
    workspace.app.post(null);
    workspace.app.post([1]);
    await vi.waitFor(async () => {
      expect(await client.get('ticket.id')).toMatchObject({ 'ticket.id': TICKET });
    });
    expect(workspace.app.received.length).toBe(before + 1);
  });

  test('a call that cannot be read is answered with a named error, else the SDK would resolve it', async () => {
    workspace.app.post(JSON.stringify({ id: 9_000_001, request: 'get', params: 'ticket.id' }));
    await vi.waitFor(() => {
      expect(workspace.app.received.at(-1)).toMatchObject({ id: 9_000_001, error: { name: 'ApiError' } });
    });
  });
});
