import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { browserArguments } from '../scripts/browser-arguments.ts';
import { findOrInstallBrowser } from '../scripts/find-browser.ts';
import type { BillingAct, Knobs, RecordedRequest, TicketView } from '../simulator/contract.ts';
import { startWorkspace } from '../simulator/server/workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

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

const PATIENCE = { timeout: 15_000 };

let browser: BrowserContext | null = null;
let profile = '';

/** Some builds of Chromium (Debian's) and every private window keep storage from frames of another site; agents' do not. */
const PREFERENCES = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };

/** One browser for a whole file of stories, with the profile of an ordinary window. */
async function theBrowser(): Promise<BrowserContext> {
  if (browser === null) {
    profile = mkdtempSync(join(tmpdir(), 'past-due-'));
    mkdirSync(join(profile, 'Default'));
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: findOrInstallBrowser(),
      args: [...browserArguments],
      viewport: { width: 1440, height: 1000 },
    });
  }
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = null;
  rmSync(profile, { recursive: true, force: true });
}

/** What came of a Submit. */
export type Submitted = { readonly saved: true } | { readonly saved: false; readonly message: string };

/** One agent's browser tab, in the agent's verbs. */
export class Tab {
  readonly page: Page;
  readonly complaints: string[] = [];
  readonly #said: string[] = [];
  readonly #sent: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('request', (request) => this.#sent.push(`${request.url()} ${request.postData() ?? ''}`));
    page.on('console', (message) => {
      this.#said.push(message.text());
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  /** The panel of the ticket in front. */
  get panel(): FrameLocator {
    return this.page.frameLocator('iframe[data-active]');
  }

  button(name: string | RegExp): Locator {
    return this.panel.getByRole('button', { name });
  }

  /** Waits until the panel says this. */
  async sees(text: string | RegExp): Promise<void> {
    await this.#patiently(`see ${String(text)}`, () => this.panel.getByText(text).first().waitFor(PATIENCE));
  }

  async presses(name: string | RegExp): Promise<void> {
    await this.#patiently(`press ${String(name)}`, () => this.button(name).first().click(PATIENCE));
  }

  /**
   * Acts in the tab in front: Chromium drops clicks into frames of a tab behind. A wait in vain tells what the panel showed
   * instead.
   */
  async #patiently(what: string, act: () => Promise<void>): Promise<void> {
    await this.page.bringToFront();
    await act().catch(async (error: unknown) => {
      const shown = await this.panel
        .locator('body')
        .innerText({ timeout: 1000 })
        .catch(() => 'no panel');
      throw new Error(`Could not ${what}. The panel shows:\n${shown}`, { cause: error });
    });
  }

  /** Presses at once, without waiting for the button to be at rest. */
  async pressesAtOnce(name: string | RegExp): Promise<void> {
    await this.button(name).first().dispatchEvent('click');
  }

  async answers(...answers: readonly (string | RegExp)[]): Promise<void> {
    for (const answer of answers) await this.presses(answer);
  }

  async types(label: string | RegExp, text: string): Promise<void> {
    await this.panel.getByLabel(label).fill(text, PATIENCE);
  }

  async chooses(label: string | RegExp, option: string): Promise<void> {
    await this.page.bringToFront();
    await this.panel.getByLabel(label).selectOption(option, PATIENCE);
  }

  async ticks(label: string | RegExp): Promise<void> {
    await this.page.bringToFront();
    // Garden hides the box itself behind its label.
    await this.panel.locator('label').filter({ hasText: label }).click(PATIENCE);
  }

  /** Fills in an exception: kind, invoices refunded (by number), amount, plan and reason. */
  async asksException(asked: {
    readonly kind: string;
    readonly refunded?: readonly string[];
    readonly amount?: string;
    readonly plan?: string;
    readonly account?: 'stays-open' | 'closes';
    readonly why: string;
  }): Promise<void> {
    await this.chooses('What kind?', asked.kind);
    for (const number of asked.refunded ?? []) await this.ticks(new RegExp(`^${number} `));
    if (asked.amount !== undefined) await this.types(/Amount to give back/, asked.amount);
    if (asked.plan !== undefined) await this.chooses('What happens to the invoices?', asked.plan);
    if (asked.account !== undefined) await this.chooses('What happens to the account?', asked.account);
    await this.types('Why? (Reggie reads this)', asked.why);
  }

  /** An approver's plain yes: two clicks. */
  async approves(): Promise<void> {
    await this.presses('Approve');
    await this.presses(/^Approve: /);
    await this.sees(/^Recorded: approved/);
  }

  async declines(why: string): Promise<void> {
    await this.presses('Decline');
    await this.types('Why not? (required)', why);
    await this.presses(/^Decline: /);
    await this.sees(/^Recorded: declined/);
  }

  async asks(question: string): Promise<void> {
    await this.presses('Ask');
    await this.types('Your question (required)', question);
    await this.presses('Send the question');
    await this.sees(/^Recorded: your question/);
  }

  /** Presses the record button and waits until the ticket has it. */
  async records(name: string | RegExp = /^Record/): Promise<void> {
    await this.presses(name);
    await this.sees(/^Recorded/);
  }

  async writesReply(text: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.getByRole('tab', { name: 'Public reply' }).click();
    await this.page.getByLabel('Public reply', { exact: true }).and(this.page.locator('textarea')).fill(text);
  }

  async writesInternalNote(text: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.getByRole('tab', { name: 'Internal note' }).click();
    await this.page.getByLabel('Internal note', { exact: true }).and(this.page.locator('textarea')).fill(text);
  }

  async reply(): Promise<string> {
    return this.page.locator('textarea').first().inputValue();
  }

  /** Chooses the status and presses Submit; gives what the workspace said. */
  async submitsAs(status: 'Open' | 'Pending' | 'On-hold' | 'Solved'): Promise<Submitted> {
    await this.page.bringToFront();
    await this.page.getByLabel('Submit as').selectOption({ label: status });
    const before = await this.#hookCount();
    await this.page.getByRole('button', { name: `Submit as ${status}` }).click();
    await expect.poll(() => this.#hookCount(), PATIENCE).toBeGreaterThan(before);
    const blocked = this.page.locator('[role="alert"][data-kind="blocked"]');
    const saved = this.page.locator('[role="status"][data-kind="saved"]');
    await blocked.or(saved).first().waitFor(PATIENCE);
    return (await blocked.count()) > 0 ? { saved: false, message: await blocked.innerText() } : { saved: true };
  }

  async #hookCount(): Promise<number> {
    return this.page.evaluate(
      () => (window as unknown as { workspace: { hookLog: unknown[] } }).workspace.hookLog.length,
    );
  }

  async opensTicket(id: number): Promise<void> {
    await this.page.bringToFront();
    await this.page.getByRole('navigation').getByText(`#${id}`).click();
  }

  async reloadsPage(): Promise<void> {
    await this.page.reload();
  }

  /** Waits until the panel has read what it reads, so that what comes after is counted alone. */
  async isReady(): Promise<void> {
    await this.page.bringToFront();
    await this.button('Refresh').first().waitFor(PATIENCE);
    await this.panel
      .locator('[aria-busy="true"]')
      .first()
      .waitFor({ state: 'detached', ...PATIENCE });
  }

  /** Comes back from another browser tab, after longer than a glance. */
  async comesBack(): Promise<void> {
    await this.page.waitForTimeout(5100);
    await this.panel.locator('body').evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  }

  /** Whatever the app's frame holds: its page, its storage, what it asked for, what the console said. */
  async everythingItHolds(): Promise<string> {
    const inFrame = await this.panel.locator('body').evaluate(() => {
      const stores = [localStorage, sessionStorage].map((store) => JSON.stringify(Object.entries(store)));
      const asked = performance.getEntriesByType('resource').map(({ name }) => name);
      return [document.documentElement.outerHTML, ...stores, ...asked].join('\n');
    });
    return [inFrame, ...this.#sent, ...this.#said].join('\n');
  }

  /** Waits until the workspace knows that the app listens to saves. */
  async guardIsUp(): Promise<void> {
    await expect.poll(() => this.#hooked(), PATIENCE).toBe(true);
  }

  async #hooked(): Promise<boolean> {
    return this.page.evaluate(() => (window as unknown as { workspace: { guards(): boolean } }).workspace.guards());
  }

  /** The longest that the app took to answer a save, in milliseconds. */
  async slowestAnswer(): Promise<number> {
    return this.page.evaluate(() =>
      Math.max(
        ...(window as unknown as { workspace: { hookLog: { ms: number }[] } }).workspace.hookLog.map((one) => one.ms),
      ),
    );
  }

  /** What the keyboard's focus is on, in the panel. */
  async focused(): Promise<string> {
    return this.panel.locator('body').evaluate(() => document.activeElement?.textContent ?? '');
  }

  async frameHeight(): Promise<number> {
    return Math.round((await this.page.locator('iframe[data-active]').boundingBox())?.height ?? 0);
  }

  async contentHeight(): Promise<number> {
    return this.panel.locator('#root').evaluate((root) => Math.ceil(root.getBoundingClientRect().height));
  }

  async looks(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }

  /** The panel alone, at its whole height. */
  async looksAtPanel(file: string): Promise<void> {
    // High enough for the longest panel: what lies outside of the window is not painted.
    await this.page.setViewportSize({ width: 1440, height: 6000 });
    await this.page.locator('iframe[data-active]').screenshot({ path: file });
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

/** A workspace of one story: its own server, its own scenario, as many agents as the story has. */
export class Workspace {
  readonly #server: Awaited<ReturnType<typeof startWorkspace>>;
  readonly #tabs: Tab[] = [];
  #hadOutage = false;

  private constructor(server: Awaited<ReturnType<typeof startWorkspace>>) {
    this.#server = server;
  }

  static async with(scenario: ScenarioId): Promise<Workspace> {
    const server = await startWorkspace({
      port: 0,
      appPort: 0,
      packageDir: 'dist',
      hostDir: 'build/workspace',
      sdkDir: 'build/workspace-sdk',
      scenario,
      quiet: true,
    });
    return new Workspace(server);
  }

  async signsIn(as: number, ticket = TICKET, scheme: 'light' | 'dark' = 'light'): Promise<Tab> {
    const page = await (await theBrowser()).newPage();
    const tab = new Tab(page);
    this.#tabs.push(tab);
    await page.goto(`${this.#server.url}/?as=${as}&ticket=${ticket}&scheme=${scheme}`);
    return tab;
  }

  async #ask<T>(method: string, path: string, body?: unknown, as = ANA): Promise<T> {
    const response = await fetch(this.#server.url + path, {
      method,
      headers: { 'Content-Type': 'application/json', 'X-Signed-In-As': String(as) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
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
      'billing' in change || 'zendeskRest' in change || 'sdkScript' in change || 'billingFault' in change;
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
    return conversation.filter((one) => !one.public && one.body.startsWith('Past-due playbook')).map((one) => one.body);
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
    await this.#server.close();
    expect(complaints).toEqual([]);
  }
}
