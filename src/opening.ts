import { languageFor, type Language } from './app/languages.ts';
import type { AppSettings, BillingSource, Viewer } from './app/ports.ts';
import { mayHaveCase, readAhead, type Ahead } from './app/readAhead.ts';
import type { Trace } from './app/trace.ts';
import { tracedBilling } from './app/traced.ts';
import { billingSourceFrom } from './billing/source.ts';
import { caseInvoices, countOf } from './domain/invoice.ts';
import { formatFor } from './ui/format.ts';
import { headlineOf, totalOf } from './ui/headline.ts';
import { startWords } from './ui/startWords.ts';
import { sayFrom } from './ui/wording.ts';
import { hostOver, type Host } from './zendesk/client.ts';
import { proxiedGet } from './zendesk/proxied.ts';
import { settingsFrom } from './zendesk/settings.ts';
import { ticketFormOver } from './zendesk/ticketForm.ts';
import { usersOver } from './zendesk/users.ts';
import { readViewer } from './zendesk/viewer.ts';
import type { ZafClient } from './zendesk/zaf.ts';

/*
 * The first thing after the save guard: it asks ticket and billing while React, Garden and the panel are still on their way,
 * and puts the count into the page's skeleton. So it loads neither of them.
 */

/** What is known before the panel is there. */
export interface Opening {
  readonly host: Host;
  readonly viewer: Viewer;
  readonly settings: AppSettings;
  readonly installationId: string | number | undefined;
  readonly billing: BillingSource;
  readonly ahead: Ahead;
  readonly language: Language;
  readonly now: () => number;
  readonly trace: Trace;
  /** For the report to the admin: the version that Zendesk has installed, and where it shows the panel. */
  readonly installed: { readonly version: string; readonly location: string };
}

/** Begins to read the ticket that the client shows. Rejects where Zendesk does not say who is signed in. */
export async function openTicket(client: ZafClient, trace: Trace): Promise<Opening> {
  const host = hostOver(client, trace.note);
  // These two came with the client and cost no message; so billing is three answers away: the ticket, the customer, the list.
  const [{ settings: given, installationId, version }, { location }] = await Promise.all([
    client.metadata(),
    client.context(),
  ]);
  const settings = settingsFrom(given ?? {});
  const now = (): number => Date.now();
  const source = billingSourceFrom(settings, { get: proxiedGet(host), userOf: usersOver(host), now });
  const billing = tracedBilling(source, trace.note);
  const ahead = readAhead(ticketFormOver(host, location === 'new_ticket_sidebar'), billing, now);
  const viewer = await readViewer(host);
  if (!viewer.ok) throw new Error(viewer.error.detail);
  const language = languageFor(viewer.value.locale);
  document.documentElement.lang = language;
  const installed = { version: String(version), location: String(location) };
  return { host, viewer: viewer.value, settings, installationId, billing, ahead, language, now, trace, installed };
}

/**
 * Writes the count into the skeleton of iframe.html, where the panel will show the same. Only of a ticket without a case and
 * with something past due: everything else needs the panel to be told rightly.
 */
export async function showCount({ viewer, ahead, language }: Opening, skeleton: ParentNode): Promise<void> {
  const ticket = await ahead.ticket;
  if (!ticket.ok || mayHaveCase(ticket.value)) return;
  const billing = await ahead.billing;
  if (billing === null) return;
  const pastDue = caseInvoices(billing.read, ticket.value.createdAt ?? Infinity);
  if ((countOf(pastDue) ?? 0) === 0) return;
  const format = formatFor(viewer, sayFrom({ start: startWords(language) }, language));
  const heading = skeleton.querySelector('h2');
  const total = skeleton.querySelector('.total');
  if (heading === null || total === null) return;
  heading.textContent = headlineOf(pastDue, format);
  total.textContent = totalOf(pastDue, format);
}
