/**
 * Time to the count beside the floor app and an empty page, all in the same rounds: `npm run bench:load`, or with a number
 * of rounds behind `--`. docs/numbers.md says what is measured and how.
 */
import { chromium } from 'playwright-core';
import { browserArguments } from '../scripts/browser-arguments.ts';
import { findOrInstallBrowser } from '../scripts/find-browser.ts';
import { buildWorkspace } from '../simulator/build.ts';
import type { TicketView, WorkspaceState } from '../simulator/contract.ts';
import { startWorkspace } from '../simulator/server/workspace.ts';
import type { Wanted } from './host/host.ts';
import { Measured, type Kind } from './measured.ts';
import { report } from './report.ts';
import { serveApp } from './served.ts';
import { visitTwice, type App, type Circumstances } from './visit.ts';

const USUAL_ROUNDS = 15;
const SLOWDOWNS = [1, 4] as const;
/** Of each answer of the host, in the rounds that are about it. */
const LATE_MS = 150;
const TICKET = 4711;
const ANA = 101;

const rounds = Number(process.argv[2] ?? USUAL_ROUNDS);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('The number of rounds must be a whole one.');

await buildWorkspace();
const workspace = await startWorkspace({
  port: 0,
  appPort: 0,
  packageDir: 'dist',
  hostDir: 'build/bench/host',
  sdkDir: 'build/workspace-sdk',
  scenario: 'refund-five',
  quiet: true,
});
const asked = async (path: string): Promise<unknown> => {
  const response = await fetch(`${workspace.url}/workspace/${path}`, { headers: { 'X-Signed-In-As': String(ANA) } });
  return response.json();
};
const facts: Pick<Wanted, 'workspace' | 'ticket' | 'me'> = {
  workspace: (await asked('state')) as WorkspaceState,
  ticket: (await asked(`tickets/${TICKET}`)) as TicketView,
  me: ANA,
};

const servers = {
  empty: await serveApp('build/bench/empty'),
  floor: await serveApp('build/bench/floor'),
  panel: await serveApp('dist'),
};
const empty: App = { name: 'empty', url: servers.empty.url, ready: /Empty ready/, question: null };
const floor: App = { name: 'floor', url: servers.floor.url, ready: /Floor ready/, question: null };
const panel: App = { name: 'panel', url: servers.panel.url, ready: /\b5 past due/, question: /^Refund/ };

const browser = await chromium.launch({
  executablePath: findOrInstallBrowser(),
  // One process for page and frame, so that the slowdown of the one slows the other.
  args: [...browserArguments, '--disable-features=IsolateOrigins,site-per-process', '--disable-site-isolation-trials'],
});
const measured = new Measured();
let known: Wanted['known'] = {};

async function measure(app: App, slowdown: Circumstances['slowdown'], lateMs: number, kind: Kind): Promise<void> {
  // What the host had to ask the workspace's server for is no measurement, and is known the next time.
  for (;;) {
    const how = { hostUrl: workspace.url, slowdown, wanted: { ...facts, lateMs, known } };
    const visits = await visitTwice(await browser.newContext(), app, how);
    const learned = { ...visits.cold.learned, ...visits.warm.learned };
    if (Object.keys(learned).length === 0) {
      measured.add(app.name, kind, visits);
      return;
    }
    known = { ...known, ...learned };
  }
}

for (let round = 1; round <= rounds; round += 1) {
  for (const slowdown of SLOWDOWNS) {
    for (const app of [empty, floor, panel]) await measure(app, slowdown, 0, `${slowdown}x`);
  }
  await measure(panel, 1, LATE_MS, 'late');
  process.stderr.write(`\rround ${round} of ${rounds}${round === rounds ? '\n' : ''}`);
}
await browser.close();
await Promise.all([workspace, ...Object.values(servers)].map((one) => one.close()));
console.log(`Medians of ${rounds} interleaved rounds, milliseconds from inserting the app's iframe.\n`);
console.log(report(measured));
