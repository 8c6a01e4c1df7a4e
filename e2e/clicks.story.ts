import { afterEach, expect, test } from 'vitest';
import { asksCredit } from './cases.ts';
import type { Tab } from './tab.ts';
import { ANA, REGGIE, Workspace } from './workspace.ts';

/* How many clicks in the panel it takes, from the opened ticket to the recorded note. */

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
