import { afterEach, expect, test } from 'vitest';
import { STEPS } from '../bench/longSteps.ts';
import { ANA, Workspace } from './workspace.ts';

/* What is measured by hand is walked here, so that no change of words leaves the bench waiting for a button. */

let workspace: Workspace;

afterEach(async () => {
  await workspace.close();
});

test('the steps of the long list are steps of the panel', async () => {
  workspace = await Workspace.with('refund-five');
  const ana = await workspace.signsIn(ANA);
  for (const [name, press, done] of STEPS) {
    expect(press === null ? 0 : await ana.panel.locator(done).count(), name).toBe(0);
    if (press !== null) await ana.presses(new RegExp(`^${press}`));
    await ana.panel.locator(done).first().waitFor();
  }
});
