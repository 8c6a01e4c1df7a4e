/** The browser in which one worker plays its stories, one file after the other. */
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

/** Names the folder of the profiles in a run of stories, which forgets them all when it ends (globalSetup.ts). */
export const PROFILES = 'STORY_PROFILES';

/** One process for all pages and their frames: starting processes took a fifth of the time of all stories. */
const IN_ONE_PROCESS = ['--disable-site-isolation-trials', '--in-process-gpu', '--renderer-process-limit=1'];

async function launch(more: readonly string[]): Promise<BrowserContext> {
  profile = mkdtempSync(join(process.env[PROFILES] ?? tmpdir(), 'past-due-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
  const launched = await chromium.launchPersistentContext(profile, {
    executablePath: findOrInstallBrowser(),
    args: [...browserArguments, ...more],
    // Fading colours are painted frame by frame, for nobody to see.
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 1000 },
  });
  // Chromium's own first page moves without end.
  for (const page of launched.pages()) await page.goto('about:blank');
  return launched;
}

/** The worker's browser, with the profile of an ordinary window of someone who asked for less motion; it ends with the worker. */
export async function theBrowser(): Promise<BrowserContext> {
  browser ??= await launch(IN_ONE_PROCESS);
  return browser;
}

/** A browser for one file that closes it, in which the app has a process of its own, as it has with agents. */
export async function browserApart(): Promise<BrowserContext> {
  await closeBrowser();
  browser = await launch([]);
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = null;
  rmSync(profile, { recursive: true, force: true });
}
