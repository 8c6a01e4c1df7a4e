// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { befalls, Desk, notesIn, recordsIn, settled } from './desk.ts';
import type { Meanwhile } from '../simulator/faults/meanwhile.ts';
import { happen } from '../simulator/server/meanwhile.ts';
import { applyRule } from '../simulator/server/ticketActs.ts';
import { ticketOf, worldOf, type TestWorld } from '../simulator/testing/worlds.ts';

/* What others do while an agent works, and what is wrong with clock, storage and tabs. */

let test_: TestWorld;
let ana: Desk;
const [ANA, BEN, REGGIE] = [101, 102, 103];
const HOUR = 3_600_000;
const WORDS = 'Agreed on the phone.';
const BLOCKED = { saved: false, why: 'blocked' };

beforeEach(() => {
  vi.useFakeTimers();
  test_ = worldOf('continue-five');
});
afterEach(() => {
  vi.useRealTimers();
});

const happens = (what: Meanwhile): void => {
  expect(happen(test_.world, ticketOf(test_.world), ANA, what)).toBeNull();
  ana.tab.hears();
};

describe('while the agent has answered and not yet recorded', () => {
  beforeEach(async () => {
    ana = await Desk.at(test_.world);
    await ana.answers({ request: 'continue' }, WORDS);
  });

  test.each([
    ['close', 'the ticket is closed', /ticket is closed/],
    ['merge', 'the ticket is merged into another one', /ticket is closed/],
    ['delete', 'the ticket is deleted', /does not find this ticket/],
    ['sign-out', 'the agent is signed out', /signed out/],
    ['make-light', 'the agent is made a light agent', /light agent can only add private comments/],
  ] as const)('%s: %s', async (what, _, says) => {
    happens(what);
    await settled();
    await ana.records();
    expect(ana.says).toMatch(says);
    expect(ana.typed).toEqual({ request: 'continue', prose: WORDS });
    expect(recordsIn(test_.world)).toEqual([]);
    expect(notesIn(test_.world)).toEqual([]);
  });

  test.each([
    { title: 'signed in again, the same press records', what: 'sign-out', undone: 'sign-in' },
    { title: 'a full agent again, the same press records', what: 'make-light', undone: 'make-full' },
  ] as const)('$title', async ({ what, undone }) => {
    happens(what);
    await ana.records();
    happens(undone);
    await ana.records();
    expect(ana.says).toMatch(/^Recorded/);
    expect(notesIn(test_.world)).toEqual([expect.stringContaining(WORDS)]);
  });

  test('the requester changes: billing is asked of the new one, and nothing is recorded about the old one’s count', async () => {
    const before = ana.session.getState().billing.read;
    expect(before).toMatchObject({ kind: 'invoices' });
    happens('change-requester');
    await settled(2000);
    const { ticket, billing } = ana.session.getState();
    expect(ticket?.requester.id).toBe(ticketOf(test_.world).requesterId);
    expect(billing.read).not.toEqual(before);
    expect(ana.typed).toEqual({ request: 'continue', prose: WORDS });
  });
});

describe('the record is spoilt', () => {
  test.each(['metadata-dropped', 'metadata-cut'] as const)(
    '%s: the note counts for nothing, the agent is told not to press again, and the gate stays shut',
    async (fault) => {
      ana = await Desk.at(test_.world);
      await ana.answers({ request: 'continue' }, WORDS);
      befalls(test_.world, [{ on: 'update', fault, times: 1 }]);
      await ana.records();
      expect(ana.says).toMatch(/saved the note but not its record.*Do not press again/);
      expect(ana.typed).toEqual({ request: 'continue', prose: WORDS });
      expect(await ana.submits()).toMatchObject(BLOCKED);
    },
  );

  test('the audits break off midway: nothing is shown as the case, the gate stays shut, and it is read whole later', async () => {
    ana = await Desk.at(test_.world);
    await ana.answers({ request: 'continue' });
    await ana.records();
    for (let at = 0; at < 120; at += 1) {
      test_.later(1);
      applyRule(test_.world, ticketOf(test_.world), { priority: at % 2 === 0 ? 'high' : 'low' }, -1);
    }
    befalls(test_.world, [{ on: 'more-audits', fault: '500' }]);
    await ana.reload();
    expect(ana.session.getState().log).toMatchObject({ is: 'failed', failure: { why: 'down' } });
    const blocked = await ana.submits();
    expect(blocked).toMatchObject(BLOCKED);
    expect(blocked).toMatchObject({ message: expect.stringContaining('[G14]') as string });
    befalls(test_.world, []);
    await ana.reload();
    expect(ana.session.getState().log).toMatchObject({ is: 'read', state: { run: 1 } });
  });
});

