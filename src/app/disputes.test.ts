import { describe, expect, test } from 'vitest';
import { fakePorts, fakeWorld, NOW, owing, stripeRead, type FakeWorld } from './testing/fakes.ts';
import { openSession, type Session } from './session.ts';
import { unknownRead, type BillingRead, type DisputeRead } from '../domain/invoice.ts';
import type { Escalation } from '../domain/policy/facts.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const MINUTE = 60_000;

const OPEN: DisputeRead = {
  kind: 'disputes',
  open: [{ id: 'dp_1', amount: { minor: 9900, currency: 'usd' }, status: 'needs_response', url: null }],
  asOf: NOW,
};
const THREATENS = [
  { from: 'customer', internal: false, text: 'I have opened a chargeback with my bank.', at: null },
] as const;

const customer = (id: string, overrides: Parameters<typeof stripeRead>[1] = {}): BillingRead =>
  stripeRead(owing(2), { customer: { id, label: id, matchedBy: 'email', choice: null, url: null }, ...overrides });

const world = (overrides: Partial<FakeWorld> = {}): FakeWorld =>
  fakeWorld({ billing: customer('cus_1'), disputes: () => OPEN, ...overrides });

async function opened(of: FakeWorld): Promise<Session> {
  const session = openSession(fakePorts(of));
  await settled();
  return session;
}

async function escalate(session: Session, escalation: Escalation): Promise<void> {
  session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, escalation } }));
  await settled();
}

describe('open chargebacks are asked for', () => {
  test('where the customer speaks of one, and told with whose they are', async () => {
    const of = world({ messages: THREATENS });
    const session = await opened(of);
    expect(of.disputesAsked).toEqual(['cus_1']);
    expect(session.getState().disputes).toEqual({ customerId: 'cus_1', read: OPEN });
  });

  test('where some payment of the customer’s was charged back at some time', async () => {
    const of = world({ billing: customer('cus_1', { disputed: true }) });
    await opened(of);
    expect(of.disputesAsked).toEqual(['cus_1']);
  });

  test('where the agent answers so, as soon as they do', async () => {
    const of = world();
    const session = await opened(of);
    await escalate(session, 'escalates');
    expect(of.disputesAsked).toEqual([]);
    await escalate(session, 'chargeback');
    expect(of.disputesAsked).toEqual(['cus_1']);
  });

  test('where the case has been one of a chargeback', async () => {
    const of = world();
    const session = await opened(of);
    session.actions.edit((draft) => ({
      ...draft,
      answers: { request: 'continue', paysTwo: null, escalation: 'chargeback' },
    }));
    await session.actions.record();
    of.disputesAsked.length = 0;
    await opened(of);
    expect(of.disputesAsked).toEqual(['cus_1']);
  });

  test('where the customer writes of one while the ticket is open', async () => {
    const of = world();
    await opened(of);
    of.messages = THREATENS;
    of.changed('conversation');
    await settled();
    expect(of.disputesAsked).toEqual(['cus_1']);
  });
});

describe('open chargebacks are not asked for', () => {
  test.each<[string, Partial<FakeWorld>]>([
    ['nothing speaks of one', {}],
    ['the payments were looked through and none was', { billing: customer('cus_1', { disputed: false }) }],
    ['nobody knows the customer', { messages: THREATENS, billing: unknownRead('no-customer', NOW) }],
    ['the source knows none', { messages: THREATENS, disputes: null }],
  ])('where %s', async (_why, overrides) => {
    const of = world(overrides);
    const session = await opened(of);
    await session.actions.refresh();
    expect([of.disputesAsked, session.getState().disputes]).toEqual([[], null]);
  });

  test('again within five minutes, whatever else happens', async () => {
    const of = world({ messages: THREATENS });
    const session = await opened(of);
    of.now = NOW + 5 * MINUTE - 1;
    await escalate(session, 'chargeback');
    await session.actions.refresh();
    expect(of.disputesAsked).toHaveLength(1);
    of.now = NOW + 5 * MINUTE;
    await session.actions.refresh();
    expect(of.disputesAsked).toHaveLength(2);
  });

  test('twice at the same time', async () => {
    let answer: (read: DisputeRead) => void = () => undefined;
    const of = world({ messages: THREATENS, disputes: () => new Promise((resolve) => (answer = resolve)) });
    const session = await opened(of);
    await escalate(session, 'chargeback');
    await session.actions.refresh();
    expect(of.disputesAsked).toHaveLength(1);
    answer(OPEN);
    await settled();
    expect(session.getState().disputes?.read).toEqual(OPEN);
  });

  test('again where they could not be told a moment ago', async () => {
    const failed: DisputeRead = { kind: 'cannot-tell', fault: { name: 'missing-grant', detail: '' }, asOf: NOW };
    const of = world({ messages: THREATENS, disputes: () => failed });
    const session = await opened(of);
    await session.actions.refresh();
    expect([of.disputesAsked, session.getState().disputes?.read]).toEqual([['cus_1'], failed]);
  });
});

describe('another customer', () => {
  async function becomesAnother(of: FakeWorld): Promise<void> {
    of.billing = customer('cus_2');
    of.ticket = { ...of.ticket, requester: { ...of.ticket.requester, email: 'ben@owl.example' } };
    of.changed('ticket');
    await settled();
  }

  test('is asked about anew', async () => {
    const of = world({ messages: THREATENS });
    const session = await opened(of);
    await becomesAnother(of);
    expect(of.disputesAsked).toEqual(['cus_1', 'cus_2']);
    expect(session.getState().disputes?.customerId).toBe('cus_2');
  });

  test('is asked about anew, also where only billing has come to know the requester as another one', async () => {
    const of = world({ messages: THREATENS });
    const session = await opened(of);
    of.billing = customer('cus_2');
    await session.actions.refresh();
    expect(of.disputesAsked).toEqual(['cus_1', 'cus_2']);
  });

  test('is not told of the chargebacks of the one before, when the answer comes late', async () => {
    let answer: (read: DisputeRead) => void = () => undefined;
    let asked = 0;
    const of = world({
      messages: THREATENS,
      disputes: () => {
        asked += 1;
        return asked === 1 ? new Promise((resolve) => (answer = resolve)) : { ...OPEN, open: [] };
      },
    });
    const session = await opened(of);
    await becomesAnother(of);
    answer(OPEN);
    await settled();
    expect(session.getState().disputes).toEqual({ customerId: 'cus_2', read: { ...OPEN, open: [] } });
  });
});
