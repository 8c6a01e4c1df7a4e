// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { edit } from '../model/form.ts';
import { OpenedWorkspace, TICKET } from '../testing/openedWorkspace.ts';
import type { SdkClient } from '../testing/genuineSdk.ts';
import { GENERIC_REFUSAL, SILENT_REFUSAL } from './hooks.ts';

let workspace: OpenedWorkspace;
let client: SdkClient;

beforeEach(async () => {
  workspace = await OpenedWorkspace.with('refund-five');
  client = await workspace.registered();
  workspace.edit((form) => edit(form, { status: 'solved' }));
});
afterEach(() => workspace.close());

async function guardedBy(handler: () => unknown): Promise<void> {
  client.on('ticket.save', handler);
  await workspace.guarded();
}

const savedStatus = async (): Promise<string> => (await workspace.server.ticket(TICKET)).status;

describe('the save hook lets the save through', () => {
  test.each<[string, () => unknown]>([
    ['undefined', () => undefined],
    ['true', () => true],
    ['a promise of anything', () => Promise.resolve(false)],
  ])('for %s', async (_, handler) => {
    await guardedBy(handler);
    await workspace.submit();
    expect(workspace.tab.notice).toEqual({ kind: 'saved', text: 'Saved' });
    expect(await savedStatus()).toBe('solved');
    expect(workspace.shown.hookLog.at(-1)).toMatchObject({ outcome: 'allowed', message: null });
  });

  test('where nobody listens', async () => {
    expect(workspace.shown.guards()).toBe(false);
    await workspace.submit();
    expect(await savedStatus()).toBe('solved');
    expect(workspace.shown.hookLog.at(-1)).toMatchObject({ outcome: 'nobody-asked' });
  });

  test('with what the app changed in its handler', async () => {
    await guardedBy(() => client.invoke('ticket.tags.add', 'checked'));
    await workspace.submit();
    expect((await workspace.server.ticket(TICKET)).tags).toContain('checked');
  });
});

test('what the app changes in its handler waits for the next save, where the product takes the form as it was', async () => {
  await workspace.knobs({ setInHookIsSaved: false });
  await guardedBy(() => client.invoke('ticket.tags.add', 'checked'));
  await workspace.submit();
  const { status, tags } = await workspace.server.ticket(TICKET);
  expect([status, tags.includes('checked')]).toEqual(['solved', false]);
  expect(workspace.form.edits).toEqual({ tags: [...tags, 'checked'] });
});

test('a form that stayed behind sets back what the API wrote meanwhile', async () => {
  await workspace.knobs({ openFormFollowsApi: false });
  await client.request({
    url: `/api/v2/tickets/${TICKET}.json`,
    type: 'PUT',
    contentType: 'application/json',
    data: JSON.stringify({ ticket: { tags: ['billing', 'by_app'] } }),
  });
  await workspace.desk.refresh();
  await workspace.submit();
  expect((await workspace.server.ticket(TICKET)).tags).toEqual(['billing']);
});

/** Refuses with what is no Error: apps do it, and the SDK passes it on. */
// eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the point of the test
const rejecting = (reason: unknown): Promise<never> => Promise.reject(reason);

describe('the save hook stops the save', () => {
  test.each<[string, () => unknown, string]>([
    ['a rejection with an Error', () => Promise.reject(new Error('[G13] Not yet.')), '[G13] Not yet.'],
    ['a rejection with text', () => rejecting('No.'), 'No.'],
    ['false', () => false, GENERIC_REFUSAL],
    ['a rejection with an object', () => rejecting({ a: 1 }), GENERIC_REFUSAL],
  ])('for %s', async (_, handler, message) => {
    await guardedBy(handler);
    await workspace.submit();
    expect(workspace.tab.notice).toEqual({ kind: 'blocked', text: message });
    expect(workspace.tab.submitting).toBe(false);
    expect(await savedStatus()).toBe('open');
    expect(workspace.shown.hookLog.at(-1)).toMatchObject({ outcome: 'refused', message });
  });
});

describe('a hook that never answers', () => {
  const never = (): Promise<never> => new Promise(() => undefined);

  test.each([
    [true, 'solved', 'timed-out-allowed'],
    [false, 'open', 'refused'],
  ] as const)('after the time-out, allowing %s', async (hookTimeoutAllows, status, outcome) => {
    await guardedBy(never);
    // Turned at the server only: the page must not decide by what it heard some seconds ago.
    await workspace.server.turnKnobs({ hookTimeoutMs: 60, hookTimeoutAllows });
    await workspace.submit();
    expect(await savedStatus()).toBe(status);
    expect(workspace.shown.hookLog.at(-1)).toMatchObject({ outcome });
    if (!hookTimeoutAllows) expect(workspace.tab.notice).toEqual({ kind: 'blocked', text: SILENT_REFUSAL });
    expect(workspace.shown.hookLog.at(-1)?.ms).toBeGreaterThanOrEqual(55);
  });
});

test('a second Submit waits for the first hook: it asks and saves nothing meanwhile', async () => {
  let allow: () => void = () => undefined;
  const handler = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        allow = resolve;
      }),
  );
  await guardedBy(handler);
  const first = workspace.submit();
  await vi.waitFor(() => {
    expect(handler).toHaveBeenCalledTimes(1);
  });
  await workspace.submit();
  expect(workspace.tab.submitting).toBe(true);
  expect(await savedStatus()).toBe('open');
  allow();
  await first;
  expect(handler).toHaveBeenCalledTimes(1);
  expect(workspace.shown.hookLog).toHaveLength(1);
  expect(await savedStatus()).toBe('solved');
});

test('the guard is down once the app has unsubscribed', async () => {
  const handler = vi.fn(() => false);
  await guardedBy(handler);
  client.off('ticket.save', handler);
  await vi.waitFor(() => {
    expect(workspace.shown.guards()).toBe(false);
  });
  await workspace.submit();
  expect(handler).not.toHaveBeenCalled();
});
