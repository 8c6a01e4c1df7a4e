import { describe, expect, test } from 'vitest';
import { BILLING_DOWN, fakePorts, fakeWorld, NOW, owing, stripeRead, type FakeWorld } from './testing/fakes.ts';
import { billingNow, choiceOf } from './billingNow.ts';
import { caseOf } from './caseNow.ts';
import type { BillingAsk } from './ports.ts';
import { openSession, type Session } from './session.ts';
import { countOf, caseInvoices, unknownRead, type BillingRead, type CustomerChoice } from '../domain/invoice.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const EMAIL = 'dana@fox.example';
const CHOSEN: CustomerChoice = { customerId: 'cus_B', email: null, requester: EMAIL };

const option = (id: string, count: number) => ({ id, label: id, count, atLeast: 0, url: null });
const SEVERAL: BillingRead = {
  ...unknownRead('several-customers', NOW),
  customers: [option('cus_A', 1), option('cus_B', 5)],
};

/** Two customers have the requester's e-mail; whoever is chosen owes five. */
const twoFoxes = ({ choice }: BillingAsk): BillingRead =>
  choice === null
    ? SEVERAL
    : stripeRead(owing(5), {
        customer: { id: choice.customerId, label: choice.customerId, matchedBy: 'agent', choice, url: null },
      });

const world = (overrides: Partial<FakeWorld> = {}): FakeWorld => fakeWorld({ billingTo: twoFoxes, ...overrides });

async function opened(of: FakeWorld, viewerId = 101): Promise<Session> {
  const session = openSession(fakePorts(of, viewerId));
  await settled();
  return session;
}
const count = (session: Session): number | null => countOf(caseInvoices(billingNow(session.getState()), NOW));
const choices = ({ asks }: FakeWorld): readonly (CustomerChoice | null)[] => asks.map(({ choice }) => choice);

async function withRecordedChoice(of: FakeWorld): Promise<Session> {
  const session = await opened(of);
  await session.actions.chooseCustomer('cus_B', null);
  session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, request: 'continue' } }));
  await session.actions.record();
  return session;
}

function becomesRequester(of: FakeWorld, email: string): Promise<void> {
  of.ticket = { ...of.ticket, requester: { ...of.ticket.requester, email } };
  of.changed('ticket');
  return settled();
}

describe('the agent’s choice of customer', () => {
  test('is what billing is asked by from then on', async () => {
    const of = world();
    const session = await opened(of);
    expect(count(session)).toBeNull();
    await session.actions.chooseCustomer('cus_B', null);
    expect(count(session)).toBe(5);
    expect(choices(of)).toEqual([null, CHOSEN]);
    await session.actions.refresh();
    expect(choices(of).at(-1)).toEqual(CHOSEN);
  });

  test('survives a reload of the panel', async () => {
    const of = world();
    await (await opened(of)).actions.chooseCustomer('cus_B', null);
    expect(count(await opened(of))).toBe(5);
  });

  test('remembers under which other e-mail it was found, and that the requester’s own is none', async () => {
    const session = await opened(world());
    await session.actions.chooseCustomer('cus_B', ' billing@fox.example ');
    expect(choiceOf(session.getState())).toEqual({ ...CHOSEN, email: 'billing@fox.example' });
    await session.actions.chooseCustomer('cus_B', 'Dana@Fox.example ');
    expect(choiceOf(session.getState())).toEqual(CHOSEN);
  });

  test('can be taken back before it is recorded', async () => {
    const of = world();
    const session = await opened(of);
    await session.actions.chooseCustomer('cus_B', null);
    await session.actions.chooseCustomer(null, null);
    expect([count(session), choices(of).at(-1)]).toEqual([null, null]);
  });

  test('is kept by “start over”: who the customer is, is no answer', async () => {
    const of = world();
    const session = await opened(of);
    await session.actions.chooseCustomer('cus_B', null);
    session.actions.edit((draft) => ({ ...draft, answers: { ...draft.answers, request: 'close' } }));
    session.actions.discard();
    expect(session.getState().draft).toMatchObject({ choice: CHOSEN, answers: { request: null } });
    expect([count(session), count(await opened(of))]).toEqual([5, 5]);
  });

  test('puts an end to a count that was typed because nobody knew the customer', async () => {
    const session = await opened(world());
    session.actions.edit((draft) => ({ ...draft, typedCount: { count: 2, seenIn: 'the dashboard', at: NOW } }));
    expect(count(session)).toBe(2);
    await session.actions.chooseCustomer('cus_B', null);
    expect([count(session), session.getState().draft.typedCount]).toEqual([5, null]);
  });

  test('shows nothing of the customer before, also where billing fails just then', async () => {
    const of = world();
    const session = await opened(of);
    await session.actions.chooseCustomer('cus_B', null);
    of.billingTo = () => BILLING_DOWN;
    await session.actions.chooseCustomer('cus_A', null);
    expect(session.getState().billing).toMatchObject({ read: { kind: 'unknown', why: 'down' }, failed: null });
  });

  test('is not undone by an answer about the customer before that comes late', async () => {
    const of = world();
    const session = await opened(of);
    let comesLate: (read: BillingRead) => void = () => undefined;
    of.billingTo = (ask) =>
      ask.choice?.customerId === 'cus_A' ? new Promise((resolve) => (comesLate = resolve)) : twoFoxes(ask);
    void session.actions.chooseCustomer('cus_A', null);
    await session.actions.chooseCustomer('cus_B', null);
    comesLate(stripeRead(owing(1)));
    await settled();
    expect(count(session)).toBe(5);
  });
});

