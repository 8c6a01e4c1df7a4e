// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { befalls, Desk, finished, notesIn, recordsIn, settled } from './desk.ts';
import { NOT_READY } from './openedPanel.ts';
import type { FaultRule } from '../simulator/faults/rules.ts';
import { worldOf, type TestWorld } from '../simulator/testing/worlds.ts';

/* The host itself on a bad day: answers late or never, events lost or in another order, the iframe loaded anew. */

let test_: TestWorld;
const WORDS = 'Agreed on the phone.';
const BLOCKED = { saved: false, why: 'blocked' };

beforeEach(() => {
  vi.useFakeTimers();
  test_ = worldOf('continue-five');
});
afterEach(() => {
  vi.useRealTimers();
});

/** A case that may not be solved: nothing of it is done in billing. */
async function withCase(): Promise<void> {
  const ana = await Desk.at(test_.world);
  await ana.answers({ request: 'continue' });
  await ana.records();
  expect(recordsIn(test_.world)).toHaveLength(1);
}

/** How long the answer to a save took, and what it was. */
async function answered(desk: Desk): Promise<readonly [number, unknown]> {
  const begun = Date.now();
  const outcome = await finished(desk.tab.submit('solved'), 50);
  return [Date.now() - begun, outcome];
}

const STILL_BLOCKED: readonly (readonly [title: string, rules: readonly FaultRule[]])[] = [
  ['the host never answers a get', [{ on: 'get', fault: 'never' }]],
  ['the host answers every get after its time limit', [{ on: 'get', fault: 'late', ms: 6000 }]],
  ['the host refuses the conversation', [{ on: 'get', fault: 'refused', of: 'ticket.conversation' }]],
  [
    'the host never takes a set or an invoke',
    [
      { on: 'set', fault: 'never' },
      { on: 'invoke', fault: 'never' },
    ],
  ],
  ['every request hangs', [{ on: 'request', fault: 'never' }]],
  [
    'every second call and request fails',
    [
      { on: 'get', fault: 'never', share: 0.5 },
      { on: 'request', fault: '500', share: 0.5 },
    ],
  ],
  ['a second save hook comes while the first is pending', [{ on: 'hook', fault: 'twice' }]],
];

describe('a ticket with a case is not solved, and the answer comes within 4 s, where', () => {
  test.each(STILL_BLOCKED)('%s', async (_, rules) => {
    await withCase();
    const ana = await Desk.at(test_.world);
    befalls(test_.world, rules);
    const [ms, outcome] = await answered(ana);
    expect(outcome).toMatchObject(BLOCKED);
    expect(ms).toBeLessThanOrEqual(4000);
    befalls(test_.world, []);
    expect(await ana.submits()).toMatchObject(BLOCKED);
  });

  test.each(STILL_BLOCKED)('%s, from before the panel was opened', async (_, rules) => {
    await withCase();
    // Before the panel is there the ticket itself has to be read, else nothing tells of a case.
    befalls(
      test_.world,
      rules.map((rule) => (rule.on === 'get' && rule.of === undefined ? { ...rule, of: 'currentUser' } : rule)),
    );
    const ana = Desk.opening(test_.world);
    await settled(10);
    const [ms, outcome] = await answered(ana);
    expect(outcome).toMatchObject(BLOCKED);
    expect(ms).toBeLessThanOrEqual(4000);
  });
});

describe('a hook asked before the data is loaded', () => {
  test('of a case: blocked, by the tags until the panel is there', async () => {
    await withCase();
    befalls(test_.world, [{ on: 'get', fault: 'never', of: 'currentUser' }]);
    const ana = Desk.opening(test_.world);
    expect(await ana.submits()).toMatchObject({ ...BLOCKED, message: NOT_READY });
  });

  test('of a ticket without a case: saved', async () => {
    test_ = worldOf('unrelated');
    befalls(test_.world, [
      { on: 'get', fault: 'never' },
      { on: 'request', fault: 'never' },
    ]);
    const ana = Desk.opening(test_.world, { ticket: 4801 });
    const [ms, outcome] = await answered(ana);
    expect(outcome).toMatchObject({ saved: true });
    expect(ms).toBeLessThanOrEqual(4000);
  });

  test('nobody is answered for ever: after a hook that was asked in vain the next one is answered', async () => {
    await withCase();
    const ana = await Desk.at(test_.world);
    befalls(test_.world, [{ on: 'get', fault: 'never' }]);
    await ana.submits();
    befalls(test_.world, []);
    const [ms, outcome] = await answered(ana);
    expect(outcome).toMatchObject(BLOCKED);
    expect(ms).toBeLessThan(1000);
  });
});

