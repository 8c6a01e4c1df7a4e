import { describe, expect, test } from 'vitest';
import { BILLING_DOWN, fakePorts, fakeWorld, NOW, owing, stripeRead, type FakeWorld } from './testing/fakes.ts';
import { caseOf } from './caseNow.ts';
import { isQuiet } from './desk.ts';
import { offeredTexts } from './texts.ts';
import { openSession, type Session } from './session.ts';
import { err } from '../domain/result.ts';
import type { Request, PaysTwo } from '../domain/policy/facts.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

async function opened(world: FakeWorld, viewerId = 101): Promise<Session> {
  const session = openSession(fakePorts(world, viewerId));
  await settled();
  return session;
}

function answer(session: Session, request: Request, paysTwo: PaysTwo | null = null): void {
  session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, request, paysTwo } }));
}

const owingFive = (): Partial<FakeWorld> => ({ billing: stripeRead(owing(5)) });

describe('opening a ticket', () => {
  test('a ticket without index tag asks billing once and the audit log not at all', async () => {
    const world = fakeWorld();
    const session = await opened(world);
    expect([world.billingReads, world.logReads]).toEqual([1, 0]);
    expect(isQuiet(session.getState())).toBe(true);
  });

  test('an index tag makes the log be read', async () => {
    const world = fakeWorld();
    world.ticket = { ...world.ticket, indexPhases: ['recorded'] };
    await opened(world);
    expect(world.logReads).toBe(1);
  });

  test('an outage is never quiet: unknown is not nothing', async () => {
    const session = await opened(fakeWorld({ billing: BILLING_DOWN }));
    expect(isQuiet(session.getState())).toBe(false);
  });

  test('a failed refresh keeps what was read and says that it failed', async () => {
    const world = fakeWorld(owingFive());
    const session = await opened(world);
    world.billing = BILLING_DOWN;
    await session.actions.refresh();
    expect(session.getState().billing).toMatchObject({ read: { kind: 'invoices' }, failed: { why: 'down' } });
  });
});

describe('recording', () => {
  test('writes the note, the phase, and empties the draft', async () => {
    const world = fakeWorld(owingFive());
    const session = await opened(world);
    answer(session, 'continue');
    await session.actions.record();
    expect(world.phases).toEqual(['recorded']);
    expect(world.notes[0]).toContain('void the invoices beyond the two most recent');
    expect(session.getState().draft.answers.request).toBeNull();
    expect(caseOf(session.getState()).decision?.decision.rule).toBe('R3');
  });

  test('a flag makes the approvers followers', async () => {
    const world = fakeWorld(owingFive());
    const session = await opened(world);
    answer(session, 'refund-inactive', 'no');
    await session.actions.record();
    expect([world.phases, world.followers]).toEqual([['flagged'], [103]]);
  });

  test('a double click records once', async () => {
    const world = fakeWorld(owingFive());
    const session = await opened(world);
    answer(session, 'continue');
    await Promise.all([session.actions.record(), session.actions.record()]);
    expect(world.notes).toHaveLength(1);
  });

  test('a failed write keeps every answer and word, and the same press then writes it', async () => {
    const world = fakeWorld({ ...owingFive(), failRecord: { why: 'down', detail: '503' } });
    const session = await opened(world);
    answer(session, 'continue');
    session.actions.edit((draft) => ({ ...draft, prose: 'They asked nicely.' }));
    await session.actions.record();
    expect(session.getState().notice).toMatchObject({ kind: 'failed', failure: { why: 'down' } });
    expect(session.getState().draft).toMatchObject({ prose: 'They asked nicely.', answers: { request: 'continue' } });
    world.failRecord = null;
    await session.actions.record();
    expect(world.notes[0]).toContain('They asked nicely.');
  });

  test.each([
    ['at once', false],
    ['after the log was read again', true],
  ])('an answer that got lost after the write: pressing again %s leaves one note', async (_name, isReadAgain) => {
    const world = fakeWorld(owingFive());
    const ports = fakePorts(world);
    let isLost = true;
    const session = openSession({
      ...ports,
      log: {
        ...ports.log,
        record: async (request, lastSeq) => {
          const written = await ports.log.record(request, lastSeq);
          return isLost ? err({ why: 'timeout', detail: '' } as const) : written;
        },
      },
    });
    await settled();
    answer(session, 'continue');
    session.actions.edit((draft) => ({ ...draft, prose: 'Agreed by phone.' }));
    await session.actions.record();
    expect(session.getState().notice).toMatchObject({ kind: 'failed', failure: { why: 'timeout' } });
    isLost = false;
    if (isReadAgain) {
      await session.actions.refresh();
      world.changed('ticket');
      await settled();
      expect(session.getState().draft.prose).toBe('Agreed by phone.');
    }
    await session.actions.record();
    expect(session.getState().notice).toMatchObject({ kind: 'recorded' });
    expect(world.notes).toHaveLength(1);
  });

  test('a second agent whose log is older is told, and sees the first record', async () => {
    const world = fakeWorld(owingFive());
    const first = await opened(world);
    const second = await opened(world, 102);
    answer(second, 'continue');
    await second.actions.refresh();
    answer(first, 'continue');
    await first.actions.record();
    await second.actions.record();
    expect(world.notes).toHaveLength(1);
    expect(second.getState().notice).toMatchObject({ kind: 'refused', refusal: 'already-recorded' });
    expect(caseOf(second.getState()).decision?.event.author).toBe(101);
  });

  test('a corrected answer is recorded as replacing the earlier note', async () => {
    const world = fakeWorld(owingFive());
    const session = await opened(world);
    answer(session, 'refund-other', 'not-asked');
    await session.actions.record();
    answer(session, 'refund-inactive', 'not-asked');
    await session.actions.record();
    expect(world.notes[1]).toContain('Replaces the note of');
  });
});

