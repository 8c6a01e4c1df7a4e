import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Ubuntu's chromium may be a stub that only says where the real one is sold, so the file alone proves nothing. */
const runs = (path: string): boolean =>
  existsSync(path) && spawnSync(path, ['--version', '--no-sandbox'], { timeout: 30_000 }).status === 0;

const firstThatRuns = (): string | undefined => [...usualPlaces, chromium.executablePath()].find(runs);

const succeeds = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status ===
  0;

const installFromDebian = (): boolean => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('No Chrome or Chromium here: installing the chromium package with apt-get.');
  return succeeds('apt-get', 'update') && succeeds('apt-get', 'install', '-y', '--no-install-recommends', 'chromium');
};

const installFromPlaywright = (): boolean => {
  console.log('No Chrome or Chromium here: downloading one with playwright-core.');
  const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  return succeeds(process.execPath, join(playwright, 'cli.js'), 'install', 'chromium');
};

/** The path of a Chrome or Chromium that runs: the one CHROME_PATH names, else one found, else one installed now. */
export const findOrInstallBrowser = (): string => {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (runs(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which does not run`);
  }
  const found =
    firstThatRuns() ??
    (installFromDebian() ? firstThatRuns() : undefined) ??
    (installFromPlaywright() ? firstThatRuns() : undefined);
  if (found === undefined) {
    throw new Error(
      'No Chrome or Chromium runs here, and none could be installed: install one, or set CHROME_PATH to it',
    );
  }
  return found;
};
