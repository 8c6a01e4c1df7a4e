/** The real app in a tab, put together as `main.tsx` and `panel.tsx` do it, without what draws it. */
import { formUnreadable } from '../../src/app/guardSave.ts';
import { openSession, type Session } from '../../src/app/session.ts';
import type { SessionPorts } from '../../src/app/sessionPorts.ts';
import { openTicket } from '../../src/opening.ts';
import { formatFor } from '../../src/ui/format.ts';
import { say } from '../../src/ui/wording.ts';
import { approversOver } from '../../src/zendesk/approvers.ts';
import { caseLogOver } from '../../src/zendesk/caseLog.ts';
import { draftStoreIn } from '../../src/zendesk/draftStore.ts';
import { guardSaves } from '../../src/zendesk/saveGuard.ts';
import { CLOSURE } from './closure.ts';
import type { Tab } from './tab.ts';

export const NOT_READY = 'The panel is not there yet.';

const IN_NEW_YORK = formatFor({ locale: 'en-US', timeZone: 'America/New_York' }, say);

/** Loads the app into the tab's iframe. Null where it could not be opened; then only the guard stands. */
export async function openPanel(tab: Tab): Promise<Session | null> {
  const client = tab.client();
  const storage = tab.sessionStorage();
  const guard = guardSaves(client, NOT_READY);
  try {
    const { host, viewer, settings, ahead, billing, installationId, now } = await openTicket(client);
    const ports: SessionPorts = {
      form: ahead.form,
      log: caseLogOver(host),
      billing,
      drafts: draftStoreIn(() => storage, installationId),
      approvers: approversOver(host),
      settings,
      viewer,
      wording: IN_NEW_YORK,
      viewerWording: IN_NEW_YORK,
      customerWordings: [{ language: 'en', wording: IN_NEW_YORK }],
      closureSentences: [CLOSURE],
      now,
    };
    const session = openSession(ports, ahead.billing);
    guard.attach({ judge: session.judgeSave, inDoubt: () => formUnreadable(session.ports, session.store) });
    return session;
  } catch {
    guard.giveUp();
    return null;
  }
}
