/**
 * Fifty ticket tabs in one page of the simulated workspace, opened at once, under the limits of Stripe's test mode and of
 * Zendesk's Professional plan: `npm run bench:tabs`. Counts, bytes and what is shown are asserted; times are reported.
 */
import { strictEqual, ok } from 'node:assert/strict';
import { chromium, type Frame, type Page } from 'playwright-core';
import { browserArguments } from '../scripts/browser-arguments.ts';
import { findOrInstallBrowser } from '../scripts/find-browser.ts';
import { buildWorkspace } from '../simulator/build.ts';
import type { RecordedRequest } from '../simulator/contract.ts';
import type { WorkspaceWindow } from '../simulator/host/session/window.ts';
import { ANA, requester } from '../simulator/scenarios/people.ts';
import { professional } from '../simulator/scenarios/plans.ts';
import { startWorkspace } from '../simulator/server/workspace.ts';
import { enterCustomer } from '../simulator/stripe/enterCustomer.ts';
import { addTicket } from '../simulator/world/newTicket.ts';
import type { World } from '../simulator/world/world.ts';

const TABS = 50;
const FIRST = 10_001;
/** Of what the first tab fetched: the page itself is never kept, everything else comes from the browser's cache. */
const SHARE_A_TAB = 1 / 20;
const PATIENCE_MS = 180_000;

type HostWindow = Window & { readonly workspace: WorkspaceWindow };

/** A ticket about something else, of a customer of its own with two invoices past due. */
function enterTicket(world: World, nth: number): void {
  const [id, email, now] = [FIRST + nth, `customer${nth}@shop${nth}.example`, world.now()];
  world.changePerson(requester(id, `Customer ${nth}`, email));
  enterCustomer(
    world.books,
    {
      id: `cus_Shop${nth}`,
      email,
      name: `Shop ${nth}`,
      plan: professional,
      paidMonths: 2,
      pastDueMonths: 2,
      lastRenewalDaysAgo: 9,
      firstNumber: 1 + nth * 10,
    },
    now,
  );
  const body = 'Hello, videos in our media library play without sound. Is this known?';
  addTicket(world, {
    id,
    subject: 'No sound',
    requesterId: id,
    assigneeId: ANA,
    status: 'open',
    tags: [],
    conversation: [{ by: id, at: now - 3_600_000, body }],
  });
}

const panelsOf = (page: Page): readonly Frame[] =>
  page.frames().filter((frame) => frame.url().includes('/assets/iframe.html'));

const opens = (page: Page, ids: readonly number[]): Promise<void> =>
  page.evaluate(async (all) => {
    const { workspace } = window as unknown as HostWindow;
    await Promise.all(all.map((id) => workspace.openTicket(id)));
  }, ids);

const hasCount = (frame: Frame): Promise<unknown> =>
  frame.waitForFunction(() => /2 past due/.test(document.body.textContent), null, {
    polling: 200,
    timeout: PATIENCE_MS,
  });

const bytesOf = (frame: Frame): Promise<number> =>
  frame.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce(
      (sum, entry) => sum + (entry as PerformanceResourceTiming).transferSize,
      0,
    ),
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

await buildWorkspace();
const workspace = await startWorkspace({
  port: 0,
  appPort: 0,
  packageDir: 'dist',
  hostDir: 'build/workspace',
  scenario: 'unrelated',
  quiet: true,
});
const world = workspace.world();
world.knobs = { ...world.knobs, zendeskLimits: 'professional' };
for (let nth = 0; nth < TABS; nth += 1) enterTicket(world, nth);
const browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: [...browserArguments] });
try {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(`${workspace.url}/?as=${ANA}&ticket=${FIRST}`);
  await page.waitForSelector('iframe[data-active]');
  await Promise.all(panelsOf(page).map(hasCount));
  const [first] = panelsOf(page);
  if (first === undefined) throw new Error('The panel did not open');
  const cold = await bytesOf(first);

  const began = Date.now();
  await opens(
    page,
    Array.from({ length: TABS - 1 }, (_, at) => FIRST + 1 + at),
  );
  // A frame has no address before its page has begun to come.
  while (panelsOf(page).length < TABS && Date.now() - began < PATIENCE_MS) await page.waitForTimeout(200);
  const panels = panelsOf(page);
  strictEqual(panels.length, TABS);
  const after = await Promise.all(panels.map((panel) => hasCount(panel).then(() => Date.now() - began)));
  const requests = (await (await fetch(`${workspace.url}/workspace/requests`)).json()) as readonly RecordedRequest[];
  const warm = sum(await Promise.all(panels.filter((panel) => panel !== first).map(bytesOf)));
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.enable').then(() => session.send('Performance.getMetrics'));
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;

  const of = (is: (one: RecordedRequest) => boolean): number => requests.filter(is).length;
  const refused = of(({ status }) => status === 429);
  console.log(`${TABS} tabs: every one shows its count; the last ${Math.max(...after)} ms after they were opened`);
  console.log(
    `requests: ${of(({ to }) => to === 'zendesk')} to Zendesk, ${requests.length} to billing, ${refused} refused`,
  );
  console.log(
    `bytes: the first ${cold}, all others together ${warm}; the page's process holds ${(heap / 1e6).toFixed(1)} MB`,
  );
  strictEqual(
    of(({ to }) => to === 'zendesk'),
    0,
  );
  strictEqual(
    of(({ to, status }) => to === 'billing' && status === 200),
    2 * TABS,
  );
  ok(refused <= 8 * TABS, 'each request is refused at most four times');
  ok(warm <= cold * SHARE_A_TAB * (TABS - 1), `${warm} bytes`);
  strictEqual(complaints.join('\n'), '');
} finally {
  await browser.close();
  await workspace.close();
}
