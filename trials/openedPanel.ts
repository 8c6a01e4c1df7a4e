/*
 * The app's own code, from the SDK's client inwards, over a pretended tab of the simulated workspace: what main.tsx and
 * panel.tsx put together, without React.
 */
import { formUnreadable } from '../src/app/guardSave.ts';
import { readAhead } from '../src/app/readAhead.ts';
import { openSession, type Session } from '../src/app/session.ts';
import type { SessionPorts } from '../src/app/sessionPorts.ts';
import { billingSourceFrom } from '../src/billing/source.ts';
import { formatFor } from '../src/ui/format.ts';
import { say } from '../src/ui/wording.ts';
import { approversOver } from '../src/zendesk/approvers.ts';
import { caseLogOver } from '../src/zendesk/caseLog.ts';
import { hostOver } from '../src/zendesk/client.ts';
import { draftStoreIn } from '../src/zendesk/draftStore.ts';
import { proxiedGet } from '../src/zendesk/proxied.ts';
import { guardSaves } from '../src/zendesk/saveGuard.ts';
import { settingsFrom } from '../src/zendesk/settings.ts';
import { ticketFormOver } from '../src/zendesk/ticketForm.ts';
import { usersOver } from '../src/zendesk/users.ts';
import { readViewer } from '../src/zendesk/viewer.ts';
import type { ZafClient } from '../src/zendesk/zaf.ts';

/** The message of the guard while the panel is not there. */
export const NOT_READY = 'The playbook is still loading.';

/** A browser tab's session storage, which outlives a reload of the iframe. */
export function memoryStorage(): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    clear: () => {
      held.clear();
    },
    getItem: (key) => held.get(key) ?? null,
    key: (at) => [...held.keys()][at] ?? null,
    removeItem: (key) => void held.delete(key),
    setItem: (key, value) => void held.set(key, value),
  };
}

export interface Opened {
  /** Gives none where Zendesk does not say who is signed in; the guard goes by the tags and notes then. */
  readonly session: Promise<Session | null>;
}

export interface Surroundings {
  readonly storage: () => Storage;
  /** The browser's clock. */
  readonly now: () => number;
}

/** Loads the app into the tab's iframe as it is now: the guard stands at once, the session follows. */
export function openApp(tab: { readonly client: ZafClient }, { storage, now }: Surroundings): Opened {
  const { client } = tab;
  const guard = guardSaves(client, NOT_READY);

  async function open(): Promise<Session | null> {
    const host = hostOver(client);
    const [{ settings: given, installationId }, { location }] = await Promise.all([
      client.metadata(),
      client.context(),
    ]);
    const settings = settingsFrom(given ?? {});
    const billing = billingSourceFrom(settings, { get: proxiedGet(host), userOf: usersOver(host), now });
    const ahead = readAhead(ticketFormOver(host, location === 'new_ticket_sidebar'), billing, now);
    const viewer = await readViewer(host);
    if (!viewer.ok) {
      guard.giveUp();
      return null;
    }
    const wording = formatFor({ locale: 'en-US', timeZone: viewer.value.timeZone }, say);
    const ports: SessionPorts = {
      form: ahead.form,
      log: caseLogOver(host),
      billing,
      drafts: draftStoreIn(storage, installationId),
      approvers: approversOver(host),
      settings,
      viewer: viewer.value,
      wording,
      viewerWording: wording,
      customerWordings: [{ language: 'en', wording }],
      closureSentences: [[say('text.T5.signUp'), say('text.T5.noData')]],
      now,
    };
    const session = openSession(ports, ahead.billing);
    guard.attach({
      judge: session.judgeSave,
      inDoubt: () => formUnreadable(session.ports, session.store),
    });
    return session;
  }
  return { session: open() };
}
