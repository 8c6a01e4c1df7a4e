/** Time from the iframe's navigation to the count on screen, beside the floor app in the same run: `npm run bench:load`. */
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { browserArguments } from '../scripts/browser-arguments.ts';
import { findOrInstallBrowser } from '../scripts/find-browser.ts';
import { buildWorkspace } from '../simulator/build.ts';
import { startWorkspace } from '../simulator/server/workspace.ts';

const RUNS = 9;

const READY = /\d+ past due|Nothing past due|Floor ready/;

interface Shown {
  __shownAt?: number;
}

/**
 * Runs in every frame: notes when the text that says "ready" is on screen, by that frame's own clock. A text and no function:
 * what tsx makes of a function needs a helper that the page does not have.
 */
const WATCH = `
  const ready = ${READY.toString()};
  const look = () => {
    if (window.__shownAt !== undefined || !ready.test(document.body?.textContent ?? '')) return;
    requestAnimationFrame(() => { window.__shownAt ??= performance.now(); });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
`;

interface Timing {
  readonly shown: number;
  /** When the save guard stood; not a number where there is none. */
  readonly guarded: number;
}

async function once(context: BrowserContext, url: string, appUrl: string, slowdown: number): Promise<Timing> {
  const page = await context.newPage();
  await page.addInitScript({ content: WATCH });
  if (slowdown > 1) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  }
  await page.goto(`${url}/?as=101&ticket=4711`);
  await page.frameLocator('iframe[data-active]').getByText(READY).first().waitFor({ timeout: 30_000 });
  const frame = page.frames().find((one) => one.url().startsWith(appUrl));
  if (frame === undefined) throw new Error('The app iframe did not open');
  const shown = await frame.waitForFunction(() => (window as Shown).__shownAt, undefined, { timeout: 30_000 });
  const at = (await shown.jsonValue()) ?? Number.NaN;
  const guarded = await frame.evaluate(() => performance.getEntriesByName('save-guard')[0]?.startTime ?? Number.NaN);
  await page.close();
  return { shown: at, guarded };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const middle = (timings: readonly Timing[]): Timing => ({
  shown: median(timings.map(({ shown }) => shown)),
  guarded: median(timings.map(({ guarded }) => guarded)),
});

async function measure(
  browser: Browser,
  packageDir: string,
  slowdown: number,
): Promise<{ readonly cold: Timing; readonly warm: Timing }> {
  const workspace = await startWorkspace({
    port: 0,
    appPort: 0,
    packageDir,
    hostDir: 'build/workspace',
    scenario: 'refund-five',
    quiet: true,
  });
  const cold: Timing[] = [];
  const warm: Timing[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext();
    cold.push(await once(context, workspace.url, workspace.appUrl, slowdown));
    warm.push(await once(context, workspace.url, workspace.appUrl, slowdown));
    await context.close();
  }
  await workspace.close();
  return { cold: middle(cold), warm: middle(warm) };
}

await buildWorkspace();
const browser = await chromium.launch({
  executablePath: findOrInstallBrowser(),
  // One process for page and frame, so that the slowdown of the one slows the other.
  args: [...browserArguments, '--disable-features=IsolateOrigins,site-per-process', '--disable-site-isolation-trials'],
});
console.log(`Median of ${RUNS} runs, milliseconds from the iframe's navigation to the text on screen`);
for (const slowdown of [1, 4]) {
  for (const [name, packageDir] of [
    ['panel', 'dist'],
    ['floor', 'build/floor'],
  ] as const) {
    const { cold, warm } = await measure(browser, packageDir, slowdown);
    const told = ({ shown, guarded }: Timing): string =>
      `${shown.toFixed(0).padStart(5)}${Number.isNaN(guarded) ? '' : ` (guard ${guarded.toFixed(0).padStart(4)})`}`;
    console.log(`${slowdown}x CPU  ${name}  cold ${told(cold)}  warm ${told(warm)}`);
  }
}
await browser.close();