describe('the draft', () => {
  test('survives a reload of the panel', async () => {
    const world = fakeWorld(owingFive());
    answer(await opened(world), 'refund-inactive');
    const again = await opened(world);
    expect(again.getState().draft.answers.request).toBe('refund-inactive');
  });

  test('that another agent recorded meanwhile is dropped, and blocks nothing', async () => {
    const world = fakeWorld(owingFive());
    const ben = await opened(world, 102);
    const ana = await opened(world, 101);
    for (const session of [ana, ben]) answer(session, 'continue');
    await ben.actions.record();
    world.changed('ticket');
    await settled();
    await settled();
    expect(caseOf(ana.getState()).decision?.event.author).toBe(102);
    expect(ana.getState().draft.answers.request).toBeNull();
    expect(await ana.judgeSave()).toBeNull();
  });

  test('is gone after "start over", also after a reload', async () => {
    const world = fakeWorld(owingFive());
    const session = await opened(world);
    answer(session, 'refund-inactive');
    session.actions.discard();
    expect(world.saved.size).toBe(0);
  });

  test('what an older version stored and this one cannot read is no draft', async () => {
    const world = fakeWorld({ ...owingFive(), saved: new Map([['draft-4711-101', { answers: 7 }]]) });
    expect((await opened(world)).getState().draft.answers.request).toBeNull();
  });

  test('a typed count takes the place of an unknown one, and is named in the note', async () => {
    const world = fakeWorld({ billing: BILLING_DOWN });
    const session = await opened(world);
    session.actions.edit((draft) => ({ ...draft, typedCount: { count: 4, seenIn: 'the Stripe dashboard', at: NOW } }));
    answer(session, 'continue');
    await session.actions.record();
    expect(world.notes[0]).toContain('count entered by the agent, seen in the Stripe dashboard');
  });
});

describe('texts for the reply', () => {
  const ids = (session: Session): string[] => offeredTexts(session.getState(), session.ports).map((text) => text.id);

  test('T2 comes with the ask for two, T1 with a refund for inactivity', async () => {
    const session = await opened(fakeWorld(owingFive()));
    answer(session, 'refund-inactive', 'not-asked');
    expect(ids(session)).toEqual(['T1', 'T2']);
  });

  test('T4 waits until billing shows the voids', async () => {
    const world = fakeWorld(owingFive());
    const session = await opened(world);
    answer(session, 'continue');
    await session.actions.record();
    expect(ids(session)).toEqual([]);
    const voided = owing(5).map((invoice, index) =>
      index < 2 ? invoice : { ...invoice, status: 'void' as const, settledAt: NOW },
    );
    world.billing = stripeRead(voided);
    await session.actions.refresh();
    expect(ids(session)).toEqual(['T4']);
  });

  test('T5 comes once the closure is flagged, not before', async () => {
    const session = await opened(fakeWorld(owingFive()));
    answer(session, 'close');
    expect(ids(session)).toEqual([]);
    await session.actions.record();
    expect(ids(session)).toEqual(['T3', 'T5']);
  });
});
