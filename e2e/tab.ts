import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const PATIENCE = { timeout: 15_000 };

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
    // What is only read out, or folded away, is no sight.
    const wanted = this.panel.getByText(text).and(this.panel.locator(':not(.spoken):visible')).first();
    await this.#patiently(`see ${String(text)}`, async () => {
      // What somebody else did is told every two seconds; nobody waits for that here.
      await wanted.waitFor({ timeout: 300 }).catch(() => this.#hearsNews());
      await wanted.waitFor(PATIENCE);
    });
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

  async #hearsNews(): Promise<void> {
    await this.page.evaluate(async () => {
      await (window as unknown as { workspace?: { hearsNews(): Promise<void> } }).workspace?.hearsNews();
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

  /** Adds words of the agent's own to the note that will be recorded. */
  async addsOwnWords(text: string): Promise<void> {
    await this.presses('Add your own words');
    await this.types('Your own words (optional)', text);
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

  /** An approver's plain yes: two clicks. Where nothing waits for it, it lets the agent go on. */
  async approves(): Promise<void> {
    await this.presses(/^(Approve|Fine, go on)$/);
    await this.presses(/^(Approve|Fine, go on): /);
    await this.sees(/^Recorded: approved/);
  }

  /** Sets a condition for the yes that is chosen: it lies folded below the button. */
  async underCondition(condition: string): Promise<void> {
    const field = this.panel.getByLabel('Condition');
    if (!(await field.isVisible())) await this.panel.getByText('Condition or words (optional)').click(PATIENCE);
    await this.chooses('Condition', condition);
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

  /** Puts the cursor into the composer in front, before these words. */
  async putsCursorBefore(words: string): Promise<void> {
    await this.#selects(words, false);
  }

  /** Marks these words in the composer in front. */
  async marks(words: string): Promise<void> {
    await this.#selects(words, true);
  }

  /** By keyboard, as an agent would. */
  async #selects(words: string, isWhole: boolean): Promise<void> {
    const composer = this.page.locator('textarea').first();
    const text = await composer.inputValue();
    await composer.press('Control+End');
    for (let at = text.length; at > text.indexOf(words); at -= 1) await composer.press('ArrowLeft');
    if (!isWhole) return;
    for (let letters = 0; letters < words.length; letters += 1) await composer.press('Shift+ArrowRight');
  }

  /** Chooses the status and presses Submit; gives what the workspace said. */
  async submitsAs(status: 'Open' | 'Pending' | 'On-hold' | 'Solved'): Promise<Submitted> {
    await this.page.bringToFront();
    await this.page.getByLabel('Submit as').selectOption({ label: status });
    await this.#submits(`Submit as ${status}`);
    const blocked = this.page.locator('[role="alert"][data-kind="blocked"]');
    // A ticket that is being created passes as well, and is then not created: the workspace ends there.
    const saved = this.page.locator('[role="status"]:is([data-kind="saved"], [data-kind="not-created"])');
    await blocked.or(saved).first().waitFor(PATIENCE);
    return (await blocked.count()) > 0 ? { saved: false, message: await blocked.innerText() } : { saved: true };
  }

  /** Presses the button and waits in the page for the answer; asked from here each time, it took half as long again. */
  async #submits(name: string): Promise<void> {
    const answered = await this.page.getByRole('button', { name }).evaluate(async (button, patience) => {
      const { hookLog } = (window as unknown as { workspace: { hookLog: unknown[] } }).workspace;
      const before = hookLog.length;
      (button as HTMLButtonElement).click();
      const until = performance.now() + patience;
      while (hookLog.length === before && performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return hookLog.length > before;
    }, PATIENCE.timeout);
    expect(answered, 'the workspace has heard of the submit').toBe(true);
  }

  /** Closes the panel: no app runs in this browser tab any more. */
  async closePanel(): Promise<void> {
    await this.#switchApp('on');
  }

  async openPanel(): Promise<void> {
    await this.#switchApp('off');
  }

  async #switchApp(from: 'on' | 'off'): Promise<void> {
    await this.page.bringToFront();
    // Chromium now and then drops a click beside a frame that is just being resized.
    await this.page.getByRole('switch', { name: `App ${from}` }).dispatchEvent('click', {}, PATIENCE);
    // Until the page has drawn it, the app may still be asked.
    await this.page.getByRole('switch', { name: `App ${from === 'on' ? 'off' : 'on'}` }).waitFor(PATIENCE);
  }

  /** Edits the open form; Submit saves it. */
  async applyMacro(title: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.getByRole('button', { name: 'Apply macro' }).click(PATIENCE);
    await this.page
      .getByRole('list', { name: 'Macros' })
      .getByRole('button', { name: title, exact: true })
      .click(PATIENCE);
  }

  async opensTicket(id: number): Promise<void> {
    await this.page.bringToFront();
    await this.page.getByRole('navigation').getByText(`#${id}`).dispatchEvent('click');
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

  /** Waits until the panel itself judges saves; before that, only the ticket's tags and notes are looked at. */
  async judges(): Promise<void> {
    await this.guardIsUp();
    const frame = await this.panelFrame();
    await expect
      .poll(() => frame.evaluate(() => performance.getEntriesByName('save-judge').length), PATIENCE)
      .toBeGreaterThan(0);
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
    const panel = this.page.locator('iframe[data-active]');
    await panel.evaluate((frame) => {
      for (let at: Element | null = frame; at !== null; at = at.parentElement) at.scrollTop = 0;
    });
    const { y, height } = (await panel.boundingBox()) ?? { y: 0, height: 0 };
    // What lies outside of the window is not painted; to change it costs as much as the picture.
    const needed = Math.ceil(y + height) + 20;
    const { width, height: now } = this.page.viewportSize() ?? { width: 1440, height: 0 };
    if (now < needed) await this.page.setViewportSize({ width, height: needed });
    await panel.screenshot({ path: file });
  }

  /** The document of the panel in front, for what only runs inside of it. */
  async panelFrame(): Promise<Frame> {
    const frame = await (await this.page.locator('iframe[data-active]').elementHandle()).contentFrame();
    if (frame == null) throw new Error('No panel is open');
    return frame;
  }

  /** Switches Zendesk to its dark scheme; the panel follows. */
  async turnsDark(): Promise<void> {
    await this.page.getByRole('button', { name: 'Dark' }).dispatchEvent('click');
    await this.panel.locator(':root[data-scheme="dark"]').waitFor(PATIENCE);
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
