import { afterEach, expect, test } from 'vitest';
import { asksCredit } from './cases.ts';
import type { Tab } from './tab.ts';
import { ANA, REGGIE, Workspace } from './workspace.ts';

/* How many clicks in the panel it takes, from the opened ticket to what is recorded. */

let workspace: Workspace;

afterEach(async () => {
  await workspace.close();
});

/** Counts every click in the tab's panel from now on; the returned function tells how many there were. */
async function counted(tab: Tab): Promise<() => Promise<number>> {
  const body = tab.panel.locator('body');
  await body.evaluate((element) => {
    let clicks = 0;
    element.ownerDocument.addEventListener('click', () => (element.dataset['clicks'] = `${++clicks}`), true);
  });
  return async () => Number((await body.getAttribute('data-clicks')) ?? 0);
}

test('Reggie’s plain approval takes two', async () => {
  workspace = await Workspace.with('refund-one');
  await asksCredit(await workspace.signsIn(ANA));
  const reggie = await workspace.signsIn(REGGIE);
  await reggie.sees('For your decision');
  const clicks = await counted(reggie);
  await reggie.presses('Approve');
  await reggie.presses(/^Approve: Goodwill credit/);
  await reggie.sees(/^Recorded: approved/);
  expect((await workspace.notes()).at(-1)).toContain('Approved by Reggie Hale.');
  expect(await clicks()).toBe(2);
});

test('clearing the balance (R3) takes two to the recorded note', async () => {
  workspace = await Workspace.with('continue-five');
  const ana = await workspace.signsIn(ANA);
  await ana.isReady();
  const clicks = await counted(ana);
  await ana.answers('Clear balance, go on, no refund');
  await ana.records('Record note');
  expect(await workspace.notes()).toHaveLength(1);
  expect(await clicks()).toBe(2);
});

test('a closure (R6) takes three to the flag', async () => {
  workspace = await Workspace.with('refund-refuses');
  const ana = await workspace.signsIn(ANA);
  await ana.isReady();
  const clicks = await counted(ana);
  await ana.answers('Refund: was not using it', 'No, refuses');
  await ana.records(/^Record and flag/);
  expect(await workspace.notes()).toHaveLength(1);
  expect(await clicks()).toBe(3);
});
