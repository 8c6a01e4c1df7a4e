import { describe, expect, test } from 'vitest';
import { BILLING_DOWN, fakePorts, fakeWorld, NOW, owing, stripeRead, type FakeWorld } from './testing/fakes.ts';
import { openSession, type Session } from './session.ts';
import type { Request } from '../domain/policy/facts.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const SECOND = 1000;

async function opened(world: FakeWorld): Promise<Session> {
  const session = openSession(fakePorts(world));
  await settled();
  return session;
}

async function recorded(world: FakeWorld, request: Request): Promise<Session> {
  const session = await opened(world);
  session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, request } }));
  await session.actions.record();
  return session;
}

/** How often billing is asked when the browser's tab comes back to the front that much later. */
async function readsOnReturn(world: FakeWorld, session: Session, afterMs: number): Promise<number> {
  const before = world.billingReads;
  world.now += afterMs;
  session.returned();
  await settled();
  return world.billingReads - before;
}

const voided = stripeRead(
  owing(3).map((one, place) => (place < 2 ? one : { ...one, status: 'void' as const, settledAt: NOW })),
);

describe('coming back from another browser tab', () => {
  test('shows at once what was done in billing, where something of the plan is awaited there', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await recorded(world, 'continue');
    world.billing = voided;
    expect(await readsOnReturn(world, session, 6 * SECOND)).toBe(1);
    expect(session.getState().billing.read).toEqual(voided);
  });

  test('asks nothing within five seconds of the last look', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await recorded(world, 'continue');
    expect(await readsOnReturn(world, session, 5 * SECOND)).toBe(0);
    expect(await readsOnReturn(world, session, 1)).toBe(1);
    expect(await readsOnReturn(world, session, 5 * SECOND)).toBe(0);
  });

  test('asks nothing once everything is shown, however long it was', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await recorded(world, 'continue');
    world.billing = voided;
    await session.actions.refresh();
    expect(await readsOnReturn(world, session, 3600 * SECOND)).toBe(0);
  });

  test('asks nothing where the plan needs nothing of billing', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(2)) });
    expect(await readsOnReturn(world, await recorded(world, 'continue'), 60 * SECOND)).toBe(0);
  });

  test('asks nothing where nothing is recorded', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await opened(world);
    session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, request: 'continue' } }));
    await settled();
    expect(await readsOnReturn(world, session, 60 * SECOND)).toBe(0);
  });

  test('asks while billing is down, since then nothing is shown either', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await recorded(world, 'continue');
    world.billing = BILLING_DOWN;
    await session.actions.refresh();
    expect(await readsOnReturn(world, session, 6 * SECOND)).toBe(1);
  });
});
