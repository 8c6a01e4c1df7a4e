import { expect } from 'vitest';
import type {
  BillingAct,
  Knobs,
  MacroView,
  Mail,
  RecordedRequest,
  TicketView,
  ViewOfTickets,
} from '../simulator/contract.ts';
import type { Json } from '../simulator/json.ts';
import { startWorkspace } from '../simulator/server/workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';
import { theBrowser } from './browser.ts';
import { Tab } from './tab.ts';

/** People of the simulated workspace. */
export const ANA = 101;
export const BEN = 102;
export const REGGIE = 103;
export const ADA = 104;
export const ROSA = 105;

/** The ticket that every scenario is about, and the unrelated one beside it. */
export const TICKET = 4711;
export const UNRELATED = 4801;

/** The keys of the simulated account, which only its server may know. */
export const SECRETS = ['rk_test_simulated_read_only', 'sim_billing_token_read_only'] as const;

/** What came of a bulk edit. */
export interface Bulk {
  readonly saved: readonly number[];
  readonly refused: readonly { readonly id: number; readonly why: string }[];
}

type Server = Awaited<ReturnType<typeof startWorkspace>>;
let server: Server | null = null;

/** The worker's server: kept, so that the browser knows the scripts from the story before. */
async function theServer(): Promise<Server> {
  server ??= await startWorkspace({
    port: 0,
    appPort: 0,
    packageDir: 'dist',
    hostDir: 'build/workspace',
    sdkDir: 'build/workspace-sdk',
    quiet: true,
  });
  return server;
}

export async function closeServer(): Promise<void> {
  await server?.close();
  server = null;
}

