import { afterEach, describe, expect, test } from 'vitest';
import type { Tab } from './tab.ts';
import { ANA, TICKET, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

let workspace: Workspace;
let ana: Tab;

async function opens(scenario: ScenarioId): Promise<void> {
  workspace = await Workspace.with(scenario);
  ana = await workspace.signsIn(ANA);
}

const blockedBy = async (rule: string): Promise<void> => {
  expect(await ana.submitsAs('Solved')).toEqual({
    saved: false,
    message: expect.stringContaining(`[${rule}]`) as string,
  });
};
const solves = async (): Promise<void> => {
  expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
  expect((await workspace.ticket()).status).toBe('solved');
};

const voids = async (numbers: readonly { readonly id: string }[]): Promise<void> =>
  workspace.billing(...numbers.map(({ id }) => ({ act: 'void', invoice: id }) as const));
const pays = async (numbers: readonly { readonly id: string }[]): Promise<void> =>
  workspace.billing(...numbers.map(({ id }) => ({ act: 'pay', invoice: id }) as const));

afterEach(async () => {
  await workspace.close();
});

describe('the playbook from end to end', () => {
  test('1: continue with five past due voids the rest (R3)', async () => {
    await opens('continue-five');
    await ana.sees('5 past due');
    const owed = await workspace.owed();
    await ana.answers('Clear balance, go on, no refund');
    await ana.sees('Void the rest, keep the two most recent');
    await blockedBy('G8');
    await ana.records('Record note');
    expect((await workspace.notes())[0]).toContain('Rule R3');
    await blockedBy('G12');
    await voids(owed.slice(2));
    await solves();
  });

  test('2: a refund with five past due is asked for two first (R7), then collected and voided (R5)', async () => {
    await opens('refund-five');
    const owed = await workspace.owed();
    await ana.answers('Refund: was not using it', 'Not asked yet');
    await blockedBy('G7');
    await ana.records('Record that two are asked for');
    await ana.presses('Insert: Ask for two invoices');
    await expect.poll(() => ana.reply()).toContain(owed[0]?.number);
    expect(await ana.submitsAs('Pending')).toEqual({ saved: true });
    await blockedBy('G7');
    await workspace.customerWrites('All right, I will pay the two most recent ones.');
    await ana.presses('Customer answered, or stays silent');
    await ana.answers('Yes, agrees to pay two');
    await ana.sees('Collect two, then void the rest');
    await ana.records('Record note');
    expect((await workspace.notes())[1]).toMatch(/^Past-due playbook\nReplaces the note of/);
    await blockedBy('G11');
    await pays(owed.slice(0, 2));
    await blockedBy('G12');
    await voids(owed.slice(2));
    await ana.presses('Refresh');
    await ana.presses('Insert: The rest is void, the account continues');
    await solves();
  });

  test('3: whoever refuses to pay two has everything voided and the account closed (R6), flagged first', async () => {
    await opens('refund-refuses');
    const owed = await workspace.owed();
    await ana.answers('Refund: was not using it', 'No, refuses');
    await ana.writesReply('Thank you, I will look into it.');
    expect(await ana.submitsAs('Open')).toMatchObject({
      saved: false,
      message: expect.stringContaining('[G2]') as string,
    });
    await blockedBy('G2');
    await ana.records('Record and flag to Reggie');
    expect((await workspace.ticket()).followerIds).toContain(103);
    expect((await workspace.ticket()).tags).toContain('pdp_flagged');
    await ana.writesReply('');
    await blockedBy('G10');
    await voids(owed);
    await workspace.billing({ act: 'cancel-subscription', customer: await workspace.customer() });
    await ana.presses('Insert: Account closed');
    await expect.poll(() => ana.reply()).toContain('sign up fresh');
    await solves();
  });

  test('4: a refund with one past due is explained, not granted (R4)', async () => {
    await opens('refund-one');
    await ana.answers('Refund: was not using it');
    await ana.sees('Explain, no refund');
    await ana.records('Record note');
    await ana.presses('Insert: Why inactivity is not free');
    await expect.poll(() => ana.reply()).toContain('four things keep running');
    await solves();
  });

  test('5: silence is never a no: nothing is voided, all stay due (R8)', async () => {
    await opens('refund-silent');
    await ana.answers('Refund: was not using it', 'Was asked, no answer or no payment');
    await ana.sees('Write when the customer was asked.');
    await ana.types('When was the customer asked?', 'ten days ago, and again four days ago');
    await ana.records('Record note');
    expect((await workspace.notes())[0]).toContain('Asked to pay two: ten days ago, and again four days ago');
    await solves();
  });

  test('6: a closure on request is flagged, told and closed (R9)', async () => {
    await opens('close-account');
    await ana.answers('Close the account, no refund');
    await blockedBy('G2');
    await ana.records('Record and flag to Reggie');
    await blockedBy('G10');
    await ana.presses('Insert: Account closed');
    await expect.poll(() => ana.reply()).toContain('prior data will not carry over');
    await blockedBy('G15');
    await workspace.billing({ act: 'cancel-subscription', customer: await workspace.customer() });
    await solves();
    expect((await workspace.ticket(TICKET)).conversation.at(-1)?.body).toContain('sign up fresh');
  });

  test('exactly three past due count as three or more, and the note says so', async () => {
    await opens('exactly-three');
    await ana.answers('Refund: was not using it', 'Not asked yet');
    await ana.sees('three counts as three or more');
    await ana.records('Record that two are asked for');
    expect((await workspace.notes())[0]).toContain('three counts as three or more');
  });
});
