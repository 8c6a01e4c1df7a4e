import { afterEach, describe, expect, test } from 'vitest';
import { ANA, Workspace } from './workspace.ts';
import type { FaultRule } from '../simulator/faults/rules.ts';

/* The host's bad days where only a browser and the real SDK can tell; all others are tried in trials/ (docs/reliability.md). */

let workspace: Workspace;

const befalls = (...rules: readonly FaultRule[]): Promise<void> => workspace.knobs({ faults: { seed: 1, rules } });

const blocked = { saved: false, message: expect.stringContaining('[G') as string };

afterEach(async () => {
  await workspace.close();
});

describe('a decision is recorded, its words kept and the gate shut, though', () => {
  test('the connection breaks after the write, events are lost and each save is asked about twice', async () => {
    workspace = await Workspace.with('continue-five');
    const ana = await workspace.signsIn(ANA);
    await ana.answers(/^Clear balance|^Keep the account/);
    await ana.addsOwnWords('Agreed by phone.');
    await befalls(
      { on: 'update', fault: 'lost-after', times: 1 },
      { on: 'event', fault: 'lost', share: 0.5 },
      { on: 'hook', fault: 'twice' },
    );
    await ana.page.waitForTimeout(2500);
    await ana.records('Record note');
    expect(await workspace.notes()).toEqual([expect.stringContaining('Agreed by phone.') as string]);
    expect(await ana.submitsAs('Solved')).toEqual(blocked);
    expect(await ana.slowestAnswer()).toBeLessThan(4000);
    await befalls();
    expect(await ana.submitsAs('Solved')).toEqual(blocked);
  });

  test('the panel is loaded anew in the middle of it', async () => {
    workspace = await Workspace.with('continue-five');
    const ana = await workspace.signsIn(ANA);
    await ana.answers(/^Clear balance|^Keep the account/);
    await ana.addsOwnWords('Agreed by phone.');
    await befalls({ on: 'set', fault: 'reload', times: 1 }, { on: 'ticket', fault: 'late', ms: 800, times: 1 });
    await ana.page.waitForTimeout(2500);
    await ana.presses('Record note');
    await ana.sees(/recorded by Ana Torres/);
    await ana.judges();
    expect(await workspace.notes()).toEqual([expect.stringContaining('Agreed by phone.') as string]);
    expect(await ana.submitsAs('Solved')).toEqual(blocked);
  });
});

test('Zendesk’s script is slow: the copy in the package steps in, and what comes later changes nothing', async () => {
  workspace = await Workspace.with('continue-five');
  await workspace.knobs({ sdkScript: 'slow' });
  const ana = await workspace.signsIn(ANA);
  await ana.judges();
  await ana.sees('5 past due');
  await ana.page.waitForTimeout(4500);
  await ana.answers(/^Clear balance|^Keep the account/);
  await ana.records('Record note');
  expect(await ana.submitsAs('Solved')).toEqual(blocked);
  expect(await workspace.notes()).toHaveLength(1);
});

test.each(['full', 'forbidden'] as const)(
  'the browser’s storage is %s: the panel says that a draft dies with it, and records from it',
  async (appStorage) => {
    workspace = await Workspace.with('continue-five');
    await workspace.knobs({ appStorage });
    const ana = await workspace.signsIn(ANA);
    await ana.answers(/^Clear balance/);
    await ana.addsOwnWords('Agreed by phone.');
    await ana.sees(/keeps this panel from storing drafts/);
    await ana.records('Record note');
    expect(await workspace.notes()).toEqual([expect.stringContaining('Agreed by phone.') as string]);
    expect(await ana.submitsAs('Solved')).toEqual(blocked);
  },
);
