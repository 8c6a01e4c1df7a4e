import { afterEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { ANA, TICKET, Workspace } from './workspace.ts';

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
