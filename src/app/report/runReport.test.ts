import { describe, expect, test } from 'vitest';
import type { FoundTicket, FoundTickets, Trail } from './ports.ts';
import type { Report } from './report.ts';
import { runReport } from './runReport.ts';
import { toCsv } from './csv.ts';
import { BILLING_DOWN, fakePorts, fakeWorld, NOW, owing, stripeRead, type FakeWorld } from '../testing/fakes.ts';
import type { LogFailure } from '../ports.ts';
import type { TicketUpdate } from '../../domain/case/bypassTrail.ts';
import type { Decision } from '../../domain/case/decision.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { decisionFor } from '../../domain/testing/cases.ts';

const ANA = 101;
const HOUR = 3_600_000;
const BROWSER = { kind: 'browser' } as const;

const found = (id: number): FoundTicket => ({ id, createdAt: NOW - 48 * HOUR, updatedAt: NOW, requesterId: 201 });

/** A ticket on which something was decided and that was solved, so many hours ago. */
function solvedOn(decision: Decision, ticketId: number, hoursAgo: number): Trail {
  const at = NOW - hoursAgo * HOUR;
  const act = { kind: 'decided', decision: { ...decision, ticketId }, flag: false } as const;
  const event = { id: 'e1', ticketId, run: 1, seq: 1, act, author: ANA, at, auditId: 1, noteIntact: true };
  const updates: readonly TicketUpdate[] = [
    { auditId: 1, at, entries: [{ entry: 'event', event }], acts: [], note: null },
    {
      auditId: 2,
      at: at + 1,
      entries: [{ entry: 'solved', by: ANA, at: at + 1 }],
      acts: [{ by: ANA, route: BROWSER, did: 'solved' }],
      note: null,
    },
  ];
  const people = { names: new Map([[ANA, 'Ana']]) };
  return { updates, ...people, requester: { id: 201, name: 'Dana', email: 'dana@fox.example' } };
}

const R3 = decisionFor('R3');
const R6 = decisionFor('R6');
const R7 = decisionFor('R8');

interface Desk {
  readonly trails?: Readonly<Record<number, Trail | LogFailure>>;
  readonly tickets?: Partial<FoundTickets>;
  readonly world?: FakeWorld;
  readonly onTrail?: (id: number) => void;
}

async function run({ trails = {}, tickets = {}, world = fakeWorld(), onTrail }: Desk, stop = new AbortController()) {
  const told: Report[] = [];
  const ids = Object.keys(trails).map(Number);
  const ports = {
    ...fakePorts(world),
    openTickets: () => ({
      find: () => Promise.resolve({ tickets: ids.map(found), hasMore: false, failed: 0, failure: null, ...tickets }),
      pause: () => Promise.resolve(),
      trail: ({ id }: FoundTicket): Promise<Result<Trail, LogFailure>> => {
        onTrail?.(id);
        const trail = trails[id];
        if (trail === undefined) return Promise.reject(new Error('unknown ticket'));
        return Promise.resolve('why' in trail ? err(trail) : ok(trail));
      },
    }),
  };
  await runReport(ports, stop.signal, (report) => told.push(report));
  const last = told.at(-1);
  if (last === undefined) throw new Error('nothing told');
  return { told, last, world };
}

const inShort = ({ rows }: Report): readonly string[] =>
  rows.map(({ ticketId, bypass }) => `${ticketId} ${bypass.kind}`);

describe('the report', () => {
  test('looks through every ticket and tells what it has as it comes, newest first', async () => {
    const { told, last } = await run({ trails: { 1: solvedOn(R6, 1, 30), 2: solvedOn(R6, 2, 5) } });
    expect(told.map(({ stage, read }) => [stage, read])).toEqual(
      expect.arrayContaining([
        ['finding', 0],
        ['reading', 0],
        ['reading', 1],
        ['reading', 2],
        ['done', 2],
      ]),
    );
    expect(inShort(last).filter((row) => row.endsWith('solved'))).toEqual(['2 solved', '1 solved']);
    expect(last).toMatchObject({ total: 2, hasMore: false, notRead: [], since: NOW - 30 * 24 * HOUR });
    expect(last.names.get(ANA)).toBe('Ana');
  });

  test('lists what could not be read, what is more, and approvers that nobody is', async () => {
    const failure = { why: 'not-found', detail: 'status 404' } as const;
    const { last } = await run({
      trails: { 1: failure, 2: solvedOn(R7, 2, 5) },
      tickets: { hasMore: true, failed: 2, failure },
    });
    expect(last.notRead).toEqual([{ ticketId: 1, failure }]);
    expect(last).toMatchObject({ read: 2, hasMore: true, searches: { failed: 2, failure }, approversMissing: 0 });
  });

  test('asks billing about solved tickets with a decision, in full and one after the other', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(5)) });
    const { last } = await run({ trails: { 1: solvedOn(R3, 1, 5), 2: { ...solvedOn(R3, 2, 5), updates: [] } }, world });
    expect(world.asks).toMatchObject([
      { who: { id: 201, email: 'dana@fox.example' }, choice: null, scope: 'full', withRefunds: true },
    ]);
    expect(inShort(last)).toEqual(['1 lacking']);
  });

  test('an agent’s choice of customer is taken over for the requester for whom it was made', async () => {
    const choice = { customerId: 'cus_9', email: 'pay@fox.example', requester: 'dana@fox.example' };
    const chosen = (requester: string): Decision => ({
      ...R3,
      pastDue: { ...R3.pastDue, choice: { ...choice, requester } },
    });
    const world = fakeWorld({ billing: BILLING_DOWN });
    const trails = { 1: solvedOn(chosen('dana@fox.example'), 1, 5), 2: solvedOn(chosen('someone@else.example'), 2, 5) };
    const { last } = await run({ trails, world });
    expect(world.asks.map(({ choice: asked }) => asked?.customerId ?? null)).toEqual(['cus_9', null]);
    expect(last.rows.map(({ bypass }) => bypass)).toMatchObject([{ unknown: 'down' }, { unknown: 'down' }]);
  });

  test('where another ticket of the same customer was decided later, it says so', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(5)) });
    const { last } = await run({ trails: { 1: solvedOn(R3, 1, 30), 2: solvedOn(R3, 2, 5) }, world });
    expect(last.rows.map(({ ticketId, laterTicket }) => [ticketId, laterTicket])).toEqual([
      [2, null],
      [1, 2],
    ]);
  });

  test('stopped, it tells what it has, calls nothing unread that it did not try, and asks nobody any more', async () => {
    const stop = new AbortController();
    const world = fakeWorld({ billing: stripeRead(owing(5)) });
    const trails = { 1: solvedOn(R6, 1, 5), 2: { why: 'timeout', detail: 'stopped' } as const };
    const stopAtTwo = (id: number): void => {
      if (id === 2) stop.abort();
    };
    const { last } = await run({ trails, world, onTrail: stopAtTwo }, stop);
    expect(last).toMatchObject({ stage: 'stopped', total: 2, read: 0, notRead: [] });
    expect(world.billingReads).toBe(0);
  });
});

describe('as CSV', () => {
  test('quotes what has to be quoted, and lets no spreadsheet run anything', () => {
    expect(
      toCsv([
        ['a', 'b "c"', 'd,e', 'f\ng'],
        ['=1+1', '-2', '@x', '+3'],
      ]),
    ).toBe(`a,"b ""c""","d,e","f\ng"\r\n'=1+1,'-2,'@x,'+3`);
  });
});