describe('clock and storage', () => {
  test.each([
    ['slow', -5],
    ['fast', 5],
  ] as const)('a clock five hours %s: recorded, approved and judged by Zendesk’s times', async (_, hours) => {
    const now = (): number => test_.world.now() + hours * HOUR;
    ana = await Desk.at(test_.world, { now });
    await ana.answers({ request: 'close' });
    await ana.records();
    expect(ana.says).toMatch(/^Recorded/);
    const { log } = ana.session.getState();
    expect(log).toMatchObject({ is: 'read', state: { run: 1 } });
    expect(log.is === 'read' ? log.state.events.at(-1)?.at : null).toBe(test_.world.now());
    expect(await ana.submits()).toMatchObject(BLOCKED);
  });

  test.each(['full', 'forbidden'] as const)(
    'storage is %s: the draft lives as long as the panel, which says so, and is recorded from it',
    async (how) => {
      const fails = (): never => {
        throw new DOMException('no', how === 'full' ? 'QuotaExceededError' : 'SecurityError');
      };
      const full = { getItem: () => null, setItem: fails, removeItem: () => undefined } as unknown as Storage;
      ana = await Desk.at(test_.world, { storage: how === 'full' ? () => full : fails });
      expect(ana.session.ports.drafts.outlivesReload).toBe(false);
      await ana.answers({ request: 'continue' }, WORDS);
      expect(ana.typed).toEqual({ request: 'continue', prose: WORDS });
      await ana.records();
      expect(notesIn(test_.world)).toEqual([expect.stringContaining(WORDS)]);
    },
  );

  test('storage that fills up later: the panel says from then on that a draft dies with it', async () => {
    let isFull = false;
    const held = new Map<string, string>();
    const storage = {
      getItem: (key: string) => held.get(key) ?? null,
      removeItem: (key: string) => void held.delete(key),
      setItem: (key: string, value: string) => {
        if (isFull) throw new DOMException('no', 'QuotaExceededError');
        held.set(key, value);
      },
    } as unknown as Storage;
    ana = await Desk.at(test_.world, { storage: () => storage });
    expect(ana.session.ports.drafts.outlivesReload).toBe(true);
    isFull = true;
    await ana.answers({ request: 'continue' }, WORDS);
    expect(ana.session.ports.drafts.outlivesReload).toBe(false);
    isFull = false;
    await ana.answers({ request: 'continue' }, `${WORDS} Twice.`);
    expect(ana.session.ports.drafts.outlivesReload).toBe(true);
  });
});

describe('several at once', () => {
  test('two tabs of one agent press in the same moment: one note, and both say that it is recorded', async () => {
    const both = [await Desk.at(test_.world), await Desk.at(test_.world)];
    for (const desk of both) await desk.answers({ request: 'continue' });
    test_.later(5);
    await Promise.all(both.map((desk) => desk.records()));
    for (const desk of both) if (!desk.says.startsWith('Recorded')) await desk.records();
    expect(recordsIn(test_.world)).toHaveLength(1);
    for (const desk of both) expect(await desk.submits()).toMatchObject(BLOCKED);
  });

  test('two tabs, one after the other, the second unaware: one note', async () => {
    const both = [await Desk.at(test_.world), await Desk.at(test_.world)];
    for (const desk of both) await desk.answers({ request: 'continue' });
    for (const desk of both) await desk.records();
    expect(both.map((desk) => desk.says)).toEqual(['Recorded on the ticket.', 'Recorded on the ticket.']);
    expect(recordsIn(test_.world)).toHaveLength(1);
  });

  test('two agents and Reggie in the same second: each record is there once, and all three see the same case', async () => {
    ana = await Desk.at(test_.world);
    const ben = await Desk.at(test_.world, { as: BEN });
    await ana.answers({ request: 'close' });
    await ana.records();
    test_.later(60);
    const reggie = await Desk.at(test_.world, { as: REGGIE });
    for (const desk of [ben, reggie]) desk.tab.hears();
    await settled();
    const { log } = reggie.session.getState();
    const flag = log.is === 'read' ? (log.state.events.at(-1)?.id ?? '') : '';
    await ana.changes({ request: 'continue' });
    await ben.changes({ request: 'refund-inactive', paysTwo: 'yes' });
    await Promise.all([
      ana.records(),
      ben.records(),
      reggie.session.actions.decline(flag, 'Talk to them first.').then(() => settled()),
    ]);
    const records = recordsIn(test_.world);
    expect(new Set(records).size).toBe(records.length);
    expect(notesIn(test_.world)).toHaveLength(records.length);
    for (const desk of [ana, ben, reggie]) {
      desk.tab.hears();
      await settled();
      await desk.reload();
    }
    const folds = [ana, ben, reggie].map((desk) => {
      const standing = desk.session.getState().log;
      return standing.is === 'read' ? standing.state : null;
    });
    expect(folds[1]).toEqual(folds[0]);
    expect(folds[2]).toEqual(folds[0]);
    expect(await ana.submits()).toMatchObject(BLOCKED);
  });
});
