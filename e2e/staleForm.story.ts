import type { Route } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asksCredit, mailedBy } from './cases.ts';
import type { Tab } from './tab.ts';
import { ANA, REGGIE, Workspace } from './workspace.ts';

/*
 * A form that stays as it was when it was opened and sends all of it: what Reggie wrote meanwhile would be set back by the
 * agent's Submit. Whether the real product does so is not proven.
 */

let workspace: Workspace;
let ana: Tab;

beforeEach(async () => {
  workspace = await Workspace.with('refund-one');
  await workspace.knobs({ openFormFollowsApi: false });
  ana = await workspace.signsIn(ANA);
  await asksCredit(ana);
});
afterEach(async () => {
  await workspace.close();
});

/** Reggie approves in a tab behind, while the agent's page hears nothing of it; the returned function lets it hear. */
async function approvedUnheard(): Promise<() => Promise<void>> {
  const reggie = await workspace.signsIn(REGGIE);
  await reggie.presses('Approve');
  await reggie.button(/^Approve: /).waitFor();
  await ana.page.bringToFront();
  await ana.isReady();
  const held: Route[] = [];
  let isHeld = true;
  await ana.page.route(/\/workspace\/tickets\/\d+$/, async (route) => {
    if (isHeld && route.request().method() === 'GET') held.push(route);
    else await route.continue();
  });
  await reggie.pressesAtOnce(/^Approve: /);
  await expect.poll(async () => (await workspace.ticket()).tags).toContain('pdp_approved');
  return async () => {
    isHeld = false;
    for (const route of held) await route.continue();
  };
}

const standsAs = async (): Promise<readonly [string, readonly string[]]> => {
  const { status, tags } = await workspace.ticket();
  return [status, tags.filter((tag) => tag.startsWith('pdp_'))];
};

describe('approved in Reggie’s tab while the agent’s form shows “waiting”', () => {
  test('the agent saw the approval: the solve goes through, and the index says approved', async () => {
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.approves();
    await ana.sees(/^Approved by Reggie Hale/);
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
    expect(await standsAs()).toEqual(['solved', ['pdp_approved']]);
    expect(await mailedBy(workspace, 'reopen')).toEqual([]);
  });

  test('solved before the panel has heard of it: the save itself brings the form in line', async () => {
    const hears = await approvedUnheard();
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
    expect(await standsAs()).toEqual(['solved', ['pdp_approved']]);
    expect(await mailedBy(workspace, 'reopen')).toEqual([]);
    await hears();
  });

  test('where what is set during a save comes too late for it: reopened once, said why, and the next Submit solves it', async () => {
    await workspace.knobs({ setInHookIsSaved: false });
    const hears = await approvedUnheard();
    // The panel reads the log as soon as the status is chosen; here that takes longer than Submit.
    await workspace.knobs({ latencyMs: 700 });
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
    expect(await standsAs()).toEqual(['open', ['pdp_reopened', 'pdp_waiting']]);
    expect(await mailedBy(workspace, 'reopen')).toEqual([ANA]);
    await workspace.knobs({ latencyMs: 0 });
    await hears();
    await ana.sees(/^Zendesk reopened this ticket/);
    await ana.sees(/says “waiting for Reggie”, the case itself is “approved”\. Changed by Ana Torres/);
    expect(await ana.submitsAs('Solved')).toEqual({ saved: true });
    expect(await standsAs()).toEqual(['solved', ['pdp_approved']]);
    expect(await mailedBy(workspace, 'reopen')).toEqual([ANA]);
  });
});
