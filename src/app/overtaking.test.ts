import { describe, expect, test } from 'vitest';
import { customersWith, fakePorts, fakeWorld, NOW, owing, stripeRead, type FakeWorld } from './testing/fakes.ts';
import type { BillingAsk } from './ports.ts';
import { openSession, type Session } from './session.ts';
import { unknownRead, type BillingRead } from '../domain/invoice.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const MINUTE = 60_000;

async function opened(of: FakeWorld, viewerId = 101): Promise<Session> {
  const session = openSession(fakePorts(of, viewerId));
  await settled();
  return session;
}
async function continues(session: Session): Promise<void> {
  session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, request: 'continue' } }));
  await session.actions.record();
}
/** Everything that tells a tab of a case is gone but the audits: a colleague's tab without tags and notes. */
function forgotten(of: FakeWorld, messages: FakeWorld['messages'] = []): void {
  of.ticket = { ...of.ticket, indexPhases: [] };
  of.messages = messages;
}
/** The rule that holds a solve back; null where it passes. */
async function blocked(of: FakeWorld, session: Session): Promise<string | null> {
  of.ticket = { ...of.ticket, status: 'solved' };
  const message = await session.judgeSave();
  return message === null ? null : (/\[(G\d+)\]/.exec(message)?.[1] ?? message);
}

/** A gate that answers wait at until it is opened. */
function gate(): { readonly passed: () => Promise<void>; readonly close: () => void; readonly open: () => void } {
  let waiting = Promise.resolve();
  let open = (): void => undefined;
  return {
    passed: () => waiting,
    close: () => {
      waiting = new Promise((resolve) => (open = resolve));
    },
    open: () => {
      open();
    },
  };
}

describe('a save during which the tab asks for less', () => {
  const narrow = ({ scope }: BillingAsk): BillingRead => stripeRead(owing(5), { scope });

  /** Three voids were vouched for and are still owed; the tab that saves knows of no case before the save. */
  async function savingTab(of: FakeWorld) {
    const session = await opened(of);
    await continues(session);
    await session.actions.confirm('voided', 'Saw them.');
    forgotten(of);
    const [billing, log] = [gate(), gate()];
    of.billingTo = (ask) => billing.passed().then(() => narrow(ask));
    const ports = fakePorts(of, 102);
    const read = (id: number) => log.passed().then(() => ports.log.read(id));
    const tab = openSession({ ...ports, log: { ...ports.log, read } });
    await settled();
    of.now += 6 * MINUTE;
    return { tab, billing, log };
  }
  const comesBack = (of: FakeWorld): void => {
    of.changed('activated');
  };

  test.each<[string, (of: FakeWorld, tab: Session) => void]>([
    ['it comes back to the front', comesBack],
    ['“Refresh” is pressed', (_of, tab) => void tab.actions.refresh()],
  ])('is judged by all that it asked for: %s while billing is being read', async (_what, happens) => {
    const of = fakeWorld({ billingTo: narrow });
    const { tab, billing, log } = await savingTab(of);
    billing.close();
    log.close();
    const verdict = blocked(of, tab);
    await settled();
    happens(of, tab);
    await settled();
    billing.open();
    log.open();
    expect(await verdict).toBe('G12');
  });

  test.each([
    ['it comes back to the front', comesBack],
    ['“Refresh” is pressed', (_of: FakeWorld, tab: Session): unknown => tab.actions.refresh()],
  ])('is judged by all that it asked for: %s while the log is still being read', async (_what, meanwhile) => {
    const of = fakeWorld({ billingTo: narrow });
    const { tab, log } = await savingTab(of);
    log.close();
    const verdict = blocked(of, tab);
    await settled();
    void meanwhile(of, tab);
    await settled();
    log.open();
    expect(await verdict).toBe('G12');
  });
});

describe('who the customer is', () => {
  const fresh = (of: FakeWorld, from: number): readonly boolean[] => of.asks.slice(from).map(({ isFresh }) => isFresh);

  test('is asked again by a save and by “Refresh”, and not by opening a ticket or coming back to it', async () => {
    const of = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await opened(of);
    of.now += 5 * MINUTE - 1;
    of.changed('activated');
    await settled();
    expect(fresh(of, 0)).toEqual([false]);
    await session.actions.refresh();
    expect(fresh(of, 1)).toEqual([true]);
    await continues(session);
    const before = of.asks.length;
    expect(await blocked(of, session)).toBe('G12');
    expect(fresh(of, before)).toEqual([true]);
  });

  test('is still asked again where another reading overtakes the one of a save', async () => {
    const of = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await opened(of);
    await continues(session);
    of.now += 6 * MINUTE;
    of.hang.billing = true;
    void blocked(of, session);
    await settled();
    of.hang.billing = false;
    const before = of.asks.length;
    session.actions.changeDecision(session.getState().draft);
    await settled();
    expect(of.asks.slice(before)).toMatchObject([{ isFresh: true, scope: 'full', withRefunds: true }]);
  });

  test('is what the save goes by where only the log that it reads tells of a choice', async () => {
    const of = fakeWorld({ billingTo: customersWith({ A: stripeRead(owing(5)), B: stripeRead([]) }) });
    const ben = await opened(of, 102);
    const ana = await opened(of);
    await ana.actions.chooseCustomer('A', null);
    await continues(ana);
    forgotten(of, [{ from: 'customer', internal: false, text: 'I want a refund.', at: null }]);
    of.changed('conversation');
    await settled();
    expect(await blocked(of, ben)).toBe('G12');
    expect(ben.getState().billing.read).toMatchObject({ kind: 'invoices', customer: { id: 'A' } });
  });

  test('is not what a tab has chosen where a colleague has recorded a typed count meanwhile', async () => {
    const of = fakeWorld({ billingTo: customersWith({ A: stripeRead(owing(5)), B: stripeRead([]) }) });
    const ben = await opened(of, 102);
    await ben.actions.chooseCustomer('B', null);
    const ana = await opened(of);
    ana.actions.edit((draft) => ({ ...draft, typedCount: { count: 5, seenIn: 'the dashboard', at: NOW } }));
    await continues(ana);
    forgotten(of);
    expect(await blocked(of, ben)).toBe('G12');
  });
});

describe('a second customer who appears while one was known', () => {
  const SEVERAL = {
    ...unknownRead('several-customers', NOW),
    customers: ['A', 'B'].map((id) => ({ id, label: id, count: 3, atLeast: 0, url: null })),
  };

  test('is put before the agent, and no outage over the old invoices', async () => {
    const of = fakeWorld({ billing: stripeRead(owing(3)) });
    const session = await opened(of);
    of.billing = SEVERAL;
    await session.actions.refresh();
    expect(session.getState().billing).toMatchObject({ read: SEVERAL, failed: null });
  });

  test('puts the decision about the first one out of date', async () => {
    const of = fakeWorld({ billing: stripeRead(owing(2)) });
    const session = await opened(of);
    await continues(session);
    of.billing = SEVERAL;
    expect(await blocked(of, session)).toBe('G4');
  });
});
