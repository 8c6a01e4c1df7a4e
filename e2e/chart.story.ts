import { afterEach, expect, test } from 'vitest';
import { INACTIVE } from './cases.ts';
import type { Tab } from './tab.ts';
import { ANA, Workspace } from './workspace.ts';

let workspace: Workspace;
let ana: Tab;

const OPEN = 'Show the whole chart';
const CLOSE = /^Close$/;

async function opens(scenario: Parameters<typeof Workspace.with>[0]): Promise<void> {
  workspace = await Workspace.with(scenario);
  ana = await workspace.signsIn(ANA);
}

/** The words that are lit in the picture: ticked answers, and where the path stands. */
const lit = async (): Promise<readonly string[]> =>
  ana.panel.locator('.chart g.taken').evaluateAll((parts) =>
    parts.map((part) =>
      Array.from(part.querySelectorAll('text'), (line) => line.textContent)
        .filter((text) => text !== '✓')
        .join(' '),
    ),
  );

afterEach(async () => {
  await workspace.close();
});

test('opened by keyboard: the path to R6 is lit, and Escape goes back to the link', async () => {
  await opens('refund-refuses');
  await ana.answers(INACTIVE, 'No, refuses');
  await ana.button(OPEN).focus();
  await ana.page.keyboard.press('Enter');
  const dialog = ana.panel.getByRole('dialog', { name: 'The playbook as a chart' });
  await dialog.waitFor();
  await ana.sees(/^➤ You are here/);
  expect(await ana.focused()).toBe('Close');
  expect((await lit()).toSorted()).toEqual(
    [
      'Refund: was not using it',
      'Three or more',
      'No, refuses',
      'What does the customer want?',
      'From billing How many invoices are past due?',
      'Does the customer agree to pay two invoices?',
      '➤ You are here ⚑ Reggie is told first R6 Void all and close the account',
    ].toSorted(),
  );
  // Nothing behind it can be reached: the focus goes round in the dialog (and through the browser's own bars).
  for (let presses = 0; presses < 5; presses += 1) {
    await ana.page.keyboard.press('Tab');
    expect(
      await dialog.evaluate(
        (element) => document.activeElement === document.body || element.contains(document.activeElement),
      ),
    ).toBe(true);
  }
  await ana.button(CLOSE).focus();
  await ana.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await ana.focused()).toBe(OPEN);
});

test('in a short panel the frame grows until the chart can be used, and shrinks again', async () => {
  await opens('continue-five');
  await ana.sees('5 past due');
  await ana.page.setViewportSize({ width: 1440, height: 700 });
  await ana.button(OPEN).waitFor();
  await expect.poll(async () => (await ana.frameHeight()) - (await ana.contentHeight())).toBe(0);
  const before = await ana.frameHeight();
  await ana.presses(OPEN);
  const here = ana.panel.getByText(/^➤ You are here/);
  await here.waitFor();
  await expect.poll(() => ana.frameHeight()).toBeGreaterThanOrEqual(800);
  const dialog = ana.panel.getByRole('dialog');
  // All of it is on the screen, however much of the frame is not.
  await expect
    .poll(async () => {
      const box = await dialog.boundingBox();
      return box !== null && box.y >= 0 && box.y + box.height <= 700 && box.height > 400;
    })
    .toBe(true);
  await ana.presses(CLOSE);
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => ana.frameHeight()).toBe(before);
});

test('of a recorded decision the path stays lit; the same as text tells it in words', async () => {
  await opens('continue-five');
  await ana.answers('Clear balance, go on, no refund');
  await ana.records('Record note');
  await ana.presses(OPEN);
  await ana.sees(/^➤ You are here/);
  expect(await lit()).toContain('➤ You are here R3 Void the rest, keep the two most recent');
  await ana.panel.getByText('The same as text').click();
  await ana.sees('R3: Void the rest, keep the two most recent (You are here)');
  await ana.presses(CLOSE);
});

test('a picture that cannot be fetched says so, and the link tries again', async () => {
  await opens('continue-five');
  await ana.sees('5 past due');
  // That a file could not be had the browser says itself, which is no complaint of the app's.
  await workspace.knobs({ billing: 'up' });
  await ana.page.route(/Chart-[^/]*\.js$/, (route) => route.abort());
  await ana.presses(OPEN);
  await ana.sees(/^The chart could not be loaded/);
  await ana.page.unroute(/Chart-[^/]*\.js$/);
  await ana.presses(OPEN);
  await ana.sees(/^➤ You are here/);
  await ana.presses(CLOSE);
});

test('the way so far is one line of steps; a step that was answered opens its question again', async () => {
  await opens('refund-refuses');
  await ana.answers(INACTIVE, 'No, refuses');
  const steps = ana.panel.getByRole('list', { name: 'The way so far' }).getByRole('listitem');
  expect(await steps.allTextContents()).toEqual([
    'Refund: inactive',
    'Billing: 6 past due',
    'Pays two: no',
    'Void all, close',
  ]);
  await ana.presses('Change the answer: Does the customer agree to pay two invoices?');
  expect(await ana.focused()).toBe('Does the customer agree to pay two invoices?');
  expect(await steps.allTextContents()).toEqual(['Refund: inactive', 'Billing: 6 past due', 'Pays two?']);
});
