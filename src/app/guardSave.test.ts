import { afterEach, describe, expect, test, vi } from 'vitest';
import { BILLING_DOWN, fakePorts, fakeWorld, NOW, owing, stripeRead, type FakeWorld } from './testing/fakes.ts';
import { openSession, type Session } from './session.ts';
import type { PaysTwo, Request } from '../domain/policy/facts.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

async function opened(world: FakeWorld): Promise<Session> {
  const session = openSession(fakePorts(world));
  await settled();
  return session;
}

async function recorded(world: FakeWorld, request: Request, paysTwo: PaysTwo | null = null): Promise<Session> {
  const session = await opened(world);
  session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, request, paysTwo } }));
  await session.actions.record();
  return session;
}

const solving = (world: FakeWorld): void => {
  world.ticket = { ...world.ticket, status: 'solved' };
};
const replying = (world: FakeWorld, text: string): void => {
  world.reply = { kind: 'public', text };
};
const asksForRefund = [
  { from: 'customer', internal: false, text: 'We never used it. I want a refund.', at: null },
] as const;

afterEach(() => {
  vi.useRealTimers();
});

describe('a ticket without case, draft and signal', () => {
  test('saves, and asks neither audits nor billing', async () => {
    const world = fakeWorld();
    const session = await opened(world);
    const before = [world.logReads, world.billingReads];
    solving(world);
    replying(world, 'Here is how to schedule a post.');
    expect(await session.judgeSave()).toBeNull();
    expect([world.logReads, world.billingReads]).toEqual(before);
  });

  test('saves while billing and the audit log hang', async () => {
    const world = fakeWorld();
    world.hang = { form: false, log: true, billing: true };
    const session = await opened(world);
    solving(world);
    expect(await session.judgeSave()).toBeNull();
  });

  test('saves with past-due invoices when nothing is said of them, after one look at the audits', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(2)) });
    const session = await opened(world);
    solving(world);
    expect(await session.judgeSave()).toBeNull();
    expect(world.logReads).toBe(1);
  });
});

describe('saves that always pass', () => {
  test.each(['pending', 'open', 'hold'])('%s, whatever stands', async (status) => {
    const world = fakeWorld({ billing: stripeRead(owing(5)) });
    const session = await recorded(world, 'refund-inactive', 'not-asked');
    world.ticket = { ...world.ticket, status };
    expect(await session.judgeSave()).toBeNull();
  });

  test('an internal note', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(5)) });
    const session = await opened(world);
    session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, escalation: 'chargeback' } }));
    world.reply = { kind: 'internal', text: 'We will refund everything.' };
    expect(await session.judgeSave()).toBeNull();
  });

  test('a further note on a ticket that was solved before', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(5)) });
    const session = await recorded(world, 'refund-inactive', 'not-asked');
    world.savedStatus = 'solved';
    solving(world);
    expect(await session.judgeSave()).toBeNull();
  });
});

