/** What the help desk keeps about a requester, read as the app reads it and changed as another job would. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ScenarioId } from '../scenarios/scenarioIds.ts';
import { RunningWorkspace } from '../testing/runningWorkspace.ts';
import { mainTicket } from '../testing/worlds.ts';

interface User {
  readonly external_id: string | null;
  readonly user_fields: Readonly<Record<string, unknown>>;
}

let workspace: RunningWorkspace;

beforeEach(async () => {
  workspace = await RunningWorkspace.with('continue-five');
});
afterEach(async () => {
  await workspace.close();
});

const requester = async (): Promise<number> => (await workspace.ticket(mainTicket)).requester.id;
const read = async (id?: number): Promise<User> =>
  (await workspace.ask<{ user: User }>('GET', `/api/v2/users/${id ?? (await requester())}.json`)).body.user;
const write = async (wish: unknown) =>
  workspace.ask<{ user: User; refused?: string }>('PUT', `/workspace/users/${await requester()}`, wish);

describe('a requester', () => {
  test.each<readonly [ScenarioId, number | null]>([
    ['continue-five', 5],
    ['nothing-past-due', 0],
    ['letter-case', 4],
    ['several-customers', 5],
    ['customer-not-found', null],
  ])('of %s has %s in the field at the beginning', async (scenario, count) => {
    await workspace.ask('POST', '/workspace/reset', { scenario });
    expect(await read()).toMatchObject({
      external_id: null,
      user_fields: { past_due_invoices: count, stripe_customer_id: null },
    });
  });

  test('keeps that number until it is written anew, whatever billing says meanwhile', async () => {
    await workspace.act({ act: 'new-past-due', customer: 'cus_BrightfoxStudio' });
    expect((await read()).user_fields['past_due_invoices']).toBe(5);
    const { status, body } = await write({ user_fields: { past_due_invoices: 6 } });
    expect([status, body.user]).toEqual([200, await read()]);
    expect((await read()).user_fields).toEqual({ past_due_invoices: 6, stripe_customer_id: null });
  });

  test('has no such field where the app’s requirements are not installed', async () => {
    await workspace.turn({ requirements: 'absent' });
    expect((await read()).user_fields).toEqual({ stripe_customer_id: null });
  });

  test('takes an external id, for apps as well, and a part leaves the rest', async () => {
    await write({ external_id: 'acme-1', user_fields: { stripe_customer_id: 'cus_1' } });
    await write({ user_fields: { past_due_invoices: null } });
    expect(await read()).toMatchObject({
      external_id: 'acme-1',
      user_fields: { past_due_invoices: null, stripe_customer_id: 'cus_1' },
    });
    expect((await workspace.ticket(mainTicket)).requester.externalId).toBe('acme-1');
    await write({ external_id: null });
    expect((await read()).external_id).toBeNull();
  });

  test.each([
    [{ user_fields: { past_due_invoices: -1 } }],
    [{ user_fields: { past_due_invoices: '5' } }],
    [{ user_fields: { stripe_customer_id: 5 } }],
    [{ user_fields: { nonsense: 'x' } }],
    [{ user_fields: 'x' }],
    [{ external_id: 5 }],
  ])('%j is refused, and all that came with it', async (wish) => {
    const before = await read();
    expect(await write({ external_id: 'acme-2', ...wish })).toMatchObject({
      status: 400,
      body: { refused: expect.any(String) as string },
    });
    expect(await read()).toEqual(before);
  });

  test('staff have the fields too, with nothing in them; nobody else can be written', async () => {
    expect((await read(101)).user_fields).toEqual({ past_due_invoices: null, stripe_customer_id: null });
    expect((await workspace.ask('PUT', '/workspace/users/999', {})).status).toBe(404);
  });

  test('a reset undoes it', async () => {
    await write({ external_id: 'acme-1', user_fields: { past_due_invoices: 9 } });
    await workspace.ask('POST', '/workspace/reset', {});
    expect(await read()).toMatchObject({ external_id: null, user_fields: { past_due_invoices: 5 } });
  });
});
