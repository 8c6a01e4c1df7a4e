/** The installed app's settings, changed over HTTP. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WorkspaceState } from '../contract.ts';
import { REGGIE, ROSA } from '../scenarios/people.ts';
import { testApp } from '../testing/worlds.ts';
import { RunningWorkspace } from '../testing/runningWorkspace.ts';
import { settingsIn } from './appSettings.ts';

let workspace: RunningWorkspace;

beforeEach(async () => {
  workspace = await RunningWorkspace.with('continue-five');
});
afterEach(async () => {
  await workspace.close();
});

type Settings = WorkspaceState['app']['settings'];

const put = (wish: unknown) => workspace.ask<Settings>('PUT', '/workspace/settings', wish);
const settings = async (): Promise<Settings> => (await workspace.state()).body.app.settings;

describe('PUT /workspace/settings', () => {
  test('takes a part of them, and answers all', async () => {
    const before = await settings();
    const { status, body } = await put({ approvers: `${REGGIE}, ${ROSA}`, flag_every_void: true });
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, approvers: '103, 105', flag_every_void: true });
    expect(await settings()).toEqual(body);
  });

  test('also one that nobody had filled in', async () => {
    expect((await put({ customer_languages: 'en, de' })).body).toMatchObject({ customer_languages: 'en, de' });
  });

  test.each([
    ['an unknown name', { approver: '105' }, /no setting 'approver'/],
    ['a secure one', { stripe_key: 'rk_test_other' }, /'stripe_key' is secure/],
    ['a number', { approvers: 105 }, /'approvers' takes text/],
    ['text in a checkbox', { flag_every_void: 'yes' }, /takes true or false/],
  ])('%s is refused, and all that came with it', async (_, wish, why) => {
    const before = await settings();
    expect(await put({ note_language: 'de', ...wish })).toMatchObject({
      status: 400,
      body: { refused: expect.stringMatching(why) as string },
    });
    expect(await settings()).toEqual(before);
  });

  test('a reset undoes them', async () => {
    await put({ approvers: String(ROSA) });
    await workspace.ask('POST', '/workspace/reset', {});
    expect(await settings()).toMatchObject({ approvers: String(REGGIE) });
  });
});

describe('settings on the command line', () => {
  test('are text, and true or false where the setting is a checkbox; text may hold an equals sign', () => {
    expect(
      settingsIn(['billing_source=typed', 'flag_every_void=true', 'billing_url=https://x.example/?a=b'], testApp),
    ).toEqual({ billing_source: 'typed', flag_every_void: true, billing_url: 'https://x.example/?a=b' });
    expect(settingsIn([], testApp)).toEqual({});
  });

  test.each([
    ['nonsense=1', /no setting 'nonsense'/],
    ['flag_every_void=yes', /takes true or false/],
    ['stripe_key=rk_test_x', /secure/],
  ])('%s is refused', (word, why) => {
    expect(() => settingsIn([word], testApp)).toThrow(why);
  });
});
