import { describe, expect, test } from 'vitest';
import { customersWith, fakePorts, fakeWorld, NOW, owing, stripeRead, type FakeWorld } from './testing/fakes.ts';
import { billingNow, choiceOf } from './billingNow.ts';
import { caseOf } from './caseNow.ts';
import { draftFrom } from './draftFrom.ts';
import { openSession, type Session } from './session.ts';
import type { SessionPorts } from './sessionPorts.ts';
import { EMPTY_DRAFT } from '../domain/case/draft.ts';
import { fingerprint } from '../domain/case/materialFacts.ts';
import { beginException } from '../domain/case/exceptionDraft.ts';
import { caseInvoices, countOf, unknownRead, type CustomerChoice } from '../domain/invoice.ts';
import type { PaysTwo, Request } from '../domain/policy/facts.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const OTHER = 'stranger@elsewhere.example';
const LONG_AGO = NOW - 900 * 86_400_000;
const asksForRefund = [{ from: 'customer', internal: false, text: 'I want a refund.', at: null }] as const;

async function opened(of: FakeWorld, ports: SessionPorts = fakePorts(of)): Promise<Session> {
  const session = openSession(ports);
  await settled();
  return session;
}
const types = (session: Session, count: number): void => {
  session.actions.edit((draft) => ({ ...draft, typedCount: { count, seenIn: 'the dashboard', at: NOW } }));
};
async function records(session: Session, request: Request, paysTwo: PaysTwo | null = null): Promise<void> {
  session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, request, paysTwo } }));
  await session.actions.record();
}
/** The rule that holds a solve back; null where it passes. */
async function blocked(of: FakeWorld, session: Session): Promise<string | null> {
  of.ticket = { ...of.ticket, status: 'solved' };
  const message = await session.judgeSave();
  return message === null ? null : (/\[(G\d+)\]/.exec(message)?.[1] ?? message);
}
const count = (session: Session): number | null => countOf(caseInvoices(billingNow(session.getState()), NOW));
const shownCustomer = (session: Session): string | undefined => {
  const { read } = session.getState().billing;
  return read?.kind === 'invoices' ? read.customer.id : undefined;
};

describe('a decision by a typed count', () => {
  const typed = (): FakeWorld =>
    fakeWorld({
      billingTo: customersWith({
        A: stripeRead(owing(4)),
        none: stripeRead([]),
        gone: stripeRead([], { subscription: { cancelledAt: LONG_AGO } }),
      }),
    });

  test.each([
    ['none', null],
    ['none', OTHER],
    ['gone', OTHER],
  ])('is not carried out by choosing %s (%s) afterwards, only by voids that are vouched for', async (id, email) => {
    const of = typed();
    const session = await opened(of);
    types(session, 4);
    await records(session, 'continue');
    expect(await blocked(of, session)).toBe('G12');
    await session.actions.chooseCustomer(id, email);
    expect(await blocked(of, session)).toBe('G12');
    expect(of.notes).toHaveLength(1);
    await session.actions.confirm('voided', 'Saw them in the dashboard.');
    expect(await blocked(of, session)).toBeNull();
  });

  test('and to close the account is not carried out by choosing one whose subscription ended long ago', async () => {
    const of = typed();
    const session = await opened(of);
    types(session, 4);
    await records(session, 'refund-inactive', 'no');
    await session.actions.confirm('customer-told', 'By phone.');
    await session.actions.chooseCustomer('gone', OTHER);
    expect(await blocked(of, session)).toBe('G12');
    await session.actions.confirm('voided', 'Saw them in the dashboard.');
    expect(await blocked(of, session)).toBe('G15');
    await session.actions.confirm('account-closed', 'Saw it in the dashboard.');
    expect(await blocked(of, session)).toBeNull();
  });
});

describe('a refund that is asked for (G13)', () => {
  test('is not answered by choosing the customer who owes nothing, until one click says so on the ticket', async () => {
    const billingTo = customersWith({ A: stripeRead(owing(4)), B: stripeRead([]) });
    const of = fakeWorld({ messages: asksForRefund, billingTo });
    const session = await opened(of);
    expect(await blocked(of, session)).toBe('G13');
    await session.actions.chooseCustomer('B', null);
    expect(await blocked(of, session)).toBe('G13');
    await session.actions.dismiss();
    expect([of.notes.length, await blocked(of, session)]).toEqual([1, null]);
  });

  test('of which at least 480 are owed is not answered by typing 0, until one click says so on the ticket', async () => {
    const billing = { ...unknownRead('not-all-read', NOW, { name: 'too-long', detail: '' }), atLeast: 480 } as const;
    const of = fakeWorld({ messages: asksForRefund, billing });
    const session = await opened(of);
    types(session, 0);
    expect(await blocked(of, session)).toBe('G13');
    await session.actions.dismiss();
    expect([of.notes.length, await blocked(of, session)]).toEqual([1, null]);
  });
});