describe('saves that are blocked', () => {
  test('a refund request with past-due invoices that the agent ignores (G13)', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)), messages: asksForRefund });
    const session = await opened(world);
    solving(world);
    expect(await session.judgeSave()).toMatch(/speaks of a refund.*\[G13\]/s);
    await session.actions.dismiss();
    expect(await session.judgeSave()).toBeNull();
  });

  test('an open draft (G7), then a decided one that is not recorded (G8)', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await opened(world);
    session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, request: 'refund-other' } }));
    solving(world);
    expect(await session.judgeSave()).toMatch(/agree to pay two.*\[G7\]/s);
    session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, paysTwo: 'yes' } }));
    expect(await session.judgeSave()).toContain('[G8]');
  });

  test('what else is to do beside what the message is about is counted in it, with the ids at its end', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await opened(world);
    const paysTwo = 'no';
    session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, request: 'refund-other', paysTwo } }));
    await session.actions.record();
    solving(world);
    expect(await session.judgeSave()).toMatch(/sign up fresh.*2 more to do: see the panel\. \[G10\] \(P8\)$/s);
  });

  test('recorded voids that billing does not show (G12), until it does', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await recorded(world, 'continue');
    solving(world);
    expect(await session.judgeSave()).toMatch(/VS-97.*\[G12\]/s);
    world.billing = stripeRead(owing(3).map((one, at) => (at < 2 ? one : { ...one, status: 'void', settledAt: NOW })));
    expect(await session.judgeSave()).toBeNull();
  });

  test('an outage proves nothing: it blocks, and a confirmation of the agent lifts it', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await recorded(world, 'continue');
    world.billing = BILLING_DOWN;
    solving(world);
    expect(await session.judgeSave()).toMatch(/billing cannot show the voids/);
    await session.actions.confirm('voided', 'Dashboard shows VS-97 void');
    expect(await session.judgeSave()).toBeNull();
  });

  test('a case whose log cannot be read (G14)', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await recorded(world, 'continue');
    world.failLog = true;
    solving(world);
    expect(await session.judgeSave()).toContain('[G14]');
  });

  test('without the log it is not known whether a solved ticket was reopened elsewhere: solved counts as solving (G14)', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)), savedStatus: 'solved' });
    await recorded(world, 'continue');
    solving(world);
    const session = await opened(world);
    world.failLog = true;
    expect(await session.judgeSave()).toContain('[G14]');
  });

  test('all index tags removed by hand: the audits are read in the hook, and it is still blocked', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)) });
    await recorded(world, 'continue');
    world.ticket = { ...world.ticket, indexPhases: [] };
    const session = await opened(world);
    solving(world);
    expect(await session.judgeSave()).toContain('[G12]');
  });

  test('a solved status in a form that was reloaded before it was saved still counts as solving', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)), savedStatus: 'open' });
    await recorded(world, 'continue');
    solving(world);
    const session = await opened(world);
    expect(await session.judgeSave()).toContain('[G12]');
  });

  test('a promise of money (G17), until the agent says that it promises nothing', async () => {
    const world = fakeWorld();
    const session = await opened(world);
    replying(world, 'Hello Dana. We will refund you the last month.');
    expect(await session.judgeSave()).toContain('[G17]');
    session.actions.promisesNothing('We will refund you the last month.');
    expect(await session.judgeSave()).toBeNull();
  });

  test('the recorded note in a public reply (G9)', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await recorded(world, 'continue');
    const line = world.notes[0]?.split('\n').find((text) => text.startsWith('Decision:')) ?? '';
    replying(world, `FYI ${line}`);
    expect(await session.judgeSave()).toContain('[G9]');
  });
});

describe('time', () => {
  test('audits and billing that hang are waited for 2.5 s, and the case blocks', async () => {
    const world = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await recorded(world, 'continue');
    world.hang = { form: false, log: true, billing: true };
    solving(world);
    vi.useFakeTimers();
    let verdict: string | null | undefined;
    void session.judgeSave().then((said) => {
      verdict = said;
    });
    await vi.advanceTimersByTimeAsync(2400);
    expect(verdict).toBeUndefined();
    await vi.advanceTimersByTimeAsync(200);
    expect(verdict).toContain('[G14]');
  });
});

describe('a case of which this version of the app can read nothing', () => {
  const newer = { entry: 'unreadable-event', auditId: 1, at: NOW, why: 'version 2', isNewer: true } as const;

  test('holds the solve back, though the log was read and no tag counts; nothing can be inherited from it', async () => {
    const world = fakeWorld({ entries: [newer] });
    world.ticket = { ...world.ticket, indexPhases: ['waiting'] };
    const session = await opened(world);
    solving(world);
    expect(await session.judgeSave()).toMatch(/could not be read/);
  });

  test('can be decided anew, and is then judged as any other', async () => {
    const world = fakeWorld({ entries: [newer], billing: stripeRead(owing(2)) });
    world.ticket = { ...world.ticket, indexPhases: ['waiting'] };
    await recorded(world, 'continue');
    solving(world);
    const session = await opened(world);
    expect(await session.judgeSave()).toBeNull();
  });
});
