import { afterEach, describe, expect, test } from 'vitest';
import type { Tab } from './tab.ts';
import { ANA, TICKET, UNRELATED, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

/* Story 15: the call budget of docs/architecture.md, counted at the workspace's server. */

let workspace: Workspace;

async function opens(scenario: ScenarioId, ticket = TICKET): Promise<Tab> {
  workspace = await Workspace.with(scenario);
  return workspace.signsIn(ANA, ticket);
}

async function counted(): Promise<{ readonly zendesk: number; readonly billing: number }> {
  const requests = await workspace.requests();
  const to = (whom: 'zendesk' | 'billing'): number => requests.filter((request) => request.to === whom).length;
  return { zendesk: to('zendesk'), billing: to('billing') };
}

afterEach(async () => {
  await workspace.close();
});

describe('requests', () => {
  test('opening an unrelated ticket: none to Zendesk, at most 2 to billing, kept when it is opened again', async () => {
    const ana = await opens('unrelated', UNRELATED);
    await ana.sees('Nothing past due.');
    const first = await counted();
    expect(first.zendesk).toBe(0);
    expect(first.billing).toBeLessThanOrEqual(2);
    await ana.opensTicket(4802);
    await ana.opensTicket(UNRELATED);
    await ana.sees('Nothing past due.');
    const later = await workspace.requests();
    const again = later.slice(first.billing).filter((request) => request.url.includes('kim%40'));
    expect(again).toEqual([]);
  });

  test('saving an unrelated ticket: none at all', async () => {
    const ana = await opens('unrelated', UNRELATED);
    await ana.sees('Nothing past due.');
    await workspace.forgetRequests();
    await ana.writesReply('One post is enough.');
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
    expect(await counted()).toEqual({ zendesk: 0, billing: 0 });
  });

  test('recording first: the log, and at most 3 more to Zendesk, none to billing', async () => {
    const ana = await opens('continue-five');
    await ana.answers('Clear balance, go on, no refund');
    await ana.sees('Void the rest, keep the two most recent');
    await ana.isReady();
    await workspace.forgetRequests();
    await ana.records('Record note');
    const { zendesk, billing } = await counted();
    expect(zendesk).toBeLessThanOrEqual(4);
    expect(billing).toBe(0);
  });

  test('opening a ticket with a case: one audit page, at most 4 to billing', async () => {
    const ana = await opens('continue-five');
    await ana.answers('Clear balance, go on, no refund');
    await ana.records('Record note');
    await workspace.forgetRequests();
    await ana.reloadsPage();
    await ana.sees(/R3, recorded by/);
    await ana.isReady();
    const { zendesk, billing } = await counted();
    expect(zendesk).toBe(1);
    expect(billing).toBeLessThanOrEqual(4);
  });

  test('saving with a case: at most 1 to Zendesk and 4 to billing, past the cache', async () => {
    const ana = await opens('continue-five');
    await ana.answers('Clear balance, go on, no refund');
    await ana.records('Record note');
    await ana.isReady();
    await workspace.forgetRequests();
    expect(await ana.submitsAs('Solved')).toMatchObject({ saved: false });
    const { zendesk, billing } = await counted();
    expect(zendesk).toBeLessThanOrEqual(1);
    expect(billing).toBeGreaterThan(0);
    expect(billing).toBeLessThanOrEqual(4);
  });
});
