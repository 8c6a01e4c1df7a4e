import words from '../translations/en.json?start';
import { firstScheme } from './zendesk/frame.ts';
import { guardSaves, type SaveGuard } from './zendesk/saveGuard.ts';
import { openClient } from './zendesk/sdk.ts';

/*
 * The entry: the SDK, then the save guard, then everything else. It is small, because until the guard stands no save is
 * judged (docs/enforcement.md says how long that is).
 */

document.documentElement.dataset['scheme'] = firstScheme(window.location.search);
let guard: SaveGuard | null = null;
const root = document.querySelector('#root') ?? document.body;

try {
  const opened = await openClient(async () => (await import('zendesk_app_framework_sdk')).default);
  if (opened === null) {
    root.textContent = words.outside;
  } else {
    const { client, sdk } = opened;
    guard = guardSaves(client, words.notReady);
    const { openPanel } = await import('./panel.tsx');
    await openPanel({ client, sdk, guard, root });
  }
} catch (error) {
  guard?.giveUp();
  root.textContent = words.failed;
  console.error(error);
}