/** A workspace of one story: its own scenario, as many agents as the story has. */
export class Workspace {
  readonly #server: Server;
  readonly #tabs: Tab[] = [];
  #hadOutage = false;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async with(scenario: ScenarioId): Promise<Workspace> {
    const workspace = new Workspace(await theServer());
    await workspace.#ask('POST', '/workspace/reset', { scenario });
    return workspace;
  }

  async signsIn(as: number, ticket = TICKET, scheme: 'light' | 'dark' = 'light'): Promise<Tab> {
    return this.#opens(`as=${as}&ticket=${ticket}&scheme=${scheme}`);
  }

  /** A ticket that is being created. */
  async beginsTicket(as: number): Promise<Tab> {
    return this.#opens(`as=${as}&ticket=new`);
  }

  /** In a browser where the app's panel is closed from the start. */
  async signsInWithoutApp(as: number, ticket = TICKET): Promise<Tab> {
    return this.#opens(`as=${as}&ticket=${ticket}&app=off`);
  }

  async #opens(address: string): Promise<Tab> {
    const page = await (await theBrowser()).newPage();
    const tab = new Tab(page);
    this.#tabs.push(tab);
    await page.goto(`${this.#server.url}/?${address}`);
    return tab;
  }

  /** Any address of the workspace's server, and its answer, whatever it is. */
  async #answer(
    method: string,
    path: string,
    body: unknown,
    as: number,
  ): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(this.#server.url + path, {
      method,
      headers: { 'Content-Type': 'application/json', 'X-Signed-In-As': String(as) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  }

  async #ask<T>(method: string, path: string, body?: unknown, as = ANA): Promise<T> {
    const { status, text } = await this.#answer(method, path, body, as);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text}`);
    return JSON.parse(text) as T;
  }

  /** What somebody's script asks of Zendesk's REST. */
  async rest(
    method: string,
    path: string,
    body?: unknown,
    asUser = ANA,
  ): Promise<{ readonly status: number; readonly body: Json | null }> {
    const { status, text } = await this.#answer(method, path, body, asUser);
    return { status, body: text === '' ? null : (JSON.parse(text) as Json) };
  }

  /** Solves tickets from a view, where no app is asked. */
  async bulkSolve(tickets: readonly number[], as = ANA): Promise<Bulk> {
    return this.#ask('PUT', '/workspace/bulk', { tickets, status: 'solved' }, as);
  }

  /** Applies a macro to tickets from a view, where no app is asked. */
  async bulkMacro(tickets: readonly number[], title: string, as = ANA): Promise<Bulk> {
    const macros = await this.#ask<readonly MacroView[]>('GET', '/workspace/macros');
    const macro = macros.find((one) => one.title === title);
    if (macro === undefined)
      throw new Error(`No macro is called ${title}, only: ${macros.map((one) => one.title).join(', ')}`);
    return this.#ask('PUT', '/workspace/bulk', { tickets, macro: macro.id }, as);
  }

  /** The tickets of a view, in its order. */
  async view(title: string, as = REGGIE): Promise<ViewOfTickets['tickets']> {
    const views = await this.#ask<readonly ViewOfTickets[]>('GET', '/workspace/views', undefined, as);
    const view = views.find((one) => one.title === title && one.active);
    if (view === undefined)
      throw new Error(`No view is called ${title}, only: ${views.map((one) => one.title).join(', ')}`);
    return view.tickets;
  }

  /** What the workspace would have sent by e-mail, newest first. */
  async mails(): Promise<readonly Mail[]> {
    return this.#ask('GET', '/workspace/mails');
  }

  /** One hourly run of the account's automations: which one changed which ticket. */
  async runAutomations(): Promise<readonly { readonly automation: string; readonly ticket: number }[]> {
    const { fired } = await this.#ask<{ fired: { automation: string; ticket: number }[] }>(
      'POST',
      '/workspace/automations',
    );
    return fired;
  }

  /** Merges a ticket into another one, as an agent does. */
  async merge(id: number, into: number, as = ANA): Promise<void> {
    await this.#ask('POST', `/workspace/tickets/${id}/merge`, { into }, as);
  }

  /** What is done in Stripe itself. Several acts happen one after the other. */
  async billing(...acts: readonly BillingAct[]): Promise<void> {
    for (const act of acts) await this.#ask('POST', '/workspace/billing/act', act);
  }

  async #invoices(
    status: string,
    ticket: number,
  ): Promise<readonly { readonly id: string; readonly number: string }[]> {
    const { invoices } = await this.#ask<{
      invoices: { id: string; number: string; status: string; created: number }[];
    }>('GET', `/workspace/billing/${ticket}`);
    return invoices.filter((invoice) => invoice.status === status).sort((a, b) => b.created - a.created);
  }

  /** The customer's past-due invoices in Stripe, newest first. */
  async owed(ticket = TICKET): ReturnType<Workspace['paid']> {
    return this.#invoices('open', ticket);
  }

  /** The customer's paid invoices in Stripe, newest first. */
  async paid(ticket = TICKET): Promise<readonly { readonly id: string; readonly number: string }[]> {
    return this.#invoices('paid', ticket);
  }

  async customer(ticket = TICKET): Promise<string> {
    const { customers } = await this.#ask<{ customers: { id: string }[] }>('GET', `/workspace/billing/${ticket}`);
    return customers[0]?.id ?? '';
  }

  async knobs(change: Partial<Knobs>): Promise<void> {
    this.#hadOutage ||=
      'billing' in change ||
      'zendeskRest' in change ||
      'sdkScript' in change ||
      'faults' in change ||
      'billingFault' in change;
    await this.#ask('PUT', '/workspace/knobs', change);
  }

  /** The app's settings, as an admin changes them; a page reads them when it is loaded. */
  async settings(change: Readonly<Record<string, string | boolean>>): Promise<void> {
    await this.#ask('PUT', '/workspace/settings', change);
  }

  /** What another system writes to a user: fields, external id. */
  async user(id: number, change: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#ask('PUT', `/workspace/users/${id}`, change);
  }

  /** What a business rule does to the ticket, in whoever's name. */
  async ruleUpdates(ticket: Readonly<Record<string, unknown>>, by?: number, id = TICKET): Promise<void> {
    await this.#ask('POST', `/workspace/tickets/${id}/rule`, { ticket, ...(by === undefined ? {} : { by }) });
  }

  /** The customer writes on a closed ticket; gives the number of the ticket that follows it up. */
  async followUp(body: string, id = TICKET): Promise<number> {
    return (await this.#ask<TicketView>('POST', `/workspace/tickets/${id}/follow-up`, { body })).id;
  }

  /** Redacts text of a comment, as every agent with that right may. */
  async redacts(comment: number, text: string, id = TICKET): Promise<void> {
    await this.#ask('PUT', `/api/v2/tickets/${id}/comments/${comment}/redact.json`, { text });
  }

  /** The metadata of the ticket's case events, newest first. */
  async records(id = TICKET): Promise<readonly Readonly<Record<string, string>>[]> {
    const { audits } = await this.#ask<{ audits: { metadata?: { custom?: Record<string, string> } }[] }>(
      'GET',
      `/api/v2/tickets/${id}/audits.json?sort_order=desc&page[size]=100`,
    );
    return audits.map(({ metadata }) => metadata?.custom ?? {}).filter((custom) => 'pdp_v' in custom);
  }

  async customerWrites(body: string, ticket = TICKET): Promise<void> {
    await this.#ask('POST', `/workspace/tickets/${ticket}/customer-reply`, { body });
  }

  async ticket(id = TICKET): Promise<TicketView> {
    return this.#ask('GET', `/workspace/tickets/${id}`);
  }

  /** Changes the ticket through Zendesk's own API, as another app or a person in another window would. */
  async updatesTicket(ticket: Readonly<Record<string, unknown>>, id = TICKET, as = BEN): Promise<void> {
    await this.#ask('PUT', `/api/v2/tickets/${id}.json`, { ticket }, as);
  }

  /** The playbook's notes on the ticket, oldest first. */
  async notes(id = TICKET): Promise<readonly string[]> {
    const { conversation } = await this.ticket(id);
    // A flag's note begins with what Reggie has to know; its title is a line below.
    return conversation.filter((one) => !one.public && /^Past-due playbook$/m.test(one.body)).map((one) => one.body);
  }

  /** What the app asked Zendesk and billing since the last call of `forgetRequests`. */
  async requests(): Promise<readonly RecordedRequest[]> {
    return this.#ask('GET', '/workspace/requests');
  }

  async forgetRequests(): Promise<void> {
    await this.#ask('DELETE', '/workspace/requests');
  }

  /** Ends the story; what any tab's console complained of fails it. */
  async close(): Promise<void> {
    // Of an outage the browser itself tells; that is no complaint of the app's.
    const complaints = this.#tabs
      .flatMap((tab) => tab.complaints)
      .filter((text) => !(this.#hadOutage && text.startsWith('Failed to load resource')));
    for (const tab of this.#tabs) await tab.close();
    expect(complaints).toEqual([]);
  }
}
