import type en from '../translations/en.json';
import { languageFor, type Language } from './app/languages.ts';
import { firstScheme } from './zendesk/frame.ts';
import { guardSaves, type SaveGuard } from './zendesk/saveGuard.ts';
import { openClient } from './zendesk/sdk.ts';

/*
 * The entry: the SDK, then the save guard, then everything else. It is small, because until the guard stands no save is
 * judged (docs/enforcement.md says how long that is).
 */

type StartWords = (typeof en)['start'];

/** The few words that are needed before Zendesk has said whose language it is: the browser's. */
const WORDS = import.meta.glob<StartWords>('../translations/*.json', {
  query: '?start',
  import: 'default',
  eager: true,
});
const wordsIn = (language: Language): StartWords | undefined => WORDS[`../translations/${language}.json`];
const words = wordsIn(languageFor(navigator.language)) ?? wordsIn('en');

document.documentElement.dataset['scheme'] = firstScheme(window.location.search);
let guard: SaveGuard | null = null;
const root = document.querySelector('#root') ?? document.body;

try {
  const opened = await openClient(async () => (await import('zendesk_app_framework_sdk')).default);
  if (opened === null) {
    root.textContent = words?.outside ?? '';
  } else {
    const { client, sdk } = opened;
    guard = guardSaves(client, words?.notReady ?? '');
    const { openPanel } = await import('./panel.tsx');
    await openPanel({ client, sdk, guard, root });
  }
} catch (error) {
  guard?.giveUp();
  root.textContent = words?.failed ?? '';
  console.error(error);
}
