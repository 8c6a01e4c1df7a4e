/**
 * The longest tasks of the panel with 500 past-due invoices on a CPU four times slower, beside those with five in the same
 * run: `npm run bench:long`.
 */
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { browserArguments } from '../scripts/browser-arguments.ts';
import { findOrInstallBrowser } from '../scripts/find-browser.ts';
import { buildWorkspace } from '../simulator/build.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';
import { startWorkspace } from '../simulator/server/workspace.ts';
import { STEPS } from './longSteps.ts';

const RUNS = 5;
const SLOWDOWN = 4;

/**
 * Runs in every frame: the browser tells tasks of 50 ms and more. A task of the workspace's own page in the same process is
 * told as an ancestor's, and is none of the panel's.
 */
const WATCH = `
  window.__long = [];
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'self') window.__long.push(duration);
  }).observe({ type: 'longtask', buffered: true });
`;

interface Watched {
  __long: number[];
}

/** Long enough for what a click sets off, at that slowdown. */
const SETTLED_MS = 2500;

/**
 * Presses and waits without reading the page: a test driver that searches it for texts works in the frame itself, and its
 * searching would be told as the panel's long tasks.
 */
async function step(frame: Frame, press: string | null, done: string): Promise<readonly number[]> {
  if (press !== null) {
    await frame.evaluate((name) => {
      const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith(name));
      if (button === undefined) throw new Error(`No button: ${name}`);
      window.setTimeout(() => {
        (window as unknown as Watched).__long.length = 0;
        button.click();
      }, 500);
    }, press);
  }
  // Asking for one element costs next to nothing, and is asked seldom.
  await frame.waitForFunction((selector) => document.querySelector(selector) !== null, done, {
    polling: 500,
    timeout: 60_000,
  });
  await frame.waitForTimeout(SETTLED_MS);
  return frame.evaluate(() => (window as unknown as Watched).__long.splice(0));
}

async function frameOf(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('iframe[data-active]')).contentFrame();
  if (frame === null) throw new Error('The app iframe did not open');
  return frame;
}

async function walk(page: Page, url: string): Promise<readonly (readonly number[])[]> {
  await page.addInitScript({ content: WATCH });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.goto(`${url}/?as=101&ticket=4711`);
  const frame = await frameOf(page);
  const found: (readonly number[])[] = [];
  for (const [, press, done] of STEPS) found.push(await step(frame, press, done));
  return found;
}

type Longest = readonly number[][];

/** For each step the longest task of every run, in milliseconds. */
async function measure(browser: Browser, scenario: ScenarioId): Promise<Longest> {
  const workspace = await startWorkspace({
    port: 0,
    appPort: 0,
    packageDir: 'dist',
    hostDir: 'build/workspace',
    scenario,
    quiet: true,
  });
  const longest = STEPS.map(() => [] as number[]);
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext();
    const tasks = await walk(await context.newPage(), workspace.url);
    tasks.forEach((those, step) => longest[step]?.push(Math.max(0, ...those)));
    await context.close();
  }
  await workspace.close();
  return longest;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

await buildWorkspace();
const browser = await chromium.launch({
  executablePath: findOrInstallBrowser(),
  // One process for page and frame, so that the slowdown of the one slows the other.
  args: [...browserArguments, '--disable-features=IsolateOrigins,site-per-process', '--disable-site-isolation-trials'],
});
const few = await measure(browser, 'refund-five');
const many = await measure(browser, 'five-hundred');
await browser.close();
console.log(`The longest task of each step in ms (0: none of 50 ms), ${SLOWDOWN}x CPU, median of ${RUNS} runs`);
STEPS.forEach(([name], step) => {
  const told = (all: Longest): string =>
    median(all[step] ?? [])
      .toFixed(0)
      .padStart(4);
  console.log(`${name.padEnd(34)} 5 invoices ${told(few)}  500 invoices ${told(many)}`);
});
