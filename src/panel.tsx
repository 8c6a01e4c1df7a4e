import { createRoot } from 'react-dom/client';
import { formUnreadable } from './app/guardSave.ts';
import { isOpening } from './app/desk.ts';
import { panelLines } from './app/diagnosis.ts';
import type { Language } from './app/languages.ts';
import { createSaveProbe } from './app/saveProbe.ts';
import { openSession, type Session } from './app/session.ts';
import type { CustomerWording, SessionPorts } from './app/sessionPorts.ts';
import { reportText } from './app/trace.ts';
import { tracedLog } from './app/traced.ts';
import type { Opening } from './opening.ts';
import { version } from '../manifest.json';
import { App } from './ui/App.tsx';
import { fetchTheRest } from './ui/chunks.ts';
import { formatFor } from './ui/format.ts';
import type { LoadTools, Tools } from './ui/tools/tools.ts';
import { loadWords, loadWordsOrEnglish } from './ui/texts.ts';
import { speak } from './ui/wording.ts';
import { approversOver } from './zendesk/approvers.ts';
import { caseLogOver } from './zendesk/caseLog.ts';
import { draftStoreIn } from './zendesk/draftStore.ts';
import { firstScheme, followHeight, followScheme } from './zendesk/frame.ts';
import type { SaveGuard } from './zendesk/saveGuard.ts';
import type { SdkInUse } from './zendesk/sdk.ts';

/** What the entry has made ready. */
export interface Frame {
  readonly opening: Opening;
  readonly sdk: SdkInUse;
  readonly guard: SaveGuard;
  readonly root: Element;
}

/**
 * The words of texts to customers, in every enabled language that can be had: what cannot is not offered. The panel's own
 * file has them, too; where it is `spoken`, and so fetched anyway, no other is.
 */
async function customerWordingsIn(
  languages: readonly Language[],
  timeZone: string,
  spoken: readonly Language[],
): Promise<readonly CustomerWording[]> {
  const loaded = await Promise.allSettled(
    languages.map(async (language) => {
      const words = await loadWords(language, spoken.includes(language) ? 'panel' : 'customer');
      return { language, wording: formatFor({ locale: language, timeZone }, words) };
    }),
  );
  return loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

/** The page's own skeleton stands until then (iframe.html): React would only draw another one. */
function somethingToShow({ getState, subscribe }: Session): Promise<void> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      if (isOpening(getState())) return false;
      resolve();
      return true;
    };
    if (look()) return;
    const stop = subscribe(() => {
      if (look()) stop();
    });
  });
}

/**
 * Puts the panel together (the only file besides the entry that knows every folder), attaches its judgment to the save
 * guard and shows it in `root`. Rejects where Zendesk does not say who is signed in.
 */
export async function openPanel({ opening, sdk, guard, root }: Frame): Promise<void> {
  const { host, viewer, settings, ahead, language, now, trace, installed } = opening;
  const { timeZone } = viewer;
  const [viewers, teams, customerWordings] = await Promise.all([
    loadWordsOrEnglish(language, 'panel'),
    loadWordsOrEnglish(settings.noteLanguage, 'panel'),
    customerWordingsIn(settings.customerLanguages, timeZone, [language, settings.noteLanguage]),
  ]);
  speak(viewers);
  const ports: SessionPorts = {
    form: ahead.form,
    log: tracedLog(caseLogOver(host), trace.note),
    billing: opening.billing,
    drafts: draftStoreIn(() => window.sessionStorage, opening.installationId),
    approvers: approversOver(host),
    settings,
    viewer,
    // Notes are the team's, with the times of whoever records.
    wording: formatFor({ locale: settings.noteLanguage, timeZone }, teams),
    viewerWording: formatFor(viewer, viewers),
    customerWordings,
    closureSentences: customerWordings.map(({ wording: { say } }) => [say('text.T5.signUp'), say('text.T5.noData')]),
    now,
  };
  const session = openSession(ports, ahead.billing);
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

  const report = (): string => {
    const around = {
      version,
      installedVersion: installed.version,
      location: installed.location,
      browser: navigator.userAgent,
      sdk,
      openForMs: performance.now(),
      width: window.innerWidth,
      isOnline: navigator.onLine,
    };
    return reportText(panelLines(session, around), trace.events(), now());
  };

  const diagnosis = { report, note: trace.note };

  let scheme = firstScheme(window.location.search);
  let show = (): void => undefined;
  followScheme(host, (wanted) => {
    scheme = wanted;
    document.documentElement.dataset['scheme'] = wanted;
    show();
  });
  followHeight(host, root);
  await somethingToShow(session);
  const react = createRoot(root);
  show = () => {
    react.render(<App session={session} scheme={scheme} loadTools={loadTools} diagnosis={diagnosis} />);
  };
  show();
  void fetchTheRest();
}