describe('events', () => {
  test.each(['lost', 'twice', 'swapped', 'late'] as const)(
    '%s: a colleague’s record is known at the next save, and nothing is recorded twice',
    async (fault) => {
      const ana = await Desk.at(test_.world);
      await ana.answers({ request: 'continue' }, WORDS);
      befalls(test_.world, [{ on: 'event', fault, ms: 700 }]);
      const ben = await Desk.at(test_.world, { as: 102 });
      await ben.answers({ request: 'close' });
      await ben.records();
      test_.later(5);
      ana.tab.hears();
      expect(await ana.submits()).toMatchObject(BLOCKED);
      expect(ana.typed).toEqual({ request: 'continue', prose: WORDS });
      await settled(2000);
      expect(ana.session.getState().log).toMatchObject({ is: 'read', state: { run: 1 } });
      await ana.records();
      if (!ana.says.startsWith('Recorded')) await ana.records();
      expect(recordsIn(test_.world)).toHaveLength(2);
    },
  );

  test('that a ticket was opened again is lost: it is not solved past the case', async () => {
    test_ = worldOf('nothing-past-due');
    const ana = await Desk.at(test_.world);
    await ana.answers({ request: 'close' });
    await ana.records();
    befalls(test_.world, [{ on: 'event', fault: 'lost' }]);
    expect(await ana.submits('open')).toMatchObject({ saved: true });
    expect(await ana.submits()).toMatchObject(BLOCKED);
  });
});

describe('the iframe', () => {
  test.each(['ticket', 'audits', 'update', 'after'] as const)(
    'is loaded anew while a decision is recorded (%s): what was typed is there, and it is recorded once',
    async (step) => {
      const ana = await Desk.at(test_.world);
      await ana.answers({ request: 'continue' }, WORDS);
      if (step !== 'after') befalls(test_.world, [{ on: step, fault: 'late', ms: 1000, times: 1 }]);
      void ana.session.actions.record();
      await settled(step === 'after' ? 20 : 300);
      await ana.reload();
      await settled(3000);
      if (recordsIn(test_.world).length === 0) expect(ana.typed).toEqual({ request: 'continue', prose: WORDS });
      test_.later(5);
      await ana.records();
      expect(recordsIn(test_.world)).toHaveLength(1);
      expect(notesIn(test_.world)).toEqual([expect.stringContaining(WORDS)]);
      expect(await ana.submits()).toMatchObject(BLOCKED);
    },
  );

  test('is taken away: nobody is asked, and what was typed is there when it comes back', async () => {
    const ana = await Desk.at(test_.world);
    await ana.answers({ request: 'continue' }, WORDS);
    ana.tab.reload();
    expect(await ana.submits('open')).toEqual({ saved: true, asked: false });
    await ana.reload();
    expect(ana.typed).toEqual({ request: 'continue', prose: WORDS });
    expect(await ana.submits()).toMatchObject(BLOCKED);
  });
});

describe('the composer', () => {
  test('a switch to the public reply is ignored: the note stays as it is, and the agent reads what to do', async () => {
    const ana = await Desk.at(test_.world);
    test_.world.knobs = { ...test_.world.knobs, commentTypeSwitchIgnored: true };
    ana.tab.types('Asked Reggie.', 'internalNote');
    await finished(ana.session.actions.insert({ greeting: 'Hi', body: 'The text.' }));
    expect(ana.says).toMatch(/Choose “Public reply”/);
    expect(ana.tab.form.writing.drafts).toEqual({ publicReply: '', internalNote: 'Asked Reggie.' });
  });

  test('the host answers an insert too late: not inserted twice, and the agent is told to look', async () => {
    const ana = await Desk.at(test_.world);
    befalls(test_.world, [{ on: 'invoke', fault: 'late', of: 'ticket.editor.insert', ms: 6000 }]);
    await finished(ana.session.actions.insert({ greeting: 'Hi', body: 'The text.' }));
    await settled(6000);
    expect(ana.says).not.toBe('');
    expect(ana.tab.form.writing.drafts.publicReply.split('The text.')).toHaveLength(2);
  });
});