describe('holds for the requester that it was made for', () => {
  test.each([
    ['in the draft', false],
    ['in the recorded decision', true],
  ])('%s: another requester voids it, and billing is asked anew without it', async (_where, isRecorded) => {
    const of = world();
    const session = isRecorded ? await withRecordedChoice(of) : await opened(of);
    if (!isRecorded) await session.actions.chooseCustomer('cus_B', null);
    await becomesRequester(of, 'ben@owl.example');
    expect([choiceOf(session.getState()), choices(of).at(-1), count(session)]).toEqual([null, null, null]);
    await becomesRequester(of, EMAIL);
    expect([choiceOf(session.getState()), count(session)]).toEqual([CHOSEN, 5]);
  });

  test('in whatever letter case', async () => {
    const of = world();
    const session = await opened(of);
    await session.actions.chooseCustomer('cus_B', null);
    await becomesRequester(of, 'Dana@FOX.example');
    expect([choiceOf(session.getState()), count(session)]).toEqual([CHOSEN, 5]);
  });
});

describe('a choice that was recorded', () => {
  test('stands in the decision, and in the note', async () => {
    const of = world();
    const session = await withRecordedChoice(of);
    expect(caseOf(session.getState()).decision?.decision.pastDue).toMatchObject({
      customerId: 'cus_B',
      matchedBy: 'agent',
      choice: CHOSEN,
    });
    expect(of.notes[0]).toMatch(/cus_B.*chosen by the agent/);
  });

  test('is what another agent’s tab asks by, without having chosen', async () => {
    const of = world();
    await withRecordedChoice(of);
    const ben = await opened(of, 102);
    expect([count(ben), ben.getState().draft.choice]).toEqual([5, null]);
    expect(choices(of).at(-1)).toEqual(CHOSEN);
  });

  test('that a save only finds in the log makes it ask billing again, about that customer', async () => {
    const of = world();
    // Ben's tab was opened before anything was recorded, and his form does not show the new tag yet.
    const ben = await opened(of, 102);
    await withRecordedChoice(of);
    of.messages = [{ from: 'customer', internal: false, text: 'I want a refund.', at: null }];
    of.ticket = { ...of.ticket, indexPhases: ['recorded'], status: 'solved' };
    const before = of.asks.length;
    expect(await ben.judgeSave()).toContain('[G12]');
    expect(choices(of).slice(before)).toContainEqual(CHOSEN);
    expect(ben.getState().billing.read).toMatchObject({ kind: 'invoices', customer: { id: 'cus_B' } });
  });
});
