// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ANSWER_LIMIT_MS, guardSaves } from './saveGuard.ts';
import { openZendeskPage } from './testing/zendeskPage.ts';

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
const solving = { 'ticket.status': 'solved', 'ticket.tags': ['pdp_flagged'] };

/** A ticket without our tags that is being solved, with one comment in it. */
const solvedWith = (channel: string, content: string): Readonly<Record<string, unknown>> => ({
  'ticket.status': 'solved',
  'ticket.tags': ['vip'],
  'ticket.id': 4711,
  'ticket.conversation': [{ channel: { name: channel }, message: { content } }],
});

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 50, toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the save guard over the genuine SDK', () => {
  test('a message blocks and is what the agent reads; null lets pass', async () => {
    const page = await openZendeskPage(() => solving);
    let message: string | null = 'Not saved. [G2]';
    guardSaves(page.client, '').attach({ judge: () => Promise.resolve(message), inDoubt: () => null });
    expect(await page.asksToSave()).toEqual({ blockedWith: 'Not saved. [G2]' });
    message = null;
    expect(await page.asksToSave()).toBe('allowed');
  });

  test('it listens once, before it has anything to judge with', async () => {
    const page = await openZendeskPage(() => solving);
    guardSaves(page.client, '');
    const subscriptions = page.posted.filter(({ key }) => key === 'iframe.on:ticket.save');
    expect(subscriptions).toHaveLength(1);
  });

  test('a judge that never answers is answered for in time, by what is known', async () => {
    const page = await openZendeskPage(() => solving);
    let known: string | null = 'Cannot be judged. [G14]';
    guardSaves(page.client, '').attach({ judge: never, inDoubt: () => known });
    const asked = page.asksToSave();
    await vi.advanceTimersByTimeAsync(ANSWER_LIMIT_MS);
    expect(await asked).toEqual({ blockedWith: 'Cannot be judged. [G14]' });
    // And the next question is heard again: a pending answer would have dropped it.
    known = null;
    const again = page.asksToSave();
    await vi.advanceTimersByTimeAsync(ANSWER_LIMIT_MS);
    expect(await again).toBe('allowed');
    expect(ANSWER_LIMIT_MS).toBeLessThan(4000);
  });

  test('a judge that fails is a bug of ours: only a known case blocks', async () => {
    const page = await openZendeskPage(() => solving);
    let known: string | null = 'Cannot be judged. [G14]';
    guardSaves(page.client, '').attach({ judge: () => Promise.reject(new Error('bug')), inDoubt: () => known });
    expect(await page.asksToSave()).toEqual({ blockedWith: 'Cannot be judged. [G14]' });
    known = null;
    expect(await page.asksToSave()).toBe('allowed');
  });

  test('a question asked before the panel is there waits for its judgment', async () => {
    const page = await openZendeskPage(() => solving);
    const guard = guardSaves(page.client, 'not ready');
    const asked = page.asksToSave();
    guard.attach({ judge: () => Promise.resolve('Not saved. [G8]'), inDoubt: () => null });
    expect(await asked).toEqual({ blockedWith: 'Not saved. [G8]' });
  });

  test.each([
    [
      'a case and solving',
      { 'ticket.status': 'solved', 'ticket.tags': ['vip', 'pdp_open'] },
      { blockedWith: 'not ready' },
    ],
    ['a case and pending', { 'ticket.status': 'pending', 'ticket.tags': ['pdp_open'] }, 'allowed'],
    ['no case', { 'ticket.status': 'solved', 'ticket.tags': ['vip'] }, 'allowed'],
    [
      'marks of the net alone',
      { 'ticket.status': 'solved', 'ticket.tags': ['pdp_follow_up', 'pdp_reopened'] },
      'allowed',
    ],
    ['a case set aside', { 'ticket.status': 'solved', 'ticket.tags': ['pdp_dismissed'] }, 'allowed'],
    [
      'a case whose tags were taken off',
      { ...solvedWith('internal', 'Case PDP-4711-1-1') },
      { blockedWith: 'not ready' },
    ],
    ['a reference in a public comment', { ...solvedWith('web', 'Case PDP-4711-1-1') }, 'allowed'],
    ['a note of another ticket’s case', { ...solvedWith('internal', 'Case PDP-47110-1-1') }, 'allowed'],
    [
      'a case set aside, with its note',
      { ...solvedWith('internal', 'Case PDP-4711-1-1'), 'ticket.tags': ['pdp_dismissed'] },
      'allowed',
    ],
    ['a host that says nothing', { hangs: true }, 'allowed'],
  ] as const)('the panel never comes: %s', async (_name, form, outcome) => {
    const page = await openZendeskPage(() => form);
    guardSaves(page.client, 'not ready');
    const asked = page.asksToSave();
    await vi.advanceTimersByTimeAsync(ANSWER_LIMIT_MS);
    expect(await asked).toEqual(outcome);
  });
});
