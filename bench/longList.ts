/** The longest tasks of the panel with 500 past-due invoices on a CPU four times slower: `npm run bench:long`. */
import { chromium, type Frame, type Page } from 'playwright-core';
import { browserArguments } from '../scripts/browser-arguments.ts';
import { findOrInstallBrowser } from '../scripts/find-browser.ts';
import { buildWorkspace } from '../simulator/build.ts';
import { startWorkspace } from '../simulator/server/workspace.ts';

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

/** What an agent does with it, each with the text that says that it is done. */
const STEPS = [
  ['open the ticket', null, /500 past due/],
  ['show 50 more', 'Show 50 more', /Show 50 more/],
  ['first answer: reads everything', 'A refund: “wasn’t using it”', /agree to pay two/],
  ['second answer: plan and note', 'Yes, agrees to pay two', /Case: PDP-/],
  ['ask for an exception', 'Ask Reggie for an exception', /What kind\?/],
] as const;

/** Long enough for what a click sets off, at that slowdown. */
const SETTLED_MS = 3000;

/**
 * Presses and waits without looking: a test driver that searches the page for texts works in the frame itself, and its
 * searching would be told as the panel's long tasks.
 */
async function step(frame: Frame, press: string | null): Promise<readonly number[]> {
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
  for (const [name, press, seen] of STEPS) {
    found.push(await step(frame, press));
    const shown = await frame.evaluate(() => document.body.innerText);
    if (!seen.test(shown)) throw new Error(`After "${name}" the panel shows:\n${shown.slice(0, 400)}`);
  }
  return found;
}

await buildWorkspace();
const workspace = await startWorkspace({
  port: 0,
  appPort: 0,
  packageDir: 'dist',
  hostDir: 'build/workspace',
  scenario: 'five-hundred',
  quiet: true,
});
const browser = await chromium.launch({
  executablePath: findOrInstallBrowser(),
  // One process for page and frame, so that the slowdown of the one slows the other.
  args: [...browserArguments, '--disable-features=IsolateOrigins,site-per-process', '--disable-site-isolation-trials'],
});
const longest = STEPS.map(() => [] as number[]);
for (let run = 0; run < RUNS; run += 1) {
  const context = await browser.newContext();
  const tasks = await walk(await context.newPage(), workspace.url);
  tasks.forEach((those, step) => longest[step]?.push(Math.max(0, ...those)));
  await context.close();
}
console.log(
  `500 past-due invoices, ${SLOWDOWN}x CPU, ${RUNS} runs: the longest task of each step in ms (0: none of 50 ms)`,
);
STEPS.forEach(([name], step) => {
  const all = [...(longest[step] ?? [])].sort((a, b) => a - b);
  const middle = all[Math.floor(all.length / 2)] ?? 0;
  console.log(
    `${name.padEnd(34)} median ${middle.toFixed(0).padStart(4)}  worst ${Math.max(...all)
      .toFixed(0)
      .padStart(4)}`,
  );
});
await browser.close();
await workspace.close();
