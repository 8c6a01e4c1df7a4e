import { afterEach, describe, expect, test } from 'vitest';
import { ANA, REGGIE, UNRELATED, Workspace } from './workspace.ts';

/* What the panel makes of its host: the SDK, the frame, the composer, the form, and whoever is signed in. */

let workspace: Workspace;

afterEach(async () => {
  await workspace.close();
});

describe('in the host', () => {
  test('where Zendesk’s script does not come, the copy in the package steps in and the guard stands', async () => {
    workspace = await Workspace.with('continue-five');
    await workspace.knobs({ sdkScript: 'dead' });
    const ana = await workspace.signsIn(ANA);
    await ana.sees('5 past due');
    await ana.answers('Clear balance, go on, no refund');
    expect(await ana.submitsAs('Solved')).toMatchObject({
      saved: false,
      message: expect.stringContaining('[G8]') as string,
    });
  });

  test('the frame is as high as its content', async () => {
    workspace = await Workspace.with('continue-five');
    const ana = await workspace.signsIn(ANA);
    await ana.sees('5 past due');
    const before = await ana.frameHeight();
    await ana.presses('Show 2 more');
    await expect.poll(() => ana.frameHeight()).toBeGreaterThan(before);
    await expect.poll(() => ana.contentHeight()).toBe(await ana.frameHeight());
  });

  test('it follows the switch between light and dark', async () => {
    workspace = await Workspace.with('continue-five');
    const ana = await workspace.signsIn(ANA);
    await ana.sees('5 past due');
    await ana.turnsDark();
  });

  test('in a rich composer a text keeps its paragraphs', async () => {
    workspace = await Workspace.with('refund-one');
    await workspace.knobs({ richText: true });
    const ana = await workspace.signsIn(ANA);
    await ana.answers('Refund: was not using it');
    await ana.presses('Insert: Why inactivity is not free');
    await expect.poll(() => ana.reply()).toMatch(/^Hi Derek,\n\nThank you/);
  });

  test('without the installed field, tags carry the phase, and other tags stay', async () => {
    workspace = await Workspace.with('continue-five');
    await workspace.knobs({ requirements: 'absent' });
    const ana = await workspace.signsIn(ANA);
    await ana.answers('Clear balance, go on, no refund');
    await ana.records('Record note');
    expect((await workspace.ticket()).tags).toEqual(expect.arrayContaining(['billing', 'pdp_recorded']));
  });

  test('Reggie opens a flagged ticket and sees who asks for what, since when', async () => {
    workspace = await Workspace.with('refund-refuses');
    const ana = await workspace.signsIn(ANA);
    await ana.answers('Refund: was not using it', 'No, refuses');
    await ana.records(/^Record and flag/);
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.sees('For your information');
    await reggie.sees(/^Void all \d+ invoices .* and close the account/);
    await reggie.sees(/flagged by Ana Torres$/);
  });

  test('a tag removed by hand opens no way past the case', async () => {
    workspace = await Workspace.with('refund-refuses');
    const ana = await workspace.signsIn(ANA);
    await ana.answers('Refund: was not using it', 'No, refuses');
    await ana.records(/^Record and flag/);
    await workspace.updatesTicket({ tags: ['billing'] });
    await ana.reloadsPage();
    await ana.judges();
    expect(await ana.submitsAs('Solved')).toMatchObject({
      saved: false,
      message: expect.stringContaining('[G10]') as string,
    });
  });

  test('an unrelated ticket is one quiet line, and the playbook can be opened all the same', async () => {
    workspace = await Workspace.with('unrelated');
    const ana = await workspace.signsIn(ANA, UNRELATED);
    await ana.sees('Nothing past due.');
    await ana.presses('Open the playbook anyway');
    await ana.sees('What does the customer want?');
  });
});
