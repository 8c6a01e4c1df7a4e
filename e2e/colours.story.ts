import { afterEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { asksCredit, INACTIVE } from './cases.ts';
import { ANA, REGGIE, TICKET, Workspace } from './workspace.ts';

/* Light and dark from the first paint on, and the colours that Windows forces on a page. */

const GROUND = { light: 'rgb(255, 255, 255)', dark: 'rgb(21, 26, 30)' } as const;

let workspace: Workspace;

/** The app's scripts are kept waiting, all but the one that tells light from dark; gives how to let them come. */
async function holdsScripts(page: Page): Promise<() => void> {
  let letCome = (): void => undefined;
  const come = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route(/\/\/127\.0\.0\.1:.*\.js$/, async (route) => {
    if (!/\/scheme-[^/]*$/.test(route.request().url())) await come;
    await route.continue();
  });
  return letCome;
}

afterEach(async () => {
  await workspace.close();
});

describe('light and dark', () => {
  test.each([
    ['dark', 'light'],
    ['light', 'dark'],
  ] as const)('Zendesk is %s and the system is %s: never anything but Zendesk’s', async (zendesk, system) => {
    workspace = await Workspace.with('continue-five');
    const ana = await workspace.signsIn(ANA, TICKET, zendesk);
    await ana.page.emulateMedia({ colorScheme: system });
    const letCome = await holdsScripts(ana.page);
    await ana.reloadsPage();
    await ana.sees('Opening the playbook…');
    const ground = (): Promise<string> =>
      ana.panel.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(await ground()).toBe(GROUND[zendesk]);
    letCome();
    await ana.sees('5 past due');
    expect(await ground()).toBe(GROUND[zendesk]);
  });
});

describe('colours that the system forces', () => {
  test('what is ticked and what is chosen is still seen to be', async () => {
    workspace = await Workspace.with('refund-one');
    const ana = await workspace.signsIn(ANA);
    await ana.page.emulateMedia({ forcedColors: 'active' });
    const [last] = await workspace.paid();
    await ana.answers(INACTIVE, 'Ask Reggie for an exception');
    await ana.chooses('What kind?', 'refund');
    const boxes = ana.panel.locator('input[type="checkbox"] + label');
    const grounds = (): Promise<readonly string[]> =>
      boxes.evaluateAll((labels) => labels.map((label) => getComputedStyle(label, '::before').backgroundColor));
    const [before] = await grounds();
    await ana.ticks(new RegExp(`^${last?.number ?? ''} `));
    const [ticked, notTicked] = await grounds();
    expect([notTicked, ticked === before]).toEqual([before, false]);
    await ana.presses('Start over');
    await asksCredit(ana);

    const reggie = await workspace.signsIn(REGGIE);
    await reggie.page.emulateMedia({ forcedColors: 'active' });
    await reggie.presses('Approve');
    const ground = (name: string): Promise<string> =>
      reggie
        .button(name)
        .first()
        .evaluate((button) => getComputedStyle(button).backgroundColor);
    expect(await ground('Approve')).not.toBe(await ground('Decline'));
  });
});
