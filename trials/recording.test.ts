// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { befalls, Desk, notesIn, recordsIn, settled } from './desk.ts';
import type { FaultRule, ServiceFault, ServicePlace } from '../simulator/faults/rules.ts';
import { replyAsCustomer } from '../simulator/server/ticketActs.ts';
import { ticketOf, worldOf, type TestWorld } from '../simulator/testing/worlds.ts';

/*
 * A fault of Zendesk while a decision is recorded. Whatever it is: the agent reads what to do, what was typed is kept until
 * it is recorded, it is on the ticket exactly once in the end, and the gate stays closed.
 */

let test_: TestWorld;
const WORDS = 'Agreed on the phone.';

beforeEach(() => {
  test_ = worldOf('continue-five');
  vi.useFakeTimers({ now: test_.world.now() });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Case {
  readonly title: string;
  readonly on?: ServicePlace;
  readonly fault: ServiceFault;
  readonly ms?: number;
  /** How many are hit; one where not said. */
  readonly times?: number;
  /** What goes wrong beside it. */
  readonly also?: FaultRule;
  readonly says: RegExp;
  /** Whether the first press has put it on the ticket. */
  readonly written: boolean;
}

const KEPT = /What you typed is kept/;

const CASES: readonly Case[] = [
  { title: 'late: waited for, and recorded', fault: 'late', ms: 8000, says: /^Recorded/, written: true },
  { title: 'no answer, nothing written: said after 20 s', fault: 'never', says: KEPT, written: false },
  { title: 'no answer, though written: found in the log', fault: 'never-after', says: /^Recorded/, written: true },
  { title: '401, signed out', fault: '401', says: /signed out.*Sign in/, written: false },
  { title: '403, not allowed', fault: '403', says: /does not let you do this/, written: false },
  { title: '404, the ticket is gone', fault: '404', says: /does not find this ticket/, written: false },
  {
    title: '409, somebody changed the ticket',
    fault: '409-update',
    says: /Nothing of yours was written/,
    written: false,
  },
  {
    title: '409, a collision in the database',
    fault: '409-database',
    says: /Nothing of yours was written/,
    written: false,
  },
  {
    title: '422, a required field is missing',
    fault: '422-required',
    says: /Reason for contact: is required/,
    written: false,
  },
  { title: '429 that passes: waited out', fault: '429', says: /^Recorded/, written: true },
  { title: '429, too many requests', fault: '429', times: 9, says: /slow down.*press again/, written: false },
  { title: '500, an error of Zendesk’s own', fault: '500', says: KEPT, written: false },
  { title: '502, a bad gateway', fault: '502', says: KEPT, written: false },
  { title: '503, down', fault: '503', says: KEPT, written: false },
  { title: 'the connection is lost before the write', fault: 'lost-before', says: KEPT, written: false },
  {
    title: 'the connection is lost after the write: found in the log',
    fault: 'lost-after',
    says: /^Recorded/,
    written: true,
  },
  {
    title: 'sent a second time by the browser: the 409 is of its own making, and found in the log',
    fault: 'resent',
    says: /^Recorded/,
    written: true,
  },
  { title: 'the answer is cut short', fault: 'cut-short', says: /^Recorded/, written: true },
  { title: 'the answer is a page of HTML', fault: 'not-json', says: /^Recorded/, written: true },
  { title: 'the answer has no audit', fault: 'no-audit', says: /^Recorded/, written: true },
  {
    title: 'without the audit, and the log cannot be read either: it does not say that nothing was saved',
    fault: 'no-audit',
    also: { on: 'audits', fault: '503', after: 1, times: 1 },
    says: KEPT,
    written: true,
  },
  { title: 'the ticket cannot be read before', on: 'ticket', fault: '503', says: KEPT, written: false },
  { title: 'the log cannot be read before', on: 'audits', fault: '500', says: KEPT, written: false },
];

describe('while a decision is recorded', () => {
  test.each(CASES)('$title', async ({ on = 'update', fault, ms, times = 1, also, says, written }) => {
    const ana = await Desk.at(test_.world);
    await ana.answers({ request: 'continue' }, WORDS);
    const rule = { on, fault, times, ...(ms === undefined ? {} : { ms }) };
    befalls(test_.world, also === undefined ? [rule] : [rule, also]);
    await ana.records();
    expect(ana.says).toMatch(says);
    expect(recordsIn(test_.world)).toHaveLength(written ? 1 : 0);
    if (ana.session.getState().notice?.kind !== 'recorded')
      expect(ana.typed).toEqual({ request: 'continue', prose: WORDS });
    expect(await ana.submits()).toMatchObject({ saved: false, why: 'blocked' });

    test_.later(2);
    befalls(test_.world, []);
    await ana.records();
    expect(recordsIn(test_.world)).toHaveLength(1);
    expect(notesIn(test_.world)).toEqual([expect.stringContaining(WORDS)]);
    expect(ana.typed).toEqual({ request: null, prose: '' });
    expect(await ana.submits()).toMatchObject({ saved: false, why: 'blocked' });
  });
});

describe('in the same second, which Zendesk’s own check of collisions does not tell apart', () => {
  test('pressed again after no answer to what was written: it is there once', async () => {
    const ana = await Desk.at(test_.world);
    await ana.answers({ request: 'continue' });
    await ana.records();
    test_.later(60);
    // Read in that second already, so that the log looks complete.
    replyAsCustomer(test_.world, ticketOf(test_.world), 'And please hurry.');
    ana.tab.hears();
    await settled();
    await ana.changes({ request: 'close' });
    befalls(test_.world, [
      { on: 'update', fault: 'never-after', times: 1 },
      { on: 'audits', fault: '503', after: 1, times: 2 },
    ]);
    await ana.records();
    expect(ana.says).toMatch(KEPT);
    await ana.records();
    expect(recordsIn(test_.world)).toHaveLength(2);
  });

  test('what a colleague recorded a moment ago is seen before anything is written over it', async () => {
    const [ana, ben] = [await Desk.at(test_.world), await Desk.at(test_.world, { as: 102 })];
    await ana.answers({ request: 'continue' });
    await ana.records();
    ben.tab.hears();
    await settled();
    await ana.changes({ request: 'close' });
    await ben.changes({ request: 'close' }, 'They called me.');
    await ben.records();
    await ana.records();
    expect(ana.says).toMatch(/Nothing of yours was written/);
    expect(recordsIn(test_.world)).toHaveLength(2);
  });
});
