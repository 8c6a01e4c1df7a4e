import { checkStripe } from './billing/stripeCheck.ts';
import type { Session } from './app/session.ts';
import type { SaveProbe } from './app/saveProbe.ts';
import { choiceOf } from './app/billingNow.ts';
import { unknownRead } from './domain/invoice.ts';
import { CleanUp } from './ui/tools/CleanUp.tsx';
import { NotMailed } from './ui/tools/NotMailed.tsx';
import { Report } from './ui/tools/Report.tsx';
import { Setup } from './ui/tools/Setup.tsx';
import type { SetupParts } from './ui/tools/setupParts.ts';
import type { Tools } from './ui/tools/tools.ts';
import { speakTools, tt } from './ui/tools/toolWords.ts';
import type { ReportParts } from './ui/tools/useReport.ts';
import type { Say } from './ui/wording.ts';
import { ticketsOver } from './zendesk/caseSearch.ts';
import type { Host } from './zendesk/client.ts';
import { proxiedGet, proxiedPost } from './zendesk/proxied.ts';
import type { SdkInUse } from './zendesk/sdk.ts';
import { accountOver } from './zendesk/setup/account.ts';
import { probeTicketOver } from './zendesk/setup/probeTicket.ts';

/** What the panel hands on to its tools. */
export interface ToolParts {
  readonly host: Host;
  readonly sdk: SdkInUse;
  readonly session: Session;
  readonly saveProbe: SaveProbe;
  /** The viewer's words for the tools. */
  readonly words: Say;
}

function setupPartsFrom({ host, sdk, session, saveProbe }: Omit<ToolParts, 'words'>): SetupParts {
  const { ports, getState } = session;
  const { settings, viewer, billing, now } = ports;
  return {
    account: accountOver(host),
    settings,
    checkKey: () => checkStripe(proxiedGet(host), proxiedPost(host)),
    readNow: () => {
      const { ticket } = getState();
      if (ticket === null) return Promise.resolve(unknownRead('down', now()));
      const choice = choiceOf(getState());
      return billing.read({ who: ticket.requester, choice, scope: 'open', withRefunds: false, isFresh: true });
    },
    requester: () => getState().ticket?.requester.name ?? '',
    sdk,
    probeTicket: probeTicketOver(host, viewer, { begun: tt('setup.probe.note'), ended: tt('setup.probe.noteEnd') }),
    saveProbe,
    now,
  };
}

function reportPartsFrom({ host, session }: Pick<ToolParts, 'host' | 'session'>): ReportParts {
  return {
    ...session.ports,
    openTickets: ticketsOver(host),
    goTo: (ticketId) => void host.invoke('routeTo', 'ticket', ticketId),
  };
}

/** Puts the admin's and the approver's tools together; loaded on request (panel.tsx). */
export function createTools({ words, ...parts }: ToolParts): Tools {
  speakTools(words);
  const setup = setupPartsFrom(parts);
  const report = reportPartsFrom(parts);
  return {
    Setup: () => <Setup parts={setup} />,
    Report: () => <Report parts={report} />,
    NotMailed: () => <NotMailed parts={setup} />,
    CleanUp: () => <CleanUp parts={setup} />,
  };
}
