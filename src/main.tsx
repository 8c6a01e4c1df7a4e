import { version } from '../manifest.json';
import { languageFor } from './app/languages.ts';
import { createTrace, errorWords, reportText } from './app/trace.ts';
import { offerReport } from './ui/offerReport.ts';
import { startWords } from './ui/startWords.ts';
import { followHeight } from './zendesk/frame.ts';
import { guardSaves, type SaveGuard } from './zendesk/saveGuard.ts';
import { openClient } from './zendesk/sdk.ts';
import type { ZafClient } from './zendesk/zaf.ts';

/*
 * The entry: the SDK, then the save guard, then everything else. It is small, because until the guard stands no save is
 * judged (docs/enforcement.md says how long that is).
 */

/** So long the count may take before the panel's code, which keeps the browser busy while it starts, is let in. */
const COUNT_FIRST_MS = 150;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Lets the browser fetch the panel's files, which the page names in a template (scripts/vite/preloadPanel.ts). */
function fetchPanel(): void {
  const named = document.querySelector<HTMLTemplateElement>('#later');
  if (named !== null) document.head.append(named.content);
}

// Zendesk has not said yet whose language it is: the browser's.
const words = startWords(languageFor(navigator.language));
const root = document.querySelector('#root') ?? document.body;
let guard: SaveGuard | null = null;
let host: ZafClient | null = null;

const now = (): number => Date.now();
const trace = createTrace(now);
window.addEventListener('error', ({ error }) => {
  trace.note(`page: ${errorWords(error)}`);
});
document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
  trace.note(`policy: ${effectiveDirective}`);
});
window.addEventListener('unhandledrejection', ({ reason }) => {
  trace.note(`promise: ${errorWords(reason)}`);
});

/** In place of a panel that did not start: what to do, and the report for the admin. */
function showFailure(error: unknown): void {
  trace.note(`start: ${errorWords(error)}`);
  const panel = document.createElement('div');
  panel.className = 'panel';
  const said = document.createElement('p');
  said.setAttribute('role', 'alert');
  said.textContent = words.failed;
  panel.append(said);
  const known = [`App: ${version}`, `Browser: ${navigator.userAgent}`, 'Panel: did not start'];
  offerReport(panel, words, () => reportText(known, trace.events(), now()));
  root.replaceChildren(panel);
  // Zendesk gives a frame little height of itself.
  if (host !== null) followHeight(host, root);
}

const heading = root.querySelector('h2');
if (heading !== null && heading.textContent !== words.opening) heading.textContent = words.opening;

try {
  const opened = await openClient(async () => (await import('zendesk_app_framework_sdk')).default);
  if (opened === null) {
    root.textContent = words.outside;
  } else {
    const { client, sdk } = opened;
    host = client;
    guard = guardSaves(client, words.notReady, trace.note);
    trace.note(`guard stands, SDK: ${sdk}`);
    const { openTicket, showCount } = await import('./opening.ts');
    const opening = await openTicket(client, trace);
    // By now Zendesk has been asked for the ticket, and mostly billing for the invoices.
    fetchPanel();
    await Promise.race([showCount(opening, root), pause(COUNT_FIRST_MS)]);
    await import('./libraries.ts');
    const { openPanel } = await import('./panel.tsx');
    await openPanel({ opening, sdk, guard, root });
  }
} catch (error) {
  guard?.giveUp();
  showFailure(error);
  console.error(error);
}
