// @vitest-environment jsdom
import '../testing/browserGaps.ts';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { SessionPorts } from '../../app/sessionPorts.ts';
import { fakePorts, fakeWorld } from '../../app/testing/fakes.ts';
import { ok } from '../../domain/result.ts';
import { begins, opens, press, sees, type Opened } from '../testing/openProbe.tsx';

const failing = { ok: false, error: { why: 'failed', detail: 'status 503' } } as const;

/** What was told of a step, with its sign. */
const told = (step: string): string =>
  screen.queryByText(`${step}.`, { selector: 'strong' })?.closest('li')?.textContent ?? '';

async function isRefused(...given: Parameters<typeof opens>): Promise<Opened> {
  const opened = await begins(...given);
  await sees(/Press “Submit as Solved”/);
  expect(await opened.submit()).toMatch(/refused on purpose/);
  return opened;
}

afterEach(cleanup);

describe('the guided probe', () => {
  test('nothing is written before the admin says that the ticket is one for tests', async () => {
    opens({ begin: () => Promise.reject(new Error('written without consent')) });
    const begin = await screen.findByRole('button', { name: 'Begin on this ticket' });
    expect(begin.hasAttribute('disabled')).toBe(true);
  });

  test('from consent to clean-up, one step after the other', async () => {
    const ended: unknown[] = [];
    const { submit } = await isRefused({
      end: (...given) => {
        ended.push(given);
        return Promise.resolve(ok(true));
      },
    });
    expect(told('A record')).toMatch(/^✓.*came back whole/);
    expect(told('The clock')).toMatch(/^✓.*agrees/);
    await press('Solve it past the app');
    expect(told('The refusal')).toMatch(/^✓.*still open/);
    await press('Finish and clean up');
    await sees(/^Over\./);
    expect(told('The reopening')).toMatch(/^✓.*reopened it at once/);
    expect(ended).toEqual([[4711, 'pending']]);
    expect(await submit()).toBeNull();
  });

  test.each([
    [{ authorIsViewer: false, metadataIsWhole: true }, /^✕.*somebody else/],
    [{ authorIsViewer: true, metadataIsWhole: false }, /^✕.*did not come back whole/],
    // Somebody else's name is the graver of the two.
    [{ authorIsViewer: false, metadataIsWhole: false }, /^✕.*somebody else/],
  ])('the record came back with %o', async (event, text) => {
    await begins({ begin: () => Promise.resolve(ok({ ...event, aheadMs: 0, status: 'open' })) });
    await sees(/Press “Submit as Solved”/);
    expect(told('A record')).toMatch(text);
  });

  test('the clock is measured by the record', async () => {
    const event = { authorIsViewer: true, metadataIsWhole: true, aheadMs: -600_000, status: 'open' };
    await begins({ begin: () => Promise.resolve(ok(event)) });
    await sees(/Press “Submit as Solved”/);
    expect(told('The clock')).toMatch(/^✕.*10 minutes behind/);
  });

  test('refused, and solved all the same: the gate does not hold', async () => {
    await isRefused({ look: () => Promise.resolve(ok({ status: 'solved', isMarked: false })) });
    await sees('Now the app solves the ticket as a script would, so that no app is asked.');
    expect(told('The refusal')).toMatch(/^✕.*the ticket is solved all the same/);
  });

  test('nothing was refused: it is told, and no later save is', async () => {
    const { submit } = await begins();
    await press('It was saved, not refused');
    expect(told('The refusal')).toMatch(/^✕.*was not asked/);
    expect(await submit()).toBeNull();
    await press('Solve it past the app');
    await sees(/^Finish and clean up$/);
  });
});

describe('the net', () => {
  const ADMIN_WHO_APPROVES: Partial<SessionPorts> = {
    settings: { ...fakePorts(fakeWorld()).settings, approvers: [{ idOrEmail: 101, until: null }] },
    approvers: { resolve: () => Promise.resolve([{ id: 101, until: null }]) },
  };

  test.each<readonly [string, boolean, Partial<SessionPorts>, RegExp]>([
    ['solved', false, {}, /^✕.*stayed solved: nothing reopened it/],
    ['closed', false, {}, /^✕.*stayed closed: nothing reopened it/],
    ['solved', false, ADMIN_WHO_APPROVES, /^✕.*stayed solved, since you are an approver/],
    ['open', true, ADMIN_WHO_APPROVES, /^✓.*reopened it at once/],
    ['open', false, {}, /^✕.*not by the app’s rule/],
  ])('%s, marked: %s', async (status, isMarked, ports, text) => {
    await begins({ solve: () => Promise.resolve(ok({ status, isMarked })) }, fakeWorld(), ports);
    await press('It was saved, not refused');
    await press('Solve it past the app');
    await sees('Finish and clean up');
    expect(told('The reopening')).toMatch(text);
  });
});

describe('a step that fails says why, and is tried again', () => {
  /** Fails the first time. */
  function onceFailing<T>(value: T): () => Promise<{ ok: true; value: T } | typeof failing> {
    let times = 0;
    return () => {
      times += 1;
      return Promise.resolve(times === 1 ? failing : { ok: true, value });
    };
  }
  const failed = (): Promise<void> => sees('That did not work: status 503');

  test('the beginning: no save is refused before it', async () => {
    const event = { authorIsViewer: true, metadataIsWhole: true, aheadMs: 0, status: 'open' };
    const { submit } = await begins({ begin: onceFailing(event) });
    await failed();
    expect(await submit()).toBeNull();
    await press('Begin on this ticket');
    await sees(/Press “Submit as Solved”/);
    expect(screen.queryByText(/did not work/)).toBeNull();
  });

  test('the look after the refusal, which cannot be mistaken for a hook that was not asked', async () => {
    await isRefused({ look: onceFailing({ status: 'open', isMarked: false }) });
    await failed();
    expect(screen.queryByRole('button', { name: 'It was saved, not refused' })).toBeNull();
    await press('Try again');
    await sees('Now the app solves the ticket as a script would, so that no app is asked.');
    expect(told('The refusal')).toMatch(/^✓/);
  });

  test('the solve and the end', async () => {
    await begins({ solve: onceFailing({ status: 'open', isMarked: true }), end: onceFailing(true as const) });
    await press('It was saved, not refused');
    await press('Solve it past the app');
    await failed();
    await press('Solve it past the app');
    await press('Finish and clean up');
    await failed();
    await press('Finish and clean up');
    await sees(/^Over\./);
  });
});

test('leaving the set-up half-way leaves no trap for the next save', async () => {
  const { submit } = await begins();
  await sees(/Press “Submit as Solved”/);
  cleanup();
  expect(await submit()).toBeNull();
});
