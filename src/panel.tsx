import { createRoot } from 'react-dom/client';
import { formUnreadable } from './app/guardSave.ts';
import { languageFor, type Language } from './app/languages.ts';
import { createSaveProbe } from './app/saveProbe.ts';
import { openSession } from './app/session.ts';
import type { CustomerWording } from './app/sessionPorts.ts';
import { billingSourceFrom } from './billing/source.ts';
import { App } from './ui/App.tsx';
import { formatFor } from './ui/format.ts';
import type { LoadTools, Tools } from './ui/tools/tools.ts';
import { loadWords, loadWordsOrEnglish } from './ui/texts.ts';
import { speak } from './ui/wording.ts';
import { approversOver } from './zendesk/approvers.ts';
import { caseLogOver } from './zendesk/caseLog.ts';
import { hostOver } from './zendesk/client.ts';
import { draftStoreIn } from './zendesk/draftStore.ts';
import { firstScheme, followHeight, followScheme, type ColorScheme } from './zendesk/frame.ts';
import { proxiedGet } from './zendesk/proxied.ts';
import type { SaveGuard } from './zendesk/saveGuard.ts';
import type { SdkInUse } from './zendesk/sdk.ts';
import { settingsFrom } from './zendesk/settings.ts';
import { ticketFormOver } from './zendesk/ticketForm.ts';
import { usersOver } from './zendesk/users.ts';
import { readViewer } from './zendesk/viewer.ts';
import type { ZafClient } from './zendesk/zaf.ts';

/** What the entry has made ready. */
export interface Frame {
  readonly client: ZafClient;
  readonly sdk: SdkInUse;
  readonly guard: SaveGuard;
  readonly root: Element;
}

/** The words of texts to customers, in every enabled language that can be had: what cannot is not offered. */
async function customerWordingsIn(
  languages: readonly Language[],
  timeZone: string,
): Promise<readonly CustomerWording[]> {
  const loaded = await Promise.allSettled(
    languages.map(async (language) => {
      return { language, wording: formatFor({ locale: language, timeZone }, await loadWords(language, 'customer')) };
    }),
  );
  return loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

/**
 * Puts the panel together (the only file besides the entry that knows every folder), attaches its judgment to the save
 * guard and shows it in `root`. Rejects where Zendesk does not say who is signed in.
 */
export async function openPanel({ client, sdk, guard, root }: Frame): Promise<void> {
  const host = hostOver(client);
  const [metadata, context, viewer] = await Promise.all([client.metadata(), client.context(), readViewer(host)]);
  if (!viewer.ok) throw new Error(viewer.error.detail);
  const settings = settingsFrom(metadata.settings ?? {});
  const { locale, timeZone } = viewer.value;
  const language = languageFor(locale);
  const [viewers, teams, customerWordings] = await Promise.all([
    loadWordsOrEnglish(language, 'panel'),
    loadWordsOrEnglish(settings.noteLanguage, 'panel'),
    customerWordingsIn(settings.customerLanguages, timeZone),
  ]);
  speak(viewers);
  document.documentElement.lang = language;
  const now = (): number => Date.now();
  const session = openSession({
    form: ticketFormOver(host, context.location === 'new_ticket_sidebar'),
    log: caseLogOver(host),
    billing: billingSourceFrom(settings, { get: proxiedGet(host), userOf: usersOver(host), now }),
    drafts: draftStoreIn(() => window.sessionStorage, metadata.installationId),
    approvers: approversOver(host),
    settings,
    viewer: viewer.value,
    // Notes are the team's, with the times of whoever records.
    wording: formatFor({ locale: settings.noteLanguage, timeZone }, teams),
    viewerWording: formatFor(viewer.value, viewers),
    customerWordings,
    closureSentences: customerWordings.map(({ wording: { say } }) => [say('text.T5.signUp'), say('text.T5.noData')]),
    now,
  });
  const saveProbe = createSaveProbe();
  guard.attach({
    judge: saveProbe.over(session.judgeSave),
    inDoubt: () => formUnreadable(session.ports, session.store),
  });

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') session.returned();
  });

  let tools: Promise<Tools> | null = null;
  const loadTools: LoadTools = () => {
    tools ??= Promise.all([import('./tools.tsx'), loadWordsOrEnglish(language, 'tools')]).then(
      ([{ createTools }, words]) => createTools({ host, sdk, session, saveProbe, words }),
    );
    // What could not be loaded is tried again the next time.
    tools.catch(() => {
      tools = null;
    });
    return tools;
  };

  root.replaceChildren();
  const react = createRoot(root);
  const show = (scheme: ColorScheme): void => {
    document.documentElement.dataset['scheme'] = scheme;
    react.render(<App session={session} scheme={scheme} loadTools={loadTools} />);
  };
  followScheme(host, show);
  followHeight(host, root);
  show(firstScheme(window.location.search));
}
