/** The browser in which the stories of one file are played. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { browserArguments } from '../scripts/browser-arguments.ts';
import { findOrInstallBrowser } from '../scripts/find-browser.ts';

let browser: BrowserContext | null = null;
let profile = '';

/** Some builds of Chromium (Debian's) and every private window keep storage from frames of another site; agents' do not. */
const PREFERENCES = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };

/** One browser for a whole file of stories, with the profile of an ordinary window. */
export async function theBrowser(): Promise<BrowserContext> {
  if (browser === null) {
    profile = mkdtempSync(join(tmpdir(), 'past-due-'));
    mkdirSync(join(profile, 'Default'));
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: findOrInstallBrowser(),
      args: [...browserArguments],
      viewport: { width: 1440, height: 1000 },
    });
  }
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = null;
  rmSync(profile, { recursive: true, force: true });
}