describe('a requester without an e-mail who becomes another one without', () => {
  const nameless = (id: number) => ({ id, name: 'P', email: null });
  async function replaced(of: FakeWorld, session: Session): Promise<void> {
    of.ticket = { ...of.ticket, requester: nameless(2) };
    of.changed('ticket');
    await settled();
    expect(session.getState().ticket?.requester.id).toBe(2);
  }

  test('is asked for anew, without the choice that was made for the other one', async () => {
    const of = fakeWorld({ billingTo: customersWith({ A: stripeRead(owing(4)) }) });
    of.ticket = { ...of.ticket, requester: nameless(1) };
    const session = await opened(of);
    await session.actions.chooseCustomer('A', OTHER);
    expect(count(session)).toBe(4);
    await replaced(of, session);
    expect(of.asks.at(-1)).toMatchObject({ who: { id: 2 }, choice: null });
    expect([choiceOf(session.getState()), shownCustomer(session), count(session)]).toEqual([null, undefined, null]);
  });

  test('has the count of their own user field', async () => {
    const field = (n: number) => ({ kind: 'count', source: 'user_field', count: n, seenIn: null, asOf: NOW }) as const;
    const of = fakeWorld({ billingTo: ({ who }) => field(who.id === 1 ? 0 : 7) });
    of.ticket = { ...of.ticket, requester: nameless(1) };
    const session = await opened(of);
    await replaced(of, session);
    expect(count(session)).toBe(7);
  });
});

describe('which choice holds', () => {
  const two = (): FakeWorld => fakeWorld({ billingTo: customersWith({ A: stripeRead(owing(2)), B: stripeRead([]) }) });
  async function recordedWithA(of: FakeWorld): Promise<Session> {
    const session = await opened(of);
    await session.actions.chooseCustomer('A', null);
    await records(session, 'continue');
    return session;
  }

  test('a colleague’s recorded one, where the tab’s own was made for a former requester', async () => {
    const of = two();
    await recordedWithA(of);
    const choice: CustomerChoice = { customerId: 'B', email: null, requester: 'former@fox.example' };
    const kept = { draft: { ...EMPTY_DRAFT, choice }, started: false, promiseNothing: [], typed: {} };
    of.saved.set('draft-4711-102', kept);
    const ben = await opened(of, fakePorts(of, 102));
    expect([shownCustomer(ben), count(ben), await blocked(of, ben)]).toEqual(['A', 2, null]);
  });

  test('the new one, where the decision is changed on account of it', async () => {
    const of = two();
    const session = await recordedWithA(of);
    await session.actions.chooseCustomer('B', null);
    const decision = caseOf(session.getState()).decision?.decision;
    if (decision === undefined) throw new Error('Nothing is recorded');
    session.actions.changeDecision(draftFrom(decision));
    await session.actions.refresh();
    expect([shownCustomer(session), session.getState().draft.choice?.customerId]).toEqual(['B', 'B']);
  });

  test('this ticket’s own, where the answers are those of an earlier one', async () => {
    const earlier = two();
    earlier.ticket = { ...earlier.ticket, id: 1 };
    await recordedWithA(earlier);
    const of = two();
    const { log, ...ports } = fakePorts(of);
    const read: SessionPorts['log']['read'] = (id) => (id === 1 ? fakePorts(earlier).log : log).read(id);
    const followUp = await opened(of, { ...ports, log: { ...log, read } });
    await followUp.actions.chooseCustomer('B', null);
    await followUp.actions.startFrom(1);
    await followUp.actions.refresh();
    expect(followUp.getState().draft).toMatchObject({ answers: { request: 'continue' }, choice: { customerId: 'B' } });
    expect(shownCustomer(followUp)).toBe('B');
  });

  test('one made while billing is down is recorded with an exception, and holds in another tab', async () => {
    const of = fakeWorld({ billingTo: customersWith({ A: unknownRead('down', NOW) }) });
    const session = await opened(of);
    await session.actions.chooseCustomer('A', null);
    const exception = { ...beginException(null), kind: 'other', reason: 'A feud.', shape: 'keep-all' } as const;
    session.actions.edit((draft) => ({ ...draft, exception }));
    await records(session, 'refund-other');
    expect(caseOf(session.getState()).decision?.decision.pastDue).toMatchObject({
      n: null,
      choice: { customerId: 'A' },
    });
    of.billingTo = customersWith({ A: stripeRead(owing(3)), B: stripeRead([]) });
    expect(count(await opened(of, fakePorts(of, 102)))).toBe(3);
  });

  test('one made while billing is down is material: another one is another decision, and no approval covers it', async () => {
    const of = fakeWorld({ billingTo: customersWith({ A: unknownRead('down', NOW), B: unknownRead('down', NOW) }) });
    const session = await opened(of);
    const decideOn = async (customer: string): Promise<string> => {
      await session.actions.chooseCustomer(customer, null);
      const exception = { ...beginException(null), kind: 'other', reason: 'A feud.', shape: 'keep-all' } as const;
      session.actions.edit((draft) => ({ ...draft, exception }));
      await records(session, 'refund-other');
      const { decision } = caseOf(session.getState());
      expect(of.notes.at(-1)).toContain(`The customer was chosen by the agent: ${customer}.`);
      return decision === null ? '' : fingerprint(decision.decision);
    };
    const first = await decideOn('A');
    expect(await decideOn('B')).not.toBe(first);
    expect(of.notes).toHaveLength(2);
  });
});
