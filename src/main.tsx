import { languageFor } from './app/languages.ts';
import { startWords } from './ui/startWords.ts';
import { guardSaves, type SaveGuard } from './zendesk/saveGuard.ts';
import { openClient } from './zendesk/sdk.ts';

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

const heading = root.querySelector('h2');
if (heading !== null && heading.textContent !== words.opening) heading.textContent = words.opening;

try {
  const opened = await openClient(async () => (await import('zendesk_app_framework_sdk')).default);
  if (opened === null) {
    root.textContent = words.outside;
  } else {
    const { client, sdk } = opened;
    guard = guardSaves(client, words.notReady);
    const { openTicket, showCount } = await import('./opening.ts');
    const opening = await openTicket(client);
    // By now Zendesk has been asked for the ticket, and mostly billing for the invoices.
    fetchPanel();
    await Promise.race([showCount(opening, root), pause(COUNT_FIRST_MS)]);
    await import('./libraries.ts');
    const { openPanel } = await import('./panel.tsx');
    await openPanel({ opening, sdk, guard, root });
  }
} catch (error) {
  guard?.giveUp();
  root.textContent = words.failed;
  console.error(error);
}
